"""What a screen looks up in the view, also when it is not there."""

from __future__ import annotations

from juicedesk.domain.intent import FieldGroup, IntentState, Reason
from juicedesk.store.view import Change, ChargerView, DeskView, Field, LinkState, LinkView

CHANGE = Change(
    1, "a", "Garage", FieldGroup.LIMIT, IntentState.QUEUED, Reason.NONE, 24, 16, None, 0.0, None, 0
)


def charger(unit_id: str, fields: dict[FieldGroup, Field]) -> ChargerView:
    return ChargerView(unit_id, "Garage", None, None, None, "", None, fields)


def test_a_field_group_that_was_never_read_is_empty() -> None:
    limit = Field(24, 5.0, CHANGE)
    view = charger("a", {FieldGroup.LIMIT: limit, FieldGroup.WIRE: Field(32, 5.0, None)})
    assert view.field(FieldGroup.LIMIT) is limit
    assert view.field(FieldGroup.NAME) == Field(None, None, None)
    assert view.pending == (CHANGE,)


def test_a_charger_is_found_by_its_id_or_not_at_all() -> None:
    first, second = charger("a", {}), charger("b", {})
    desk = DeskView(LinkView(LinkState.CONNECTED), (first, second), (), (), ())
    assert desk.charger("b") is second
    assert desk.charger("c") is None
