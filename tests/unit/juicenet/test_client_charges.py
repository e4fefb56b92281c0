"""Ended charges and their power, read from a server over a real socket."""

from __future__ import annotations

from datetime import datetime

import pytest

from juicedesk.domain.charge import Charge, PowerPoint
from juicedesk.domain.errors import Unknown
from juicedesk.domain.ports import Unit
from juicedesk.juicenet.client import JuiceNetClient
from tests.fakes.juicenet_faults import answer
from tests.fakes.juicenet_server import FakeUnit, FaultServer

NOON = 1_800_014_400
ENTRY = {"id": 7, "time_start": NOON, "time_end": NOON + 3600, "duration": 900, "wh_energy": 4200}


def test_pages_come_newest_first_until_there_are_no_more(
    client: JuiceNetClient, box: FakeUnit, unit: Unit
) -> None:
    box.sessions = [ENTRY | {"id": number} for number in (1, 2, 3)]
    page = client.read_charges(unit)
    assert [one.session_id for one in page.charges] == [3, 2]
    older = client.read_charges(unit, page.more)
    assert [one.session_id for one in older.charges] == [1] and older.more is None


def test_times_are_those_of_the_chargers_wall_clock(
    client: JuiceNetClient, box: FakeUnit, unit: Unit
) -> None:
    box.sessions = [ENTRY]
    (charge,) = client.read_charges(unit).charges
    assert charge == Charge(
        unit.unit_id,
        7,
        datetime.fromisoformat("2027-01-15T12:00"),
        datetime.fromisoformat("2027-01-15T13:00"),
        4200,
        900,
    )


def test_an_entry_as_in_the_vendors_sample_is_read(client: JuiceNetClient, box: FakeUnit, unit: Unit) -> None:
    spaced = {key: value for key, value in ENTRY.items() if key != "wh_energy"} | {" wh_energy": "4200"}
    box.sessions = [spaced]
    assert client.read_charges(unit).charges[0].energy_wh == 4200


@pytest.mark.parametrize(
    "entry",
    [
        {key: value for key, value in ENTRY.items() if key != "id"},
        ENTRY | {"time_end": NOON - 1},
        ENTRY | {"wh_energy": -1},
        ENTRY | {"wh_energy": None},
    ],
)
def test_an_entry_that_says_too_little_is_no_charge(
    client: JuiceNetClient, server: FaultServer, unit: Unit, entry: dict[str, object]
) -> None:
    server.once("get_history", answer({"success": True, "sessions": [entry]}))
    assert client.read_charges(unit).charges == ()


@pytest.mark.parametrize(("first", "watts"), [(7200, 7200.0), (7.2, 7200.0)])
def test_power_is_watts_even_from_a_server_that_says_kilowatts(
    client: JuiceNetClient, box: FakeUnit, unit: Unit, first: float, watts: float
) -> None:
    box.plots[7] = [{"t": NOON + 900, "v": 0}, {"t": NOON, "v": first}, {"t": None, "v": 5}]
    assert client.read_power(unit, 7) == (
        PowerPoint(datetime.fromisoformat("2027-01-15T12:00"), watts),
        PowerPoint(datetime.fromisoformat("2027-01-15T12:15"), 0.0),
    )
    assert client.read_power(unit, 8) == ()


@pytest.mark.parametrize("command", ["get_history", "get_plot"])
def test_an_answerout_its_list_is_not_understood(
    client: JuiceNetClient, server: FaultServer, unit: Unit, command: str
) -> None:
    server.once(command, answer({"success": True, "sessions": 4, "points": None}))
    with pytest.raises(Unknown):
        client.read_charges(unit) if command == "get_history" else client.read_power(unit, 7)
