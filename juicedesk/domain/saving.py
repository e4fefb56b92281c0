"""What a press of Save makes of the intents of its key (sync model §3.2 "Coalescing", §3.4 rows 1, 3, 32)."""

from __future__ import annotations

from dataclasses import replace

from juicedesk.domain.intent import (
    Edit,
    Intent,
    IntentState,
    Override,
    Reason,
    is_guarded,
)

IN_FLIGHT = frozenset({IntentState.SENDING, IntentState.UNKNOWN, IntentState.VERIFYING})
_LANDED = frozenset({IntentState.CONFIRMED, IntentState.NOT_NEEDED})


def begun(edit: Edit, previous: Intent | None) -> Intent:
    """A new intent (row 1). `previous` is the last ended one of the key: what it sent may still land."""
    intent = Intent(
        intent_id=0,
        key=edit.key,
        state=IntentState.QUEUED,
        wanted=edit.wanted,
        base=edit.base,
        made_at=edit.made_at,
        confirmed_at=edit.made_at if edit.confirmed else None,
        plugged_since=edit.plugged_since,
    )
    if previous is None:
        return intent
    intent = replace(intent, ceiling_amps=previous.ceiling_amps)
    if previous.watch_until is None or previous.watch_until <= edit.made_at.wall_s:
        return intent
    return replace(
        intent,
        attempted=previous.attempted,
        watch_until=previous.watch_until,
        server_value=previous.server_value,
        foreign=previous.foreign,
        undos=previous.undos,
    )


def replaced(intent: Intent, edit: Edit) -> Intent:
    """A newer edit of something that waits or is held (row 3)."""
    if edit.wanted is Override.BACK_TO_SCHEDULE and intent.base is Override.BACK_TO_SCHEDULE:
        return replace(intent, state=IntentState.CANCELLED, reason=Reason.BY_PERSON, next_edit=None)
    # A raise is judged by what the person saw when confirming it. Other groups keep the base of the
    # first edit, so that a stranger's change in between is found and not passed over.
    takes_new_base = is_guarded(intent.key.group) or intent.state is IntentState.HELD
    return replace(
        intent,
        state=IntentState.QUEUED,
        reason=Reason.NONE,
        wanted=edit.wanted,
        base=edit.base if takes_new_base else intent.base,
        made_at=edit.made_at,
        confirmed_at=edit.made_at if edit.confirmed else None,
        plugged_since=edit.plugged_since,
        sent_at=None,
        first_equal_at=None,
        reads_equal=0,
        not_before=0.0,
        tries=0,
        undo_to=None,
        next_edit=None,
    )


def makes_way(after: Intent) -> Intent:
    """What would wait or ask again while a newer edit waits behind it is what nobody wants any more."""
    if after.next_edit is None or after.state not in (IntentState.QUEUED, IntentState.HELD):
        return after
    return replace(after, state=IntentState.SUPERSEDED, reason=Reason.BY_PERSON)


def promoted(ended: Intent) -> Intent | None:
    """The intent of the edit that waited behind an ended one (row 32), if there is one."""
    edit = ended.next_edit
    if edit is None:
        return None
    if ended.state in _LANDED and edit.base in (ended.base, ended.wanted):
        edit = replace(edit, base=ended.wanted)
    return begun(edit, ended)
