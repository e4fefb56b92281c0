"""What happens next to an intent: a pure function of the intent and one fact (sync model §3.4, §3.5).

`TRANSITIONS` is the table. Every rule takes the intent and the fact and gives the intent as it is
afterwards; one that comes out as SENDING is to be sent now, and nothing else ever is. The row numbers
in the modules are those of the sync model.
"""

from __future__ import annotations

from juicedesk.domain.intent import FieldGroup, Intent, IntentState, is_guarded, is_raise
from juicedesk.sync.planner import answered, deciding, queued, reading
from juicedesk.sync.planner.fact import Fact, Rule, Trigger

__all__ = ["TRANSITIONS", "Fact", "Trigger", "lane_order", "plan", "would_raise"]

State = IntentState

TRANSITIONS: dict[tuple[IntentState, Trigger], Rule] = {
    (State.QUEUED, Trigger.TIME): queued.time_passed,
    (State.QUEUED, Trigger.READ): queued.read,
    (State.QUEUED, Trigger.CANCEL): deciding.cancelled,
    (State.QUEUED, Trigger.CHARGER_GONE): deciding.charger_gone,
    (State.QUEUED, Trigger.SIGNED_OUT): deciding.signed_out,
    (State.SENDING, Trigger.ACCEPTED): answered.accepted,
    (State.SENDING, Trigger.REFUSED): answered.refused,
    (State.SENDING, Trigger.TOKEN_REFUSED): answered.token_refused,
    (State.SENDING, Trigger.CHANGED_MEANWHILE): answered.changed_meanwhile,
    (State.SENDING, Trigger.NOT_SENT): answered.not_sent,
    (State.SENDING, Trigger.NO_ANSWER): answered.no_answer,
    (State.SENDING, Trigger.FOUND_AT_START): answered.no_answer,
    (State.SENDING, Trigger.PATH_MOVED): answered.no_answer,
    (State.SENDING, Trigger.SIGNED_OUT): deciding.signed_out,
    (State.UNKNOWN, Trigger.READ): reading.unknown,
    (State.UNKNOWN, Trigger.GIVE_UP): deciding.given_up,
    (State.UNKNOWN, Trigger.CHARGER_GONE): deciding.charger_gone,
    (State.UNKNOWN, Trigger.PATH_MOVED): deciding.path_moved,
    (State.UNKNOWN, Trigger.SIGNED_OUT): deciding.signed_out,
    (State.VERIFYING, Trigger.READ): reading.verifying,
    (State.VERIFYING, Trigger.GIVE_UP): deciding.given_up,
    (State.VERIFYING, Trigger.CHARGER_GONE): deciding.charger_gone,
    (State.VERIFYING, Trigger.PATH_MOVED): deciding.path_moved,
    (State.VERIFYING, Trigger.SIGNED_OUT): deciding.signed_out,
    (State.HELD, Trigger.READ): reading.held_back,
    (State.HELD, Trigger.CHARGER_GONE): deciding.charger_gone,
    (State.HELD, Trigger.SIGNED_OUT): deciding.signed_out,
    (State.HELD, Trigger.CANCEL): deciding.cancelled,
    (State.HELD, Trigger.KEEP_MINE): deciding.keep_mine,
    (State.HELD, Trigger.KEEP_SERVER): deciding.cancelled,
}


def plan(intent: Intent, trigger: Trigger, fact: Fact) -> Intent:
    """The intent after a trigger; unchanged where the table has no row for it."""
    rule = TRANSITIONS.get((intent.state, trigger))
    return intent if rule is None else rule(intent, fact)


def lane_order(intent: Intent) -> tuple[int, int]:
    """Where an intent stands in its charger's lane: what must be settled first, then as rule 7 of the
    sync model's §3.5 says; oldest first within."""
    if intent.state is not State.QUEUED:
        return (0, intent.intent_id)
    lowers = is_guarded(intent.key.group) and not would_raise(intent)
    ranks = {
        FieldGroup.WIRE: 1 if lowers else 6,
        FieldGroup.LIMIT: 2 if lowers else 7,
        FieldGroup.LOAD_GROUP: 3 if lowers else 8,
        FieldGroup.SCHEDULE: 4,
        FieldGroup.NAME: 5,
        FieldGroup.DETAILS: 5,
        FieldGroup.OVERRIDE: 9,
    }
    return (ranks[intent.key.group], intent.intent_id)


def would_raise(intent: Intent) -> bool:
    """Whether it lets more current flow, as far as is known before reading; unknown counts as yes."""
    known = intent.server_value if intent.server_value is not None else intent.base
    return is_raise(intent.key.group, intent.wanted, known)
