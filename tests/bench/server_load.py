"""A load of status datagrams for a home server, or for whatever else answers datagrams."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil

from juicedesk.juicebox.status import CHARGING, Protocol, Status
from juicedesk.server.db import Database
from juicedesk.server.settings import UnitSettings
from juicedesk.server.tables import unit_row
from juicedesk.server.upserts import Rows

IN_FLIGHT = 48
FIRST_COUNTER, FIRST_LIFETIME_WH, FIRST_SESSION_WH = 41, 6_775_949, 2_041
STATUS = Status(
    juicebox_id="",
    protocol=Protocol.V09U,
    counter=FIRST_COUNTER,
    state_code=CHARGING,
    online_amps=32,
    offline_amps=32,
    rating_amps=40,
    volts=239.5,
    current_amps=29.9,
    power_factor=0.997,
    lifetime_wh=FIRST_LIFETIME_WH,
    session_wh=FIRST_SESSION_WH,
    temperature_c=26,
    frequency_hz=59.98,
    report_interval_s=9,
)
_ECHO = """
import asyncio
class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport): self.transport = transport
    def datagram_received(self, data, addr): self.transport.sendto(data, addr)
async def main():
    here = ("127.0.0.1", 0)
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(Echo, local_addr=here)
    print(transport.get_extra_info("sockname")[1], flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


@dataclass(slots=True)
class Load:
    answers: int
    wall_s: float
    busy_s: float
    waits_s: list[float] = field(repr=False)
    stored_after_s: float = 0.0

    @property
    def per_busy_s(self) -> float:
        """Answers in a second of one core's time."""
        return self.answers / self.busy_s

    @property
    def p99_ms(self) -> float:
        """How long 99 of 100 answers took at most, ms."""
        return sorted(self.waits_s)[int(len(self.waits_s) * 0.99)] * 1_000


def box_id(number: int) -> str:
    """The JuiceBox ID of a box by its number."""
    return f"{number:028d}"


def datagrams(boxes: int, times: int = 1, earlier: int = 0) -> list[bytes]:
    """So many reports of each of the boxes after `earlier` ones: each obeys, and has charged 10 Wh more."""
    return [
        replace(said, juicebox_id=box_id(number)).encode()
        for said in map(_said, range(earlier, earlier + times))
        for number in range(boxes)
    ]


def _said(times_before: int) -> Status:
    wh = 10 * times_before
    return replace(
        STATUS,
        counter=FIRST_COUNTER + times_before,
        lifetime_wh=FIRST_LIFETIME_WH + wh,
        session_wh=FIRST_SESSION_WH + wh,
    )


def known_boxes(folder: Path, boxes: int) -> None:
    """Let a server that will be started in this folder know so many boxes."""
    database = Database(folder / "server.sqlite3")
    settings = UnitSettings("Garage", "Pacific Standard Time", 1, 40, 32, wire_limit_verified=True)
    database.keep(Rows(units=[unit_row(box_id(number), settings) for number in range(boxes)]))
    database.close()


def pinned(pid: int) -> psutil.Process:
    """A process that from now on has the first core alone."""
    process = psutil.Process(pid)
    process.cpu_affinity([min(os.sched_getaffinity(0))])
    return process


def busy_s(process: psutil.Process) -> float:
    """The processor time that it has used."""
    return float(sum(process.cpu_times()[:2]))


@contextmanager
def echo() -> Iterator[tuple[psutil.Process, tuple[str, int]]]:
    """A bare asyncio UDP echo on the first core, and where it listens."""
    child = subprocess.Popen([sys.executable, "-c", _ECHO], stdout=subprocess.PIPE)
    assert child.stdout is not None
    try:
        yield pinned(child.pid), ("127.0.0.1", int(child.stdout.readline()))
    finally:
        child.kill()
        child.communicate()


def ask_all(
    process: psutil.Process,
    server: tuple[str, int],
    reports: Sequence[bytes],
    answers: int,
    per_s: float = 1e9,
) -> Load:
    """Keep a server busy until it has answered so often, at most so often in a second."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as boxes:
        boxes.connect(server)
        boxes.setblocking(False)
        before_s, started_s = busy_s(process), time.perf_counter()
        load = Load(answers, 0.0, 0.0, [])
        under_way: deque[float] = deque()
        sent = 0
        while len(load.waits_s) < answers:
            now_s = time.perf_counter()
            due = min(answers, int((now_s - started_s) * per_s) + 1)
            while sent < due and len(under_way) < IN_FLIGHT:
                boxes.send(reports[sent % len(reports)])
                under_way.append(time.perf_counter())
                sent += 1
            readable, _, _ = select.select([boxes], [], [], 5.0 if under_way else 0.001)
            assert readable or not under_way, f"{len(under_way)} reports got no answer"
            _take_answers(boxes, under_way, load.waits_s)
        load.wall_s, load.busy_s = time.perf_counter() - started_s, busy_s(process) - before_s
        return load


def _take_answers(boxes: socket.socket, under_way: deque[float], waits_s: list[float]) -> None:
    while under_way:
        try:
            boxes.recv(2_048)
        except BlockingIOError:
            return
        waits_s.append(time.perf_counter() - under_way.popleft())
