"""Somebody who cannot decide on a limit costs the charger one write."""

from __future__ import annotations

from juicedesk.domain.errors import NotSent
from juicedesk.domain.intent import FieldGroup, IntentState
from tests.unit.sync.bench import Bench

TEN = (31, 30, 29, 28, 27, 26, 25, 24, 23, 22)


def test_ten_edits_of_the_wiring_limit_while_the_server_is_away_are_one_write(bench: Bench) -> None:
    bench.link.fail_read = lambda: NotSent("fake", "refused")
    for amps in TEN:
        bench.ask(FieldGroup.WIRE, amps, 32)
        bench.run_s(6)
    bench.link.fail_read = None
    bench.run_s(600)
    assert bench.sent() == [(FieldGroup.WIRE, 22)]
    assert {change.state for change in bench.changes()} == {IntentState.CONFIRMED}


def test_ten_edits_in_a_minute_while_the_server_answers_are_at_most_every_other_one(bench: Bench) -> None:
    """What came while one was being checked is one write, not each; the newest one holds."""
    for amps in TEN:
        bench.ask(FieldGroup.WIRE, amps, 32)
        bench.run_s(6)
    bench.run_s(600)
    assert len(bench.sent()) <= len(TEN) / 2
    assert bench.sent()[-1] == (FieldGroup.WIRE, 22)
