"""What the fields of a unit mean: the API's answers as this program's values (API sheet §5 to §7)."""

from __future__ import annotations

from juicedesk.domain.box_facts import BoxFacts, Feature, Policy
from juicedesk.domain.charger import Blocking, ChargerState, Measurement
from juicedesk.domain.details import Details
from juicedesk.domain.ports import Unit, UnitInfo, UnitState
from juicedesk.juicenet.clock import local_offset_s
from juicedesk.juicenet.offers import CONDITIONAL_WRITES, offers_of
from juicedesk.juicenet.reading import Fields, WireError

BLOCKED_BY_SCHEDULE = 1
SWITCHED_OFF = 8
"""The known bits of `triggers_blocking`."""

WAITS_FOR_ITS_TURN = 16
"""Our own server's: the load group's circuit leaves nothing at the moment. For others an unknown bit."""

_LAST_LOCAL_S = 253_402_300_799
_TAKES_COMMANDS = {"taken": True, "not_taken": False}

DETAIL_KEYS = {
    "time_zone_id": "timeZoneId",
    "address": "address",
    "city": "city",
    "zip_code": "zip",
    "country_code": "country_code",
}
"""The fields of `Details` and their keys in `get_info` and `set_info`."""


def unit_from_wire(fields: Fields) -> Unit:
    """An entry of `get_account_units` or the answer of `add_unit`. Raises WireError without ID or token."""
    unit_id, token = fields.text_of("unit_id"), fields.text_of("token")
    if not unit_id or not token:
        raise WireError("a unit without id or token")
    return Unit(unit_id, fields.text_of("name") or "", token)


def info_from_wire(fields: Fields) -> UnitInfo:
    """The answer of `get_info`; a rating of 0 is unknown (sync model §3.1, F10)."""
    return UnitInfo(
        name=fields.text_of("name") or "",
        time_zone_id=fields.text_of("timeZoneId") or "",
        wire_limit_amps=_above_zero(fields.int_of("amps_wire_rating")),
        unit_rating_amps=_above_zero(fields.int_of("amps_unit_rating")),
        info_timestamp=fields.int_of("info_timestamp"),
        load_group_id=fields.text_of("load_group_id") or None,
        details=details_from_wire(fields),
        offers_conditional_writes=CONDITIONAL_WRITES in offers_of(fields),
        facts=facts_from_wire(fields),
    )


def facts_from_wire(fields: Fields) -> BoxFacts:
    """What `get_info` says of the device itself."""
    return BoxFacts(
        address=fields.text_of("IP") or "",
        protocol=fields.text_of("protocol") or "",
        offline_amps=fields.int_of("amps_offline"),
        wire_limit_verified=fields.truth_of("amps_wire_rating_verified"),
        wire_limit_lowered_by_box=fields.truth_of("amps_wire_rating_lowered_by_box") is True,
        load_group_id=fields.text_of("load_group_id") or "",
        held_since_restore=fields.truth_of("held_since_restore") is True,
        model=fields.text_of("model") or "",
        policy=_policy(fields),
    )


def _policy(fields: Fields) -> Policy:
    policy, restrictions = fields.fields_of("policy"), fields.fields_of("restrictions")
    refused = (
        (feature.value, restrictions.fields_of(feature).text_of("message") or "")
        for feature in Feature
        if restrictions.fields_of(feature).body
    )
    return Policy(
        name=policy.text_of("name") or "",
        is_user_allowed=policy.truth_of("user_control_allowed") is not False,
        refused=tuple(refused),
    )


def details_from_wire(fields: Fields) -> Details:
    """Where the charger hangs, as far as `get_info` says."""
    return Details(**{name: fields.text_of(key) or "" for name, key in DETAIL_KEYS.items()})


