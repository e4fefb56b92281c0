"""What the screen shows: the reported state, and what is pending on top of it.

Values only. `Store.view` makes them from the tables; nothing on the screen is held elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from juicedesk.domain.box_facts import NO_FACTS, BoxFacts
from juicedesk.domain.charger import Measurement
from juicedesk.domain.intent import FieldGroup, GroupValue, IntentState, Reason
from juicedesk.domain.load_group import NO_GROUP, LoadGroup


class LinkState(StrEnum):
    """How the server is doing, as the last requests showed it."""

    NO_ACCOUNT = "no_account"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    AWAY = "away"
    NO_INTERNET = "no_internet"
    NONSENSE = "nonsense"
    TOKEN_REFUSED = "token_refused"
    TOKEN_MISSING = "token_missing"
    UNTRUSTED = "untrusted"


@dataclass(frozen=True, slots=True)
class LinkView:
    """The server's state. Times are UTC epoch seconds; None is never or not known.

    `by_other_window` says that another window of the profile talks to the server, and told this.
    `is_paused` says that a person has told this profile to send nothing for the time being.
    """

    state: LinkState
    address: str = ""
    server_name: str = ""
    since: float | None = None
    last_answer_at: float | None = None
    next_try_at: float | None = None
    by_other_window: bool = False
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """An intent as the screen shows it.

    `base` is what the person saw when saving, `wanted` what was asked for, `server_value` what the
    server was last seen to have. `reads_equal` counts the read-backs that agreed (0–2). Times are UTC
    epoch seconds: nothing is done before `not_before`, and until `watch_until` a send without an answer
    may still land. `ceiling_amps` is somebody's lower value that an own lowering hid. `member_names` are
    those of the chargers in a load group, by unit ID.
    """

    change_id: int
    unit_id: str
    charger_name: str
    group: FieldGroup
    state: IntentState
    reason: Reason
    base: GroupValue | None
    wanted: GroupValue
    server_value: GroupValue | None
    made_at: float
    settled_at: float | None
    reads_equal: int
    queued_next: GroupValue | None = None
    sent_at: float | None = None
    watch_until: float | None = None
    not_before: float = 0.0
    tries: int = 0
    ceiling_amps: int | None = None
    member_names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Field:
    """One field group of a charger: what is reported, since when, and the change on top of it."""

    reported: GroupValue | None
    read_at: float | None
    pending: Change | None

    @property
    def shown(self) -> GroupValue | None:
        """The value that an editor starts from: the newest one that a person asked for."""
        if self.pending is None:
            return self.reported
        return self.pending.wanted if self.pending.queued_next is None else self.pending.queued_next


@dataclass(frozen=True, slots=True)
class ChargerView:
    """One charger. `unit_rating_amps` None is unknown; `measured_at` is UTC epoch seconds.

    `in_charge_elsewhere` names the server of the account that is in charge of it, when it is not this one.
    """

    unit_id: str
    name: str
    measurement: Measurement | None
    measured_at: float | None
    unit_rating_amps: int | None
    time_zone_id: str
    local_offset_s: int | None
    fields: dict[FieldGroup, Field]
    in_charge_elsewhere: str = ""
    facts: BoxFacts = NO_FACTS

    def field(self, group: FieldGroup) -> Field:
        """A field group; one that was never read is empty."""
        return self.fields.get(group, Field(None, None, None))

    @property
    def pending(self) -> tuple[Change, ...]:
        """The open changes of this charger."""
        return tuple(field.pending for field in self.fields.values() if field.pending is not None)


@dataclass(frozen=True, slots=True)
class LoadGroupView:
    """A load group: what the server has, and the change on top. One that is only asked for is here too."""

    group_id: str
    field: Field

    @property
    def shown(self) -> LoadGroup:
        """The newest value that a person asked for, else the server's."""
        value = self.field.shown
        return value if isinstance(value, LoadGroup) else NO_GROUP

    @property
    def reported(self) -> LoadGroup | None:
        """What the server has; NO_GROUP when it is known to have none, None when that is not known."""
        value = self.field.reported
        return value if isinstance(value, LoadGroup) else None


@dataclass(frozen=True, slots=True)
class DeskView:
    """Everything that the main window shows, at one moment.

    `offers_load_groups` says whether the server knows load groups at all; None is not known.
    `no_copy_because` is why the hourly copy of the data could not be made, in the system's words.
    """

    link: LinkView
    chargers: tuple[ChargerView, ...]
    waiting: tuple[Change, ...]
    undecided: tuple[Change, ...]
    done: tuple[Change, ...]
    no_copy_because: str = ""
    load_groups: tuple[LoadGroupView, ...] = ()
    offers_load_groups: bool | None = None

    def load_group(self, group_id: str) -> LoadGroupView | None:
        """The load group with an ID, or None."""
        return next((group for group in self.load_groups if group.group_id == group_id), None)

    def load_group_of(self, charger: ChargerView) -> str:
        """The name of the load group that a charger is in, as the server has it; empty for none."""
        groups = (group.reported for group in self.load_groups)
        mine = (group.name for group in groups if group is not None and charger.unit_id in group.member_ids)
        return next(mine, "")

    def field_of(self, change: Change) -> Field | None:
        """What stands there now where a change was made; None when the charger or group is not shown."""
        if change.group is FieldGroup.LOAD_GROUP:
            group = self.load_group(change.unit_id)
            read = NO_GROUP if self.offers_load_groups else None
            return Field(read, None, None) if group is None else group.field
        charger = self.charger(change.unit_id)
        return None if charger is None else charger.field(change.group)

    def charger(self, unit_id: str) -> ChargerView | None:
        """The charger with an ID, or None."""
        return next((charger for charger in self.chargers if charger.unit_id == unit_id), None)
