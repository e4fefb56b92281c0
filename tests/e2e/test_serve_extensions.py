"""Our own client and our own server: conditional writes and load groups over the real way between them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.domain.errors import ChangedMeanwhile, Refused
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.ports import ReportedLoadGroup
from juicedesk.juicenet.client import JuiceNetClient
from tests.e2e.home_server import ACCOUNT_TOKEN, Box, HomeServer

BOX_ID = "0910000000000000000000000031"
GARAGE = LoadGroup("Garage", 32, (BOX_ID,))
WRITERS = 8
ROUNDS = 5


@contextmanager
def a_server(data: Path) -> Iterator[tuple[HomeServer, JuiceNetClient]]:
    with HomeServer(data, "--no-tls", "--adopt", "auto") as server, Box(server, BOX_ID) as box:
        box.obey()
        yield server, JuiceNetClient(server.url, ACCOUNT_TOKEN, "test")
        server.stop()  # a power cut would take the last seconds' reports with it, and their stamps


def test_of_many_writers_with_the_same_stamp_one_wins_and_the_others_know(tmp_path: Path) -> None:
    with a_server(tmp_path) as (_, client), ThreadPoolExecutor(WRITERS) as pool:
        (unit,) = client.units()
        for number in range(ROUNDS):
            first_amps = 6 + number % 2 * WRITERS  # none is the present limit: that would change nothing
            info = client.read_info(unit)
            assert info.offers_conditional_writes

            def write(amps: int, stamp: int | None = info.info_timestamp) -> int | None:
                try:
                    client.write(unit, FieldGroup.LIMIT, amps, if_info_timestamp=stamp)
                except ChangedMeanwhile:
                    return None
                return amps

            (winner,) = filter(None, pool.map(write, range(first_amps, first_amps + WRITERS)))
            assert client.read_state(unit).charge_limit_amps == winner


def test_a_write_on_what_was_read_before_a_restart_is_taken_and_then_is_not(tmp_path: Path) -> None:
    with a_server(tmp_path) as (_, client):
        (unit,) = client.units()
        stamp = client.read_info(unit).info_timestamp
    with a_server(tmp_path) as (_, client):
        client.write(unit, FieldGroup.LIMIT, 16, if_info_timestamp=stamp)
        with pytest.raises(ChangedMeanwhile):
            client.write(unit, FieldGroup.LIMIT, 20, if_info_timestamp=stamp)
        assert client.read_state(unit).charge_limit_amps == 16


def test_details_are_written_and_read_back(tmp_path: Path) -> None:
    with a_server(tmp_path) as (_, client):
        (unit,) = client.units()
        details = replace(
            client.read_info(unit).details, address="Hauptstraße 1", city="Köln", zip_code="50667"
        )
        client.write(unit, FieldGroup.DETAILS, details)
        assert client.read_info(unit).details == details


def test_a_load_group_comes_changes_and_goes(tmp_path: Path) -> None:
    with a_server(tmp_path) as (_, client):
        (unit,) = client.units()
        assert client.load_groups() == []
        client.write_load_group("g", GARAGE, if_change_stamp=0)
        (group,) = client.load_groups() or []
        assert group == ReportedLoadGroup("g", GARAGE, group.change_stamp)
        assert client.read_info(unit).load_group_id == "g"
        client.write_load_group("g", replace(GARAGE, circuit_amps=20), if_change_stamp=group.change_stamp)
        with pytest.raises(ChangedMeanwhile):
            client.write_load_group("g", GARAGE, if_change_stamp=group.change_stamp)
        with pytest.raises(Refused, match="already"):
            client.write_load_group("h", GARAGE)
        client.write_load_group("g", replace(GARAGE, member_ids=()))
        assert client.load_groups() == []
        assert client.read_info(unit).load_group_id is None
