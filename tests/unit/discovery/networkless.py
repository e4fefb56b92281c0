"""Run by test_network.py in a network namespace of its own, in which nothing is up at first."""

from __future__ import annotations

import fcntl
import json
import logging
import socket
import struct
import sys
import threading

from juicedesk.discovery.network import Discovery, Snapshot
from juicedesk.juicebox.beacon import BEACON_PORT, Beacon

MDNS_PORT = 5353
SIOCSIFFLAGS, IFF_UP = 0x8914, 1


def bring_up_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh", b"lo", IFF_UP))


class Problems:
    """The problems of all snapshots, each once in a row, and a way to wait for one."""

    def __init__(self) -> None:
        self.seen: list[str | None] = []
        self._changed = threading.Condition()

    def __call__(self, snapshot: Snapshot) -> None:
        with self._changed:
            problem = snapshot.problem and str(snapshot.problem)
            if self.seen[-1:] != [problem]:
                self.seen.append(problem)
            self._changed.notify_all()

    def wait_for(self, count: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.seen) >= count, 20), self.seen


def greedy_socket(port: int) -> socket.socket:
    greedy = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    greedy.bind(("", port))
    return greedy


def until_it_comes(problems: Problems, discovery: Discovery, case: str) -> None:
    if case in ("no_network", "no_interface"):
        discovery.start()
        problems.wait_for(1)
        bring_up_loopback()
        problems.wait_for(2)
        return
    bring_up_loopback()
    if case == "port_taken":
        with greedy_socket(MDNS_PORT):
            discovery.start()
            problems.wait_for(1)
        problems.wait_for(2)
        return
    with greedy_socket(BEACON_PORT):
        discovery.start()
        threading.Event().wait(0.3)
    wait_for_a_beacon(discovery)


def wait_for_a_beacon(discovery: Discovery) -> None:
    """The port has become free: a beacon is heard in the end."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for _ in range(200):
            sender.sendto(Beacon("127.0.0.1", "EMWERK", uuid="ab").encode(), ("127.0.0.1", BEACON_PORT))
            threading.Event().wait(0.05)
            if discovery.snapshot.chargers:
                return
    raise AssertionError("no beacon heard")


def main(case: str) -> None:
    logging.disable()
    problems = Problems()
    interfaces = ["127.0.0.1"] if case == "no_interface" else None
    discovery = Discovery(problems, interfaces=interfaces, retry_s=0.2)
    until_it_comes(problems, discovery, case)
    discovery.stop()
    assert threading.active_count() == 1, threading.enumerate()
    if case == "beacon_port_taken":
        problems.seen.remove(None)
    print(json.dumps(problems.seen))


if __name__ == "__main__":
    main(sys.argv[1])
