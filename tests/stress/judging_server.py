"""A server in memory that fails as it is told, and judges every write against what people confirmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from juicedesk.domain.details import NO_DETAILS, Details
from juicedesk.domain.errors import ChangedMeanwhile, NotSent, Refused, Unknown
from juicedesk.domain.intent import FieldGroup, GroupValue, Override, is_amps, is_raise
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.domain.moment import Moment
from juicedesk.domain.ports import ReportedLoadGroup, Seen, Unit, UnitInfo, UnitState
from juicedesk.sync.load_group_lane import STAMP_OF_NO_GROUP
from juicedesk.sync.times import DAY_S, SyncTimes
from tests.fakes.charger_link import FakeLink, HandClock

RATING_AMPS = 40
LATEST_LANDING_S = 90.0
LIMIT_RAISE_LIVES_S = SyncTimes().limit_raise_lives_s
WIRE_WRITES_A_DAY = 10

Key = tuple[str, FieldGroup]


class Fault(Enum):
    """What happens to the next writes."""

    NONE = auto()
    NOT_SENT = auto()
    LOST = auto()
    UNHEARD = auto()
    LATE = auto()
    REFUSED = auto()
    CHANGED = auto()
    TAKEN_OVER = auto()
    CRASH_BEFORE = auto()
    CRASH_AFTER = auto()


class Crash(BaseException):
    """The program ends in the middle of a send."""


class TwoClocks(HandClock):
    """The wall clock can be set without the one that counts since the boot."""

    def __init__(self) -> None:
        super().__init__()
        self.set_by_s = 0.0
        self._now = super().now()

    def now(self) -> Moment:
        boot_s = self.wall_s - self.set_by_s - 1_000_000.0
        known = (self.wall_s, boot_s, self.boot_id)
        if (self._now.wall_s, self._now.boot_s, self._now.boot_id) != known:
            self._now = Moment(*known)
        return self._now

    @property
    def true_s(self) -> float:
        """Seconds that nobody can set."""
        return self.wall_s - self.set_by_s


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A person confirmed a raise over what was on the screen: the server's value or an own pending one."""

    key: Key
    wanted: GroupValue
    over: tuple[GroupValue | None, ...]
    at: Moment


@dataclass(frozen=True, slots=True)
class Attempt:
    """What the program has on its disk of the newest send; all that is being sent and the sender's epoch."""

    key: Key
    value: GroupValue | None
    epoch: int
    being_sent: int
    senders_epoch: int


