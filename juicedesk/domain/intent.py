"""What a person asked for, and how far it has got (sync model §3.2 and §3.4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from juicedesk.domain.details import Details
from juicedesk.domain.errors import NAME_EMPTY, NAME_TOO_LONG, InvalidChange
from juicedesk.domain.load_group import LoadGroup, lets_more_flow
from juicedesk.domain.moment import Moment
from juicedesk.domain.schedule import Schedule

NAME_MAX_LENGTH = 60


class FieldGroup(StrEnum):
    """The values that are edited, sent and settled together.

    A LOAD_GROUP belongs to the account; its intents carry the group's ID where others carry a charger's.
    """

    WIRE = "wire"
    LIMIT = "limit"
    SCHEDULE = "schedule"
    NAME = "name"
    DETAILS = "details"
    LOAD_GROUP = "load_group"
    OVERRIDE = "override"


class Override(StrEnum):
    """What an override edit asks for: charge now, or go back to the schedule."""

    CHARGE_NOW = "charge_now"
    BACK_TO_SCHEDULE = "back_to_schedule"


GroupValue = int | str | Schedule | Details | LoadGroup | Override
"""WIRE and LIMIT: amps. NAME: text. OVERRIDE: Override. The others: the value of their name."""


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
    CHARGER_GONE = "charger_gone"
    REPLUGGED = "replugged"
    WRITE_BUDGET = "write_budget"
    CEILING = "ceiling"
    CAME_LATE = "came_late"
    OTHER_CONTROLLER = "other_controller"
    CHANGED_MEANWHILE = "changed_meanwhile"
    MOVED = "moved"
    RESTORED = "restored"
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


@dataclass(frozen=True, slots=True)
class Edit:
    """One press of Save. `base` is what the person saw, `confirmed` says that a raise was confirmed.

    `plugged_since` is the plug-in period that the person saw, for an override (UTC epoch seconds).
    """

    key: IntentKey
    wanted: GroupValue
    base: GroupValue | None
    made_at: Moment
    confirmed: bool = False
    plugged_since: int | None = None

    @property
    def key_columns(self) -> tuple[str, str, str]:
        """The key as three texts."""
        return (self.key.account_id, self.key.unit_id, self.key.group.value)


@dataclass(frozen=True, slots=True)
class Intent:
    """What a person asked for in one field group, and how far it has got.

    Times without a Moment are UTC epoch seconds.

    - `confirmed_at` is a raise's confirmation; sending consumes it.
    - `attempted` are the values that this program sent and that may still turn up (`A` in the model).
    - `watch_until`: until then a send that got no answer may still land.
    - `ceiling_amps` is somebody's lower value that an own lowering hid (`C`); a raise above it must name it.
    - `foreign` is somebody's lower value, seen while an own raise was on its way (`F`).
    - `undo_to` is being written instead of `wanted`: an own raise or override came too late.
    - `next_edit` waits while this one is in flight. `revision` guards every transition.
    """

    intent_id: int
    key: IntentKey
    state: IntentState
    wanted: GroupValue
    base: GroupValue | None
    made_at: Moment
    reason: Reason = Reason.NONE
    confirmed_at: Moment | None = None
    plugged_since: int | None = None
    server_value: GroupValue | None = None
    attempted: tuple[GroupValue, ...] = ()
    sent_at: float | None = None
    watch_until: float | None = None
    first_equal_at: float | None = None
    reads_equal: int = 0
    not_before: float = 0.0
    tries: int = 0
    ceiling_amps: int | None = None
    foreign: GroupValue | None = None
    undo_to: GroupValue | None = None
    undos: int = 0
    next_edit: Edit | None = None
    revision: int = 0

    @property
    def raises(self) -> bool:
        """Whether sending it now would let more current flow than the server's value does."""
        return is_raise(self.key.group, self.wanted, self.server_value)

    @property
    def to_send(self) -> GroupValue:
        """The value that a send carries."""
        return self.wanted if self.undo_to is None else self.undo_to


def is_amps(group: FieldGroup) -> bool:
    """Whether a group's value is a current in amps."""
    return group in (FieldGroup.WIRE, FieldGroup.LIMIT)


def is_guarded(group: FieldGroup) -> bool:
    """Whether more current may flow after a write, so that a raise needs a person's confirmation."""
    return is_amps(group) or group is FieldGroup.LOAD_GROUP


def is_raise(group: FieldGroup, wanted: GroupValue, current: GroupValue | None) -> bool:
    """Whether sending `wanted` over `current` lets more current flow; unknown counts as a raise, but off
    is a raise over nothing."""
    if group is FieldGroup.LOAD_GROUP:
        assert isinstance(wanted, LoadGroup)
        return lets_more_flow(current if isinstance(current, LoadGroup) else None, wanted)
    if not is_amps(group) or wanted == 0:
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
