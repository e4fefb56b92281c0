"""The server's tables, and how units and sessions become rows. The migrations make the tables."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from juicedesk.domain.errors import FrameError
from juicedesk.domain.policy import OverrideOrder
from juicedesk.domain.schedule import Schedule
from juicedesk.juicebox.message import parse
from juicedesk.juicebox.status import Status
from juicedesk.juicenet.clock import from_local_epoch, to_local_epoch
from juicedesk.juicenet.schedules import schedule_from_wire, schedule_to_wire
from juicedesk.server.cars import cars_of_text, cars_to_text
from juicedesk.server.report import Report
from juicedesk.server.sessions import Session
from juicedesk.server.settings import UnitSettings
from juicedesk.server.slots import EnergySlot
from juicedesk.server.stay import Stay
from juicedesk.server.unit import Unit

Row = Mapping[str, Any]

METADATA = MetaData()
_UNKEPT_CHANGES = 1_000
"""What a box reports is kept at once, or as soon as the disk lets it: far fewer changes than this wait."""

IDENTITY = Table(
    "identity",
    METADATA,
    Column("key", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
)

UNITS = Table(
    "units",
    METADATA,
    Column("unit_id", String(40), primary_key=True),
    Column("name", Text, nullable=False),
    Column("time_zone_id", Text, nullable=False),
    Column("info_timestamp", Integer, nullable=False),
    Column("unit_rating_amps", Integer),
    Column("wire_limit_amps", Integer),
    Column("wire_limit_verified", Boolean, nullable=False),
    Column("wire_limit_awaited", Boolean, nullable=False),
    Column("wire_limit_lowered", Boolean, nullable=False),
    Column("charge_limit_amps", Integer),
    Column("schedule", Text, nullable=False),
    Column("override_start", Integer),
    Column("override_energy_wh", Integer),
    Column("override_given_at_session_wh", Integer),
    Column("details", Text, nullable=False),
    Column("load_group_id", String(64)),
    Column("offline_share_amps", Integer),
    Column("offline_changed_at", Text),
    Column("notifications", Text),
    Column("not_before", Integer),
    Column("held_since_restore", Boolean, nullable=False, server_default=false()),
    Column("cars", Text),
)

REPORTS = Table(
    "reports",
    METADATA,
    Column("unit_id", String(40), ForeignKey("units.unit_id"), primary_key=True),
    Column("datagram", Text, nullable=False),
    Column("heard_at", Float, nullable=False),
    Column("address", Text, nullable=False),
    Column("plug_changed_at", Integer),
)
"""What each unit said last: apart from what is set, because it changes a thousand times as often."""

LOAD_GROUPS = Table(
    "load_groups",
    METADATA,
    Column("group_id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("circuit_amps", Integer, nullable=False),
    Column("change_stamp", Integer, nullable=False),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("session_id", Integer, primary_key=True, autoincrement=True),
    Column("unit_id", String(40), ForeignKey("units.unit_id"), nullable=False),
    Column("started_at", Integer, nullable=False),
    Column("ended_at", Integer),
    Column("energy_wh", Integer, nullable=False),
    Column("charging_s", Float, nullable=False),
    Column("lifetime_before_wh", Integer),
    UniqueConstraint("unit_id", "started_at"),
)


ENERGY_SLOTS = Table(
    "energy_slots",
    METADATA,
    Column("unit_id", String(40), ForeignKey("units.unit_id"), primary_key=True),
    Column("session_started_at", Integer, primary_key=True),
    Column("slot_at", Integer, primary_key=True),
    Column("energy_wh", Integer, nullable=False),
)


SHARES = Table(
    "shares",
    METADATA,
    Column("share_id", Integer, primary_key=True, autoincrement=True),
    Column("unit_id", String(40), ForeignKey("units.unit_id"), nullable=False),
    Column("made_at", Integer, nullable=False),
    sqlite_autoincrement=True,
)


TOKEN_GENERATIONS = Table(
    "token_generations",
    METADATA,
    Column("unit_id", String(40), primary_key=True),
    Column("generation", Integer, nullable=False),
)


def unit_row(unit_id: str, settings: UnitSettings) -> Row:
    """The row of a unit with these settings."""
    order = settings.override
    return {
        "unit_id": unit_id,
        "name": settings.name,
        "time_zone_id": settings.time_zone_id,
        "info_timestamp": settings.info_timestamp,
        "unit_rating_amps": settings.unit_rating_amps,
        "wire_limit_amps": settings.wire_limit_amps,
        "wire_limit_verified": settings.wire_limit_verified,
        "wire_limit_awaited": settings.wire_limit_awaited,
        "wire_limit_lowered": settings.wire_limit_lowered,
        "charge_limit_amps": settings.charge_limit_amps,
        "schedule": json.dumps(schedule_to_wire(settings.schedule)),
        "override_start": to_local_epoch(order.start) if order else None,
        "override_energy_wh": order.energy_wh if order else None,
        "override_given_at_session_wh": order.given_at_session_wh if order else None,
        "details": json.dumps(dict(settings.details)),
        "load_group_id": settings.load_group_id,
        "offline_share_amps": settings.offline_share_amps,
        "held_since_restore": settings.held_since_restore,
        "offline_changed_at": json.dumps(settings.offline_changed_at),
        "notifications": json.dumps(settings.notifications),
        "not_before": to_local_epoch(settings.not_before) if settings.not_before else None,
        "cars": cars_to_text(settings.cars),
    }


def report_row(unit_id: str, report: Report, plug_changed_at: int | None) -> Row:
    """The row of what a unit said last."""
    return {
        "unit_id": unit_id,
        "datagram": report.datagram.decode("ascii"),
        "heard_at": report.heard_at_s,
        "address": report.address,
        "plug_changed_at": plug_changed_at,
    }


def session_row(unit_id: str, session: Session) -> Row:
    """The row of a session; its unit and its start name it."""
    return {
        "unit_id": unit_id,
        "started_at": session.started_at,
        "ended_at": session.ended_at,
        "energy_wh": session.energy_wh,
        "charging_s": session.charging_s,
        "lifetime_before_wh": session.lifetime_before_wh,
    }


def slot_row(unit_id: str, slot: EnergySlot) -> Row:
    """The row of a slot; its unit, its session and its beginning name it."""
    return {
        "unit_id": unit_id,
        "session_started_at": slot.session_started_at,
        "slot_at": slot.slot_at,
        "energy_wh": slot.energy_wh,
    }


def unit_of(row: Row, open_session: Row | None, token: str, last_slot: Row | None = None) -> Unit:
    """The unit as it was when its rows were written; `row` has the columns of its report too."""
    return Unit(
        row["unit_id"],
        token,
        _settings_of(row),
        report=_report_of(row),
        stay=Stay(
            _session_of(open_session) if open_session else None,
            row["plug_changed_at"],
            slot_of(last_slot) if last_slot else None,
        ),
        unkept_changes=_UNKEPT_CHANGES,
    )


def _settings_of(row: Row) -> UnitSettings:
    same = (
        *("name", "info_timestamp", "unit_rating_amps", "wire_limit_amps"),
        *("wire_limit_verified", "wire_limit_awaited", "wire_limit_lowered", "charge_limit_amps"),
        *("load_group_id", "offline_share_amps", "held_since_restore"),
    )
    return UnitSettings(
        **{key: row[key] for key in same},
        # The same few words of thousands of boxes: once in the memory, and so in the processor's cache.
        time_zone_id=sys.intern(row["time_zone_id"]),
        schedule=_schedule_of(row["schedule"]),
        override=_override_of(row),
        details=json.loads(row["details"]),
        offline_changed_at=tuple(json.loads(row["offline_changed_at"] or "[]")),
        notifications=json.loads(row["notifications"] or "{}"),
        not_before=None if row["not_before"] is None else from_local_epoch(row["not_before"]),
        cars=cars_of_text(row["cars"]),
    )


@lru_cache(maxsize=4_096)
def _schedule_of(text: str) -> Schedule:
    """Thousands of boxes have the same few: read once, the rest start sooner and need less room."""
    return schedule_from_wire(json.loads(text))


def _override_of(row: Row) -> OverrideOrder | None:
    if row["override_start"] is None:
        return None
    return OverrideOrder(
        from_local_epoch(row["override_start"]),
        row["override_energy_wh"],
        row["override_given_at_session_wh"] or 0,
    )


def _report_of(row: Row) -> Report | None:
    if row["datagram"] is None:
        return None
    datagram = row["datagram"].encode("ascii")
    with contextlib.suppress(FrameError):
        status = parse(datagram)
        if isinstance(status, Status):
            return Report(status, datagram, row["heard_at"], row["address"])
    return None


def slot_of(row: Row) -> EnergySlot:
    """The slot of a row."""
    return EnergySlot(**{key: row[key] for key in row if key != "unit_id"})


def _session_of(row: Row) -> Session:
    return Session(**{key: row[key] for key in row if key not in ("session_id", "unit_id")})
