"""The lesser commands of the API: zones, a look at a box, notifications, a time to wait for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.juicenet.zones import zone_info
from juicedesk.server.commands import LEFT_OUT
from tests.unit.server.home import BOX_ID, IDLE, LOADING, PARKED, ZONE, Home


def test_every_zone_that_is_listed_can_be_set(home: Home) -> None:
    home.adopted(IDLE)
    zones = home.post("/box_pin", {"cmd": "get_timezones"})["timezones"]
    assert len(zones) > 100
    assert all(zone_info(zone["id"]) for zone in zones)
    (west,) = [zone for zone in zones if zone["id"] == ZONE]
    assert west == {
        "id": ZONE,
        "display_name": f"(UTC+01:00) {ZONE}",
        "base_utc_offset": 60,
        "now_utc_offset": 60,
        "standard_name": ZONE,
        "daylight_name": "W. Europe Daylight Time",
        "supports_daylight": True,
    }
    (india,) = [zone for zone in zones if zone["id"] == "India Standard Time"]
    assert (india["base_utc_offset"], india["supports_daylight"]) == (330, False)


def test_a_box_can_be_looked_at_without_a_token(home: Home) -> None:
    def look() -> dict[str, object]:
        answer = home.post("/box_pin", {"cmd": "check_device", "ID": BOX_ID})
        return {key: answer.get(key) for key in ("success", "ID", "secured", "time_last_ping")}

    assert look()["success"] is False
    home.hear(IDLE)
    seen_at = int(home.now_s)
    assert look() == {"success": True, "ID": BOX_ID, "secured": False, "time_last_ping": seen_at}
    home.adopted(IDLE)
    assert look()["secured"] is True


def test_the_server_tells_the_callers_address(home: Home) -> None:
    assert home.post("/box_pin", {"cmd": "get_server_info"})["caller_ip"] == ""


def test_notifications_are_kept_and_given_back(home: Home) -> None:
    home.adopted(IDLE)
    shown = home.ask("get_notifications")["notifications"]
    assert shown["start_charging"] == {"email": False, "push": False, "settings": {}}
    assert shown["is_not_plugged_in_by"]["time"] == 0
    nested = {
        "start_charging ": {"email": "true", "Push": 1},
        "is_not_plugged_in_by": {"push": True, "time": 1200},
    }
    assert home.ask("set_notifications", notifications=nested)["success"]
    assert home.ask("set_notifications", is_offline={"email": True})["success"]
    shown = home.ask("get_notifications")["notifications"]
    assert shown["start_charging"] == {"email": True, "push": True, "settings": {}}
    assert shown["is_offline"] == {"email": True, "push": False, "settings": {}}
    assert shown["is_not_plugged_in_by"] == {"email": False, "push": True, "settings": {}, "time": 1200}


def test_notifications_have_the_names_of_the_document_too(home: Home) -> None:
    home.adopted(IDLE)
    assert home.ask("set_notifications", notifications={"plugin": {"push": True}})["success"]
    assert home.ask("set_notifications", unplug={"email": True})["success"]
    shown = home.ask("get_notifications")["notifications"]
    assert shown["plugged_in"] == {"email": False, "push": True, "settings": {}}
    assert shown["plugged_out"] == {"email": True, "push": False, "settings": {}}
    assert not home.ask("set_notifications", plugin=7)["success"]


@pytest.mark.parametrize(
    "asked",
    [
        {"start_charging": {"email": "perhaps"}},
        {"start_charging": 7},
        {"start_charging": {"emial": True}},
        {"start_charging": {"push": True, "time": 5}},
        {"start_charging": {"push": True, "settings": {"sound": 1}}},
        {"start_charging": {"push": True}, "stop_charging": [True]},
        {"is_not_plugged_in_by": {"time": 1441}},
        {"charging_delayed_due_to_ToU": {"webhook": {"url": "http://192.0.2.1/"}}},
    ],
)
def test_what_would_be_forgotten_is_refused(home: Home, asked: dict[str, object]) -> None:
    home.adopted(IDLE)
    before = home.ask("get_notifications")
    assert not home.ask("set_notifications", notifications=asked)["success"]
    assert not home.ask("set_notifications", **asked)["success"]
    assert home.ask("get_notifications") == before


@pytest.mark.parametrize("asked", [7, "all", [], {}, {"start_charging": {}, "is_hungry": {"push": True}}])
def test_events_that_are_none_are_refused(home: Home, asked: object) -> None:
    home.adopted(IDLE)
    before = home.unit.settings
    answer = home.ask("set_notifications", notifications=asked)
    assert answer["error_code"] == 1002 and answer["error_message"]
    assert home.ask("set_notifications", is_hungry={"push": True})["error_code"] == 1002
    assert home.unit.settings == before


def test_the_garage_is_kept_and_given_back(home: Home) -> None:
    home.adopted(IDLE)
    assert "garage_id" not in home.ask("get_info")
    assert home.ask("set_garage", garage_id="0f3c-42")["success"]
    assert home.ask("get_info")["garage_id"] == "0f3c-42"
    assert not home.ask("set_garage")["success"] and not home.ask("set_garage", garage_id=["x"])["success"]


@pytest.mark.parametrize("path", ["/box_pin", "/box_api_secure"])
def test_what_makes_no_sense_at_home_is_refused_with_the_reason(home: Home, path: str) -> None:
    for command, reason in LEFT_OUT.items():
        answer = home.post(path, {"cmd": command})
        assert (answer["error_code"], answer["error_message"]) == (1002, reason)


def test_before_a_set_time_only_an_override_charges(home: Home) -> None:
    home.adopted(PARKED)
    unit_time = home.ask("get_state")["unit_time"]
    assert home.ask("set_charging_time", charging_time=unit_time + 600)["success"]
    state = home.ask("get_state")
    assert (state["target_time"], state["triggers_blocking"]) == (unit_time + 600, 1)
    command = home.hear(PARKED)
    assert command is not None and (command.online_amps, command.offline_amps) == (0, 32)
    assert home.ask("set_override", override_time=unit_time)["success"]
    command = home.hear(PARKED)
    assert command is not None and command.online_amps == 32
    assert home.ask("set_override", override_time=0)["success"]
    command = home.hear(PARKED, after_s=601)
    assert command is not None and command.online_amps == 32


def test_the_time_that_is_left_is_told_where_somebody_has_named_an_energy(home: Home) -> None:
    def left_s() -> object:
        return home.ask("get_state")["charging_time_left"]

    home.adopted(LOADING)  # 30 A, 240 V, a power factor of 0.99: 7,128 W
    assert left_s() == 0
    assert home.ask("set_info", wh_energy_to_add=7_128)["success"]
    assert left_s() == 3_600
    unit_time = home.ask("get_state")["unit_time"]
    assert home.ask("set_override", override_time=unit_time, energy_to_add=3_564)["success"]
    assert left_s() == 1_800
    home.hear(replace(LOADING, session_wh=1_782, lifetime_wh=1_001_782), after_s=10)
    assert left_s() == 900
    home.hear(replace(PARKED, lifetime_wh=1_001_782), after_s=10)
    assert left_s() == 0


def test_such_a_time_can_be_taken_back_and_is_kept(home: Home) -> None:
    home.adopted(PARKED)
    unit_time = home.ask("get_state")["unit_time"]
    assert home.ask("set_charging_time", charging_time=unit_time + 600)["success"]
    (kept,) = home.database.units(lambda unit_id: unit_id)
    assert kept.settings.not_before == home.unit.settings.not_before is not None
    assert home.ask("set_charging_time", charging_time=0)["success"]
    assert home.unit.settings.not_before is None
    for wrong in (-1, 2**33, "soon", None):
        assert not home.ask("set_charging_time", charging_time=wrong)["success"]
