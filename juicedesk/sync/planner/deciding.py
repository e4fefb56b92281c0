"""What a person decides, and what becomes of an intent whose charger or way is gone (rows 2, 30, 31)."""

from __future__ import annotations

from dataclasses import replace

from juicedesk.domain.intent import FieldGroup, Intent, IntentState, Reason, is_guarded
from juicedesk.sync.planner.fact import Fact
from juicedesk.sync.planner.steps import ended, equal_once, held, watch_is_over


def cancelled(intent: Intent, fact: Fact) -> Intent:
    """The person takes it back, or lets the server's value be.

    A raise that was sent and may still land is watched on: the server's value is then what is wanted,
    and a late landing is lowered again.
    """
    theirs = intent.server_value
    may_land = bool(intent.attempted) and not watch_is_over(intent, fact)
    if may_land and is_guarded(intent.key.group) and theirs is not None:
        return equal_once(replace(intent, wanted=theirs, base=theirs, foreign=None, tries=0), fact)
    return ended(intent, IntentState.CANCELLED, Reason.BY_PERSON)


def given_up(intent: Intent, fact: Fact) -> Intent:
    """The person no longer waits for a server that does not come back; what was sent stays unknown."""
    if not watch_is_over(intent, fact):
        return intent
    return ended(intent, IntentState.CANCELLED, Reason.NOT_CONFIRMED)


def keep_mine(intent: Intent, fact: Fact) -> Intent:
    """A new confirmation, over the value that the person has been shown, and over the ceiling if it was
    the ceiling that was asked about."""
    return replace(
        intent,
        state=IntentState.QUEUED,
        reason=Reason.NONE,
        base=intent.server_value,
        confirmed_at=fact.now,
        ceiling_amps=None if intent.reason is Reason.CEILING else intent.ceiling_amps,
        foreign=None,
        not_before=0.0,
        tries=0,
    )


def charger_gone(intent: Intent, fact: Fact) -> Intent:
    """The account no longer has the charger: nothing can be sent or read."""
    if intent.state is IntentState.HELD:
        return held(intent, Reason.CHARGER_GONE) if intent.reason is Reason.SIGN_IN else intent
    if intent.key.group is FieldGroup.OVERRIDE and intent.state is IntentState.QUEUED:
        return ended(intent, IntentState.EXPIRED, Reason.CHARGER_GONE)
    if not watch_is_over(intent, fact):
        return replace(intent, not_before=intent.watch_until or 0.0)
    if intent.key.group is FieldGroup.OVERRIDE:
        return ended(intent, IntentState.EXPIRED, Reason.NOT_CONFIRMED)
    return held(intent, Reason.CHARGER_GONE)


def path_moved(intent: Intent, fact: Fact) -> Intent:
    """The box reports to another server now: what is in flight here ends with its watch."""
    return ended(intent, IntentState.EXPIRED, Reason.MOVED) if watch_is_over(intent, fact) else intent


def signed_out(intent: Intent, fact: Fact) -> Intent:
    """The person leaves the account and lets its changes go; of what was sent nobody will know."""
    reason = Reason.NOT_CONFIRMED if intent.attempted else Reason.BY_PERSON
    return ended(replace(intent, next_edit=None), IntentState.CANCELLED, reason)
