"""One Linux system service over D-Bus: calls that return at once, and its signals. With jeepney."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from importlib import import_module
from typing import Any

from juicedesk.domain.errors import DiscoveryError

_LOG = logging.getLogger(__name__)
_BUS = "org.freedesktop.DBus"
_TIMEOUT_S = 2.0
_JOIN_S = 1.0

Values = tuple[Any, ...]
OnReply = Callable[[Values], None]
OnSignal = Callable[[str, str, Values], None]
"""Object path, name and values of a signal."""


class SystemService:
    """Replies and signals come from its own thread. Raises DiscoveryError where the service is not there.

    jeepney comes with the keyring on Linux; elsewhere there is no system bus to import it for.
    """

    def __init__(self, name: str, on_signal: OnSignal, on_owner: Callable[[bool], None]) -> None:
        """`on_owner` is told when the service ends (False) and when it is there again (True)."""
        self._name = name
        self._on_signal = on_signal
        self._on_owner = on_owner
        self._replies: dict[int, OnReply] = {}
        try:
            self._jeepney, self._io = import_module("jeepney"), import_module("jeepney.io.threading")
            self._connection = self._io.open_dbus_connection(bus="SYSTEM", auth_timeout=_TIMEOUT_S)
        except Exception as exc:
            raise DiscoveryError(f"no system bus: {type(exc).__name__}") from exc
        try:
            self._introduce()
        except BaseException:
            self._connection.close()
            raise
        self._thread = threading.Thread(target=self._run, name=f"bus-{name}", daemon=True)

    def start(self) -> None:
        """Hand out replies and signals from now on."""
        self._thread.start()

    def call(
        self, path: str, interface: str, member: str, signature: str, values: Values, on_reply: OnReply
    ) -> None:
        """Ask and return at once; nothing comes of a call that the service refuses. From any thread."""
        address = self._jeepney.DBusAddress(path, bus_name=self._name, interface=f"{self._name}.{interface}")
        message = self._jeepney.new_method_call(address, member, signature or None, values)
        serial = next(self._connection.outgoing_serial)
        self._replies[serial] = on_reply
        try:
            self._connection.send(message, serial=serial)
        except OSError as exc:
            self._replies.pop(serial, None)
            _LOG.info("%s cannot be asked: %s", self._name, type(exc).__name__)

    def close(self) -> None:
        """Leave the bus, which ends all that was asked for; within 1 s."""
        self._connection.close()
        if self._thread.ident is not None:
            self._thread.join(_JOIN_S)

    def _introduce(self) -> None:
        """Ask for the service's signals, and have it started where the system does that."""
        of_service = f"type='signal',sender='{self._name}'"
        of_its_owner = f"type='signal',sender='{_BUS}',member='NameOwnerChanged',arg0='{self._name}'"
        asked = (
            ("AddMatch", "s", (of_service,)),
            ("AddMatch", "s", (of_its_owner,)),
            ("StartServiceByName", "su", (self._name, 0)),
            ("GetNameOwner", "s", (self._name,)),
        )
        with self._io.DBusRouter(self._connection) as router:
            answers = [self._ask_bus(router, *question) for question in asked]
        # A service that runs without the system's doing cannot be started, but it is there.
        if answers[-1].header.message_type is self._jeepney.MessageType.error:
            raise DiscoveryError(f"{self._name} is not there: {answers[-1].body}")

    def _ask_bus(self, router: Any, member: str, signature: str, values: Values) -> Any:
        bus = self._jeepney.DBusAddress("/org/freedesktop/DBus", bus_name=_BUS, interface=_BUS)
        message = self._jeepney.new_method_call(bus, member, signature, values)
        try:
            return router.send_and_get_reply(message, timeout=_TIMEOUT_S)
        except Exception as exc:
            raise DiscoveryError(f"{self._name}: {type(exc).__name__}") from exc

    def _run(self) -> None:
        try:
            while True:
                self._take_safely(self._connection.receive())
        except self._io.ReceiveStopped:
            return
        except (OSError, ValueError) as exc:
            _LOG.warning("the system bus is gone: %s", type(exc).__name__)
            self._on_owner(False)

    def _take_safely(self, message: Any) -> None:
        try:
            self._take(message)
        except Exception:
            # A bug must not end the thread: what comes next may well be understood.
            _LOG.exception("a word of %s was not understood", self._name)

    def _take(self, message: Any) -> None:
        kind, fields = message.header.message_type, message.header.fields
        known, types = self._jeepney.HeaderFields, self._jeepney.MessageType
        if kind is types.signal and fields.get(known.interface) == _BUS:
            self._on_owner(bool(message.body[2]))
        elif kind is types.signal:
            self._on_signal(fields[known.path], fields[known.member], message.body)
        elif kind in (types.method_return, types.error):
            on_reply = self._replies.pop(fields.get(known.reply_serial, 0), None)
            if on_reply is not None and kind is types.method_return:
                on_reply(message.body)
