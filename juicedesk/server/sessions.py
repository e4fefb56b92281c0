"""A charging session: from the moment a car is plugged in to the moment it leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from juicedesk.juicebox.status import CHARGING, NO_CAR, PLUGGED, Protocol, Status

_LONGEST_GAP_S = 300.0
"""Reports further apart do not tell what the box did in between."""


@dataclass(frozen=True, slots=True)
class Session:
    """Times are UTC epoch seconds; `ended_at` None: the car is still there. `charging_s` is the time of flow.

    `lifetime_before_wh` is the box's meter when the car came. A box forgets its own session energy at
    every pause (protocol sheet §1.3), its meter never.
    """

    started_at: int
    energy_wh: int = 0
    charging_s: float = 0.0
    lifetime_before_wh: int | None = None
    ended_at: int | None = None


def is_plugged(status: Status) -> bool | None:
    """Whether a car is there; None when the report does not say, as in the error state."""
    return {NO_CAR: False, PLUGGED: True, CHARGING: True}.get(
        -1 if status.state_code is None else status.state_code
    )


def begun(status: Status, heard_at_s: float) -> Session:
    """The session of a car that is first seen in this report."""
    session_wh = status.session_wh or 0
    return Session(int(heard_at_s), session_wh, lifetime_before_wh=_meter_before(status, session_wh))


def continued(session: Session, status: Status, was_charging: bool, since_s: float) -> Session:
    """The session after a further report, `since_s` seconds after the one before."""
    flows = was_charging and status.state_code == CHARGING and 0 < since_s <= _LONGEST_GAP_S
    # By position and not by `replace`, which takes twice as long: this is made anew at every report.
    return Session(
        session.started_at,
        max(session.energy_wh, _energy_wh(session, status)),
        session.charging_s + (since_s if flows else 0.0),
        session.lifetime_before_wh,
        session.ended_at,
    )


def ended(session: Session, status: Status, heard_at_s: float) -> Session:
    """The session of a car that is gone in this report."""
    energy_wh = max(session.energy_wh, _energy_wh(session, status))
    return replace(session, energy_wh=energy_wh, ended_at=max(int(heard_at_s), session.started_at))


def _meter_before(status: Status, session_wh: int) -> int | None:
    # The old format counts its meter in whole kWh, too coarse for a session (protocol sheet §1.6).
    if status.lifetime_wh is None or status.protocol is Protocol.OLD:
        return None
    return status.lifetime_wh - session_wh


def _energy_wh(session: Session, status: Status) -> int:
    if session.lifetime_before_wh is None or status.lifetime_wh is None:
        return status.session_wh or 0
    return status.lifetime_wh - session.lifetime_before_wh
