import dataclasses
from typing import Any

import pytest

from juicedesk.domain.box_facts import Feature
from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.errors import Refused, Unknown
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.ports import ChargerLink, Unit
from juicedesk.domain.schedule import ANY_TIME, ChargeWindow
from juicedesk.juicenet.client import JuiceNetClient
from tests.fakes.juicenet_faults import answer
from tests.fakes.juicenet_server import FakeUnit, FaultServer
from tests.unit.juicenet.conftest import UNIT_ID


def test_the_client_is_a_charger_link(client: JuiceNetClient, server: FaultServer) -> None:
    link: ChargerLink = client
    assert link.address == f"127.0.0.1:{server.port}"


def test_the_accounts_units(client: JuiceNetClient, server: FaultServer, box: FakeUnit) -> None:
    box.info["name"] = " Garage left "
    server.add_unit("0910000000000000000000000002", name="")
    assert client.units() == [
        Unit(UNIT_ID, "Garage left", box.token),
        Unit("0910000000000000000000000002", "", "unit-token-0002"),
    ]
    request = server.received[0]
    assert request.path == "/box_pin"
    assert request.body == {
        "cmd": "get_account_units",
        "device_id": "this installation",
        "account_token": server.account_token,
    }
    assert request.headers["content-type"] == "application/json"
    assert request.headers["connection"] == "close"


@pytest.mark.parametrize("units", [None, {}, [5], [{"name": "x"}], [{"unit_id": "1", "token": ""}]])
def test_a_list_that_is_none_is_unknown(client: JuiceNetClient, server: FaultServer, units: object) -> None:
    server.once("get_account_units", answer({"success": True, "units": units}))
    with pytest.raises(Unknown):
        client.units()


def test_a_wrong_account_token_is_refused_by_name(server: FaultServer) -> None:
    client = JuiceNetClient(server.base_url, "another", "this installation")
    with pytest.raises(Refused) as caught:
        client.probe()
    assert caught.value.code == 1009
    assert caught.value.is_token_refusal


def test_a_wrong_unit_token_is_refused_by_name(client: JuiceNetClient, unit: Unit) -> None:
    with pytest.raises(Refused) as caught:
        client.read_state(dataclasses.replace(unit, token="another"))
    assert caught.value.code == 1007
    assert caught.value.is_token_refusal


def test_adding_a_unit(client: JuiceNetClient, server: FaultServer) -> None:
    assert client.add_unit(UNIT_ID, "Carport") == Unit(UNIT_ID, "Carport", "unit-token-0001")
    assert server.received[0].path == "/box_pin"
    assert server.received[0].body["ID"] == UNIT_ID
    assert server.received[0].body["device_name"] == "Carport"


def test_another_unit_than_the_added_one_is_unknown(client: JuiceNetClient, server: FaultServer) -> None:
    server.once("add_unit", answer({"success": True, "unit_id": "0910", "token": "t", "name": ""}))
    with pytest.raises(Unknown):
        client.add_unit(UNIT_ID, "Carport")


def test_the_state(client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit) -> None:
    box.state |= {"state": "charging", "override_time": 1_700_035_000, "triggers_blocking": 0}
    box.state["charging"] |= {
        "amps_current": 15.5,
        "watt_power": 3735,
        "wh_energy": 6120,
        "seconds_charging": 3190,
    }
    state = client.read_state(unit)
    measured = state.measurement
    assert (measured.state, measured.blocking) == (ChargerState.CHARGING, Blocking.NOTHING)
    assert (measured.current_amps, measured.volts, measured.power_watts) == (15.5, 241.0, 3735.0)
    assert (measured.session_wh, measured.session_s, measured.lifetime_wh) == (6120, 3190, 912_345)
    assert (measured.temperature_c, measured.last_ping) == (21.0, 1_700_053_190)
    assert measured.plugged_since == 1_700_040_000
    assert measured.overridden
    assert state.override_active
    assert (state.charge_limit_amps, state.energy_to_add_wh) == (32, 60_000)
    assert (state.unit_time, state.local_offset_s) == (1_700_035_200, -5 * 3600)
    assert server.received[0].path == "/box_api_secure"
    assert server.received[0].body["token"] == box.token


