"""Looking through Avahi, where it keeps the mDNS port of a Linux computer to itself. It is only asked.

Facts: Avahi's D-Bus interface (`avahi-daemon` 0.8, org.freedesktop.Avahi.*.xml).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from juicedesk.discovery.announce import BOX_TYPE, SERVER_TYPE
from juicedesk.discovery.announced import Announced, Gone, OnEvent
from juicedesk.discovery.mdns import Problem
from juicedesk.discovery.names import sighting_of
from juicedesk.discovery.system_bus import SystemService, Values

NAME = "org.freedesktop.Avahi"
_EVERY_INTERFACE, _IPV4, _NO_FLAGS = -1, 0, 0
_DOMAIN = ".local."
_MOST_RESOLVED = 400
"""Avahi gives one client a thousand objects at most; the others keep their names and get no address."""

_Place = tuple[int, int]
_Handler = Callable[[str, str, Values], None]
"""Object path, name and values of a signal."""


class Avahi:
    """The same as `Mdns`, by other means. Raises DiscoveryError where there is no Avahi."""

    def __init__(self, on_event: OnEvent) -> None:
        self._on_event = on_event
        self._is_there = True
        self._handlers: dict[str, _Handler] = {}
        self._places: dict[str, set[_Place]] = {}
        self._resolvers: dict[str, str] = {}
        self._service = SystemService(NAME, self._on_signal, self._on_owner)
        self._service.start()
        self._browse()

    @property
    def problem(self) -> Problem | None:
        """What is wrong although the bus could be opened: Avahi has ended."""
        return None if self._is_there else Problem.FAILED

    def look(self, host_names: Sequence[str]) -> None:
        """Ask for the names that one box may have; the answer comes as an event."""
        names = tuple(host_names)
        for name in names:
            values = (_EVERY_INTERFACE, _IPV4, name.rstrip("."), _IPV4, _NO_FLAGS)
            self._watch("HostNameResolverNew", "iisiu", values, self._name_handler(names))

    def follow_interfaces(self) -> None:
        """Avahi does that by itself."""

    def close(self) -> None:
        """Leave Avahi; under 1 s."""
        self._service.close()

    def _browse(self) -> None:
        for service_type in (SERVER_TYPE, BOX_TYPE):
            values = (_EVERY_INTERFACE, _IPV4, service_type.removesuffix(_DOMAIN), "local", _NO_FLAGS)
            self._watch("ServiceBrowserNew", "iissu", values, self._on_item)

    def _watch(self, member: str, signature: str, values: Values, handler: _Handler) -> None:
        """Have an object made whose signals go to `handler`."""

        def made(reply: Values) -> None:
            self._handlers[reply[0]] = handler

        self._service.call("/", "Server", member, signature, values, made)

    def _on_signal(self, path: str, member: str, values: Values) -> None:
        handler = self._handlers.get(path)
        if handler is not None:
            handler(path, member, values)

    def _on_owner(self, is_there: bool) -> None:
        """A new Avahi knows nothing of what the last one was asked."""
        self._is_there = is_there
        gone, self._places = self._places, {}
        self._handlers.clear()
        self._resolvers.clear()
        for key in gone:
            self._on_event(Gone(key))
        if is_there:
            self._browse()

    def _on_item(self, _path: str, member: str, values: Values) -> None:
        if member not in ("ItemNew", "ItemRemove"):
            return
        interface, protocol, label, service_type = values[:4]
        announced, place = Announced(f"{service_type}{_DOMAIN}", label), (interface, protocol)
        if member == "ItemNew":
            self._on_new(announced, place)
        else:
            self._on_removed(announced.key, place)

    def _on_new(self, announced: Announced, place: _Place) -> None:
        places = self._places.setdefault(announced.key, set())
        places.add(place)
        if len(places) > 1:
            return  # it is heard on a second interface, and known from the first
        self._on_event(announced.event)
        if len(self._places) <= _MOST_RESOLVED:
            self._resolve(announced)

    def _resolve(self, announced: Announced) -> None:
        """Avahi tells the address from now on, also when it becomes another one."""
        kind = announced.service_type.removesuffix(_DOMAIN)
        values = (_EVERY_INTERFACE, _IPV4, announced.label, kind, "local", _IPV4, _NO_FLAGS)

        def made(reply: Values) -> None:
            self._handlers[reply[0]] = self._on_resolved
            self._resolvers[announced.key] = reply[0]

        self._service.call("/", "Server", "ServiceResolverNew", "iisssiu", values, made)

    def _on_resolved(self, _path: str, member: str, values: Values) -> None:
        if member != "Found":
            return
        _interface, _protocol, label, kind, _domain, host, _of, address, port, text, _flags = values
        words = dict(_word(line) for line in text)
        self._on_event(Announced(f"{kind}{_DOMAIN}", label, host, address, port, words).event)

    def _on_removed(self, key: str, place: _Place) -> None:
        places = self._places.get(key, set())
        places.discard(place)
        if places:
            return
        self._places.pop(key, None)
        resolver = self._resolvers.pop(key, None)
        if resolver is not None:
            self._free(resolver, "ServiceResolver")
        self._on_event(Gone(key))

    def _name_handler(self, names: tuple[str, ...]) -> _Handler:
        def handle(path: str, member: str, values: Values) -> None:
            if member == "Found":
                self._on_event(sighting_of(names, values[2], values[4]))
            self._free(path, "HostNameResolver")

        return handle

    def _free(self, path: str, interface: str) -> None:
        self._handlers.pop(path, None)
        self._service.call(path, interface, "Free", "", (), lambda _reply: None)


def _word(line: bytes | Sequence[int]) -> tuple[str, str]:
    key, _equals, value = bytes(line).decode("utf-8", "replace").partition("=")
    return key, value