@dataclass
class JudgingServer(FakeLink):
    """`newest_attempt` tells what the program has on its disk when a write arrives; `taken_over` lets
    another process of the profile send from now on."""

    newest_attempt: Callable[[], Attempt | None] = lambda: None
    taken_over: Callable[[], None] = lambda: None
    now: Callable[[], Moment] = lambda: Moment(0.0, 0.0, "")
    true_s: Callable[[], float] = lambda: 0.0
    fault: Fault = Fault.NONE
    confirmations: list[Confirmation] = field(default_factory=list)
    clicks: dict[str, Moment] = field(default_factory=dict)
    late: list[tuple[float, Key, GroupValue, int | None]] = field(default_factory=list)
    group_stamps: dict[str, int] = field(default_factory=dict)
    wire_writes: dict[str, list[float]] = field(default_factory=dict)
    last_reads: dict[Key, tuple[float, GroupValue | None]] = field(default_factory=dict)
    changes: int = 1

    def value_of(self, key: Key) -> GroupValue | None:
        """What the server has now."""
        if key[1] is FieldGroup.LOAD_GROUP:
            return (self.groups or {}).get(key[0], NO_GROUP)
        return self.chargers[key[0]].values[key[1]]

    def set(self, key: Key, value: GroupValue) -> None:
        """The server has this from now on; nothing happens to a charger that is gone."""
        self.changes += 1
        if isinstance(value, LoadGroup):
            self.group_stamps[key[0]] = self.changes
            self.groups = (self.groups or {}) | {key[0]: value}
            if value.is_dissolved:
                del self.groups[key[0]]
        elif key[0] in self.chargers:
            self.chargers[key[0]].values[key[1]] = value

    def let_late_ones_land(self, hurry: bool = False) -> None:
        """Apply what is due; at the latest after 90 s, or now."""
        due = [one for one in self.late if hurry or one[0] <= self.true_s()]
        self.late = [one for one in self.late if one not in due]
        for _at, key, value, stamp in due:
            if stamp in (None, self._group_stamp(key[0])):
                self.set(key, value)

    def read_state(self, unit: Unit) -> UnitState:
        told = super().read_state(unit)
        self._is_read((unit.unit_id, FieldGroup.LIMIT))
        return replace(told, info_timestamp=self.changes)

    def read_info(self, unit: Unit) -> UnitInfo:
        told = super().read_info(unit)
        self._is_read((unit.unit_id, FieldGroup.WIRE))
        details = self.chargers[unit.unit_id].values.get(FieldGroup.DETAILS)
        return replace(
            told,
            details=details if isinstance(details, Details) else NO_DETAILS,
            info_timestamp=self.changes,
        )

    def write(
        self,
        unit: Unit,
        group: FieldGroup,
        value: GroupValue,
        *,
        if_info_timestamp: int | None = None,
        seen: Seen | None = None,
    ) -> None:
        self._check_token(unit)
        key = (unit.unit_id, group)
        if seen is not None and seen.value != self.value_of(key):
            raise ChangedMeanwhile("fake", "the value has changed before the write")
        self._receive(key, value)

    def write_load_group(
        self, group_id: str, value: LoadGroup, *, if_change_stamp: int | None = None
    ) -> None:
        self._receive((group_id, FieldGroup.LOAD_GROUP), value, if_change_stamp)

    def load_groups(self) -> list[ReportedLoadGroup] | None:
        reported = super().load_groups() or []
        return [replace(one, change_stamp=self._group_stamp(one.group_id)) for one in reported]

    def _is_read(self, key: Key) -> None:
        self.last_reads[key] = (self.true_s(), self.value_of(key))

    def _as_read(self, key: Key) -> GroupValue | None:
        """What the program may go by: the server's value, or what that was at most two seconds ago (I6)."""
        read_at, value = self.last_reads.get(key, (float("-inf"), None))
        is_fresh = self.true_s() - read_at <= SyncTimes().read_is_fresh_s
        return value if is_fresh else self.value_of(key)

    def _group_stamp(self, group_id: str) -> int:
        return self.group_stamps.get(group_id, 1) if group_id in (self.groups or {}) else STAMP_OF_NO_GROUP

    def _receive(self, key: Key, value: GroupValue, stamp: int | None = None) -> None:
        if self.fault is Fault.NOT_SENT:
            raise NotSent("fake", "refused") from ConnectionRefusedError()
        self.writes.append((*key, value))
        self._judge_attempt(key, value)
        if self.fault is Fault.CHANGED or stamp not in (None, self._group_stamp(key[0])):
            raise ChangedMeanwhile("fake", "changed")
        self._judge(key, value)
        match self.fault:
            case Fault.REFUSED:
                raise Refused("fake", "no")
            case Fault.CRASH_BEFORE:
                raise Crash
            case Fault.LATE:
                self.late.append((self.true_s() + LATEST_LANDING_S, key, value, stamp))
            case Fault.LOST:
                pass
            case _:
                self.set(key, value)
        self._answer()

    def _answer(self) -> None:
        match self.fault:
            case Fault.NONE:
                pass
            case Fault.TAKEN_OVER:
                self.taken_over()
            case Fault.CRASH_AFTER:
                raise Crash
            case _:
                raise Unknown("fake", "no answer") from TimeoutError()

    def _judge_attempt(self, key: Key, value: GroupValue) -> None:
        """I3, I4, I9, I14: exactly one intent on the disk is being sent, it is this one, by the sender."""
        told = self.newest_attempt()
        assert told is not None and (told.key, told.value) == (key, value), f"I4: {key} {value}, not {told}"
        assert told.being_sent == 1, f"I4: {told.being_sent} are being sent"
        assert told.epoch == told.senders_epoch, f"I14: sent in an epoch that is over: {told}"

    def _judge(self, key: Key, value: GroupValue) -> None:
        if value is Override.CHARGE_NOW:
            self._judge_override(key[0])
        if is_amps(key[1]) and isinstance(value, int):
            assert value == 0 or 6 <= value <= RATING_AMPS, f"I5: {value} A"
        if key[1] is FieldGroup.WIRE:
            self._judge_wear(key[0])
        current = self._as_read(key)
        if current is not None and is_raise(key[1], value, current):
            self._judge_raise(key, value, current)

    def _judge_override(self, unit_id: str) -> None:
        """I7: one click, one order; not after its time and not after a boot."""
        click = self.clicks.pop(unit_id, None)
        assert click is not None, "I7: an override more than was clicked"
        assert click.clocks_agree(self.now()), "I7: an override with doubtful clocks"
        assert click.age_s(self.now()) <= SyncTimes().override_lives_s, "I7: an override after its time"

    def _judge_wear(self, unit_id: str) -> None:
        """I18."""
        today = [at for at in self.wire_writes.get(unit_id, []) if at > self.true_s() - DAY_S]
        self.wire_writes[unit_id] = [*today, self.true_s()]
        assert len(today) < WIRE_WRITES_A_DAY, "I18: the memory of the wire limit wears out"

    def _judge_raise(self, key: Key, value: GroupValue, current: GroupValue) -> None:
        """I6: each raise uses up a fresh confirmation of just that raise."""
        lives_s = LIMIT_RAISE_LIVES_S if key[1] is FieldGroup.LIMIT else DAY_S
        fitting = [
            one
            for one in self.confirmations
            if (one.key, one.wanted) == (key, value)
            and current in one.over
            and one.at.clocks_agree(self.now())
            and one.at.age_s(self.now()) <= lives_s
        ]
        assert fitting, f"I6: {key} from {current} to {value}, which nobody confirmed"
        self.confirmations.remove(fitting[-1])
