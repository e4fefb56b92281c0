"""/healthz and /metrics: what is wrong is said, and no secret is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from juicedesk.server.backups import Backups
from juicedesk.server.boxes import Boxes
from juicedesk.server.connections import MOST_OF_ONE_ADDRESS, Gate
from juicedesk.server.health import Health
from juicedesk.server.metrics import Datagrams, Measured
from juicedesk.server.pages import pages_of
from tests.unit.server.home import BOX_ID, IDLE, PARKED, Home
from tests.unit.server.test_db import fill_up


class Pages:
    """The pages of a home, and what they count."""

    def __init__(self, home: Home) -> None:
        self.datagrams = Datagrams(Boxes(home.registry, lambda: home.now_s).answer)
        self.gate = Gate()
        backups = Backups(home.database, lambda: home.now_s)
        health = Health(home.house, backups, 0.0)
        self._pages = pages_of(health, Measured(home.house, backups, self.datagrams, self.gate))

    def health(self) -> tuple[int, dict[str, Any]]:
        page = self._pages["/healthz"]()
        return page.status_code, json.loads(bytes(page.body))

    def metrics(self) -> str:
        return bytes(self._pages["/metrics"]().body).decode()

    def value(self, name: str) -> float:
        families = text_string_to_metric_families(self.metrics())
        (found,) = [sample for family in families for sample in family.samples if sample.name == name]
        return float(found.value)


@pytest.fixture
def pages(home: Home) -> Pages:
    return Pages(home)


def test_all_is_well(home: Home, pages: Pages) -> None:
    home.adopted(IDLE)
    status, report = pages.health()
    assert status == 200
    assert (report["status"], report["problems"], report["boxes"]) == ("ok", [], 1)


def test_a_full_disk_is_said_while_boxes_are_answered_and_no_longer_once_there_is_room(
    home: Home, pages: Pages
) -> None:
    home.adopted(IDLE)
    home.flush()
    fill_up(home)
    home.unit.change(details={"city": "x" * 8_000})
    assert home.hear(PARKED) is not None
    home.flush()
    status, report = pages.health()
    assert (status, report["status"]) == (503, "degraded")
    assert "disk is full" in report["problems"][0] and "from memory" in report["problems"][0]
    assert pages.value("juicedesk_storing_fails") == 1
    with home.database._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    home.flush()
    assert pages.health()[0] == 200
    assert pages.value("juicedesk_storing_fails") == 0


def test_datagrams_requests_and_wrong_tokens_are_counted(home: Home, pages: Pages) -> None:
    home.adopted(IDLE)
    pages.datagrams(IDLE.encode(), ("192.0.2.7", 5))
    pages.datagrams(b"noise", ("192.0.2.7", 5))
    home.post("/box_pin", {"cmd": "get_account_units", "account_token": "wrong"})
    assert pages.value("juicedesk_datagrams_total") == 2
    assert pages.value("juicedesk_datagrams_answered_total") == 1
    assert pages.value("juicedesk_wrong_tokens_total") == 1
    assert pages.value("juicedesk_requests_refused_total") == 1
    assert pages.value("juicedesk_boxes") == 1


def test_neither_page_tells_an_id_an_address_or_a_token(home: Home, pages: Pages) -> None:
    home.adopted(IDLE)
    text = pages.metrics() + json.dumps(pages.health()[1])
    assert BOX_ID not in text and "192.0.2" not in text and home.unit.token not in text


def test_one_address_does_not_take_all_connections() -> None:
    gate = Gate()
    assert all(gate.enter("192.0.2.1") for _ in range(MOST_OF_ONE_ADDRESS))
    assert not gate.enter("192.0.2.1")
    assert gate.enter("192.0.2.2")
    gate.leave("192.0.2.1")
    assert gate.enter("192.0.2.1")
    assert (gate.turned_away, gate.open) == (1, MOST_OF_ONE_ADDRESS + 1)
