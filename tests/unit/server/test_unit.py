"""What a box is answered, and what its reports change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.juicebox.status import Protocol
from juicedesk.juicenet.clock import to_local_epoch
from juicedesk.server.unit import Unit
from tests.unit.server.home import BOX_ID, IDLE, LOADING, OLD, PARKED, V07, ZONE, Home

NIGHT = {"start": 1380, "end": 360, "car_ready_by": 0}


def order_night(home: Home) -> None:
    assert home.ask("set_schedule", type="custom", weekday=NIGHT, weekend=NIGHT)["success"]


def charge_now(home: Home, energy_wh: int = 0) -> None:
    unit_time = home.ask("get_state")["unit_time"]
    assert home.ask("set_override", override_time=unit_time, energy_to_add=energy_wh)["success"]


def order_wire_limit(home: Home, amps: int) -> None:
    assert home.ask("set_info", timeZoneId=ZONE, amps_wire_rating=amps)["success"]


def test_a_new_box_gets_its_own_offline_limit_back(home: Home) -> None:
    home.adopted(IDLE)
    command = home.hear(IDLE)
    assert command is not None
    assert (command.online_amps, command.offline_amps) == (32, 32)


def test_the_command_carries_the_wall_clock_of_the_charger(home: Home) -> None:
    home.adopted(IDLE)
    assert home.ask("set_info", timeZoneId="Tokyo Standard Time")["success"]
    command = home.hear(IDLE)
    assert command is not None
    assert (command.weekday, command.hour, command.minute) == (1, 20, 0)


def test_the_count_goes_on_where_the_box_is(home: Home) -> None:
    home.adopted(IDLE)
    commands = [home.hear(IDLE), home.hear(IDLE)]
    assert [command.counter for command in commands if command] == [42, 43]


def test_the_count_begins_again_after_999(home: Home) -> None:
    home.adopted(IDLE)
    command = home.hear(replace(IDLE, counter=999))
    assert command is not None and command.counter == 1


def test_outside_the_window_the_box_gets_nothing_and_keeps_its_offline_limit(home: Home) -> None:
    home.adopted(IDLE)
    order_night(home)
    command = home.hear(PARKED)
    assert command is not None
    assert (command.online_amps, command.offline_amps) == (0, 32)


def test_inside_the_window_it_charges(home: Home) -> None:
    home.adopted(IDLE)
    order_night(home)
    command = home.hear(PARKED, after_s=11.5 * 3600)
    assert command is not None and command.online_amps == 32


def test_an_override_lifts_the_schedule(home: Home) -> None:
    home.adopted(IDLE)
    order_night(home)
    charge_now(home)
    command = home.hear(PARKED)
    assert command is not None and command.online_amps == 32


def test_an_override_lifts_no_limit(home: Home) -> None:
    home.adopted(IDLE)
    assert home.ask("set_limit", amperage=0)["success"]
    charge_now(home)
    command = home.hear(PARKED)
    assert command is not None and command.online_amps == 0


def test_an_override_given_unplugged_waits_for_the_car_and_ends_when_it_leaves(home: Home) -> None:
    home.adopted(IDLE)
    charge_now(home)
    for status in (IDLE, PARKED, LOADING, PARKED):
        home.hear(status, after_s=10)
        assert home.unit.settings.override is not None
    home.hear(IDLE, after_s=10)
    assert home.unit.settings.override is None


def test_an_override_ends_when_its_energy_is_delivered_although_a_pause_resets_the_box_count(
    home: Home,
) -> None:
    home.adopted(PARKED)
    charge_now(home, energy_wh=500)
    home.hear(replace(LOADING, session_wh=300, lifetime_wh=1_000_300), after_s=10)
    home.hear(replace(PARKED, lifetime_wh=1_000_300), after_s=10)
    home.hear(replace(LOADING, session_wh=199, lifetime_wh=1_000_499), after_s=10)
    assert home.unit.settings.override is not None
    home.hear(replace(LOADING, session_wh=200, lifetime_wh=1_000_500), after_s=10)
    assert home.unit.settings.override is None


def test_energy_charged_before_the_override_does_not_count(home: Home) -> None:
    home.adopted(replace(LOADING, session_wh=5_000, lifetime_wh=1_005_000))
    charge_now(home, energy_wh=1_000)
    home.hear(replace(LOADING, session_wh=5_999, lifetime_wh=1_005_999), after_s=10)
    assert home.unit.settings.override is not None


def test_a_clock_that_is_set_back_does_not_stop_what_was_started(home: Home) -> None:
    home.adopted(PARKED)
    order_night(home)
    charge_now(home)
    home.hear(PARKED)
    command = home.hear(PARKED, after_s=-3 * 3600)
    assert command is not None and command.online_amps == 32


def test_the_minimum_is_charged_at_once_and_the_rest_in_the_window(home: Home) -> None:
    home.adopted(PARKED)
    order_night(home)
    assert home.ask("set_info", minimal_charge=2_000)["success"]
    assert home.ask("get_info")["minimal_charge"] == 2_000
    amps = []
    for energy_wh in (0, 1_999, 2_000):
        command = home.hear(replace(LOADING, lifetime_wh=1_000_000 + energy_wh), after_s=10)
        assert command is not None
        amps.append(command.online_amps)
    assert amps == [32, 32, 0]
    home.hear(replace(IDLE, lifetime_wh=1_002_000), after_s=10)
    command = home.hear(replace(PARKED, lifetime_wh=1_002_000), after_s=10)
    assert command is not None and command.online_amps == 32


def test_ready_by_begins_before_the_window_with_the_energy_that_a_person_named(home: Home) -> None:
    ready = {**NIGHT, "car_ready_by": 420}
    home.adopted(PARKED)
    assert home.ask("set_schedule", type="custom", weekday=ready, weekend=ready)["success"]
    ten_hours_wh = 10 * 32 * 240
    began = {}
    for energy_wh in (0, ten_hours_wh):
        assert home.ask("set_info", wh_energy_to_add=energy_wh)["success"]
        commands = [home.hear(PARKED, after_s=1_800) for _ in range(21)]
        began[energy_wh] = [command.online_amps for command in commands if command].count(32)
        home.now_s -= 21 * 1_800
    assert began == {0: 0, ten_hours_wh: 6}


@pytest.mark.parametrize("key", ["minimal_charge", "wh_energy_to_add"])
@pytest.mark.parametrize("energy_wh", [-1, 1_000_001, "much", True])
def test_an_energy_that_is_none_is_refused(home: Home, key: str, energy_wh: object) -> None:
    home.adopted(IDLE)
    assert not home.ask("set_info", **{key: energy_wh})["success"]


def test_a_lower_offline_limit_of_the_box_is_kept_and_flagged(home: Home) -> None:
    home.adopted(IDLE)
    stamp = home.unit.settings.info_timestamp
    command = home.hear(replace(IDLE, offline_amps=16))
    assert command is not None
    assert (command.online_amps, command.offline_amps) == (16, 16)
    settings = home.unit.settings
    assert (settings.wire_limit_amps, settings.wire_limit_lowered) == (16, True)
    assert settings.info_timestamp > stamp


def test_the_higher_one_returns_only_by_a_persons_act(home: Home) -> None:
    home.adopted(IDLE)
    home.hear(replace(IDLE, offline_amps=16))
    home.hear(replace(IDLE, offline_amps=32))
    assert home.unit.settings.wire_limit_amps == 16
    order_wire_limit(home, 32)
    assert home.unit.settings.wire_limit_amps == 32
    assert not home.unit.settings.wire_limit_lowered


def test_a_higher_offline_limit_is_set_down_at_once(home: Home) -> None:
    home.adopted(IDLE)
    command = home.hear(replace(IDLE, offline_amps=40))
    assert command is not None and command.offline_amps == 32


def test_a_raise_is_awaited_until_the_box_reports_it(home: Home) -> None:
    home.adopted(IDLE)
    order_wire_limit(home, 40)
    for _ in range(3):
        command = home.hear(IDLE, after_s=10)
        assert command is not None and command.offline_amps == 40
    home.hear(replace(IDLE, offline_amps=40))
    assert not home.unit.settings.wire_limit_awaited
    assert home.unit.settings.wire_limit_verified


def test_a_box_that_acknowledges_a_raise_and_keeps_less_is_believed(home: Home) -> None:
    home.adopted(IDLE)
    order_wire_limit(home, 40)
    command = home.hear(IDLE)
    assert command is not None
    home.hear(replace(IDLE, counter=command.counter))
    settings = home.unit.settings
    assert (settings.wire_limit_amps, settings.wire_limit_lowered) == (32, True)


def test_an_acknowledged_command_from_before_the_raise_does_not_end_the_wait(home: Home) -> None:
    home.adopted(IDLE)
    earlier = home.hear(IDLE)
    assert earlier is not None
    order_wire_limit(home, 40)
    home.hear(replace(IDLE, counter=earlier.counter))
    assert home.unit.settings.wire_limit_amps == 40


@pytest.mark.parametrize("online_amps", [0, 5])
def test_a_v07_box_that_reports_too_little_gets_no_command_until_a_person_has_stated_its_wiring(
    home: Home, online_amps: int
) -> None:
    silent = replace(V07, online_amps=online_amps)
    home.adopted(silent)
    assert home.hear(silent) is None
    order_wire_limit(home, 24)
    command = home.hear(silent)
    assert command is not None
    assert (command.online_amps, command.offline_amps) == (24, 24)


def test_what_a_v07_box_reports_is_not_verified(home: Home) -> None:
    assert home.adopted(V07).settings.wire_limit_amps == 32
    home.hear(V07)
    assert home.ask("get_info")["amps_wire_rating_verified"] is False
    assert home.ask("get_info")["model"] == "JuiceBox 40"


def verified_and_limit(home: Home) -> tuple[bool, int]:
    info = home.ask("get_info")
    return info["amps_wire_rating_verified"], info["amps_wire_rating"]


def test_a_v07_box_shows_its_offline_value_when_it_starts(home: Home) -> None:
    home.adopted(V07)
    home.hear(replace(V07, online_amps=10))
    assert verified_and_limit(home) == (False, 32)
    home.boot(V07)
    assert verified_and_limit(home) == (True, 32)


def test_a_v07_box_that_starts_with_less_keeps_it(home: Home) -> None:
    home.adopted(V07)
    command = home.boot(replace(V07, online_amps=20))
    assert command is not None and (command.online_amps, command.offline_amps) == (20, 20)
    assert home.unit.settings.wire_limit_lowered
    assert verified_and_limit(home) == (True, 20)


def test_a_v07_box_that_has_forgotten_its_value_is_set_down_and_not_believed(home: Home) -> None:
    home.adopted(V07)
    home.boot(V07)
    command = home.boot(replace(V07, online_amps=40))
    assert command is not None and (command.online_amps, command.offline_amps) == (32, 32)
    assert verified_and_limit(home) == (False, 32)
    assert home.unit.held.offline_amps == 40


def came_back(home: Home) -> tuple[int | None, int | None]:
    state = home.ask("get_state")
    return state["amps_after_start"], state["time_of_start"]


def test_it_is_told_with_how_much_a_forgetful_box_came_back_and_when(home: Home) -> None:
    home.adopted(V07)
    home.boot(V07)
    assert came_back(home) == (None, None)
    home.hear(V07, after_s=60)
    home.boot(replace(V07, online_amps=40))
    home.hear(V07, after_s=10)
    assert came_back(home) == (40, int(home.wall_s) - 10)
    order_wire_limit(home, 40)
    assert came_back(home) == (None, None)


def test_a_box_that_says_its_offline_value_has_forgotten_nothing(home: Home) -> None:
    home.adopted(IDLE)
    home.boot(replace(IDLE, offline_amps=40))
    assert came_back(home) == (None, None)


@pytest.mark.parametrize("silence_s", [599, 601])
def test_a_v07_box_shows_its_offline_value_after_a_long_time_without_a_server(
    home: Home, silence_s: float
) -> None:
    home.adopted(V07)
    home.hear(replace(V07, online_amps=20), after_s=silence_s)
    assert verified_and_limit(home) == ((True, 20) if silence_s > 600 else (False, 32))


@pytest.mark.parametrize("jump_s", [0.0, 3_600.0, 86_400.0])
def test_over_a_restart_no_clock_says_that_a_v07_box_was_alone(tmp_path: Path, jump_s: float) -> None:
    home = Home(tmp_path)
    home.adopted(V07)
    assert home.ask("set_limit", amperage=10)["success"]
    home.hear(replace(V07, online_amps=10), after_s=10)
    home.close()
    home = Home(tmp_path, now_s=home.now_s + 20)
    home.wall_ahead_s = jump_s
    home.hear(replace(V07, online_amps=10))
    assert (verified_and_limit(home), home.unit.settings.wire_limit_lowered) == ((False, 32), False)
    home.boot(replace(V07, online_amps=20))
    assert verified_and_limit(home) == (True, 20)
    home.close()


@pytest.mark.parametrize("late_s", [31, 300])
def test_a_v07_report_long_after_the_start_shows_nothing(home: Home, late_s: float) -> None:
    home.adopted(V07)
    home.boot(replace(V07, online_amps=20), after_s=late_s)
    assert verified_and_limit(home) == (False, 32)


def test_a_v07_box_that_starts_paused_says_nothing(home: Home) -> None:
    home.adopted(V07)
    home.boot(replace(V07, online_amps=0))
    assert verified_and_limit(home) == (False, 32)


def test_a_start_that_somebody_else_reports_shows_nothing(home: Home) -> None:
    home.adopted(V07)
    home.registry.hear_boot(BOX_ID, "192.0.2.99")
    home.hear(replace(V07, online_amps=20))
    assert verified_and_limit(home) == (False, 32)


def test_a_box_of_the_old_format_is_read_and_never_commanded(home: Home) -> None:
    home.adopted(OLD)
    assert home.hear(OLD) is None
    assert home.ask("get_state")["state"] == "standby"
    info = home.ask("get_info")
    assert (info["amps_wire_rating"], info["amps_unit_rating"]) == (0, 0)
    assert not home.ask("set_info", timeZoneId=ZONE, amps_wire_rating=16)["success"]


def test_a_wire_limit_is_never_above_the_rating(home: Home) -> None:
    assert home.adopted(replace(IDLE, offline_amps=63, online_amps=63)).settings.wire_limit_amps == 40


def test_a_command_that_does_not_fit_is_not_sent(home: Home) -> None:
    wide = replace(IDLE, rating_amps=200, offline_amps=150)
    home.adopted(wide)
    assert home.hear(wide) is not None
    assert home.hear(replace(wide, protocol=Protocol.V07, offline_amps=None)) is None


def test_a_session_is_kept_from_plug_in_to_the_end(home: Home) -> None:
    home.adopted(IDLE)
    began_s = home.now_s
    home.hear(PARKED)
    home.hear(replace(LOADING, lifetime_wh=1_000_010), after_s=10)
    home.hear(replace(LOADING, lifetime_wh=1_000_700, session_wh=700), after_s=60)
    home.hear(replace(PARKED, lifetime_wh=1_000_750), after_s=10)
    home.hear(replace(IDLE, lifetime_wh=1_000_750), after_s=10)
    home.flush()
    (session,) = home.database.sessions(BOX_ID)
    assert (session["started_at"], session["ended_at"]) == (began_s, home.now_s)
    assert (session["energy_wh"], session["charging_s"]) == (750, 60)


def test_the_wall_clock_follows_summer_time(home: Home) -> None:
    unit: Unit = home.adopted(IDLE)
    home.now_s += 180 * 86_400
    state = home.ask("get_state")
    assert state["unit_time"] - state["utc_time"] == 2 * 3600
    assert to_local_epoch(unit.local_time(home.now_s)) == state["unit_time"]


@pytest.mark.parametrize("jump_s", [-86_400.0, 7_200.0, 86_400.0])
def test_a_clock_that_jumps_makes_no_box_silent_no_car_full_and_no_energy_old(
    home: Home, jump_s: float
) -> None:
    home.adopted(PARKED)
    home.hear(LOADING, after_s=10)
    home.wall_ahead_s = jump_s
    assert home.ask("get_state")["state"] == "charging"
    home.hear(replace(LOADING, lifetime_wh=1_000_500), after_s=10)
    home.hear(PARKED, after_s=10)
    home.hear(PARKED, after_s=10)
    assert not home.unit.stay.is_idle
    assert home.unit.stay.session is not None and home.unit.stay.session.charging_s == 10
    slots = list(home.unit.stay.slots.unkept.values())
    assert [slot.energy_wh for slot in slots] == [500]
    home.now_s += 301
    assert home.ask("get_state")["state"] == "disconnect"


def test_two_cars_in_one_second_are_two_sessions(home: Home) -> None:
    home.adopted(IDLE)
    for status in (PARKED, IDLE, PARKED, IDLE):
        home.hear(status)
        home.flush()
    assert len(home.database.sessions(BOX_ID)) == 2
