"""The answer to a send (rows 12 to 18)."""

from __future__ import annotations

from dataclasses import replace

from juicedesk.domain.intent import FieldGroup, Intent, IntentState, Reason
from juicedesk.sync.planner.fact import Fact
from juicedesk.sync.planner.steps import ended, held, read_again

MAX_TRIES = 3


def accepted(intent: Intent, fact: Fact) -> Intent:
    """The server said yes: look whether it holds."""
    if intent.undo_to is not None:
        return _undone(intent)
    return replace(intent, state=IntentState.VERIFYING, not_before=fact.now.wall_s)


def token_refused(intent: Intent, fact: Fact) -> Intent:
    """The account has to sign in again. A raise then asks again, and an override is over."""
    if intent.undo_to is not None:
        return _undone(intent)
    if intent.key.group is FieldGroup.OVERRIDE:
        return ended(intent, IntentState.REJECTED, Reason.SIGN_IN)
    return held(intent, Reason.SERVER_REFUSES if intent.tries >= MAX_TRIES else Reason.SIGN_IN)


def refused(intent: Intent, fact: Fact) -> Intent:
    """A refused raise or override is not tried again: one send per confirmation, one per click."""
    if intent.undo_to is not None:
        return _undone(intent)
    if intent.raises or intent.key.group is FieldGroup.OVERRIDE:
        return ended(intent, IntentState.REJECTED, Reason.SERVER_REFUSES)
    if intent.tries >= MAX_TRIES:
        return held(intent, Reason.SERVER_REFUSES)
    later = fact.now.wall_s + fact.times.refused_retry_s * intent.tries
    return replace(intent, state=IntentState.QUEUED, reason=Reason.SERVER_REFUSES, not_before=later)


def changed_meanwhile(intent: Intent, fact: Fact) -> Intent:
    """The server saw that somebody was quicker: nothing was applied, the next read decides."""
    return replace(read_again(not_sent(intent, fact), fact), reason=Reason.CHANGED_MEANWHILE)


def not_sent(intent: Intent, fact: Fact) -> Intent:
    """The bytes did not leave: as before, with the confirmation not used up."""
    if intent.undo_to is not None:
        # Back to where the next read finds out again that it has to be taken back.
        return replace(
            intent,
            state=IntentState.UNKNOWN,
            reason=Reason.NONE,
            server_value=intent.undo_to,
            undo_to=None,
            undos=intent.undos - 1,
            sent_at=None,
        )
    return replace(
        intent,
        state=IntentState.QUEUED,
        confirmed_at=fact.confirmed_at,
        attempted=intent.attempted[:-1],
        sent_at=None,
        tries=intent.tries - 1,
    )


def no_answer(intent: Intent, fact: Fact) -> Intent:
    """It may have landed, or may still land: nothing is sent again before that is settled."""
    watched = replace(intent, watch_until=fact.now.wall_s + fact.times.watch_s)
    if intent.undo_to is not None:
        return _undone(watched)
    return read_again(replace(watched, state=IntentState.UNKNOWN), fact)


def _undone(intent: Intent) -> Intent:
    """An own raise or override that came too late was taken back, as far as the server says."""
    if intent.key.group is FieldGroup.OVERRIDE:
        return ended(intent, IntentState.EXPIRED, Reason.CAME_LATE)
    return held(intent, Reason.CAME_LATE)
