"""A raise or an override goes out only over what was seen, on servers without change stamps too."""

from __future__ import annotations

import pytest

from juicedesk.domain.errors import ChangedMeanwhile, NotSent
from juicedesk.domain.intent import FieldGroup, GroupValue, Override
from juicedesk.domain.ports import Seen, Unit
from juicedesk.juicenet import client as client_module
from juicedesk.juicenet.client import JuiceNetClient
from tests.fakes.juicenet_faults import answer_soundly
from tests.fakes.juicenet_server import Exchange, FakeUnit, FaultServer

WIRE, LIMIT, OVERRIDE = FieldGroup.WIRE, FieldGroup.LIMIT, FieldGroup.OVERRIDE
CAR, ANOTHER_CAR = 1_800_000_000, 1_800_000_500


def period(unit_state: dict[str, object], plugged_since: int) -> None:
    unit_state.update(state="plugged", plug_unplug_time=plugged_since)


def test_a_raise_over_what_was_seen_goes_out_after_a_last_look_at_just_that(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit
) -> None:
    client.write(unit, LIMIT, 32, seen=Seen(box.state["charging"]["amps_limit"]))
    assert server.commands == ["get_info", "get_state", "set_limit"]
    seen_wire = box.info["amps_wire_rating"]
    client.write(unit, WIRE, seen_wire, seen=Seen(seen_wire))
    assert server.commands[-2:] == ["get_info", "set_info"]


@pytest.mark.parametrize(("group", "wanted", "command"), [(WIRE, 32, "get_info"), (LIMIT, 32, "get_state")])
def test_a_value_that_changes_while_the_last_look_is_on_its_way_is_not_raised_over(
    client: JuiceNetClient,
    server: FaultServer,
    box: FakeUnit,
    unit: Unit,
    group: FieldGroup,
    wanted: int,
    command: str,
) -> None:
    box.info["amps_wire_rating"] = box.state["charging"]["amps_limit"] = 24

    def somebody_lowers(exchange: Exchange) -> None:
        box.info["amps_wire_rating"] = box.state["charging"]["amps_limit"] = 16
        answer_soundly(exchange)

    server.once(command, somebody_lowers)
    with pytest.raises(ChangedMeanwhile):
        client.write(unit, group, wanted, seen=Seen(24))
    assert not [each for each in server.commands if each.startswith("set_")]


def test_a_look_that_takes_too_long_is_none(
    client: JuiceNetClient,
    server: FaultServer,
    box: FakeUnit,
    unit: Unit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(client_module, "_LONGEST_LOOK_S", 0.0)
    with pytest.raises(NotSent):
        client.write(unit, LIMIT, 32, seen=Seen(box.state["charging"]["amps_limit"]))
    assert server.commands == ["get_info", "get_state"]


@pytest.mark.parametrize("seen", [Seen(Override.CHARGE_NOW, CAR), Seen(Override.BACK_TO_SCHEDULE, CAR)])
def test_charge_now_is_for_the_car_and_the_state_that_were_seen(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit, seen: Seen
) -> None:
    period(box.state, ANOTHER_CAR)
    with pytest.raises(ChangedMeanwhile):
        client.write(unit, OVERRIDE, Override.CHARGE_NOW, seen=seen)
    assert server.commands == ["get_state"]
    period(box.state, CAR)
    client.write(unit, OVERRIDE, Override.CHARGE_NOW, seen=Seen(Override.BACK_TO_SCHEDULE, CAR))
    assert server.commands[-1] == "set_override"


@pytest.mark.parametrize(("group", "wanted"), [(WIRE, 16), (LIMIT, 16), (LIMIT, 0)])
def test_a_lowering_needs_no_such_look(
    client: JuiceNetClient,
    server: FaultServer,
    box: FakeUnit,
    unit: Unit,
    group: FieldGroup,
    wanted: GroupValue,
) -> None:
    client.write(unit, group, wanted)
    assert server.commands[-1].startswith("set_")
    assert "get_state" not in server.commands