def test_an_empty_state_is_unknown_everywhere(
    client: JuiceNetClient, server: FaultServer, unit: Unit
) -> None:
    server.once("get_state", answer({"success": True}))
    state = client.read_state(unit)
    assert state.charge_limit_amps is state.unit_time is state.local_offset_s is state.info_timestamp is None
    measured = dataclasses.asdict(state.measurement)
    known = {key: value for key, value in measured.items() if value is not None}
    assert known == {"state_text": "", "message": "", "blocking": Blocking.NOTHING, "overridden": False}


@pytest.mark.parametrize(
    ("bits", "blocking"),
    [
        (0, Blocking.NOTHING),
        (1, Blocking.SCHEDULE),
        (8, Blocking.SWITCHED_OFF),
        (9, Blocking.SWITCHED_OFF),
        (2, Blocking.OTHER),
        ("1", Blocking.SCHEDULE),
    ],
)
def test_what_blocks(
    client: JuiceNetClient, box: FakeUnit, unit: Unit, bits: object, blocking: Blocking
) -> None:
    box.state["triggers_blocking"] = bits
    assert client.read_state(unit).measurement.blocking is blocking


def test_what_only_some_servers_tell(client: JuiceNetClient, box: FakeUnit, unit: Unit) -> None:
    told = {"frequency": 5999, "message": " Please unplug. ", "target_time": 1_700_040_000}
    box.state |= {**told, "unit_time": 1_700_035_200 + 250}
    measured = client.read_state(unit).measurement
    assert (measured.frequency_hz, measured.message) == (59.99, "Please unplug.")
    assert (measured.clock_off_s, measured.starts_local_s) == (250, 1_700_040_000)


@pytest.mark.parametrize("target", [0, -5, 2**53, "soon", None])
def test_a_start_that_no_calendar_has_is_unknown(
    client: JuiceNetClient, box: FakeUnit, unit: Unit, target: object
) -> None:
    box.state["target_time"] = target
    assert client.read_state(unit).measurement.starts_local_s is None


def test_an_unknown_state_word_is_kept(client: JuiceNetClient, box: FakeUnit, unit: Unit) -> None:
    box.state["state"] = "Updating"
    measured = client.read_state(unit).measurement
    assert (measured.state, measured.state_text) == (None, "Updating")


def test_nobody_is_plugged_in_while_it_stands_by(client: JuiceNetClient, box: FakeUnit, unit: Unit) -> None:
    assert client.read_state(unit).measurement.plugged_since is None


def test_the_override_flag_counts_where_there_is_no_time(
    client: JuiceNetClient, box: FakeUnit, unit: Unit
) -> None:
    del box.state["override_time"]
    box.state["show_override"] = True
    assert client.read_state(unit).override_active


@pytest.mark.parametrize("said", [[0], "", "soon", {}])
def test_an_override_that_cannot_be_read_is_unknown(
    client: JuiceNetClient, box: FakeUnit, unit: Unit, said: object
) -> None:
    box.state |= {"override_time": said, "show_override": said}
    state = client.read_state(unit)
    assert state.override_active is state.value_of(FieldGroup.OVERRIDE) is None
    assert not state.measurement.overridden


def test_without_a_word_about_it_there_is_no_override(
    client: JuiceNetClient, box: FakeUnit, unit: Unit
) -> None:
    del box.state["override_time"], box.state["show_override"]
    assert client.read_state(unit).override_active is False


