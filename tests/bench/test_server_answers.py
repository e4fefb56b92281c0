"""How many status datagrams a home server on one core answers in a second, over real sockets."""

from __future__ import annotations

import os
import select
import socket
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from juicedesk.juicebox.status import CHARGING, Protocol, Status
from tests.e2e.home_server import HomeServer

BOXES = 60
IN_FLIGHT = 48
ANSWERS = 12_000
MEASURED_PER_S = 11_000
"""On the two cores of the machine that the figures in docs/speed.md come from."""

STATUS = Status(
    juicebox_id="",
    protocol=Protocol.V09U,
    counter=41,
    state_code=CHARGING,
    online_amps=32,
    offline_amps=32,
    rating_amps=40,
    volts=239.5,
    current_amps=29.9,
    power_factor=0.997,
    lifetime_wh=6_775_949,
    session_wh=2_041,
    temperature_c=26,
    frequency_hz=59.98,
    report_interval_s=9,
)


def datagrams() -> list[bytes]:
    """One report for each of the boxes."""
    return [replace(STATUS, juicebox_id=f"{number:028d}").encode() for number in range(BOXES)]


def ask_all(server: tuple[str, int], reports: list[bytes], answers: int) -> float:
    """Keep the server busy until it has answered so often; the seconds that it took."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as boxes:
        boxes.connect(server)
        boxes.setblocking(False)
        started_s = time.perf_counter()
        sent = received = 0
        while received < answers:
            while sent < answers and sent - received < IN_FLIGHT:
                boxes.send(reports[sent % len(reports)])
                sent += 1
            readable, _, _ = select.select([boxes], [], [], 5.0)
            assert readable, f"{sent - received} reports got no answer"
            received += drained(boxes)
        return time.perf_counter() - started_s


def drained(boxes: socket.socket) -> int:
    """How many answers were waiting."""
    count = 0
    while True:
        try:
            assert boxes.recv(128).startswith(b"CMD")
        except BlockingIOError:
            return count
        count += 1


@pytest.mark.bench
@pytest.mark.skipif(sys.platform != "linux", reason="counts the processor time of one pinned process")
def test_server_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with HomeServer(tmp_path, "--no-tls", "--adopt", "auto") as server:
        process = psutil.Process(server.process.pid)
        process.cpu_affinity([min(os.sched_getaffinity(0))])
        ask_all(server.udp, datagrams(), BOXES)
        before_s = sum(process.cpu_times()[:2])
        took_s = ask_all(server.udp, datagrams(), ANSWERS)
        busy_s = sum(process.cpu_times()[:2]) - before_s
    with capsys.disabled():
        print(
            f"\nhome server: {ANSWERS / busy_s:,.0f} status datagrams answered per second of one core's time"
            f" ({ANSWERS / took_s:,.0f} by the wall clock, with its boxes on the same machine)"
        )
    assert ANSWERS / busy_s > MEASURED_PER_S / 10
