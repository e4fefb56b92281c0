"""What our own server offers beyond the vendor's API, as the client uses it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from juicedesk.domain.details import Details
from juicedesk.domain.errors import ChangedMeanwhile, InvalidChange, Refused, Unknown
from juicedesk.domain.intent import FieldGroup, GroupValue
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.ports import ReportedLoadGroup, Unit
from juicedesk.juicenet.client import JuiceNetClient
from tests.fakes.extended_server import ExtendedServer
from tests.fakes.juicenet_faults import refuse
from tests.fakes.juicenet_server import FakeUnit, FaultServer
from tests.unit.juicenet.conftest import UNIT_ID
from tests.unit.juicenet.test_client_writes import WRITES

ZONE = "SA Pacific Standard Time"
GARAGE = LoadGroup("Garage", 40, ("a", "b"))
EVERY_WRITE = [*WRITES, (FieldGroup.DETAILS, Details(ZONE, city="Lima"), "set_info")]


@pytest.fixture
def extended() -> Iterator[ExtendedServer]:
    with ExtendedServer() as server:
        yield server


@pytest.fixture
def their_box(extended: ExtendedServer) -> FakeUnit:
    return extended.add_unit(UNIT_ID)


@pytest.fixture
def their_unit(their_box: FakeUnit) -> Unit:
    return Unit(their_box.unit_id, "Garage", their_box.token)


@pytest.fixture
def link(extended: ExtendedServer) -> JuiceNetClient:
    return JuiceNetClient(extended.base_url, extended.account_token, "test", total_timeout_s=1.5)


@pytest.mark.parametrize(("group", "value", "command"), EVERY_WRITE)
def test_a_write_names_the_stamp_that_it_is_based_on(
    link: JuiceNetClient,
    extended: ExtendedServer,
    their_unit: Unit,
    group: FieldGroup,
    value: GroupValue,
    command: str,
) -> None:
    stamp = link.read_info(their_unit).info_timestamp
    link.write(their_unit, group, value, if_info_timestamp=stamp)
    assert extended.received[-1].command == command
    assert extended.received[-1].body["if_info_timestamp"] == stamp


@pytest.mark.parametrize(("group", "value", "command"), EVERY_WRITE)
def test_a_write_on_an_older_state_is_certainly_not_applied(
    link: JuiceNetClient,
    extended: ExtendedServer,
    their_box: FakeUnit,
    their_unit: Unit,
    group: FieldGroup,
    value: GroupValue,
    command: str,
) -> None:
    stamp = link.read_info(their_unit).info_timestamp
    extended.touch(their_box)
    before = str(their_box)
    with pytest.raises(ChangedMeanwhile):
        link.write(their_unit, group, value, if_info_timestamp=stamp)
    assert str(their_box) == before


def test_a_change_between_the_clients_own_read_and_its_write_is_found_by_the_server(
    link: JuiceNetClient, extended: ExtendedServer, their_box: FakeUnit, their_unit: Unit
) -> None:
    stamp = link.read_info(their_unit).info_timestamp
    extended.once("set_info", refuse(1409))
    with pytest.raises(ChangedMeanwhile) as refused:
        link.write(their_unit, FieldGroup.WIRE, 20, if_info_timestamp=stamp)
    assert refused.value.code == 1409
    assert extended.commands[-2:] == ["get_info", "set_info"]


def test_without_a_stamp_none_is_sent(
    link: JuiceNetClient, extended: ExtendedServer, their_unit: Unit
) -> None:
    link.write(their_unit, FieldGroup.LIMIT, 16)
    assert "if_info_timestamp" not in extended.received[-1].body


def test_what_a_server_offers(
    link: JuiceNetClient, client: JuiceNetClient, their_unit: Unit, unit: Unit
) -> None:
    assert link.read_info(their_unit).offers_conditional_writes
    assert not client.read_info(unit).offers_conditional_writes


@pytest.mark.parametrize("offers", [None, "conditional_writes", {}, ["other", 1], 7])
def test_an_odd_word_is_no_offer(client: JuiceNetClient, box: FakeUnit, unit: Unit, offers: object) -> None:
    box.info["offers"] = offers
    assert not client.read_info(unit).offers_conditional_writes


def test_only_the_details_that_differ_are_sent(
    client: JuiceNetClient, server: FaultServer, box: FakeUnit, unit: Unit
) -> None:
    box.info |= {"city": "Cusco", "zip": "08001", "address": "Calle 1"}
    info = client.read_info(unit)
    assert info.details == Details(ZONE, "Calle 1", "Cusco", "08001")
    client.write(unit, FieldGroup.DETAILS, replace(info.details, city="Lima", address=""))
    sent = server.received[-1].body
    assert {key: sent[key] for key in ("timeZoneId", "city", "address")} == {
        "timeZoneId": ZONE,
        "city": "Lima",
        "address": "",
    }
    assert "zip" not in sent
    assert client.read_info(unit).details == Details(ZONE, "", "Lima", "08001")


def test_a_charger_can_move_to_another_zone(client: JuiceNetClient, box: FakeUnit, unit: Unit) -> None:
    client.write(unit, FieldGroup.DETAILS, Details("Tokyo Standard Time"))
    assert client.read_info(unit).time_zone_id == "Tokyo Standard Time"


def test_load_groups_come_and_change_and_go(link: JuiceNetClient) -> None:
    assert link.load_groups() == []
    link.write_load_group("g1", GARAGE, if_change_stamp=0)
    assert link.load_groups() == [ReportedLoadGroup("g1", GARAGE, 1)]
    link.write_load_group("g1", replace(GARAGE, circuit_amps=32))
    link.write_load_group("g1", replace(GARAGE, member_ids=()), if_change_stamp=2)
    assert link.load_groups() == []


def test_a_load_group_that_somebody_else_has_changed_stays_as_it_is(
    link: JuiceNetClient, extended: ExtendedServer
) -> None:
    link.write_load_group("g1", GARAGE)
    with pytest.raises(ChangedMeanwhile):
        link.write_load_group("g1", replace(GARAGE, circuit_amps=80), if_change_stamp=7)
    assert extended.load_groups["g1"]["circuit_amps"] == 40


def test_a_load_group_that_may_not_be_is_never_sent(link: JuiceNetClient, extended: ExtendedServer) -> None:
    with pytest.raises(InvalidChange):
        link.write_load_group("g1", replace(GARAGE, circuit_amps=5))
    assert extended.commands == []


@pytest.mark.parametrize("refused", [False, True])
def test_a_server_without_load_groups_is_not_asked_for_them(
    client: JuiceNetClient, server: FaultServer, refused: bool
) -> None:
    if refused:
        server.always("get_server_info", refuse(1002))
    assert client.load_groups() is None
    assert server.commands == ["get_server_info"]


def test_a_server_that_offers_load_groups_and_refuses_them_is_not_one_without(
    link: JuiceNetClient, extended: ExtendedServer
) -> None:
    extended.always("get_load_groups", refuse(1009))
    with pytest.raises(Refused):
        link.load_groups()


@pytest.mark.parametrize(
    "entry",
    [
        {"id": "", "circuit_amps": 40, "members": []},
        {"id": "g1", "members": []},
        {"id": "g1", "circuit_amps": 40},
        {"id": "g1", "circuit_amps": 40, "members": [7]},
    ],
)
def test_a_load_group_that_is_not_understood_is_not_guessed(
    link: JuiceNetClient, extended: ExtendedServer, entry: dict[str, object]
) -> None:
    extended.load_groups["g1"] = entry
    with pytest.raises(Unknown):
        link.load_groups()
