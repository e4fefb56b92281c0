import pytest

from juicedesk.domain.errors import InvalidChange, NotSent, Refused, Unknown
from juicedesk.domain.intent import FieldGroup, GroupValue, Override
from juicedesk.domain.ports import Unit
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.juicenet.client import JuiceNetClient
from tests.fakes.juicenet_faults import Behaviour, drop, drop_after_applying, html, refuse
from tests.fakes.juicenet_server import ANY, FakeUnit, FaultServer

NIGHT = Schedule(True, ChargeWindow(1380, 360, 420), ChargeWindow(0, 480))
WRITES: list[tuple[FieldGroup, GroupValue, str]] = [
    (FieldGroup.WIRE, 20, "set_info"),
    (FieldGroup.NAME, "Carport", "set_info"),
    (FieldGroup.LIMIT, 16, "set_limit"),
    (FieldGroup.SCHEDULE, NIGHT, "set_schedule"),
    (FieldGroup.OVERRIDE, Override.CHARGE_NOW, "set_override"),
    (FieldGroup.OVERRIDE, Override.BACK_TO_SCHEDULE, "set_override"),
]
READ_FIRST = [write for write in WRITES if write[1] not in (NIGHT, Override.BACK_TO_SCHEDULE)]


def sent(server: FaultServer) -> dict[str, object]:
    """The last request without what every request carries."""
    common = {"cmd", "device_id", "token", "account_token"}
    return {key: value for key, value in server.received[-1].body.items() if key not in common}


def test_a_wire_limit_is_sent_with_the_zone_just_read(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit
) -> None:
    client.write(unit, FieldGroup.WIRE, 20)
    assert server.commands == ["get_info", "set_info"]
    assert sent(server) == {"amps_wire_rating": 20, "timeZoneId": "SA Pacific Standard Time"}
    assert client.read_info(unit).wire_limit_amps == 20


def test_a_name_moves_nothing_else(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit
) -> None:
    client.write(unit, FieldGroup.NAME, "  Carport ")
    assert sent(server) == {"name": "Carport", "timeZoneId": "SA Pacific Standard Time"}


def test_a_charge_limit(client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit) -> None:
    client.write(unit, FieldGroup.LIMIT, 16)
    assert sent(server) == {"amperage": 16}
    assert client.read_state(unit).charge_limit_amps == 16


def test_off_needs_no_question(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit
) -> None:
    client.write(unit, FieldGroup.LIMIT, 0)
    assert server.commands == ["set_limit"]


def test_a_schedule_replaces_everything(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit
) -> None:
    client.write(unit, FieldGroup.SCHEDULE, NIGHT)
    assert sent(server) == {
        "type": "custom",
        "weekday": {"start": 1380, "end": 360, "car_ready_by": 420},
        "weekend": {"start": 0, "end": 480, "car_ready_by": 0},
    }
    assert client.read_schedule(unit) == NIGHT


def test_charge_now_starts_at_the_chargers_own_time(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit
) -> None:
    client.write(unit, FieldGroup.OVERRIDE, Override.CHARGE_NOW)
    assert server.commands == ["get_state", "set_override"]
    assert sent(server) == {"override_time": 1_700_035_200, "energy_at_plugin": 0, "energy_to_add": 60_000}
    assert client.read_state(unit).override_active


def test_back_to_the_schedule(client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit) -> None:
    box.state["override_time"] = 5
    client.write(unit, FieldGroup.OVERRIDE, Override.BACK_TO_SCHEDULE)
    assert server.commands == ["set_override"]
    assert sent(server) == {"override_time": 0, "energy_at_plugin": 0, "energy_to_add": 0}
    assert not client.read_state(unit).override_active


@pytest.mark.parametrize("amps", [-1, 1, 5, 41, 80])
def test_a_wire_limit_that_the_rating_does_not_allow_is_never_sent(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit, amps: int
) -> None:
    with pytest.raises(InvalidChange):
        client.write(unit, FieldGroup.WIRE, amps)
    assert server.commands == ["get_info"]


def test_a_wire_limit_is_not_raised_for_an_unknown_rating(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit
) -> None:
    box.info["amps_unit_rating"] = 0
    with pytest.raises(InvalidChange):
        client.write(unit, FieldGroup.WIRE, 33)
    assert server.commands == ["get_info"]
    client.write(unit, FieldGroup.WIRE, 16)
    assert sent(server)["amps_wire_rating"] == 16


