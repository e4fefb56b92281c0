"""A charger has one path; what has not been sent moves along with it, what may have been sent stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

import pytest

from juicedesk.domain.intent import Edit, FieldGroup, Intent, IntentKey, IntentState, Reason
from juicedesk.domain.moment import Moment
from juicedesk.domain.path import Path
from juicedesk.domain.ports import Unit
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.paths import Way

NOW = Moment(1_800_000_000.0, 500.0, "boot")
LATER_S = NOW.wall_s + 50
UNIT, OTHER = "0910000000000000000000000001", "0910000000000000000000000002"
GARAGE = Unit(UNIT, "Garage", "token")


@pytest.fixture
def store(tmp_path: FilePath) -> Iterator[Store]:
    store = Store(tmp_path / "desk.sqlite3")
    for account_id in ("vendor", "home"):
        store.accounts.keep(Account(account_id, f"https://{account_id}", account_id, None))
    store.paths.claim("vendor", [UNIT], NOW.wall_s)
    yield store
    store.close()


def ask(store: Store, account_id: str, amps: int, confirmed: bool = True) -> Intent:
    key = IntentKey(account_id, UNIT, FieldGroup.WIRE)
    store.intents.ask(Edit(key, amps, 24, NOW, confirmed, plugged_since=7))
    return store.intents.open_intents(account_id)[-1]


def step(store: Store, intent: Intent, **fields: Any) -> Intent:
    assert store.intents.apply(intent, replace(intent, **fields), NOW.wall_s)
    after = store.intents.find(intent.intent_id)
    assert after is not None
    return after


def found(store: Store, intent: Intent) -> Intent:
    after = store.intents.find(intent.intent_id)
    assert after is not None
    return after


def test_the_first_account_that_has_a_charger_is_in_charge(store: Store) -> None:
    store.paths.claim("home", [UNIT, OTHER], LATER_S)
    assert store.paths.of([UNIT, OTHER, "?"]) == {
        UNIT: Path(UNIT, "vendor", NOW.wall_s),
        OTHER: Path(OTHER, "home", LATER_S),
    }


def test_what_waits_moves_along_and_a_raise_has_to_be_confirmed_anew(store: Store) -> None:
    waits = ask(store, "vendor", 40)

    store.paths.move(UNIT, "home", LATER_S)

    assert store.paths.of([UNIT])[UNIT] == Path(UNIT, "home", LATER_S)
    assert (found(store, waits).state, found(store, waits).reason) == (IntentState.SUPERSEDED, Reason.MOVED)
    (moved,) = store.intents.open_intents("home")
    assert (moved.state, moved.wanted, moved.base) == (IntentState.QUEUED, 40, 24)
    assert (moved.made_at, moved.plugged_since, moved.confirmed_at) == (NOW, 7, None)
    assert store.intents.open_intents("vendor") == []


@pytest.mark.parametrize("state", [IntentState.SENDING, IntentState.UNKNOWN, IntentState.VERIFYING])
def test_what_is_on_its_way_stays_and_only_the_edit_behind_it_moves(store: Store, state: IntentState) -> None:
    sent = step(store, ask(store, "vendor", 40), state=state, attempted=(40,))
    ask(store, "vendor", 16)

    store.paths.move(UNIT, "home", LATER_S)

    assert (found(store, sent).state, found(store, sent).next_edit) == (state, None)
    assert [intent.intent_id for intent in store.paths.left_behind("home")] == [sent.intent_id]
    (moved,) = store.intents.open_intents("home")
    assert moved.wanted == 16


@pytest.mark.parametrize("state", [IntentState.QUEUED, IntentState.HELD])
@pytest.mark.parametrize(("watch_s", "may_land"), [(51, True), (50, False)])
def test_what_waits_but_was_sent_before_is_watched_for_its_time(
    store: Store, state: IntentState, watch_s: float, may_land: bool
) -> None:
    watched = {"state": state, "attempted": (40,), "watch_until": NOW.wall_s + watch_s}
    asks = step(store, ask(store, "vendor", 40), **watched)

    store.paths.move(UNIT, "home", LATER_S)

    expected = IntentState.UNKNOWN if may_land else IntentState.SUPERSEDED
    assert (found(store, asks).state, found(store, asks).reason) == (expected, Reason.MOVED)
    assert [intent.wanted for intent in store.intents.open_intents("home")] == [40]


def test_moving_to_where_it_is_already_does_nothing(store: Store) -> None:
    waits = ask(store, "vendor", 16)
    store.paths.move(UNIT, "vendor", LATER_S)
    assert found(store, waits) == waits
    assert store.paths.of([UNIT])[UNIT].since == NOW.wall_s


def test_other_chargers_stay_where_they_are(store: Store) -> None:
    waits = ask(store, "vendor", 16)
    store.paths.claim("vendor", [OTHER], NOW.wall_s)
    store.paths.move(OTHER, "home", LATER_S)
    assert found(store, waits) == waits
    assert store.paths.left_behind("home") == []


def test_what_comes_back_unsent_after_the_move_goes_along_too(store: Store) -> None:
    sent = step(store, ask(store, "vendor", 16), state=IntentState.SENDING, attempted=(16,))
    store.paths.move(UNIT, "home", LATER_S)
    latest = found(store, sent)

    assert store.intents.apply(latest, replace(latest, state=IntentState.QUEUED, attempted=()), LATER_S)

    assert (found(store, sent).state, found(store, sent).reason) == (IntentState.SUPERSEDED, Reason.MOVED)
    assert [intent.wanted for intent in store.intents.open_intents("home")] == [16]


def test_an_edit_saved_elsewhere_meanwhile_wins_over_an_older_one_that_comes_back(store: Store) -> None:
    sent = step(store, ask(store, "vendor", 16), state=IntentState.SENDING, attempted=(16,))
    store.paths.move(UNIT, "home", LATER_S)
    key = IntentKey("home", UNIT, FieldGroup.WIRE)
    store.intents.ask(Edit(key, 10, 24, replace(NOW, wall_s=LATER_S + 1)))
    latest = found(store, sent)

    assert store.intents.apply(latest, replace(latest, state=IntentState.HELD, attempted=()), LATER_S + 2)

    assert not found(store, sent).state.is_open
    assert [intent.wanted for intent in store.intents.open_intents("home")] == [10]


def test_without_a_move_nothing_follows(store: Store) -> None:
    sent = step(store, ask(store, "vendor", 16), state=IntentState.SENDING, attempted=(16,))
    step(store, sent, state=IntentState.QUEUED, attempted=())
    assert store.intents.open_intents("home") == []
    assert found(store, sent).state is IntentState.QUEUED


def test_somebodys_hidden_lower_value_goes_along(store: Store) -> None:
    step(store, ask(store, "vendor", 40), state=IntentState.HELD, ceiling_amps=20)
    store.paths.move(UNIT, "home", LATER_S)
    assert [intent.ceiling_amps for intent in store.intents.open_intents("home")] == [20]


def test_a_given_up_send_may_land_until_its_watch_is_over(store: Store) -> None:
    sent = step(store, ask(store, "vendor", 40), state=IntentState.UNKNOWN, attempted=(40,))
    step(store, sent, state=IntentState.CANCELLED, watch_until=LATER_S + 100)
    store.paths.move(UNIT, "home", LATER_S)

    def may_land(now: float) -> set[tuple[str, FieldGroup]]:
        return store.paths.may_land("home", now, watch_s=120)

    assert may_land(LATER_S) == may_land(LATER_S + 99) == {(UNIT, FieldGroup.WIRE)}
    assert may_land(LATER_S + 100) == set()
    assert may_land(LATER_S - 21) == set(), "the clock was set back"
    assert store.paths.may_land("vendor", LATER_S, 120) == set(), "the one that is not in charge"


@pytest.mark.parametrize("state", [IntentState.SENDING, IntentState.UNKNOWN, IntentState.VERIFYING])
def test_what_is_on_its_way_may_land(store: Store, state: IntentState) -> None:
    step(store, ask(store, "vendor", 40), state=state, attempted=(40,))
    assert store.paths.may_land("vendor", LATER_S, 120) == set(), "its own"
    store.paths.move(UNIT, "home", LATER_S)
    assert store.paths.may_land("home", LATER_S, 120) == {(UNIT, FieldGroup.WIRE)}


def test_the_ways_to_a_charger_are_the_accounts_that_have_it_or_are_in_charge(store: Store) -> None:
    for name in ("vendor", "home"):
        store.chargers.keep_units(name, [GARAGE])
    vendor, home = store.accounts.signed_in()
    assert store.paths.ways(UNIT) == (Way(vendor, True), Way(home, False))
    store.chargers.keep_units("home", [])
    assert store.paths.ways(UNIT) == (Way(vendor, True),)
    store.chargers.keep_units("vendor", [])
    assert store.paths.ways(UNIT) == (Way(vendor, True),), "in charge although it is not listed"
    assert store.paths.ways("0910000000000000000000000099") == ()


def test_an_account_that_was_left_is_no_way(store: Store) -> None:
    store.chargers.keep_units("home", [GARAGE])
    store.accounts.sign_out("home")
    assert [way.account.account_id for way in store.paths.ways(UNIT)] == ["vendor"]


def test_the_history_tells_that_it_moved_and_when(store: Store) -> None:
    waits = ask(store, "vendor", 16)
    store.paths.move(UNIT, "home", LATER_S)
    query = "SELECT from_state, to_state, reason, at FROM event WHERE intent_id = ? ORDER BY event_id DESC"
    moved = store._database.rows(query, (waits.intent_id,))[0]
    assert tuple(moved) == ("queued", "superseded", "moved", LATER_S)
    settled = store._database.rows("SELECT settled_at FROM intent WHERE intent_id = ?", (waits.intent_id,))
    assert settled[0][0] == LATER_S


def test_a_raise_behind_one_in_flight_is_to_be_confirmed_anew(store: Store) -> None:
    step(store, ask(store, "vendor", 16), state=IntentState.SENDING, attempted=(16,))
    ask(store, "vendor", 40, confirmed=True)
    store.paths.move(UNIT, "home", LATER_S)
    (moved,) = store.intents.open_intents("home")
    assert (moved.wanted, moved.confirmed_at) == (40, None)


def test_of_two_edits_of_the_same_moment_the_one_that_moves_wins(store: Store) -> None:
    ask(store, "home", 10)
    ask(store, "vendor", 16)
    store.paths.move(UNIT, "home", LATER_S)
    assert [intent.wanted for intent in store.intents.open_intents("home")] == [16]
