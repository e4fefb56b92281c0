"""How far a change has got, and why, in plain words.

What the server says is the server's word: only what a box itself has shown may be called the charger's.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.intent import FieldGroup, IntentState, Reason
from juicedesk.store.view import Change
from juicedesk.ui.messages import Sign

translate = QCoreApplication.translate

SAID_BY_THE_STATE = frozenset({Reason.NONE, Reason.ALREADY_SO, Reason.BY_PERSON})
"""Reasons without a sentence of their own: the state says it all."""


def group_words(group: FieldGroup) -> str:
    """The name of a field group on the screen."""
    words = {
        FieldGroup.WIRE: translate("Messages", "Wiring limit"),
        FieldGroup.LIMIT: translate("Messages", "Charge limit"),
        FieldGroup.SCHEDULE: translate("Messages", "Schedule"),
        FieldGroup.NAME: translate("Messages", "Name"),
        FieldGroup.DETAILS: translate("Messages", "Details"),
        FieldGroup.LOAD_GROUP: translate("Messages", "Load group"),
        FieldGroup.OVERRIDE: translate("Messages", "Charge now"),
    }
    return words[group]


def change_sign(change: Change, *, is_paused: bool = False) -> Sign:
    """How far a change has got (UX guide §3.4)."""
    if is_paused and change.state is IntentState.QUEUED:
        return Sign("pause", translate("Messages", "Waiting, sending is paused"), "pending")
    if change.state is IntentState.VERIFYING:
        words = translate("Messages", "Checking, {0} of 2 reads agree").format(change.reads_equal)
        return Sign("eye", words, "scheduled")
    return state_sign(change.state, change.reason)


def state_sign(state: IntentState, reason: Reason) -> Sign:
    """A state as icon and words; some reasons are so telling that they take its place."""
    return _telling_signs().get((state, reason)) or _signs()[state]


def _telling_signs() -> dict[tuple[IntentState, Reason], Sign]:
    return {
        (IntentState.QUEUED, Reason.CHARGER_AWAY): Sign(
            "hourglass", translate("Messages", "Waiting for the charger to report"), "pending"
        ),
        (IntentState.QUEUED, Reason.WRITE_BUDGET): Sign(
            "hourglass", translate("Messages", "Waiting, to spare the box"), "pending"
        ),
        (IntentState.QUEUED, Reason.SERVER_REFUSES): Sign(
            "rotate-ccw", translate("Messages", "Refused, will be tried again"), "pending"
        ),
        (IntentState.SENDING, Reason.CAME_LATE): Sign(
            "undo-2", translate("Messages", "Setting it back"), "scheduled"
        ),
        (IntentState.HELD, Reason.SIGN_IN): Sign(
            "key-round", translate("Messages", "Needs a valid token"), "pending"
        ),
        (IntentState.CANCELLED, Reason.NOT_CONFIRMED): Sign(
            "circle-question-mark", translate("Messages", "Given up, outcome unknown"), "idle"
        ),
        (IntentState.EXPIRED, Reason.NOT_CONFIRMED): Sign(
            "circle-question-mark", translate("Messages", "Never confirmed"), "idle"
        ),
        (IntentState.EXPIRED, Reason.MOVED): Sign(
            "circle-question-mark", translate("Messages", "Outcome unknown"), "idle"
        ),
        (IntentState.EXPIRED, Reason.CAME_LATE): Sign(
            "undo-2", translate("Messages", "Came too late"), "idle"
        ),
    }


def _signs() -> dict[IntentState, Sign]:
    return {
        IntentState.QUEUED: Sign("hourglass", translate("Messages", "Waiting for server"), "pending"),
        IntentState.SENDING: Sign("upload", translate("Messages", "Sending"), "scheduled"),
        IntentState.UNKNOWN: Sign("eye", translate("Messages", "Checking whether it arrived"), "pending"),
        IntentState.VERIFYING: Sign("eye", translate("Messages", "Checking"), "scheduled"),
        IntentState.HELD: Sign("git-compare", translate("Messages", "Needs a decision"), "pending"),
        IntentState.CONFIRMED: Sign(
            "circle-check", translate("Messages", "Confirmed by the server"), "charging"
        ),
        IntentState.NOT_NEEDED: Sign("circle-check", translate("Messages", "Was already set"), "charging"),
        IntentState.NOT_KEPT: Sign("rotate-ccw", translate("Messages", "Did not stick"), "fault"),
        IntentState.REJECTED: Sign("octagon-x", translate("Messages", "Refused"), "fault"),
        IntentState.EXPIRED: Sign("clock", translate("Messages", "Expired"), "idle"),
        IntentState.CHANGED_AFTER: Sign(
            "git-compare", translate("Messages", "Changed elsewhere later"), "idle"
        ),
        IntentState.CANCELLED: Sign("undo-2", translate("Messages", "Taken back"), "idle"),
        IntentState.SUPERSEDED: Sign("pencil", translate("Messages", "Replaced by a newer one"), "idle"),
    }


def reason_words(reason: Reason, state: IntentState | None = None) -> str:
    """Why a change is held or has ended, as a sentence; empty where the state says it all."""
    if reason in SAID_BY_THE_STATE:
        return ""
    if state is not None and (words := _words_in_state().get((state, reason))):
        return words
    return _reasons_to_decide().get(reason) or _reasons_to_know()[reason]


def _words_in_state() -> dict[tuple[IntentState, Reason], str]:
    return {
        (IntentState.SENDING, Reason.CAME_LATE): translate(
            "Messages", "It arrived too late. The former value is being sent to the server."
        ),
        (IntentState.EXPIRED, Reason.CAME_LATE): translate(
            "Messages", "“Charge now” arrived after its time was up, so the server was told to end it."
        ),
        (IntentState.QUEUED, Reason.SERVER_REFUSES): translate(
            "Messages", "The server refused it once. It is tried again, three times in all."
        ),
        (IntentState.EXPIRED, Reason.TOO_OLD): translate(
            "Messages", "It had waited too long, so it was not sent."
        ),
        (IntentState.EXPIRED, Reason.CHARGER_GONE): translate(
            "Messages", "The account no longer had this charger, so nothing was sent."
        ),
        (IntentState.CANCELLED, Reason.NOT_CONFIRMED): translate(
            "Messages", "You stopped waiting. It was sent, and nobody knows whether the server took it."
        ),
    }


def _reasons_to_decide() -> dict[Reason, str]:
    return {
        Reason.CONFIRM_RAISE: translate(
            "Messages", "A raise is sent only if the value is still the one you saw. Please look again."
        ),
        Reason.ASK_AGAIN: translate(
            "Messages", "Your raise may not have arrived. JuiceDesk never sends a raise twice on its own."
        ),
        Reason.CONFLICT: translate(
            "Messages", "It was changed elsewhere meanwhile. Nothing is sent before you decide."
        ),
        Reason.CEILING: translate(
            "Messages",
            "Somebody else had set a lower value, and your own lowering hid it. A raise above it needs "
            "your confirmation.",
        ),
        Reason.CAME_LATE: translate(
            "Messages",
            "Your raise arrived late, after somebody else had lowered the value, so the server was told to "
            "go back to theirs. Nothing more is sent before you decide.",
        ),
        Reason.OTHER_CONTROLLER: translate(
            "Messages",
            "Something else keeps changing this value. JuiceDesk no longer overwrites it; please find out "
            "what else controls this charger.",
        ),
        Reason.SIGN_IN: translate("Messages", "The server does not accept the token."),
        Reason.SERVER_REFUSES: translate("Messages", "The server refuses this value."),
        Reason.TOO_OLD: translate("Messages", "It is so old that you should look at it again."),
        Reason.CHARGER_GONE: translate(
            "Messages", "The account no longer has this charger. It goes on when the account has it again."
        ),
    }


def _reasons_to_know() -> dict[Reason, str]:
    return {
        Reason.RULE: translate("Messages", "This charger may not deliver that many amps."),
        Reason.CHARGER_AWAY: translate(
            "Messages", "The charger does not report to the server at the moment."
        ),
        Reason.REPLUGGED: translate(
            "Messages", "“Charge now” was meant for the car that was plugged in then, so it was not sent."
        ),
        Reason.WRITE_BUDGET: translate(
            "Messages",
            "The box keeps this limit in a memory that wears out, so only a few changes a day are possible.",
        ),
        Reason.CHANGED_MEANWHILE: translate(
            "Messages",
            "Somebody else was quicker, so the server did not accept it. It is compared again first.",
        ),
        Reason.MOVED: translate(
            "Messages", "The charger belongs to another server now; whether it arrived is not known."
        ),
        Reason.RESTORED: translate("Messages", "The data file was replaced by a copy of it."),
        Reason.NOT_CONFIRMED: translate("Messages", "It was sent, but never showed up on the server."),
        Reason.LATE: translate("Messages", "It would have come too late, so it was not sent."),
        Reason.CHANGED_ELSEWHERE: translate("Messages", "It was set, and then somebody changed it again."),
        Reason.FELL_BACK: translate("Messages", "The server accepted it and then had the old value again."),
    }