@pytest.mark.parametrize("amps", [-1, 1, 5, 33, 41])
def test_a_charge_limit_above_the_wire_limit_is_never_sent(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit, amps: int
) -> None:
    with pytest.raises(InvalidChange):
        client.write(unit, FieldGroup.LIMIT, amps)
    assert "set_limit" not in server.commands


@pytest.mark.parametrize("field", ["amps_unit_rating", "amps_wire_rating"])
def test_an_unknown_rating_forbids_raising_and_not_lowering(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit, field: str
) -> None:
    box.info[field] = 0
    box.state["charging"]["amps_limit"] = 24
    for amps in (25, 5):
        with pytest.raises(InvalidChange):
            client.write(unit, FieldGroup.LIMIT, amps)
    assert "set_limit" not in server.commands
    client.write(unit, FieldGroup.LIMIT, 16)
    assert sent(server) == {"amperage": 16}


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_name_that_is_none_is_never_sent(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit, name: str
) -> None:
    with pytest.raises(InvalidChange):
        client.write(unit, FieldGroup.NAME, name)
    assert server.commands == []


@pytest.mark.parametrize(
    ("group", "value"),
    [(FieldGroup.WIRE, "20"), (FieldGroup.SCHEDULE, 20), (FieldGroup.NAME, 5), (FieldGroup.OVERRIDE, 1)],
)
def test_a_value_of_another_group_is_a_bug(
    client: JuiceNetClient, unit: Unit, group: FieldGroup, value: GroupValue
) -> None:
    with pytest.raises(TypeError):
        client.write(unit, group, value)


@pytest.mark.parametrize("group", [FieldGroup.WIRE, FieldGroup.NAME])
def test_without_the_zone_nothing_is_sent(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit, group: FieldGroup
) -> None:
    del box.info["timeZoneId"]
    with pytest.raises(NotSent):
        client.write(unit, group, 20 if group is FieldGroup.WIRE else "Carport")
    assert server.commands == ["get_info"]


def test_without_the_chargers_time_no_override_is_sent(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit
) -> None:
    del box.state["unit_time"]
    with pytest.raises(NotSent):
        client.write(unit, FieldGroup.OVERRIDE, Override.CHARGE_NOW)
    assert server.commands == ["get_state"]


@pytest.mark.parametrize(("group", "value", "command"), READ_FIRST)
@pytest.mark.parametrize("fault", [drop, html()])
def test_a_failure_before_the_write_is_not_sent(
    client: JuiceNetClient,
    server: FaultServer,
    unit: Unit,
    group: FieldGroup,
    value: GroupValue,
    command: str,
    fault: Behaviour,
) -> None:
    server.once(ANY, fault)
    with pytest.raises(NotSent):
        client.write(unit, group, value)
    assert command not in server.commands
    assert len(server.received) == 1


@pytest.mark.parametrize(("group", "value", "command"), READ_FIRST)
def test_a_refusal_before_the_write_stays_one(
    client: JuiceNetClient,
    server: FaultServer,
    unit: Unit,
    group: FieldGroup,
    value: GroupValue,
    command: str,
) -> None:
    server.once(ANY, refuse(1007))
    with pytest.raises(Refused) as caught:
        client.write(unit, group, value)
    assert caught.value.is_token_refusal
    assert command not in server.commands


@pytest.mark.parametrize(("group", "value", "command"), WRITES)
def test_a_lost_answer_is_unknown_and_nothing_is_repeated(
    client: JuiceNetClient,
    server: FaultServer,
    unit: Unit,
    group: FieldGroup,
    value: GroupValue,
    command: str,
) -> None:
    server.once(command, drop_after_applying)
    with pytest.raises(Unknown):
        client.write(unit, group, value)
    assert server.commands.count(command) == 1
    assert server.connections == len(server.received)


@pytest.mark.parametrize(("group", "value", "command"), WRITES)
def test_a_refused_write_carries_the_code(
    client: JuiceNetClient,
    server: FaultServer,
    unit: Unit,
    group: FieldGroup,
    value: GroupValue,
    command: str,
) -> None:
    server.once(command, refuse(1003, "not for this unit"))
    with pytest.raises(Refused) as caught:
        client.write(unit, group, value)
    assert (caught.value.code, caught.value.is_token_refusal) == (1003, False)
    assert caught.value.detail == "not for this unit"
