"""A server in memory that fails as it is told, and judges every write against what people confirmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from juicedesk.domain.errors import NotSent, Refused, Unknown
from juicedesk.domain.intent import FieldGroup, GroupValue, Intent, IntentState, Override, is_amps
from juicedesk.domain.moment import Moment
from juicedesk.domain.ports import Unit
from juicedesk.sync.times import DAY_S, SyncTimes
from tests.fakes.charger_link import FakeLink, HandClock

RATING_AMPS = 40
LATEST_LANDING_S = 90.0
RAISE_LIVES_S = {FieldGroup.WIRE: DAY_S, FieldGroup.LIMIT: SyncTimes().limit_raise_lives_s}


class Fault(Enum):
    """What happens to the next writes."""

    NONE = auto()
    NOT_SENT = auto()
    LOST = auto()
    UNHEARD = auto()
    LATE = auto()
    REFUSED = auto()
    CRASH_BEFORE = auto()
    CRASH_AFTER = auto()


class Crash(BaseException):
    """The program ends in the middle of a send."""


class TwoClocks(HandClock):
    """The wall clock can be set without the one that counts since the boot."""

    def __init__(self) -> None:
        super().__init__()
        self.set_by_s = 0.0

    def now(self) -> Moment:
        return Moment(self.wall_s, self.wall_s - self.set_by_s - 1_000_000.0, self.boot_id)

    @property
    def true_s(self) -> float:
        """Seconds that nobody can set."""
        return self.wall_s - self.set_by_s


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A person confirmed a raise over a value."""

    group: FieldGroup
    wanted: GroupValue
    over: GroupValue | None
    at: Moment


@dataclass
class JudgingServer(FakeLink):
    """`open_intents` tells what the program has on its disk when a write arrives."""

    open_intents: Callable[[], list[Intent]] = list
    now: Callable[[], Moment] = lambda: Moment(0.0, 0.0, "")
    true_s: Callable[[], float] = lambda: 0.0
    fault: Fault = Fault.NONE
    confirmations: list[Confirmation] = field(default_factory=list)
    clicks: list[Moment] = field(default_factory=list)
    late: list[tuple[float, str, FieldGroup, GroupValue]] = field(default_factory=list)

    def let_late_ones_land(self, hurry: bool = False) -> None:
        """Apply what is due; at the latest after 90 s, or now."""
        due = [one for one in self.late if hurry or one[0] <= self.true_s()]
        self.late = [one for one in self.late if one not in due]
        for _at, unit_id, group, value in due:
            if unit_id in self.chargers:
                self.chargers[unit_id].values[group] = value

    def write(
        self, unit: Unit, group: FieldGroup, value: GroupValue, *, if_info_timestamp: int | None = None
    ) -> None:
        if self.fault is Fault.NOT_SENT:
            raise NotSent("fake", "refused") from ConnectionRefusedError()
        self._check_token(unit)
        self.writes.append((unit.unit_id, group, value))
        self._judge(unit, group, value)
        if self.fault is Fault.REFUSED:
            raise Refused("fake", "no")
        if self.fault is Fault.CRASH_BEFORE:
            raise Crash
        if self.fault is Fault.LATE:
            self.late.append((self.true_s() + LATEST_LANDING_S, unit.unit_id, group, value))
        elif self.fault is not Fault.LOST:
            self.chargers[unit.unit_id].values[group] = value
        if self.fault is Fault.CRASH_AFTER:
            raise Crash
        if self.fault is not Fault.NONE:
            raise Unknown("fake", "no answer") from TimeoutError()

    def _judge(self, unit: Unit, group: FieldGroup, value: GroupValue) -> None:
        """I3, I4, I9: exactly one intent on the disk is being sent, and it is this one."""
        sending = [intent for intent in self.open_intents() if intent.state is IntentState.SENDING]
        told = [(intent.key.unit_id, intent.key.group, intent.to_send) for intent in sending]
        assert told == [(unit.unit_id, group, value)], f"I4: sent {group} {value}, on the disk {told}"
        if value is Override.CHARGE_NOW:
            self._judge_override()
        current = self.chargers[unit.unit_id].values[group]
        if is_amps(group) and isinstance(value, int) and isinstance(current, int):
            self._judge_amps(group, value, current)

    def _judge_override(self) -> None:
        """I7: one click, one order; not after its time and not after a boot."""
        assert self.clicks, "I7: an override more than was clicked"
        click = self.clicks.pop()
        assert click.clocks_agree(self.now()), "I7: an override with doubtful clocks"
        assert click.age_s(self.now()) <= SyncTimes().override_lives_s, "I7: an override after its time"

    def _judge_amps(self, group: FieldGroup, value: int, current: int) -> None:
        """I5; I6: each raise uses up a fresh confirmation of just that raise."""
        assert value == 0 or 6 <= value <= RATING_AMPS, f"I5: {value} A"
        if value <= current:
            return
        matching = [
            one
            for one in self.confirmations
            if (one.group, one.wanted, one.over) == (group, value, current)
            and one.at.clocks_agree(self.now())
            and one.at.age_s(self.now()) <= RAISE_LIVES_S[group]
        ]
        assert matching, f"I6: {group} from {current} to {value} A, which nobody confirmed"
        self.confirmations.remove(matching[-1])