def test_odd_forms_are_read(client: JuiceNetClient, server: FaultServer, unit: Unit) -> None:
    odd: dict[str, Any] = {
        " ID": f" {UNIT_ID} ",
        "Success": True,
        "State ": "PLUGGED",
        "Utc_Time": "1700053200",
    }
    odd |= {"unit_time": 1700035200.0, "Charging": {"Amps_Limit ": " 16.0", "extra": [1]}, "more": {}}
    server.once("get_state", answer(odd))
    state = client.read_state(unit)
    assert state.measurement.state is ChargerState.PLUGGED
    assert (state.charge_limit_amps, state.local_offset_s) == (16, -18_000)


def test_the_info(client: JuiceNetClient, box: FakeUnit, unit: Unit) -> None:
    box.info |= {"load_group_id": 17}
    info = client.read_info(unit)
    assert (info.name, info.time_zone_id) == ("Garage", "SA Pacific Standard Time")
    assert (info.wire_limit_amps, info.unit_rating_amps) == (32, 40)
    assert (info.info_timestamp, info.load_group_id) == (1_700_000_000, "17")


def test_who_may_control_a_charger(client: JuiceNetClient, box: FakeUnit, unit: Unit) -> None:
    box.info |= {
        "policy": {"name": "Peak hours", "user_control_allowed": False, "charge_control_type": "standby"},
        "restrictions": {"set_tou": {"message": "Not in this plan"}, "set_override": {}, "history": 7},
    }
    policy = client.read_info(unit).facts.policy
    assert policy.is_of_utility
    assert policy.refusal(Feature.SCHEDULE) == "Not in this plan"
    assert policy.refusal(Feature.OVERRIDE) is None


@pytest.mark.parametrize("told", [None, 7, {}, {"name": "Default", "user_control_allowed": False}])
def test_the_usual_policy_forbids_nothing(
    client: JuiceNetClient, box: FakeUnit, unit: Unit, told: object
) -> None:
    """As in the vendor's own sample, under which chargers could be controlled."""
    box.info |= {"policy": told, "restrictions": told}
    policy = client.read_info(unit).facts.policy
    assert not policy.is_of_utility
    assert policy.refused == ()


@pytest.mark.parametrize("rating", [0, "0", -6, None, "unknown", True, 31.5])
def test_a_rating_that_says_nothing_is_unknown(
    client: JuiceNetClient, box: FakeUnit, unit: Unit, rating: object
) -> None:
    box.info |= {"amps_wire_rating": rating, "amps_unit_rating": rating}
    info = client.read_info(unit)
    assert info.wire_limit_amps is info.unit_rating_amps is None


def test_the_schedule(client: JuiceNetClient, box: FakeUnit, unit: Unit) -> None:
    assert client.read_schedule(unit) == ANY_TIME
    box.schedule |= {"type": "custom", "weekday": {"start": "1380", "end": 360, "car_ready_by": 420}}
    schedule = client.read_schedule(unit)
    assert schedule.enabled
    assert schedule.weekday == ChargeWindow(1380, 360, 420)


@pytest.mark.parametrize("day", [{"start": 5, "end": 5}, {"start": 5, "end": 1500}, {}, 7])
def test_a_schedule_that_makes_no_sense_is_unknown(
    client: JuiceNetClient, box: FakeUnit, unit: Unit, day: object
) -> None:
    box.schedule |= {"type": "custom", "weekday": day}
    with pytest.raises(Unknown):
        client.read_schedule(unit)


@pytest.mark.parametrize("echo", ["0910000000000000000000000002", "", 910, True, [UNIT_ID]])
@pytest.mark.parametrize("success", [True, False])
def test_an_answer_for_another_unit_is_unknown(
    client: JuiceNetClient, server: FaultServer, unit: Unit, echo: object, success: bool
) -> None:
    server.once("get_state", answer({"success": success, "ID": echo}))
    with pytest.raises(Unknown):
        client.read_state(unit)


def test_a_closed_client_sends_nothing(client: JuiceNetClient, server: FaultServer, unit: Unit) -> None:
    client.close()
    with pytest.raises(Exception, match="closed"):
        client.read_state(unit)
    assert server.connections == 0
