"""Commands that read one unit: state, info, schedule (API sheet §6.2, §6.3, §6.6, §7)."""

from __future__ import annotations

from datetime import datetime, timedelta

from juicedesk.domain.charger import ChargerState
from juicedesk.domain.policy import Control, Draw, limit_in_force_amps, starts_early_at
from juicedesk.domain.schedule import Schedule
from juicedesk.juicebox.status import Status
from juicedesk.juicenet.clock import to_local_epoch
from juicedesk.juicenet.forms import BLOCKED_BY_SCHEDULE, SWITCHED_OFF, WAITS_FOR_ITS_TURN
from juicedesk.juicenet.offers import OFFERS
from juicedesk.juicenet.reading import Fields
from juicedesk.juicenet.schedules import schedule_to_wire
from juicedesk.server.cars import NO_CAR_ID
from juicedesk.server.commands.account import OFFERED
from juicedesk.server.commands.cars import shown_cars
from juicedesk.server.commands.details import saved_cents, shown_details
from juicedesk.server.house import House
from juicedesk.server.orders import Obedience
from juicedesk.server.registry import model_of
from juicedesk.server.report import state_of
from juicedesk.server.unit import Unit

_REFRESH_S = 3
_NEVER = timedelta(days=365)
"""A start this far away is how clients say and read "not at all" (API sheet §6.8)."""
_NO_CO2 = {"nonstop": 0, "actual": 0}
_TRIGGERS = {
    Control.FREE: (1, 0),
    Control.OVERRIDE: (1, 0),
    Control.MINIMUM_CHARGE: (1, 0),
    Control.READY_BY: (1, 0),
    Control.SCHEDULE: (1, BLOCKED_BY_SCHEDULE),
    Control.SWITCHED_OFF: (1 | SWITCHED_OFF, SWITCHED_OFF),
    Control.LOAD_GROUP: (1 | WAITS_FOR_ITS_TURN, WAITS_FOR_ITS_TURN),
}
_ENCRYPTED = (
    "The box sends encrypted messages. Block its way to the vendor's directory server,"
    " then switch its power off and on."
)

_CONTESTED = "Two devices report with this box's ID. The one that came later is not raised."
_NOT_TAKEN = (
    "The box does not take commands: it reports, and goes on as it was. Let the name of the vendor's"
    " server lead to this computer, then switch the box's power off and on."
)
_HELD = (
    "The server's database was put back from an old copy: the box gets 6 A at most until its limit is set"
    " again."
)


async def get_state(house: House, unit: Unit, _fields: Fields) -> dict[str, object]:
    """What the box does now; after a time of silence `disconnect` with the last known measurements."""
    now_s = house.clock()
    report = unit.report
    state = state_of(report, now_s, house.registry.steady_clock(), house.offline_after_s)
    draw = unit.draw(now_s)
    return {
        "ID": unit.unit_id,
        "info_timestamp": unit.settings.info_timestamp,
        "state": state.value,
        **_message(unit, state),
        **_measured(unit, report.status if report else None),
        **_times(unit, now_s),
        **_triggers(draw),
        "charging_time_left": _seconds_left(unit, state),
        # This server's own: whether the box takes commands, whether two claim to be it, and what it may
        # draw now, null for one that gets no command.
        "commands": unit.orders.obedience.value,
        "contested": unit.sources.is_contested,
        "amps_allowed": draw.online_amps if draw else None,
        **_came_back(unit),
        **_car(unit),
        "plug_unplug_time": unit.stay.plug_changed_at or 0,
        "time_last_ping": int(report.heard_at_s) if report else 0,
        "update_interval": _REFRESH_S,
    }


async def get_info(_house: House, unit: Unit, _fields: Fields) -> dict[str, object]:
    """Name, zone and ratings; a rating that is not known is 0, as HA and others expect a number."""
    settings, report = unit.settings, unit.report
    return {
        "ID": unit.unit_id,
        "name": settings.name,
        **shown_details(settings.details),
        "IP": report.address if report else "",
        "timeZoneId": settings.time_zone_id,
        "amps_wire_rating": settings.wire_limit_amps or 0,
        "amps_unit_rating": settings.unit_rating_amps or 0,
        "info_timestamp": settings.info_timestamp,
        "unit_type_id": 0,
        "cars": shown_cars(settings.cars),
        "policy": {"name": "Default", "user_control_allowed": True, "charge_control_type": "standby"},
        **({"load_group_id": settings.load_group_id} if settings.load_group_id else {}),
        OFFERS: OFFERED,
        # This server's own: how sure the wire limit is, and why the box may get so little.
        "amps_wire_rating_verified": settings.wire_limit_verified,
        "amps_wire_rating_lowered_by_box": settings.wire_limit_lowered,
        "held_since_restore": settings.held_since_restore,
        "amps_offline": settings.for_policy.offline_amps,
        "protocol": report.status.protocol.value if report else "",
        "model": model_of(report) if report else "",
    }


