"""What an ended process left in the middle of sending, while a person goes on editing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.domain.intent import FieldGroup, Intent, IntentState
from juicedesk.sync.planner import Trigger
from tests.unit.sync.bench import ACCOUNT, Bench


def test_a_leftover_is_not_sent_again_when_an_edit_comes_in_between(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edit changes the row's revision just before the leftover is treated as one."""
    bench.charger.values[FieldGroup.LIMIT] = 24
    bench.ask(FieldGroup.LIMIT, 32, 24, confirmed=True)
    (intent,) = bench.store.intents.open_intents(ACCOUNT)
    sent = replace(intent, state=IntentState.SENDING, attempted=(32,), sent_at=bench.clock.wall_s, tries=1)
    assert bench.store.intents.apply(intent, sent, bench.clock.wall_s)
    commit, edits = bench.engine._delivery.without_reading, iter((20,))

    def edited_first(intent: Intent, trigger: Trigger) -> Intent | None:
        for amps in edits:
            bench.ask(FieldGroup.LIMIT, amps, 24)
        return commit(intent, trigger)

    monkeypatch.setattr(bench.engine._delivery, "without_reading", edited_first)
    bench.engine.cycle()
    assert bench.sent() == []
    bench.run_s(300)
    assert bench.sent() == [(FieldGroup.LIMIT, 20)]
