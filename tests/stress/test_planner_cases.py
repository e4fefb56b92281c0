"""The planner's cases reach every branch of it, and their checks see mistakes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.domain.intent import Intent, IntentState, Reason
from juicedesk.sync.planner import Fact, Trigger, plan
from tests.stress import planner_checks
from tests.stress.planner_blocks import cases
from tests.stress.planner_cases import NOW
from tests.stress.planner_checks import broken

Planner = Callable[[Intent, Trigger, Fact], Intent]
ENOUGH = 60_000
ROOT = Path(__file__).parents[2]
MEASURED = """
from tests.stress import every_planner_case
every_planner_case.run(40_000, 1)
"""


def test_the_cases_and_the_unit_tests_reach_every_branch_of_the_planner(tmp_path: Path) -> None:
    measured = tmp_path / "cases.py"
    measured.write_text(MEASURED)
    data = f"--data-file={tmp_path / 'coverage'}"
    how = ["run", "--append", "--branch", "--source=juicedesk.sync.planner", data]
    for what in (
        ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/unit/sync/planner"],
        [str(measured)],
    ):
        done = _coverage(*how, *what)
        assert done.returncode == 0, done.stdout
    told = _coverage("report", data, "--fail-under=100", "--show-missing")
    print(told.stdout)
    assert told.returncode == 0, told.stdout


def _coverage(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "coverage", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )


def _keeps_the_confirmation(intent: Intent, trigger: Trigger, fact: Fact) -> Intent:
    after = plan(intent, trigger, fact)
    return replace(after, confirmed_at=intent.confirmed_at)


def _forgets_the_ceiling(intent: Intent, trigger: Trigger, fact: Fact) -> Intent:
    return plan(replace(intent, ceiling_amps=None), trigger, fact)


def _trusts_an_old_confirmation(intent: Intent, trigger: Trigger, fact: Fact) -> Intent:
    confirmed_at = None if intent.confirmed_at is None else NOW
    after = plan(replace(intent, confirmed_at=confirmed_at), trigger, fact)
    return replace(after, confirmed_at=None) if after.confirmed_at is NOW else after


def _raises_over_any_value(intent: Intent, trigger: Trigger, fact: Fact) -> Intent:
    return plan(replace(intent, base=fact.current) if trigger is Trigger.READ else intent, trigger, fact)


def _queues_a_raise_again(intent: Intent, trigger: Trigger, fact: Fact) -> Intent:
    after = plan(intent, trigger, fact)
    asks = after.state is IntentState.HELD and after.reason is Reason.ASK_AGAIN
    return replace(after, state=IntentState.QUEUED) if asks else after


def _does_not_wait_for_the_watch(intent: Intent, trigger: Trigger, fact: Fact) -> Intent:
    return plan(replace(intent, watch_until=None), trigger, fact)


def _is_content_with_one_reading(intent: Intent, trigger: Trigger, fact: Fact) -> Intent:
    after = plan(intent, trigger, fact)
    once = after.state is IntentState.VERIFYING and after.first_equal_at == NOW.wall_s and after.tries > 0
    return replace(after, state=IntentState.CONFIRMED) if once else after


def _holds_lowerings(intent: Intent, trigger: Trigger, fact: Fact) -> Intent:
    after = plan(intent, trigger, fact)
    passes = after.state is IntentState.SENDING and after.ceiling_amps != intent.ceiling_amps
    return replace(after, state=IntentState.HELD, reason=Reason.CONFLICT) if passes else after


def _loses_the_edit_behind(intent: Intent, trigger: Trigger, fact: Fact) -> Intent:
    return replace(plan(intent, trigger, fact), next_edit=None)


def _does_not_know_the_rating(intent: Intent, trigger: Trigger, fact: Fact) -> Intent:
    return plan(intent, trigger, replace(fact, unit_rating_amps=80))


def _says_nothing(intent: Intent, trigger: Trigger, fact: Fact) -> Intent:
    return replace(plan(intent, trigger, fact), reason=Reason.NONE)


MISTAKES = (
    _keeps_the_confirmation,
    _forgets_the_ceiling,
    _trusts_an_old_confirmation,
    _raises_over_any_value,
    _queues_a_raise_again,
    _does_not_wait_for_the_watch,
    _is_content_with_one_reading,
    _holds_lowerings,
    _loses_the_edit_behind,
    _does_not_know_the_rating,
    _says_nothing,
)


@pytest.mark.parametrize("mistaken", MISTAKES, ids=lambda mistaken: mistaken.__name__.strip("_"))
def test_a_mistake_of_the_planner_is_seen(mistaken: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planner_checks, "plan", mistaken)
    assert any(broken(case) for case in cases(ENOUGH, 1))