async def get_schedule(_house: House, unit: Unit, _fields: Fields) -> dict[str, object]:
    """The two windows."""
    return {
        "ID": unit.unit_id,
        **schedule_to_wire(unit.settings.schedule),
        "info_timestamp": unit.settings.info_timestamp,
    }


def _message(unit: Unit, state: ChargerState) -> dict[str, object]:
    if unit.is_encrypted:
        return {"message": _ENCRYPTED}
    if unit.sources.is_contested:
        return {"message": _CONTESTED}
    if unit.orders.obedience is Obedience.NOT_TAKEN:
        return {"message": _NOT_TAKEN}
    if unit.settings.held_since_restore:
        return {"message": _HELD}
    if state is ChargerState.ERROR and unit.report is not None:
        return {"message": f"The box reports state {unit.report.status.state_code}."}
    return {}


def _came_back(unit: Unit) -> dict[str, object]:
    """This server's own: that a box has lost its wire limit with its power; null where it has not."""
    amps, at_s = unit.came_back or (None, None)
    return {"amps_after_start": amps, "time_of_start": None if at_s is None else int(at_s)}


def _car(unit: Unit) -> dict[str, object]:
    selected_id = unit.settings.cars.selected_id
    return {} if selected_id == NO_CAR_ID else {"car_id": selected_id}


def _measured(unit: Unit, status: Status | None) -> dict[str, object]:
    """What the box said last; null where it does not say, and a missing current is none (sheet §1.3)."""
    order, session, details = unit.settings.override, unit.stay.session, unit.settings.details
    lifetime_wh = status.lifetime_wh if status else None
    amps = (status.current_amps if status else None) or 0.0
    volts = status.volts if status else None
    return {
        "charging": {
            "amps_limit": _limit_amps(unit, status),
            "amps_current": amps,
            "voltage": None if volts is None else round(volts),
            "watt_power": round(_watts(status)),
            "wh_energy": unit.stay.session_wh,
            "seconds_charging": int(session.charging_s) if session else 0,
            "wh_energy_at_plugin": 0,
            "wh_energy_to_add": (order.energy_wh or 0) if order else 0,
            "savings": saved_cents(details, unit.stay.session_wh),
            "flags": 0,
            "co2": _NO_CO2,
        },
        "lifetime": {
            "wh_energy": lifetime_wh,
            "savings": saved_cents(details, lifetime_wh),
            "co2": _NO_CO2,
        },
        "temperature": status.temperature_c if status else None,
        "frequency": round(status.frequency_hz * 100) if status and status.frequency_hz else None,
    }


def _watts(status: Status | None) -> float:
    """What the car draws; a power factor that is not told is 1."""
    if status is None:
        return 0.0
    factor = 1.0 if status.power_factor is None else status.power_factor
    return (status.current_amps or 0.0) * (status.volts or 0.0) * factor


def _seconds_left(unit: Unit, state: ChargerState) -> int:
    """Until the energy that somebody has named is charged, at the present power; 0 where nobody knows."""
    watts = _watts(unit.report.status if unit.report else None)
    if state is not ChargerState.CHARGING or watts <= 0:
        return 0
    order, session_wh = unit.settings.override, unit.stay.session_wh
    if order is not None and order.energy_wh is not None:
        left_wh = order.given_at_session_wh + order.energy_wh - session_wh
    else:
        left_wh = (unit.for_policy.energy_to_add_wh or 0) - session_wh
    return max(0, round(left_wh * 3_600 / watts))


def _limit_amps(unit: Unit, status: Status | None) -> int:
    """The limit in force. A box that gets no command has its own; 0 where it does not say."""
    amps = limit_in_force_amps(unit.settings.for_policy)
    if amps is None:
        amps = status.online_amps if status else None
    return amps or 0


def _times(unit: Unit, now_s: float) -> dict[str, object]:
    local_time = unit.local_time(now_s)
    scheduled = _scheduled_start(
        unit.settings.schedule, max(local_time, unit.settings.not_before or local_time)
    )
    order = unit.settings.override
    early = starts_early_at(unit.for_policy, unit.zoned_time(now_s), unit.seen)
    start = scheduled if early is None else max(local_time, early.replace(tzinfo=None))
    return {
        "utc_time": int(now_s),
        "unit_time": to_local_epoch(local_time),
        "default_target_time": to_local_epoch(scheduled),
        "target_time": to_local_epoch(order.start if order else start),
        "override_time": to_local_epoch(order.start) if order else 0,
        "show_override": order is not None,
    }


def _scheduled_start(schedule: Schedule, local_time: datetime) -> datetime:
    """When the schedule alone lets the box charge: now, or at the next beginning of a window."""
    if schedule.allows(local_time):
        return local_time
    return schedule.next_change(local_time) or local_time + _NEVER


def _triggers(draw: Draw | None) -> dict[str, object]:
    """Nothing blocks a box that gets no command: it does as it likes."""
    every, blocking = _TRIGGERS[draw.control if draw else Control.FREE]
    return {"triggers_all": every, "triggers_blocking": blocking}
