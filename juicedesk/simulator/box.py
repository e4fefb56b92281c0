"""One virtual box: a state machine to which time is passed in, so that nothing here waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from juicedesk.domain.errors import FrameError, WrongChecksum
from juicedesk.juicebox.command import parse_command
from juicedesk.juicebox.message import Debug
from juicedesk.juicebox.status import CHARGING, NO_CAR, PLUGGED, Protocol, Status
from juicedesk.simulator.car import Car, Garage
from juicedesk.simulator.eeprom import Eeprom
from juicedesk.simulator.energy import EnergyMeter
from juicedesk.simulator.identity import Identity
from juicedesk.simulator.limits import Limits

IDLE_INTERVAL_S = 30.0
CHARGING_INTERVAL_S = 10.0
CHANGE_SHOWN_WITHIN_S = 3.0  # measured on a real box, protocol sheet §3.6

STATE_WORDS = {NO_CAR: "standby", PLUGGED: "plugged", CHARGING: "charging"}
_MINUTES_PER_DAY = 1440
_POWER_FACTOR = 0.992


@dataclass(frozen=True, slots=True)
class TrueState:
    """What is really the case at a box, whatever it reports. `schedule_memory` None: lost."""

    id: str
    state: str
    online_amps: int
    offline_amps: int
    drawn_amps: int
    rating_amps: int
    schedule_memory: int | None


class VirtualBox:
    """A box with power, its car and its memory. Times are seconds of any steadily rising clock.

    `interval_s` replaces the real cadence; a `forgetful` box forgets its wire limit in a power cycle if it
    speaks v07 (protocol sheet §5): that the program starts is none. Not for more than one thread.
    """

    # All that is lost with the power; `_power_up` sets it.
    _limits: Limits
    _meter: EnergyMeter
    _clock: tuple[int, float] | None
    _powered_up_s: float
    _known_state_code: int
    _next_report_s: float
    _boot_lines: Sequence[Debug]

    def __init__(
        self,
        identity: Identity,
        eeprom: Eeprom,
        garage: Garage,
        now_s: float,
        *,
        interval_s: float | None = None,
        forgetful: bool = False,
    ) -> None:
        self.identity = identity
        self._garage = garage
        self._interval_s = interval_s
        self._forgets = forgetful and identity.protocol is Protocol.V07
        self._car: Car | None = garage.first()
        self._at_s = now_s
        self._power_up(eeprom)

    @property
    def eeprom(self) -> Eeprom:
        """What the box would remember if the power went now."""
        return Eeprom(self._limits.wire_limit_amps, int(self._meter.lifetime_wh))

    @property
    def next_report_s(self) -> float:
        """When the box has something to send at the latest."""
        return self._next_report_s

    @property
    def true_state(self) -> TrueState:
        """What is really the case, as of the last `advance`."""
        return TrueState(
            id=self.identity.juicebox_id,
            state=STATE_WORDS[self._state_code],
            online_amps=self._limits.in_force_amps(self._at_s),
            offline_amps=self._limits.wire_limit_amps,
            drawn_amps=self._drawn_amps,
            rating_amps=self.identity.rating_amps,
            schedule_memory=self._limits.ordered_amps,
        )

    def plug(self, now_s: float) -> None:
        """A car comes; where one stands already, it stays."""
        self.advance(now_s)
        self._car = self._car or self._garage.next()
        self._notice_change()

    def unplug(self, now_s: float) -> None:
        """The car leaves, if there is one."""
        self.advance(now_s)
        self._car = None
        self._notice_change()

    def power_cycle(self, now_s: float) -> None:
        """Power goes and comes back: all but the EEPROM is lost, the schedule memory too."""
        self.advance(now_s)
        kept = self.eeprom
        forgotten = Eeprom(self.identity.rating_amps, kept.lifetime_wh)
        self._power_up(forgotten if self._forgets else kept)

    def advance(self, now_s: float) -> None:
        """Let time pass up to now: energy flows, a car fills, the offline limit takes over."""
        if self._at_s < self._limits.offline_from_s < now_s:
            self._charge_until(self._limits.offline_from_s)
        self._charge_until(max(now_s, self._at_s))

    def receive(self, datagram: bytes, now_s: float) -> bytes | None:
        """Take a command; return the complaint to send about one without a right CRC, else None.

        Anything else that is not a command is ignored.
        """
        self.advance(now_s)
        try:
            command = parse_command(datagram)
        except WrongChecksum:
            text = datagram.decode("ascii").rstrip("\r\n")  # it was ASCII, or it would be malformed
            return Debug(self.identity.juicebox_id, "ERR", f"Miss CRC '{text}'").encode()
        except FrameError:
            return None
        self._limits.obey(command, self._at_s)
        self._clock = (command.hour * 60 + command.minute, self._at_s)
        self._notice_change()
        return None

    def take_due(self, now_s: float) -> Sequence[bytes]:
        """The datagrams whose time has come: boot lines once, and the status."""
        self.advance(now_s)
        due = [line.encode() for line in self._boot_lines]
        self._boot_lines = ()
        if now_s >= self._next_report_s:
            due.append(self._status().encode())
            self._next_report_s = now_s + self._cadence_s
        return due

    def _power_up(self, eeprom: Eeprom) -> None:
        self._limits = Limits(self.identity.rating_amps, eeprom.wire_limit_amps)
        self._meter = EnergyMeter(eeprom.lifetime_wh)
        self._clock = None
        self._powered_up_s = self._at_s
        self._known_state_code = self._state_code
        self._next_report_s = self._at_s
        self._boot_lines = self._boot_texts()

    def _boot_texts(self) -> Sequence[Debug]:
        texts = (f"BOT:{self.identity.banner}", f"BOT:UUID {self.identity.module_uuid}")
        return tuple(Debug(self.identity.juicebox_id, "NFO", text) for text in texts)

    @property
    def _drawn_amps(self) -> int:
        return self._car.draw_amps(self._limits.in_force_amps(self._at_s)) if self._car else 0

    @property
    def _state_code(self) -> int:
        if self._car is None:
            return NO_CAR
        return CHARGING if self._drawn_amps else PLUGGED

    @property
    def _cadence_s(self) -> float:
        if self._interval_s is not None:
            return self._interval_s
        return CHARGING_INTERVAL_S if self._state_code == CHARGING else IDLE_INTERVAL_S

    def _charge_until(self, end_s: float) -> None:
        hours = (end_s - self._at_s) / 3600
        if self._car and self._drawn_amps:
            power_watts = self._drawn_amps * self.identity.mains_volts * _POWER_FACTOR
            self._meter.add(self._car.take(power_watts * hours), self._minute_of_day)
        self._at_s = end_s
        self._notice_change()

    def _notice_change(self) -> None:
        before, self._known_state_code = self._known_state_code, self._state_code
        if before == self._known_state_code:
            return
        if before == CHARGING:
            self._meter.end_session()
        soon_s = min(CHANGE_SHOWN_WITHIN_S, self._cadence_s)
        self._next_report_s = min(self._next_report_s, self._at_s + soon_s)

    @property
    def _minute_of_day(self) -> int | None:
        """The box's own clock: it knows the time only from commands."""
        if self._clock is None:
            return None
        minute, set_at_s = self._clock
        return (minute + int((self._at_s - set_at_s) // 60)) % _MINUTES_PER_DAY

    def _status(self) -> Status:
        is_v09u = self.identity.protocol is Protocol.V09U
        is_charging = self._state_code == CHARGING
        slot_index, slot_wh = self._meter.next_slot()
        return Status(
            juicebox_id=self.identity.juicebox_id,
            protocol=self.identity.protocol,
            counter=self._limits.counter,
            state_code=self._state_code,
            online_amps=self._limits.in_force_amps(self._at_s),
            offline_amps=self._limits.wire_limit_amps if is_v09u else None,
            rating_amps=self.identity.rating_amps,
            volts=self.identity.mains_volts,
            current_amps=float(self._drawn_amps) if is_charging else None,
            power_factor=_POWER_FACTOR if is_charging else None,
            lifetime_wh=int(self._meter.lifetime_wh),
            session_wh=int(self._meter.session_wh) if is_charging else None,
            temperature_c=20 + self._drawn_amps // 2,
            frequency_hz=60.0,
            report_interval_s=min(99, max(1, round(self._cadence_s))),
            slot_index=slot_index,
            slot_wh=slot_wh,
            clock_ticks=self._clock_ticks,
            unexplained=_unexplained(is_v09u, is_charging),
        )

    @property
    def _clock_ticks(self) -> int:
        """10 ms modulo 65,536 on v07, seconds on v09u (protocol sheet §1.3, `u`)."""
        running_s = self._at_s - self._powered_up_s
        if self.identity.protocol is Protocol.V07:
            return int(running_s * 100) % 65_536
        return int(running_s) % 100_000_000


def _unexplained(is_v09u: bool, is_charging: bool) -> tuple[tuple[str, int], ...]:
    """The letters that nobody has explained, with the values that real boxes send."""
    if not is_v09u:
        return (("X", 0), ("Y", 0))
    always = (("F", 11 if is_charging else 10), ("r", 61), ("b", 0), ("B", 0))
    return (*always, ("P", 0)) if is_charging else always
