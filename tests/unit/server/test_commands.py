"""Each command of the API: what it says, what it changes, what it refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.server.unit import Unit
from tests.unit.server.home import BOX_ID, IDLE, LOADING, PARKED, ZONE, Home

NIGHT = {"start": 1380, "end": 360, "car_ready_by": 420}
DAY = {"start": 480, "end": 1200, "car_ready_by": 0}
NOT_ACCEPTED = 1002


def test_a_new_box_waits_and_gets_no_command(home: Home) -> None:
    assert home.hear(IDLE) is None
    assert home.account("get_account_units")["units"] == []
    (waiting,) = home.account("get_waiting_units")["units"]
    assert waiting == {
        "unit_id": BOX_ID,
        "state": "standby",
        "model": "JuiceBox 40",
        "encrypted": False,
        "address": "192.0.2.7",
    }


def test_add_unit_takes_a_waiting_box_in_once(home: Home) -> None:
    home.hear(IDLE)
    first = home.account("add_unit", ID=BOX_ID, device_name="Garage")
    again = home.account("add_unit", ID=BOX_ID, device_name="Shed")
    assert first == again
    assert (first["unit_id"], first["name"], len(first["token"])) == (BOX_ID, "Garage", 32)
    assert home.account("get_account_units")["units"] == [
        {key: first[key] for key in ("unit_id", "name", "token")}
    ]
    assert home.account("get_waiting_units")["units"] == []


@pytest.mark.parametrize("name", [["Garage"], "  ", "x" * 61, "a\nb"])
def test_a_box_is_not_added_under_a_name_that_cannot_be_kept(home: Home, name: object) -> None:
    home.hear(IDLE)
    assert home.account("add_unit", ID=BOX_ID, device_name=name)["error_code"] == NOT_ACCEPTED
    assert home.account("get_account_units")["units"] == []
    assert home.account("add_unit", ID=BOX_ID, device_name="")["name"].startswith("JuiceBox")


def test_a_box_that_never_reported_cannot_be_added(home: Home) -> None:
    answer = home.account("add_unit", ID="0910", device_name="Ghost")
    assert answer["error_code"] == NOT_ACCEPTED and "reported" in answer["error_message"]


def test_the_state_of_a_charging_box(home: Home) -> None:
    home.adopted(PARKED)
    home.hear(replace(LOADING, lifetime_wh=1_000_010, session_wh=10), after_s=10)
    home.hear(replace(LOADING, lifetime_wh=1_000_700, session_wh=700), after_s=60)
    state = home.ask("get_state")
    assert state["state"] == "charging"
    assert (
        state["charging"]
        | {
            "amps_limit": 32,
            "amps_current": 30.0,
            "voltage": 240,
            "watt_power": 7128,
            "wh_energy": 700,
            "seconds_charging": 60,
        }
        == state["charging"]
    )
    assert state["lifetime"]["wh_energy"] == 1_000_700
    assert (state["temperature"], state["frequency"]) == (21, 5999)
    assert (state["triggers_all"], state["triggers_blocking"]) == (1, 0)
    assert state["time_last_ping"] == state["utc_time"] == home.now_s
    assert state["plug_unplug_time"] == home.now_s - 70


def test_a_box_is_disconnected_after_five_minutes_of_silence(home: Home) -> None:
    home.adopted(PARKED)
    home.now_s += 300
    assert home.ask("get_state")["state"] == "plugged"
    home.now_s += 1
    state = home.ask("get_state")
    assert state["state"] == "disconnect"
    assert state["charging"]["voltage"] == 240
    assert state["utc_time"] - state["time_last_ping"] == 301


def test_an_error_of_the_box_is_said(home: Home) -> None:
    home.adopted(replace(IDLE, state_code=5))
    state = home.ask("get_state")
    assert state["state"] == "error" and "5" in state["message"]


def test_waiting_for_the_schedule_is_not_being_switched_off(home: Home) -> None:
    home.adopted(PARKED)
    home.ask("set_schedule", type="custom", weekday=NIGHT, weekend=DAY)
    state = home.ask("get_state")
    assert (state["triggers_all"], state["triggers_blocking"]) == (1, 1)
    assert state["charging"]["amps_limit"] == 32
    assert state["target_time"] == state["default_target_time"] == state["unit_time"] + 11 * 3600
    home.ask("set_limit", amperage=0)
    state = home.ask("get_state")
    assert (state["triggers_all"], state["triggers_blocking"]) == (9, 8)
    assert state["charging"]["amps_limit"] == 0


def test_a_start_before_the_window_is_the_time_that_is_aimed_at(home: Home) -> None:
    """32 A at 240 V give 61,440 Wh in eight hours: one more than from 23:00 to the time to be ready, 6:00."""
    home.adopted(PARKED)
    night = {"start": 1380, "end": 360, "car_ready_by": 360}
    home.ask("set_schedule", type="custom", weekday=night, weekend=night)
    home.ask("set_info", wh_energy_to_add=61_440)
    state = home.ask("get_state")
    assert state["default_target_time"] == state["unit_time"] + 11 * 3600
    assert state["target_time"] == state["unit_time"] + 10 * 3600
    home.hear(PARKED, after_s=10.5 * 3600)
    state = home.ask("get_state")
    assert (state["target_time"], state["amps_allowed"]) == (state["unit_time"], 32)


def test_a_start_before_the_window_waits_for_a_charging_time_too(home: Home) -> None:
    home.adopted(PARKED)
    night = {"start": 1380, "end": 360, "car_ready_by": 360}
    home.ask("set_schedule", type="custom", weekday=night, weekend=night)
    home.ask("set_info", wh_energy_to_add=61_440)
    home.ask("set_charging_time", charging_time=home.ask("get_state")["unit_time"] + 12 * 3600)
    state = home.ask("get_state")
    assert state["target_time"] == state["default_target_time"] == state["unit_time"] + 12 * 3600


def test_an_override_shows_and_is_cleared(home: Home) -> None:
    home.adopted(PARKED)
    home.ask("set_schedule", type="custom", weekday=NIGHT, weekend=DAY)
    unit_time = home.ask("get_state")["unit_time"]
    assert home.ask("set_override", override_time=str(unit_time), energy_to_add="60000")["success"]
    state = home.ask("get_state")
    assert (state["override_time"], state["target_time"]) == (unit_time, unit_time)
    assert state["show_override"] is True and state["triggers_blocking"] == 0
    assert state["default_target_time"] > unit_time
    assert state["charging"]["wh_energy_to_add"] == 60_000
    assert home.ask("set_override", override_time=0, energy_to_add=0)["success"]
    state = home.ask("get_state")
    assert (state["override_time"], state["show_override"]) == (0, False)


@pytest.mark.parametrize("far", [2_147_483_647, 1_900_000_000])
def test_an_override_in_the_far_future_stops_charging(home: Home, far: int) -> None:
    home.adopted(PARKED)
    assert home.ask("set_override", override_time=far)["success"]
    command = home.hear(PARKED)
    assert command is not None and command.online_amps == 0
    assert home.ask("get_state")["target_time"] == far


@pytest.mark.parametrize(
    "fields", [{}, {"override_time": -1}, {"override_time": 10**15}, {"override_time": 1.5}]
)
def test_an_override_without_a_time_is_refused(home: Home, fields: dict[str, object]) -> None:
    home.adopted(PARKED)
    assert home.ask("set_override", **fields)["error_code"] == NOT_ACCEPTED
    assert home.unit.settings.override is None


def test_an_override_without_a_time_but_with_amps_sets_the_limit(home: Home) -> None:
    """So openHAB sets it (API sheet §6.5)."""
    home.adopted(PARKED)
    assert home.ask("set_override", amperage="16")["success"]
    assert (home.unit.settings.charge_limit_amps, home.unit.settings.override) == (16, None)
    assert home.ask("set_override", amperage="33")["error_code"] == NOT_ACCEPTED
    assert home.unit.settings.charge_limit_amps == 16


@pytest.mark.parametrize("amps", [1, 5, -1, 33, 41, 10**9, 6.5, "many", None, True])
def test_amps_that_cannot_be_honoured_are_refused_and_never_clamped(home: Home, amps: object) -> None:
    home.adopted(IDLE)
    answer = home.ask("set_limit", amperage=amps)
    assert answer["error_code"] == NOT_ACCEPTED and answer["error_message"]
    assert home.ask("get_state")["charging"]["amps_limit"] == 32


@pytest.mark.parametrize("amps", [0, 6, 32, "16", 16.0])
def test_amps_in_any_numeric_form_are_taken(home: Home, amps: object) -> None:
    home.adopted(IDLE)
    assert home.ask("set_limit", amperage=amps)["success"]
    assert home.ask("get_state")["charging"]["amps_limit"] == float(str(amps))


@pytest.mark.parametrize("amps", [1, 5, -6, 41, 10**12, "x"])
def test_a_wire_limit_above_the_rating_or_below_the_floor_is_refused(home: Home, amps: object) -> None:
    home.adopted(IDLE)
    assert not home.ask("set_info", timeZoneId=ZONE, amps_wire_rating=amps)["success"]
    assert home.ask("get_info")["amps_wire_rating"] == 32


def test_a_wire_limit_needs_the_zone_beside_it(home: Home) -> None:
    home.adopted(IDLE)
    assert "timeZoneId" in home.ask("set_info", amps_wire_rating=16)["error_message"]
    assert home.ask("get_info")["amps_wire_rating"] == 32


def test_info_is_kept_and_what_nobody_may_set_is_passed_over(home: Home) -> None:
    home.adopted(IDLE)
    answer = home.ask(
        "set_info",
        name=" Carport ",
        timeZoneId="Tokyo Standard Time",
        zip="12345",
        ecost="21.5",
        amps_unit_rating=80,
    )
    assert answer["success"]
    info = home.ask("get_info")
    assert (info["name"], info["timeZoneId"], info["zip"], info["ecost"]) == (
        "Carport",
        "Tokyo Standard Time",
        "12345",
        21.5,
    )
    assert info["amps_unit_rating"] == 40
    assert home.account("get_account_units")["units"][0]["name"] == "Carport"


def test_a_zone_is_told_by_its_windows_name(home: Home) -> None:
    home.adopted(IDLE)
    for given, told in (("Europe/Berlin", ZONE), (" pacific standard time", "Pacific Standard Time")):
        assert home.ask("set_info", timeZoneId=given)["success"]
        assert home.ask("get_info")["timeZoneId"] == told


@pytest.mark.parametrize(
    "fields",
    [
        *({"name": ""}, {"name": "x" * 61}, {"name": "a\nb"}, {"name": ["Garage"]}),
        *({"timeZoneId": "Middle Earth"}, {"timeZoneId": ""}, {"timeZoneId": ["UTC"]}),
        *({"zip": "x" * 101}, {"zip": {"code": 1}}, {"city": 1.5}),
        *({"gascost": "cheap"}, {"mpg": 27.5}, {"whpermile": -1}, {"ecost": True}, {"ecost": [21]}),
        *({"efficiency": 0.92}, {"efficiency": 101}, {"minimal_charge": "some"}),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_of_it_kept(home: Home, fields: dict[str, object]) -> None:
    home.adopted(IDLE)
    before = home.unit.settings
    answer = home.ask("set_info", country_code="DE", **fields)
    assert answer["error_code"] == NOT_ACCEPTED and answer["error_message"]
    assert home.unit.settings == before


PRICES = {"gascost": "350", "mpg": 25.0, "ecost": 12, "whpermile": 250}


def test_the_prices_of_driving_are_given_back_as_whole_numbers(home: Home) -> None:
    home.adopted(IDLE)
    info = home.ask("get_info")
    assert [info[key] for key in (*PRICES, "minimal_charge", "efficiency")] == [0, 0, 0, 0, 0, 92]
    assert home.ask("set_info", **PRICES, efficiency=90)["success"]
    info = home.ask("get_info")
    assert [repr(info[key]) for key in (*PRICES, "efficiency")] == ["350", "25", "12", "250", "90"]


def test_savings_are_what_petrol_for_the_same_way_would_have_cost_more(home: Home) -> None:
    """10 kWh at the meter are 9.2 in the car: 36.8 miles, 1.472 gallons for $5.15; the power cost $1.20."""
    home.adopted(PARKED)
    home.hear(replace(LOADING, lifetime_wh=1_010_000, session_wh=10_000), after_s=60)
    state = home.ask("get_state")
    assert (state["charging"]["savings"], state["lifetime"]["savings"]) == (0, 0)  # no prices are stated
    assert home.ask("set_info", **PRICES)["success"]
    state = home.ask("get_state")
    assert (state["charging"]["savings"], state["lifetime"]["savings"]) == (395, 39_915)
    assert home.ask("set_info", ecost=60)["success"]
    assert home.ask("get_state")["charging"]["savings"] == -85
    home.hear(replace(IDLE, lifetime_wh=1_010_000), after_s=60)
    assert home.ask("get_state")["charging"]["savings"] == 0


@pytest.mark.parametrize("missing", ["gascost", "mpg", "whpermile", "ecost"])
def test_without_all_prices_nothing_is_said_to_be_saved(home: Home, missing: str) -> None:
    home.adopted(PARKED)
    assert home.ask("set_info", **{key: PRICES[key] for key in PRICES if key != missing})["success"]
    assert home.ask("get_state")["lifetime"]["savings"] == 0


def test_a_schedule_is_read_back_as_it_was_set(home: Home) -> None:
    home.adopted(IDLE)
    assert home.ask("set_schedule", type="custom", weekday=NIGHT, weekend=DAY)["success"]
    schedule = home.ask("get_schedule")
    assert (schedule["type"], schedule["weekday"], schedule["weekend"]) == ("custom", NIGHT, DAY)


@pytest.mark.parametrize(
    ("start", "end"), [(300, 300), (-1, 10), (0, 1441), (None, 5), ("x", 5), (0.5, 9), (10**20, 5)]
)
def test_a_window_that_makes_no_sense_is_refused(home: Home, start: object, end: object) -> None:
    home.adopted(IDLE)
    bad = {"start": start, "end": end, "car_ready_by": 0}
    for windows in ({"weekday": bad, "weekend": DAY}, {"weekday": DAY, "weekend": bad}):
        assert not home.ask("set_schedule", type="custom", **windows)["success"]
    assert home.ask("get_schedule")["type"] == "disabled"


@pytest.mark.parametrize("reset", [{"start": 0, "end": 0, "car_ready_by": 0}, {"start": 1440}, {}, 7])
def test_the_schedule_is_switched_off_whatever_the_windows_are_that_no_longer_count(
    home: Home, reset: object
) -> None:
    """The vendor's own pages reset them to 0–0 (API sheet §8)."""
    home.adopted(PARKED)
    home.ask("set_schedule", type="custom", weekday=NIGHT, weekend=NIGHT)
    assert home.ask("set_schedule", type="disabled", weekday=reset, weekend=DAY)["success"]
    schedule = home.ask("get_schedule")
    all_day = {"start": 0, "end": 1440, "car_ready_by": 0}
    assert (schedule["type"], schedule["weekday"], schedule["weekend"]) == ("disabled", all_day, DAY)
    assert home.ask("get_state")["amps_allowed"] == 32


def test_every_change_moves_the_stamp_even_within_one_second(home: Home) -> None:
    unit: Unit = home.adopted(IDLE)
    stamps = [unit.settings.info_timestamp]
    for command, fields in (
        ("set_limit", {"amperage": 16}),
        ("set_limit", {"amperage": 0}),
        ("set_schedule", {"type": "custom", "weekday": NIGHT, "weekend": DAY}),
        ("set_info", {"name": "Carport"}),
        ("set_override", {"override_time": 1}),
    ):
        assert home.ask(command, **fields)["success"]
        stamps.append(home.ask("get_state")["info_timestamp"])
    assert stamps == sorted(set(stamps))
    assert home.ask("get_info")["info_timestamp"] == home.ask("get_schedule")["info_timestamp"] == stamps[-1]
