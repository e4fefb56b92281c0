"""A load group that is being edited: what is a raise, and what may flow then."""

from __future__ import annotations

from dataclasses import replace

from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.store.view import Field, LoadGroupView
from juicedesk.ui.load_group_draft import LoadGroupDraft, most_amps, together_amps
from tests.fakes.desk import a_change, a_charger

ROW = LoadGroup("Row", 40, ("a", "b"))


def draft_of(reported: LoadGroup | None, wanted: LoadGroup | None = None) -> LoadGroupDraft:
    change = None if wanted is None else a_change(FieldGroup.LOAD_GROUP, wanted, reported)
    return LoadGroupDraft.of_group(LoadGroupView("g1", Field(reported, None, change)))


def test_an_untouched_draft_asks_for_nothing() -> None:
    draft = draft_of(ROW)
    assert (draft.wanted, draft.is_touched, draft.raises, draft.is_new) == (ROW, False, False, False)


def test_more_than_the_server_has_is_a_raise_though_a_lower_wish_waits() -> None:
    draft = draft_of(ROW, replace(ROW, circuit_amps=20))
    draft.circuit_amps = 50
    assert draft.raises


def test_more_than_the_lower_wish_that_waits_is_a_raise_too() -> None:
    draft = draft_of(ROW, replace(ROW, circuit_amps=20))
    draft.circuit_amps = 30
    assert draft.raises


def test_over_what_is_not_known_everything_is_a_raise_but_a_new_group() -> None:
    draft = draft_of(None, ROW)
    draft.circuit_amps = 16
    assert draft.raises
    new = LoadGroupDraft.of_new("g2")
    new.name, new.circuit_amps, new.member_ids = "New", 40, {"a"}
    assert new.is_new
    assert not new.raises


def test_what_may_flow_together_counts_those_that_leave_by_their_limit_or_rating() -> None:
    draft = draft_of(ROW)
    draft.member_ids = {"a"}
    assert draft.leaving_ids == {"b"}
    assert together_amps(draft, [a_charger()]) == 72
    assert together_amps(draft, [a_charger(wire=None)]) == 80
    assert together_amps(draft, [None]) == 40
    assert most_amps(replace(a_charger(wire=None), unit_rating_amps=None)) is None


def test_dissolving_asks_for_no_group() -> None:
    draft = draft_of(ROW)
    draft.is_dissolving = True
    assert draft.wanted == NO_GROUP
    assert draft.leaving_ids == {"a", "b"}
    assert draft.raises
