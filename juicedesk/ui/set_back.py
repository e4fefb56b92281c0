"""The way back from a settled change: a change of its own, judged by what is there now."""

from __future__ import annotations

from dataclasses import dataclass

from juicedesk.domain.intent import FieldGroup, GroupValue, IntentState, Override, is_raise
from juicedesk.store.view import Change, Field


@dataclass(frozen=True, slots=True)
class WayBack:
    """What to save; `base` is what the server is known to have now. A raise has to be confirmed first."""

    unit_id: str
    group: FieldGroup
    value: GroupValue
    base: GroupValue | None
    raises: bool


def way_back(change: Change, field: Field | None) -> WayBack | None:
    """How to set a settled change back; None where nothing was set, or it is so already.

    Nor while another change of the same value waits: that one can be edited. "Charge now" is never asked
    for by setting something back. `field` is what stands there now; None when nobody shows it.
    """
    is_settable = change.state is IntentState.CONFIRMED and change.base not in (None, Override.CHARGE_NOW)
    if field is None or not is_settable:
        return None
    if field.pending is not None or field.reported == change.base:
        return None
    assert change.base is not None
    raises = is_raise(change.group, change.base, field.reported)
    return WayBack(change.unit_id, change.group, change.base, field.reported, raises)
