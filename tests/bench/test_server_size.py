"""What thousands of boxes cost a home server: memory, time for each, and the time until it is back."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from tests.bench.server_load import ask_all, box_id, datagrams, known_boxes, pinned
from tests.bench.test_server_answers import Say, say
from tests.e2e.home_server import HomeServer

__all__ = ["say"]
FEW, MANY = 100, 120_000
REPORTS_PER_S = 4_000
BACK_WITH = 10_000
_MB = 1_048_576

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(sys.platform != "linux", reason="counts the processor time of one pinned process"),
]


def cost_of_a_report(folder: Path, boxes: int, reports: int) -> tuple[float, float]:
    """The processor time (µs) of one report among so many boxes at a steady pace, and the memory (MB)."""
    folder.mkdir()
    known_boxes(folder, boxes)
    with HomeServer(folder, "--no-tls") as server:
        process = pinned(server.process.pid)
        ask_all(process, server.udp, datagrams(boxes), boxes)
        load = ask_all(
            process,
            server.udp,
            datagrams(boxes, reports // boxes or 1, earlier=1)[:reports],
            reports,
            REPORTS_PER_S,
        )
        return load.busy_s / reports * 1e6, process.memory_info().rss / _MB


@pytest.mark.long
def test_a_report_costs_as_much_among_a_hundred_boxes_as_among_thousands(tmp_path: Path, say: Say) -> None:
    few_us, _ = cost_of_a_report(tmp_path / "few", FEW, 15_000)
    many_us, memory_mb = cost_of_a_report(tmp_path / "many", MANY, 40_000)
    say(
        f"home server: a report costs {few_us:.0f} µs among {FEW} boxes, {many_us:.0f} µs among {MANY:,}"
        f" ({many_us / few_us - 1:+.0%}), at {REPORTS_PER_S:,} a second; these need {memory_mb:.0f} MB"
    )
    assert memory_mb < 10_000
    assert many_us < 10 * few_us


def test_a_server_with_ten_thousand_boxes_is_back(tmp_path: Path, say: Say) -> None:
    known_boxes(tmp_path, BACK_WITH)
    with HomeServer(tmp_path, "--no-tls") as server:
        ask_all(pinned(server.process.pid), server.udp, datagrams(BACK_WITH), BACK_WITH)
        assert server.stop() == 0
    started_s = time.perf_counter()
    with HomeServer(tmp_path, "--no-tls") as server:
        answer = server.unit(box_id(BACK_WITH - 1), "get_state")
        back_s = time.perf_counter() - started_s
    say(f"home server: started again with {BACK_WITH:,} boxes and serving in {back_s:.2f} s")
    assert answer["state"] == "charging"
    assert back_s < 30
