"""Waiting for what discovery reports."""

from __future__ import annotations

import socket
import threading
import time
import uuid
from collections.abc import Callable

from juicedesk.discovery.found import FoundCharger, FoundServer
from juicedesk.discovery.network import Snapshot

LOOPBACK = ["127.0.0.1"]
PATIENCE_S = 15.0


def wait_until(condition: Callable[[], bool]) -> bool:
    """Whether a condition comes true in time."""
    deadline_s = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > deadline_s:
            return False
        threading.Event().wait(0.01)
    return True


class Watch:
    """Takes snapshots as `on_change` and waits for one that is right."""

    def __init__(self) -> None:
        self.seen: list[Snapshot] = []
        self._changed = threading.Condition()

    def __call__(self, snapshot: Snapshot) -> None:
        with self._changed:
            self.seen.append(snapshot)
            self._changed.notify_all()

    def wait_for(self, is_right: Callable[[Snapshot], bool]) -> Snapshot:
        with self._changed:
            came = self._changed.wait_for(lambda: bool(self.seen) and is_right(self.seen[-1]), PATIENCE_S)
            assert came, f"not seen; last: {self.seen[-1:]}"
            return self.seen[-1]

    def server(self, server_id: str, is_right: Callable[[FoundServer], bool] = lambda _: True) -> FoundServer:
        """Wait for a server. Others on this computer's loopback may be running at the same time."""
        found: list[FoundServer] = []

        def pick(snapshot: Snapshot) -> bool:
            found[:] = [one for one in snapshot.servers if one.id == server_id and one.url and is_right(one)]
            return len(found) == 1

        self.wait_for(pick)
        return found[0]

    def charger(self, is_right: Callable[[FoundCharger], bool]) -> FoundCharger:
        found: list[FoundCharger] = []

        def pick(snapshot: Snapshot) -> bool:
            found[:] = [one for one in snapshot.chargers if is_right(one)]
            return len(found) == 1

        self.wait_for(pick)
        return found[0]


def new_id() -> str:
    """An ID that no other test uses, on a network that all of them share."""
    return uuid.uuid4().hex[:16]


def new_juicebox_id() -> str:
    return f"0910{uuid.uuid4().int % 10**24:024d}"


def free_udp_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("", 0))
        return int(probe.getsockname()[1])


def send_beacon(datagram: bytes, port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        sender.sendto(datagram, ("127.255.255.255", port))
