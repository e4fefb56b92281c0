"""A home server that this program runs itself, as a real process that can really be stopped."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from juicedesk.domain.errors import PortInUse
from juicedesk.processes import Child
from juicedesk.store.settings import Settings

TOKEN_VARIABLE = "JUICEDESK_ACCOUNT_TOKEN"
_RUNS, _HTTP_PORT, _UDP_PORT = "own_server", "own_server_http_port", "own_server_udp_port"
ANY_FREE_PORT = "0"
USUAL_UDP_PORT = 8042


@dataclass(frozen=True, slots=True)
class ServerReady:
    """The ready line of `juicedesk serve`. The token is there only when newly made or given."""

    url: str
    http_port: int
    udp_port: int
    account_token: str | None
    fingerprint: str | None


class OwnServer:
    """Starts, stops and starts again one server on the same data and, where they are free, the same ports.

    Whether it should run, and on which ports, is kept in the settings. Any thread; every call blocks.
    """

    def __init__(
        self,
        data: Path,
        settings: Settings,
        options: Sequence[str] = (),
        token: Callable[[], str | None] = lambda: None,
        *,
        usual_ports: bool = True,
    ) -> None:
        """`options` go to `juicedesk serve` as they are; `token` says at each start what to hand in.

        Without `usual_ports` those stay free for others, from the first start.
        """
        self._data = data
        self._settings = settings
        self._options = tuple(options)
        self._token = token
        self._first_port = "" if usual_ports else ANY_FREE_PORT
        self._hears_anywhere = not usual_ports
        self._child: Child | None = None
        self._ready: ServerReady | None = None
        self._on_start: Callable[[ServerReady], None] = lambda ready: None
        self._before_start: Callable[[], None] = lambda: None
        self._lock = threading.Lock()
        self._is_starting = False
        self._is_awaited = True

    @property
    def is_running(self) -> bool:
        """Whether the process runs."""
        child = self._child
        return child is not None and child.is_running

    @property
    def is_starting(self) -> bool:
        """Whether it is being started, or will be as soon as the program has got that far."""
        return self._is_starting or (self._is_awaited and self.should_run)

    def begin_without(self) -> None:
        """The program has begun: what has not been started until now is not on its way."""
        self._is_awaited = False

    @property
    def was_started_before(self) -> bool:
        """Whether this profile has had a server of its own."""
        return self._settings.get(_RUNS) != ""

    @property
    def should_run(self) -> bool:
        """Whether it ran when the program last ended, however that was."""
        return self._settings.get(_RUNS) == "on"

    @property
    def udp_port(self) -> int:
        """The port to which boxes report, 0 before the first start."""
        return int(self._settings.get(_UDP_PORT) or ANY_FREE_PORT)

    @property
    def http_port(self) -> int:
        """The port of its API, 0 before the first start."""
        return int(self._settings.get(_HTTP_PORT) or ANY_FREE_PORT)

    def is_behind(self, url: str) -> bool:
        """Whether an address is that of the own server, as it was when it last ran."""
        return self.was_started_before and str(urlsplit(url).port) == self._settings.get(_HTTP_PORT)

    def udp_port_behind(self, http_port: int | None) -> int | None:
        """Where the own server hears boxes, if it is the one with this HTTP port and hears them at one
        port of its own; None: it is another server, or hears them at all the usual ports."""
        is_own = self.was_started_before and self._settings.get(_HTTP_PORT) == str(http_port)
        return self.udp_port if is_own and self.udp_port != USUAL_UDP_PORT else None

    def wish(self, running: bool) -> None:
        """Keep whether it should run, for the process that starts and stops it."""
        self._settings.keep(_RUNS, "on" if running else "off")

    def follow(
        self, on_start: Callable[[ServerReady], None], before_start: Callable[[], None] = lambda: None
    ) -> None:
        """Who wants to know each time that it has started, or is about to; told by the thread that starts
        it."""
        self._on_start, self._before_start = on_start, before_start

    def start(self) -> ServerReady:
        """Start it; in the place of a port that is taken, on a free one. One that runs stays.

        Raises ProcessError.
        """
        with self._lock:
            if self._ready is not None and self.is_running:
                return self._ready
            self._is_starting = True
            try:
                self._before_start()
                self._ready = ready = self._start_and_keep()
            finally:
                self._is_starting = self._is_awaited = False
        self._on_start(ready)
        return ready

    def _start_and_keep(self) -> ServerReady:
        """Start it, and keep where it is for the next time."""
        ready = self._start_somewhere(
            self._settings.get(_HTTP_PORT) or self._first_port,
            self._settings.get(_UDP_PORT) or self._first_port,
        )
        for name, value in (
            (_RUNS, "on"),
            (_HTTP_PORT, str(ready.http_port)),
            (_UDP_PORT, str(ready.udp_port)),
        ):
            self._settings.keep(name, value)
        return ready

    def start_anew(self, token: str) -> ServerReady:
        """Start it again with another account token: the last one is not known any more."""
        self.stop(keep_stopped=False)
        self._token = lambda: token
        return self.start()

    def stop(self, keep_stopped: bool) -> None:
        """End the process cleanly and wait for its end; `keep_stopped` also over the next start."""
        with self._lock:
            if keep_stopped:
                self.wish(False)
            if self._child is not None:
                self._child.stop()
                self._child = None

    def _start_somewhere(self, http_port: str, udp_port: str) -> ServerReady:
        """Only what is taken is given up: boxes and clients know the other port.

        Where real boxes report nothing is: at another port none of them would ever be heard.
        """
        try:
            return self._start(http_port, udp_port)
        except PortInUse as taken:
            if taken.kind == "UDP" and udp_port != ANY_FREE_PORT and self._hears_anywhere:
                return self._start_somewhere(http_port, ANY_FREE_PORT)
            if taken.kind == "HTTP" and http_port != ANY_FREE_PORT:
                return self._start_somewhere(ANY_FREE_PORT, udp_port)
            raise

    def _start(self, http_port: str, udp_port: str) -> ServerReady:
        arguments = ["serve", "--data", str(self._data), *self._options]
        if http_port:
            arguments += ["--http-port", http_port]
        if udp_port and udp_port != str(USUAL_UDP_PORT):
            # Without the option it hears boxes at all the ports that they use by themselves.
            arguments += ["--udp-port", udp_port]
        token = self._token()
        environment = {} if token is None else {TOKEN_VARIABLE: token}
        child = Child(arguments, environment=environment)
        ready = child.start()
        self._child = child
        url = str(ready["http"])
        return ServerReady(
            url=url,
            http_port=int(url.rpartition(":")[2]),
            udp_port=int(ready["udp"][0]),
            account_token=ready["account_token"],
            fingerprint=ready["fingerprint"],
        )


def new_token() -> str:
    """128 random bits."""
    return secrets.token_hex(16)
