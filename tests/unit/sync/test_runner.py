"""What other threads may tell the one that drives the engine."""

from __future__ import annotations

import time

from juicedesk.sync.runner import Runner
from tests.unit.sync.bench import Bench


def test_an_absent_server_is_asked_about_less_when_nobody_looks(bench: Bench) -> None:
    runner = Runner(bench.engine, bench.clock, lambda: None)
    runner.start()
    try:
        runner.watch(False)
        deadline = time.monotonic() + 10
        while bench.engine.pace.is_watched and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not bench.engine.pace.is_watched
    finally:
        runner.stop()
