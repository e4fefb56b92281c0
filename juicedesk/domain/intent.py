"""What a person asked for, and how far it has got (sync model §3.2 and §3.4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from juicedesk.domain.errors import NAME_EMPTY, NAME_TOO_LONG, InvalidChange
from juicedesk.domain.schedule import Schedule

NAME_MAX_LENGTH = 60


class FieldGroup(StrEnum):
    """The values that are edited, sent and settled together."""

    WIRE = "wire"
    LIMIT = "limit"
    SCHEDULE = "schedule"
    NAME = "name"
    OVERRIDE = "override"


class Override(StrEnum):
    """What an override edit asks for: charge now, or go back to the schedule."""

    CHARGE_NOW = "charge_now"
    BACK_TO_SCHEDULE = "back_to_schedule"


GroupValue = int | str | Schedule | Override
"""WIRE and LIMIT: amps. NAME: text. SCHEDULE: Schedule. OVERRIDE: Override."""


class IntentState(StrEnum):
    """Open ones first, then the ended ones (sync model §3.4)."""

    QUEUED = "queued"
    SENDING = "sending"
    UNKNOWN = "unknown"
    VERIFYING = "verifying"
    HELD = "held"
    CONFIRMED = "confirmed"
    NOT_NEEDED = "not_needed"
    CHANGED_AFTER = "changed_after"
    NOT_KEPT = "not_kept"
    REJECTED = "rejected"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """Whether something still has to happen."""
        return self in OPEN_STATES


OPEN_STATES = frozenset(
    {
        IntentState.QUEUED,
        IntentState.SENDING,
        IntentState.UNKNOWN,
        IntentState.VERIFYING,
        IntentState.HELD,
    }
)


class Reason(StrEnum):
    """Why an intent is held or ended; worded for people in `ui.messages`."""

    NONE = ""
    CONFIRM_RAISE = "confirm_raise"
    ASK_AGAIN = "ask_again"
    CONFLICT = "conflict"
    SIGN_IN = "sign_in"
    SERVER_REFUSES = "server_refuses"
    TOO_OLD = "too_old"
    RULE = "rule"
    CHARGER_AWAY = "charger_away"
    NOT_CONFIRMED = "not_confirmed"
    LATE = "late"
    ALREADY_SO = "already_so"
    CHANGED_ELSEWHERE = "changed_elsewhere"
    FELL_BACK = "fell_back"
    BY_PERSON = "by_person"


@dataclass(frozen=True, slots=True)
class IntentKey:
    """One open intent at most exists per key."""

    account_id: str
    unit_id: str
    group: FieldGroup


def is_amps(group: FieldGroup) -> bool:
    """Whether a group's value is a current, so that raising it is guarded."""
    return group in (FieldGroup.WIRE, FieldGroup.LIMIT)


def is_raise(group: FieldGroup, wanted: GroupValue, current: GroupValue | None) -> bool:
    """Whether sending `wanted` over `current` lets more current flow; unknown counts as a raise."""
    if not is_amps(group):
        return False
    return not isinstance(current, int) or not isinstance(wanted, int) or wanted > current


def check_name(name: str) -> str:
    """Return the name without outer spaces, or raise InvalidChange."""
    stripped = name.strip()
    if not stripped:
        raise InvalidChange(NAME_EMPTY)
    if len(stripped) > NAME_MAX_LENGTH:
        raise InvalidChange(NAME_TOO_LONG, length=len(stripped), limit=NAME_MAX_LENGTH)
    return stripped
