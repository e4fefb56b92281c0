"""What is known of one charger: who it is, what it does, what it measures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NO_CAR = 0
"""In the place of a plug-in time: nothing is plugged in."""


class ChargerState(StrEnum):
    """The five states of the API (API sheet §7)."""

    STANDBY = "standby"
    PLUGGED = "plugged"
    CHARGING = "charging"
    ERROR = "error"
    DISCONNECT = "disconnect"


class Blocking(StrEnum):
    """Why a plugged-in car gets nothing (API sheet §7, `triggers_blocking`)."""

    NOTHING = "nothing"
    SCHEDULE = "schedule"
    SWITCHED_OFF = "switched_off"
    LOAD_GROUP = "load_group"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Measurement:
    """One reading of a charger as the server last had it; `None` is unknown, never zero.

    `last_ping` is UTC epoch seconds of the box's last report to the server. `state_text` keeps a
    state word that this program does not know.

    Only our own server tells whether the box takes commands (None is not known), whether two devices
    report with its ID, and what it may draw now (0 while it has to wait). `message` is what the server says
    for people. `clock_off_s` is by how much the charger's clock is ahead of its server's;
    `starts_local_s` when the server means to begin, on that clock, as seconds since 1970 as if it were UTC.
    `came_back_amps` is with how much a box came back from a power cut, where that was above its wire limit,
    and `came_back_at` when (UTC epoch seconds); our own server alone tells these, too.
    """

    state: ChargerState | None
    state_text: str
    blocking: Blocking = Blocking.NOTHING
    overridden: bool = False
    current_amps: float | None = None
    volts: float | None = None
    power_watts: float | None = None
    session_wh: int | None = None
    session_s: int | None = None
    lifetime_wh: int | None = None
    temperature_c: float | None = None
    last_ping: int | None = None
    plugged_since: int | None = None
    takes_commands: bool | None = None
    is_contested: bool | None = None
    allowed_amps: int | None = None
    frequency_hz: float | None = None
    message: str = ""
    clock_off_s: int | None = None
    starts_local_s: int | None = None
    came_back_amps: int | None = None
    came_back_at: int | None = None

    @property
    def plug_in_period(self) -> int | None:
        """Which car this is: the time at which it was plugged in, NO_CAR, or None when that is not told."""
        return NO_CAR if self.state is ChargerState.STANDBY else self.plugged_since


def masked_id(juicebox_id: str) -> str:
    """The tail by which people tell boxes apart; a full ID never reaches a log or a screen."""
    return f"…{juicebox_id[-4:]}"
