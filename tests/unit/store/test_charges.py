"""Charges are kept for good, each once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from juicedesk.domain.charge import Charge, PowerPoint
from juicedesk.domain.charger import Measurement
from juicedesk.domain.ports import Unit, UnitState
from juicedesk.store import Store
from juicedesk.store.accounts import Account

BEGUN = datetime.fromisoformat("2026-11-16T18:30:05")
CHARGE = Charge("box", 7, BEGUN, BEGUN + timedelta(hours=12), 9_870, 7_300)
POWER = (PowerPoint(BEGUN, 0.0), PowerPoint(BEGUN + timedelta(hours=5), 7_200.5))
MEASURED = Measurement(None, "")
EVER = datetime.fromisoformat("2000-01-01")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "desk.sqlite3")
    for account_id in ("vendor", "own"):
        store.accounts.keep(Account(account_id, f"https://{account_id}", account_id, None))
    yield store
    store.close()


def test_a_charge_comes_back_as_it_was_kept(store: Store) -> None:
    store.charges.keep("own", [CHARGE])
    assert store.charges.of_units(("box",), EVER) == (CHARGE,)
    store.charges.keep_power("own", CHARGE, POWER)
    assert store.charges.of_units(("box",), EVER) == (replace(CHARGE, power=POWER),)


def test_telling_it_again_changes_nothing(store: Store) -> None:
    store.charges.keep("own", [CHARGE])
    store.charges.keep_power("own", CHARGE, POWER)
    store.charges.keep("own", [CHARGE, replace(CHARGE, session_id=8, started=BEGUN + timedelta(days=1))])
    assert len(store.charges.of_units(("box",), EVER)) == 2
    assert store.charges.keys("own", "box") == {(7, BEGUN), (8, BEGUN + timedelta(days=1))}
    assert [one.session_id for one in store.charges.without_power("own", 9)] == [8]


def test_a_number_that_is_used_again_is_another_charge(store: Store) -> None:
    later = replace(CHARGE, started=BEGUN + timedelta(days=9), ended=BEGUN + timedelta(days=10))
    store.charges.keep("own", [CHARGE])
    store.charges.keep("own", [later])
    assert store.charges.of_units(("box",), EVER) == (later, CHARGE)


def test_a_charger_keeps_its_history_when_it_moves_and_no_charge_counts_twice(store: Store) -> None:
    store.charges.keep("vendor", [CHARGE])
    store.charges.keep("own", [replace(CHARGE, session_id=1)])
    store.charges.keep_power("own", replace(CHARGE, session_id=1), POWER)
    (only,) = store.charges.of_units(("box",), EVER)
    assert only.power == POWER, "the one of which more is known"


def test_only_what_was_asked_for(store: Store) -> None:
    store.charges.keep("own", [CHARGE, replace(CHARGE, unit_id="other", session_id=8)])
    assert store.charges.of_units(("box",), CHARGE.ended) == ()
    assert store.charges.of_units((), EVER) == ()
    assert {one.unit_id for one in store.charges.of_units(("box", "other"), EVER)} == {"box", "other"}


def test_the_chargers_of_which_anything_is_kept_stay_known(store: Store) -> None:
    """Whichever account they came from, and also after signing out of it."""
    for account_id, name in (("vendor", "Old name"), ("own", "Garage")):
        store.chargers.keep_units(account_id, [Unit("box", name, "t"), Unit("empty", "No charge", "t")])
    store.chargers.keep_state("own", "box", UnitState(MEASURED, 32, False, None, 3600, 1), 100.0)
    store.charges.keep("vendor", [CHARGE])
    store.accounts.sign_out("own")
    (charger,) = store.charges.chargers()
    assert (charger.unit_id, charger.name, charger.local_offset_s) == ("box", "Garage", 3600)
    assert charger.measurement is None
