"""What a box has reported, and when."""

from __future__ import annotations

from dataclasses import dataclass

from juicedesk.domain.charger import ChargerState
from juicedesk.juicebox.status import CHARGING, NO_CAR, PLUGGED, Status

_STATES = {NO_CAR: ChargerState.STANDBY, PLUGGED: ChargerState.PLUGGED, CHARGING: ChargerState.CHARGING}


@dataclass(frozen=True, slots=True)
class Report:
    """A status with the datagram that it came in, when (UTC epoch seconds) and from which address.

    `steady_s` is the same moment on a clock that never jumps; None in a report of an earlier run.
    """

    status: Status
    datagram: bytes
    heard_at_s: float
    address: str
    steady_s: float | None = None
    port: int = 0


def seconds_between(before: Report, report: Report) -> float:
    """How long after another a report came; of one of an earlier run only the wall clock can tell."""
    if before.steady_s is None or report.steady_s is None:
        return report.heard_at_s - before.heard_at_s
    return report.steady_s - before.steady_s


def state_of(report: Report | None, now_s: float, steady_s: float, offline_after_s: float) -> ChargerState:
    """The API's state of a box: what it said last, or `disconnect` after a time of silence.

    It is now `now_s` by the wall clock and `steady_s` by the clock that never jumps.
    """
    if report is None:
        return ChargerState.DISCONNECT
    silence_s = now_s - report.heard_at_s if report.steady_s is None else steady_s - report.steady_s
    if silence_s > offline_after_s:
        return ChargerState.DISCONNECT
    state_code = report.status.state_code
    return ChargerState.ERROR if state_code is None else _STATES.get(state_code, ChargerState.ERROR)
