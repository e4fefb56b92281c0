"""The way back from a settled change, or to it once more: a change of its own, judged by what is there."""

from __future__ import annotations

from dataclasses import dataclass

from juicedesk.domain.intent import FieldGroup, GroupValue, IntentState, Override, is_raise
from juicedesk.store.view import Change, Field


@dataclass(frozen=True, slots=True)
class WayBack:
    """What to save; `base` is what the server is known to have now. A raise has to be confirmed first.

    `is_again` asks once more for what did not stick.
    """

    unit_id: str
    group: FieldGroup
    value: GroupValue
    base: GroupValue | None
    raises: bool
    is_again: bool = False


def way_back(change: Change, field: Field | None) -> WayBack | None:
    """How to set a settled change back, or try one again that did not stick; None where it is so already.

    Nor while another change of the same value waits: that one can be edited. "Charge now" is never asked
    for by setting something back. `field` is what stands there now; None when nobody shows it.
    """
    is_again = change.state is IntentState.NOT_KEPT
    value = change.wanted if is_again else change.base
    is_settable = is_again or change.state is IntentState.CONFIRMED
    if field is None or not is_settable or value is None or (isinstance(value, Override) and is_again):
        return None
    if value is Override.CHARGE_NOW or field.pending is not None or field.reported == value:
        return None
    raises = is_raise(change.group, value, field.reported)
    return WayBack(change.unit_id, change.group, value, field.reported, raises, is_again)
