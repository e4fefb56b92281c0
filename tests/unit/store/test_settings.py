"""What a person chose stays chosen, each thing under its own name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from juicedesk.domain.wiring_rules import Cable, CableKind, Connection, RuleSet, WiringNote
from juicedesk.store import Store

WHOLE = WiringNote(RuleSet.EUROPE, 32, Cable(2.5, CableKind.LONG), Connection.CEE_32, is_shared=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "desk.sqlite3")
    yield store
    store.close()


def test_a_preference_that_was_never_set_is_empty(store: Store) -> None:
    assert store.settings.get("theme") == ""


def test_the_last_choice_counts_and_leaves_others_alone(store: Store) -> None:
    store.settings.keep("theme", "dark")
    store.settings.keep("language", "de")
    store.settings.keep("theme", "light")
    assert (store.settings.get("theme"), store.settings.get("language")) == ("light", "de")
    assert store.settings.everything() == [("language", "de"), ("theme", "light")]


def test_what_was_said_of_the_wiring_is_kept_for_each_charger(store: Store) -> None:
    assert store.settings.wiring_note("a") is None
    assert store.settings.wiring_noted() == frozenset()
    store.settings.keep_wiring_note("a", WiringNote(RuleSet.NORTH_AMERICA, 40))
    store.settings.keep_wiring_note("b", WHOLE)
    store.settings.keep_wiring_note("a", WiringNote(RuleSet.EUROPE, 20))
    assert store.settings.wiring_note("a") == WiringNote(RuleSet.EUROPE, 20)
    assert store.settings.wiring_note("b") == WHOLE
    assert store.settings.wiring_noted() == {"a", "b"}
    store.settings.keep_wiring_note("a", None)
    assert store.settings.wiring_note("a") is None and store.settings.wiring_noted() == {"b"}


def test_what_each_table_holds_is_counted(store: Store) -> None:
    store.settings.keep("theme", "dark")
    store.settings.keep_wiring_note("a", WiringNote(RuleSet.EUROPE, 20))
    store.settings.keep_wiring_note("b", WiringNote(RuleSet.EUROPE, 20))
    sizes = store.table_sizes()
    assert sizes == sorted(sizes)
    assert {name: count for name, count in sizes if count} == {
        "sender": 1,
        "setting": 1,
        "wiring_note": 2,
    }
    assert dict(sizes)["intent"] == 0
