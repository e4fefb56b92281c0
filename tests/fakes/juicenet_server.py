"""A JuiceNet server on a real socket that works by default and can be told to fail in every way.

    with FaultServer() as server:                        # FaultServer(tls=an ssl.SSLContext) for HTTPS
        unit = server.add_unit("0910000000000000000000000001")
        server.once("set_limit", drop_after_applying)    # one request; server.always(...) for all
        server.next_connection(drop)                     # before a byte (or the TLS handshake) is read
        ...
        assert server.commands == ["get_info", "set_limit"]
        assert server.received[-1].body["amperage"] == 16

The behaviours are in `juicenet_faults`. Port 0; every
connection carries one request; leaving the block ends all threads, hanging ones too.
"""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from tests.fakes.juicenet_faults import Behaviour, Exchange, Json, Received, answer_soundly

ANY = "*"
DEFAULT_TOKEN = "account-token-of-the-tests"


@dataclass
class FakeUnit:
    """A charger on the server. Tests change the dictionaries at will; writes change them too."""

    unit_id: str
    token: str
    info: Json = field(default_factory=dict)
    state: Json = field(default_factory=dict)
    schedule: Json = field(default_factory=dict)
    sessions: list[Json] = field(default_factory=list)
    plots: dict[int, list[Json]] = field(default_factory=dict)


class FaultServer:
    """See the module. Behaviours of `once` come before those of `always`, these before the sound answer."""

    def __init__(self, *, tls: ssl.SSLContext | None = None, account_token: str = DEFAULT_TOKEN) -> None:
        self.account_token = account_token
        self.units: dict[str, FakeUnit] = {}
        self.received: list[Received] = []
        self.connections = 0
        self.closing = threading.Event()
        self._tls = tls
        self._next_tls: deque[ssl.SSLContext] = deque()
        self._lock = threading.RLock()
        self._next: deque[Behaviour] = deque()
        self._once: defaultdict[str, deque[Behaviour]] = defaultdict(deque)
        self._always: dict[str, Behaviour] = {}
        self._threads: list[threading.Thread] = []
        self._listener: socket.socket | None = None
        self.port = 0
        self.listen()

    # What a test says and asks

    @property
    def base_url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    @property
    def commands(self) -> list[str]:
        """The commands received so far, in order."""
        return [request.command for request in self.received]

    def add_unit(self, unit_id: str, name: str = "Garage", wire_amps: int = 32) -> FakeUnit:
        """A charger with 40 A rating, UTC−5, standing by, that takes every write."""
        unit = FakeUnit(unit_id, token=f"unit-token-{unit_id[-4:]}")
        unit.info = {
            "name": name,
            "timeZoneId": "SA Pacific Standard Time",
            "amps_wire_rating": wire_amps,
            "amps_unit_rating": 40,
            "info_timestamp": 1_700_000_000,
        }
        unit.state = {
            "state": "standby",
            "info_timestamp": 1_700_000_000,
            "show_override": False,
            "override_time": 0,
            "charging": {"amps_limit": wire_amps, "amps_current": 0.0, "voltage": 241, "wh_energy": 0}
            | {"watt_power": 0, "seconds_charging": 0, "wh_energy_to_add": 60_000},
            "lifetime": {"wh_energy": 912_345},
            "plug_unplug_time": 1_700_040_000,
            "time_last_ping": 1_700_053_190,
            "utc_time": 1_700_053_200,
            "unit_time": 1_700_035_200,
            "temperature": 21,
            "triggers_blocking": 0,
        }
        day = {"start": 0, "end": 1440, "car_ready_by": 0}
        unit.schedule = {"type": "disabled", "weekday": day, "weekend": dict(day)}
        self.units[unit_id] = unit
        return unit

    def once(self, command: str, *behaviours: Behaviour) -> None:
        """Let the next requests of a command (or ANY) meet these behaviours, one each."""
        with self._lock:
            self._once[command].extend(behaviours)

    def always(self, command: str, behaviour: Behaviour | None) -> None:
        """Let every request of a command (or ANY) meet a behaviour; None ends that."""
        with self._lock:
            self._always.pop(command, None)
            if behaviour is not None:
                self._always[command] = behaviour

    def next_connection(self, *behaviours: Behaviour) -> None:
        """Spoil the next connections before anything is read from them."""
        with self._lock:
            self._next.extend(behaviours)

    def next_certificate(self, tls: ssl.SSLContext) -> None:
        """Let the next connection of a TLS server be met by another certificate."""
        self._next_tls.append(tls)

    def stop_listening(self) -> None:
        """Refuse connections from now on."""
        if self._listener is not None:
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None

    def listen(self) -> None:
        """Take connections, on the same port as before."""
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listener.getsockname()[1]
        self._start(self._accept, self._listener)

    def close(self) -> None:
        """End every thread."""
        self.closing.set()
        self.stop_listening()
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def note(self, request: Received) -> None:
        """A request has been read, and nothing done yet."""
        self.received.append(request)

    # What a sound server does

    def handle(self, request: Received) -> Json:
        """Do what a request asks and give the answer."""
        with self._lock:
            if request.path == "/box_pin":
                return self._handle_account(request.body)
            unit = next((u for u in self.units.values() if u.token == request.body.get("token")), None)
            if unit is None:
                return {"success": False, "error_code": 1007, "error_message": "sign in again"}
            return {"success": True, "ID": unit.unit_id} | _handle_unit(unit, request.body)

    def _handle_account(self, body: Json) -> Json:
        if body.get("account_token") != self.account_token:
            return {"success": False, "error_code": 1009, "error_message": "check the account token"}
        if body["cmd"] == "add_unit":
            unit = self.units.get(body["ID"]) or self.add_unit(body["ID"], body["device_name"])
            return {"success": True} | _listed(unit)
        return {"success": True, "units": [_listed(unit) for unit in self.units.values()]}

    # Sockets

    def _start(self, work: Callable[[socket.socket], None], sock: socket.socket) -> None:
        thread = threading.Thread(target=work, args=(sock,), name="fake juicenet server")
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                sock, _ = listener.accept()
                self.connections += 1
                self._start(self._serve, sock)

    def _serve(self, sock: socket.socket) -> None:
        with suppress(OSError), self._secured(sock) as stream:
            exchange = Exchange(stream, self.closing, self.handle)
            behaviour = self._spoiler() if stream is sock else None
            if behaviour is None:
                exchange.request = _read_request(stream)
                self.note(exchange.request)
                behaviour = self._behaviour(exchange.request.command)
            behaviour(exchange)

    def _secured(self, sock: socket.socket) -> socket.socket:
        if self._tls is None:
            return sock
        if behaviour := self._spoiler():
            behaviour(Exchange(sock, self.closing, self.handle))
            sock.close()
            raise ConnectionAbortedError
        context = self._next_tls.popleft() if self._next_tls else self._tls
        return context.wrap_socket(sock, server_side=True)

    def _spoiler(self) -> Behaviour | None:
        with self._lock:
            return self._next.popleft() if self._next else None

    def _behaviour(self, command: str) -> Behaviour:
        with self._lock:
            for queue in (self._once[command], self._once[ANY]):
                if queue:
                    return queue.popleft()
            return self._always.get(command) or self._always.get(ANY) or answer_soundly