def state_from_wire(fields: Fields) -> UnitState:
    """The answer of `get_state`."""
    charging = fields.fields_of("charging")
    override_active = _is_overridden(fields)
    limit_amps = charging.int_of("amps_limit")
    return UnitState(
        measurement=_measurement(fields, charging, bool(override_active)),
        charge_limit_amps=limit_amps if limit_amps is not None and limit_amps >= 0 else None,
        override_active=override_active,
        unit_time=fields.int_of("unit_time"),
        local_offset_s=local_offset_s(fields.int_of("unit_time"), fields.int_of("utc_time")),
        info_timestamp=fields.int_of("info_timestamp"),
        energy_to_add_wh=charging.rounded_of("wh_energy_to_add"),
        utc_time=_above_zero(fields.int_of("utc_time")),
    )


def _measurement(fields: Fields, charging: Fields, overridden: bool) -> Measurement:
    state_text = fields.text_of("state") or ""
    state = _state(state_text)
    plugged_since = None if state is ChargerState.STANDBY else fields.int_of("plug_unplug_time")
    return Measurement(
        state=state,
        state_text=state_text,
        blocking=_blocking(fields),
        overridden=overridden,
        current_amps=charging.number_of("amps_current"),
        volts=charging.number_of("voltage"),
        power_watts=charging.number_of("watt_power"),
        session_wh=charging.rounded_of("wh_energy"),
        session_s=charging.rounded_of("seconds_charging"),
        lifetime_wh=fields.fields_of("lifetime").rounded_of("wh_energy"),
        temperature_c=fields.number_of("temperature"),
        last_ping=_above_zero(fields.int_of("time_last_ping")),
        plugged_since=_above_zero(plugged_since),
        takes_commands=_TAKES_COMMANDS.get(fields.text_of("commands") or ""),
        is_contested=fields.truth_of("contested"),
        allowed_amps=fields.int_of("amps_allowed"),
        frequency_hz=_frequency_hz(fields.number_of("frequency")),
        message=fields.text_of("message") or "",
        clock_off_s=_clock_off_s(fields.int_of("unit_time"), fields.int_of("utc_time")),
        starts_local_s=_local_s(fields.int_of("target_time")),
        came_back_amps=fields.int_of("amps_after_start"),
        came_back_at=fields.int_of("time_of_start"),
    )


def _local_s(value: int | None) -> int | None:
    """A time that a calendar has; 0 and what lies beyond the year 9999 is none."""
    return value if value is not None and 0 < value <= _LAST_LOCAL_S else None


def _frequency_hz(hundredths: float | None) -> float | None:
    return hundredths / 100 if hundredths else None


def _clock_off_s(unit_time: int | None, utc_time: int | None) -> int | None:
    """How far the charger's clock is ahead of a whole quarter of an hour: that is its zone's."""
    offset_s = local_offset_s(unit_time, utc_time)
    if unit_time is None or utc_time is None or offset_s is None:
        return None
    return unit_time - utc_time - offset_s


def _state(text: str) -> ChargerState | None:
    try:
        return ChargerState(text.casefold())
    except ValueError:
        return None


def _blocking(fields: Fields) -> Blocking:
    bits = fields.int_of("triggers_blocking") or 0
    if bits & WAITS_FOR_ITS_TURN and fields.value_of("commands") is not None:
        return Blocking.LOAD_GROUP  # from our own server; others may mean something else by this bit
    if bits & SWITCHED_OFF:
        return Blocking.SWITCHED_OFF
    if bits & BLOCKED_BY_SCHEDULE:
        return Blocking.SCHEDULE
    return Blocking.OTHER if bits else Blocking.NOTHING


def _is_overridden(fields: Fields) -> bool | None:
    """An override is there when it has a time; old servers without that field have the flag. None is
    unknown: something is said, and cannot be read."""
    override_time = fields.int_of("override_time")
    if override_time is not None:
        return override_time != 0
    says_nothing = fields.value_of("override_time") is None and fields.value_of("show_override") is None
    return False if says_nothing else fields.truth_of("show_override")


def _above_zero(value: int | None) -> int | None:
    return value if value is not None and value > 0 else None
