"""The history has every settled change with all its edits and steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.domain.intent import Edit, FieldGroup, IntentKey, IntentState, Reason
from juicedesk.domain.moment import Moment
from juicedesk.store import Store, history
from juicedesk.store.accounts import Account
from juicedesk.store.history import PastChange, PastEdit

START_S = 1_800_000_000.0
KEY = IntentKey("home", "0910000000000000000000000001", FieldGroup.WIRE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "desk.sqlite3")
    store.accounts.keep(Account("home", "https://home", "Home", None))
    yield store
    store.close()


def ask(store: Store, amps: int, after_s: float, key: IntentKey = KEY, base: int = 32) -> None:
    store.intents.ask(Edit(key, amps, base, Moment(START_S + after_s, after_s, "boot")))


def settle(store: Store, state: IntentState, reason: Reason, after_s: float) -> None:
    intent = store.intents.open_intents("home")[0]
    assert store.intents.apply(intent, replace(intent, state=state, reason=reason), START_S + after_s)


def past(store: Store) -> tuple[PastChange, ...]:
    return store.history.settled_since("home", START_S)


def test_what_is_open_is_not_past(store: Store) -> None:
    ask(store, 24, 0)

    assert past(store) == ()


def test_a_change_has_its_steps_from_first_to_last(store: Store) -> None:
    ask(store, 24, 0)
    settle(store, IntentState.VERIFYING, Reason.NONE, 5)
    settle(store, IntentState.NOT_KEPT, Reason.FELL_BACK, 20)

    (found,) = past(store)

    assert found.settled_at == START_S + 20
    assert [(event.at - START_S, event.state, event.reason) for event in found.events] == [
        (0, IntentState.QUEUED, Reason.NONE),
        (5, IntentState.VERIFYING, Reason.NONE),
        (20, IntentState.NOT_KEPT, Reason.FELL_BACK),
    ]


def test_an_edit_that_was_replaced_stays_in_the_history_of_what_replaced_it(store: Store) -> None:
    ask(store, 24, 0)
    ask(store, 20, 1)
    settle(store, IntentState.CONFIRMED, Reason.NONE, 9)
    ask(store, 16, 10)
    other = replace(KEY, group=FieldGroup.LIMIT)
    ask(store, 10, 11, other)
    settle(store, IntentState.CANCELLED, Reason.BY_PERSON, 12)
    settle(store, IntentState.CONFIRMED, Reason.NONE, 30)

    assert [[edit.wanted for edit in found.edits] for found in past(store)] == [[10], [16], [24, 20]]


def test_an_edit_tells_when_it_was_made_on_what_ground_and_whether_it_was_confirmed(store: Store) -> None:
    edit = Edit(KEY, 40, 32, Moment(START_S + 7, 7.0, "boot"), confirmed=True)
    store.intents.ask(edit)
    ask(store, 24, 8, replace(KEY, group=FieldGroup.LIMIT), base=16)
    settle(store, IntentState.CONFIRMED, Reason.NONE, 30)
    settle(store, IntentState.CONFIRMED, Reason.NONE, 31)

    assert [found.edits for found in past(store)] == [
        (PastEdit(START_S + 8, 24, 16, False),),
        (PastEdit(START_S + 7, 40, 32, True),),
    ]


def test_of_two_that_were_settled_together_the_later_one_comes_first(store: Store) -> None:
    ask(store, 24, 0)
    ask(store, 10, 0, replace(KEY, group=FieldGroup.LIMIT))
    settle(store, IntentState.CONFIRMED, Reason.NONE, 5)
    settle(store, IntentState.CONFIRMED, Reason.NONE, 5)

    assert [found.change.change_id for found in past(store)] == [2, 1]


def test_the_edit_of_a_change_that_is_still_open_is_in_no_past_one(store: Store) -> None:
    ask(store, 24, 0)
    settle(store, IntentState.CONFIRMED, Reason.NONE, 5)
    ask(store, 20, 10)

    assert [[edit.wanted for edit in found.edits] for found in past(store)] == [[24]]


def test_the_newest_comes_first_and_what_is_older_than_asked_for_not_at_all(store: Store) -> None:
    for number in range(3):
        ask(store, 10 + number, 100 * number)
        settle(store, IntentState.CONFIRMED, Reason.NONE, 100 * number + 50)

    found = store.history.settled_since("home", START_S + 100)

    assert [change.change.wanted for change in found] == [12, 11]


def test_another_accounts_changes_are_not_told(store: Store) -> None:
    store.accounts.keep(Account("other", "https://other", "Other", None))
    ask(store, 24, 0, replace(KEY, account_id="other"))
    intent = store.intents.open_intents("other")[0]
    store.intents.apply(intent, replace(intent, state=IntentState.CONFIRMED), START_S + 1)

    assert past(store) == ()
    assert len(store.history.settled_since("other", START_S)) == 1


def test_a_history_longer_than_one_portion_is_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "AT_ONCE", 2)
    for number in range(5):
        ask(store, 10 + number, 100 * number)
        settle(store, IntentState.CONFIRMED, Reason.NONE, 100 * number + 50)

    found = past(store)

    assert [change.change.wanted for change in found] == [14, 13, 12, 11, 10]
    assert [[edit.wanted for edit in change.edits] for change in found] == [[14], [13], [12], [11], [10]]
    assert [len(change.events) for change in found] == [2] * 5