def _listed(unit: FakeUnit) -> Json:
    return {"name": unit.info["name"], "token": unit.token, "unit_id": unit.unit_id}


def _handle_unit(unit: FakeUnit, body: Json) -> Json:
    match body["cmd"]:
        case "get_info":
            return dict(unit.info)
        case "get_state":
            return dict(unit.state)
        case "get_schedule":
            return dict(unit.schedule)
        case "get_history":
            return _page(unit, body.get("continuity_token"))
        case "get_plot":
            return {"points": list(unit.plots.get(body["session_id"], []))}
        case "set_info":
            unit.info |= {key: body[key] for key in body.keys() & unit.info.keys()}
        case "set_schedule":
            unit.schedule |= {key: body[key] for key in ("type", "weekday", "weekend")}
        case "set_limit":
            unit.state["charging"]["amps_limit"] = body["amperage"]
        case "set_override":
            unit.state |= {
                "override_time": body["override_time"],
                "show_override": body["override_time"] != 0,
            }
        case unknown:
            return {"success": False, "error_message": f"unknown command {unknown}"}
    return {}


def _page(unit: FakeUnit, before: int | None) -> Json:
    """Newest first, two at a time."""
    older = [one for one in unit.sessions if before is None or one["id"] < before]
    older.sort(key=lambda one: -one["id"])
    more = {"continuity_token": older[1]["id"]} if len(older) > 2 else {}
    return {"sessions": older[:2]} | more


def _read_request(stream: socket.socket) -> Received:
    data = b""
    while b"\r\n\r\n" not in data:
        data += _piece(stream)
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    while len(body) < int(headers.get("content-length", "0")):
        body += _piece(stream)
    return Received(first.split(" ")[1], headers, body, json.loads(body or b"{}"))


def _piece(stream: socket.socket) -> bytes:
    piece = stream.recv(65_536)
    if not piece:
        raise ConnectionResetError
    return piece
