"""Edits and intents in a real file: what is kept, what replaces what, what never gets lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.domain.intent import (
    Edit,
    FieldGroup,
    GroupValue,
    IntentKey,
    IntentState,
    Override,
    Reason,
)
from juicedesk.domain.moment import Moment
from juicedesk.domain.schedule import ANY_TIME, ChargeWindow, Schedule
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.values import value_from_text, value_to_text

NOW = Moment(1_800_000_000.0, 500.0, "boot")
KEY = IntentKey("home", "0910000000000000000000000001", FieldGroup.WIRE)
NIGHT = Schedule(True, ChargeWindow(1380, 390, 420), ChargeWindow(0, 1440))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "desk.sqlite3")
    store.accounts.keep(Account("home", "https://home", "Home", "ab" * 32))
    yield store
    store.close()


def edit(wanted: GroupValue, base: GroupValue | None = 32, *, confirmed: bool = False) -> Edit:
    return Edit(KEY, wanted, base, NOW, confirmed)


def test_an_edit_survives_a_new_start(store: Store, tmp_path: Path) -> None:
    store.intents.ask(edit(24))
    again = Store(tmp_path / "desk.sqlite3")
    (intent,) = again.intents.open_intents("home")
    assert (intent.wanted, intent.base, intent.state) == (24, 32, IntentState.QUEUED)
    assert intent.made_at == NOW
    again.close()


def test_ten_edits_of_one_value_are_one_intent_with_the_newest_value(store: Store) -> None:
    for amps in range(10, 20):
        store.intents.ask(edit(amps))
    (intent,) = store.intents.open_intents("home")
    assert intent.wanted == 19


def _events(store: Store) -> list[tuple[str, str, float]]:
    with store._database.reading() as db:
        rows = db.execute("SELECT from_state, to_state, at FROM event ORDER BY event_id").fetchall()
    return [tuple(row) for row in rows]


def test_each_edit_that_is_replaced_is_a_step_of_the_history(store: Store) -> None:
    store.intents.ask(edit(24))
    store.intents.ask(replace(edit(20), made_at=Moment(NOW.wall_s + 5, 505.0, "boot")))
    assert _events(store) == [
        ("", "queued", NOW.wall_s),
        ("queued", "superseded", NOW.wall_s + 5),
    ]


def test_a_charge_now_that_is_taken_back_ends_when_it_is_taken_back(store: Store) -> None:
    key = replace(KEY, group=FieldGroup.OVERRIDE)
    store.intents.ask(Edit(key, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE, NOW))
    later = Moment(NOW.wall_s + 5, 505.0, "boot")
    store.intents.ask(Edit(key, Override.BACK_TO_SCHEDULE, Override.CHARGE_NOW, later))
    assert _events(store)[-1] == ("queued", "cancelled", later.wall_s)
    (past,) = store.history.settled_since("home", 0.0)
    assert past.settled_at == later.wall_s


@pytest.mark.parametrize(
    ("state", "sent_at", "outcome"),
    [(IntentState.VERIFYING, 1.0, "verifying"), (IntentState.QUEUED, None, "not sent")],
)
def test_an_attempt_says_how_it_ended(
    store: Store, state: IntentState, sent_at: float | None, outcome: str
) -> None:
    store.intents.ask(edit(24))
    (waits,) = store.intents.open_intents("home")
    sending = replace(waits, state=IntentState.SENDING, sent_at=1.0, attempted=(24,))
    assert store.intents.apply(waits, sending, 1.0)
    (sending,) = store.intents.open_intents("home")
    assert store.intents.apply(sending, replace(sending, state=state, sent_at=sent_at), 2.0, "why")
    with store._database.reading() as db:
        (row,) = db.execute("SELECT value, sent_at, outcome, detail FROM attempt").fetchall()
    assert tuple(row) == ("24", 1.0, outcome, "why")


def test_the_base_of_a_schedule_is_that_of_the_first_unsent_edit(store: Store) -> None:
    key = replace(KEY, group=FieldGroup.SCHEDULE)
    store.intents.ask(Edit(key, NIGHT, ANY_TIME, NOW))
    store.intents.ask(Edit(key, replace(NIGHT, enabled=False), NIGHT, NOW))
    (intent,) = store.intents.open_intents("home")
    assert intent.base == ANY_TIME


def test_the_base_of_amps_is_what_was_seen_at_the_newest_edit(store: Store) -> None:
    store.intents.ask(edit(24, 32))
    store.intents.ask(edit(40, 16, confirmed=True))
    (intent,) = store.intents.open_intents("home")
    assert (intent.base, intent.confirmed_at) == (16, NOW)


def test_a_new_edit_takes_back_the_confirmation_of_an_older_raise(store: Store) -> None:
    store.intents.ask(edit(40, confirmed=True))
    store.intents.ask(edit(24))
    (intent,) = store.intents.open_intents("home")
    assert intent.confirmed_at is None


def test_an_edit_of_something_in_flight_waits_and_then_takes_its_place(store: Store) -> None:
    store.intents.ask(edit(24))
    (queued,) = store.intents.open_intents("home")
    sending = replace(queued, state=IntentState.SENDING, attempted=(24,))
    assert store.intents.apply(queued, sending, NOW.wall_s)
    store.intents.ask(edit(20))
    (in_flight,) = store.intents.open_intents("home")
    assert (in_flight.wanted, in_flight.next_edit and in_flight.next_edit.wanted) == (24, 20)
    assert in_flight.attempted == (24,)
    ended = replace(in_flight, state=IntentState.CONFIRMED)
    assert store.intents.apply(in_flight, ended, NOW.wall_s)
    (promoted,) = store.intents.open_intents("home")
    assert (promoted.wanted, promoted.base, promoted.state) == (20, 24, IntentState.QUEUED)


def test_a_transition_from_old_knowledge_changes_nothing(store: Store) -> None:
    store.intents.ask(edit(24))
    (old,) = store.intents.open_intents("home")
    store.intents.ask(edit(20))
    assert not store.intents.apply(old, replace(old, state=IntentState.SENDING), NOW.wall_s)
    (intent,) = store.intents.open_intents("home")
    assert (intent.state, intent.wanted) == (IntentState.QUEUED, 20)
    assert intent.attempted == ()


def test_an_attempt_that_was_not_sent_does_not_count(store: Store) -> None:
    store.intents.ask(edit(24))
    (queued,) = store.intents.open_intents("home")
    store.intents.apply(queued, replace(queued, state=IntentState.SENDING), NOW.wall_s)
    (sending,) = store.intents.open_intents("home")
    store.intents.apply(sending, replace(sending, state=IntentState.QUEUED), NOW.wall_s)
    (back,) = store.intents.open_intents("home")
    assert back.attempted == ()


def test_back_to_schedule_cancels_a_charge_now_that_never_left(store: Store) -> None:
    key = replace(KEY, group=FieldGroup.OVERRIDE)
    store.intents.ask(Edit(key, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE, NOW))
    store.intents.ask(Edit(key, Override.BACK_TO_SCHEDULE, Override.BACK_TO_SCHEDULE, NOW))
    assert store.intents.open_intents("home") == []


def test_back_to_schedule_stays_when_the_server_has_an_override(store: Store) -> None:
    key = replace(KEY, group=FieldGroup.OVERRIDE)
    store.intents.ask(Edit(key, Override.CHARGE_NOW, Override.CHARGE_NOW, NOW))
    store.intents.ask(Edit(key, Override.BACK_TO_SCHEDULE, Override.CHARGE_NOW, NOW))
    (intent,) = store.intents.open_intents("home")
    assert intent.wanted is Override.BACK_TO_SCHEDULE


def test_history_is_forgotten_after_ninety_days_and_open_work_never(store: Store) -> None:
    store.intents.ask(edit(24))
    (queued,) = store.intents.open_intents("home")
    store.intents.apply(
        queued, replace(queued, state=IntentState.CANCELLED, reason=Reason.BY_PERSON), NOW.wall_s
    )
    store.intents.ask(edit(20))
    store.intents.forget_old(NOW.wall_s + 89 * 86400)
    assert store.intents.find(queued.intent_id) is not None
    store.intents.forget_old(NOW.wall_s + 91 * 86400)
    assert store.intents.find(queued.intent_id) is None
    assert len(store.intents.open_intents("home")) == 1


def test_history_can_be_forgotten_up_to_the_last_day(store: Store) -> None:
    store.intents.ask(edit(24))
    (queued,) = store.intents.open_intents("home")
    store.intents.apply(
        queued, replace(queued, state=IntentState.CANCELLED, reason=Reason.BY_PERSON), NOW.wall_s
    )
    store.intents.forget_old(NOW.wall_s + 86399, kept_s=86400)
    assert store.intents.find(queued.intent_id) is not None
    store.intents.forget_old(NOW.wall_s + 86401, kept_s=86400)
    assert store.intents.find(queued.intent_id) is None


@pytest.mark.parametrize(
    ("group", "value"),
    [
        (FieldGroup.WIRE, 0),
        (FieldGroup.LIMIT, 80),
        (FieldGroup.NAME, "Garage – „links“ 🚗"),
        (FieldGroup.SCHEDULE, NIGHT),
        (FieldGroup.SCHEDULE, ANY_TIME),
        (FieldGroup.OVERRIDE, Override.CHARGE_NOW),
        (FieldGroup.WIRE, None),
    ],
)
def test_values_come_back_as_they_were(group: FieldGroup, value: GroupValue | None) -> None:
    assert value_from_text(group, value_to_text(value)) == value
