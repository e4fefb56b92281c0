"""The details page: texts that are edited stay, each group is an edit of its own, and the box is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from juicedesk.discovery.found import FoundCharger
from juicedesk.domain.box_facts import BoxFacts, Policy
from juicedesk.domain.details import Details
from juicedesk.domain.errors import DiskFull
from juicedesk.domain.intent import FieldGroup
from juicedesk.store.view import ChargerView, DeskView
from juicedesk.ui.charger_stack import DETAILS
from juicedesk.ui.desk import NetworkView
from juicedesk.ui.widgets.box_card import BoxCard
from juicedesk.ui.widgets.labels import Label
from tests.fakes.desk import NOW, FakeDesk, a_change, a_charger, a_measurement, with_pending
from tests.ui.used_window import Used, lose_server, opened, show, toast

PLACE = Details("W. Europe Standard Time", "Am Dom 1", "Bonn", "53111", "DE")
FACTS = BoxFacts("192.168.1.40", "v09u", 16, True, False)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Used]:
    desk = FakeDesk()
    desk.shown = with_charger(desk.shown, replace(a_charger(details=PLACE), facts=FACTS))
    with opened(qtbot, qapp, desk, is_demo=False) as window:
        window.main.open_page(DETAILS)
        yield window


def with_charger(view: DeskView, charger: ChargerView) -> DeskView:
    return replace(view, chargers=(charger, *view.chargers[1:]))


def line(window: Used, part: str) -> QLineEdit:
    field = window.find(f"details:{part}")
    assert isinstance(field, QLineEdit)
    return field


def type_into(window: Used, part: str, text: str) -> None:
    field = line(window, part)
    field.selectAll()
    window.qtbot.keyClicks(field, text)


def save(window: Used, count: int = 1) -> None:
    window.click("details:save")
    window.qtbot.waitUntil(lambda: len(window.desk.saved) == count)


def test_the_page_shows_what_the_server_has_and_has_nothing_to_save(window: Used) -> None:
    shown = {part: line(window, part).text() for part in ("name", "address", "city", "zip_code")}
    assert shown == {"name": "Garage", "address": "Am Dom 1", "city": "Bonn", "zip_code": "53111"}
    assert window.find("details:zone").currentText() == "Europe/Berlin"  # type: ignore[attr-defined]
    assert not window.button("details:save").isEnabled()


def test_a_changed_place_is_one_edit_based_on_what_was_seen(window: Used) -> None:
    type_into(window, "city", "Bremen")
    type_into(window, "country_code", "AT")
    save(window)
    (saved,) = window.desk.saved
    assert saved[1:] == (FieldGroup.DETAILS, replace(PLACE, city="Bremen", country_code="AT"), PLACE, False)
    window.qtbot.waitUntil(lambda: not window.button("details:save").isEnabled())


def test_name_and_place_are_two_edits(window: Used) -> None:
    type_into(window, "name", "Barn")
    type_into(window, "address", "Hauptstr. 2")
    save(window, 2)
    assert [(group, value) for _id, group, value, _base, _confirmed in window.desk.saved] == [
        (FieldGroup.NAME, "Barn"),
        (FieldGroup.DETAILS, replace(PLACE, address="Hauptstr. 2")),
    ]


def test_another_zone_is_chosen_from_the_list(window: Used) -> None:
    zone = window.find("details:zone")
    assert isinstance(zone, QComboBox)
    zone.setCurrentIndex(zone.findData("Tokyo Standard Time"))
    zone.activated.emit(zone.currentIndex())
    save(window)
    assert window.desk.saved[0][2] == replace(PLACE, time_zone_id="Tokyo Standard Time")


def test_a_draft_survives_news_from_the_server_another_charger_and_another_language(window: Used) -> None:
    type_into(window, "city", "Bremen")
    newer = replace(PLACE, city="Ulm", address="Gasse 3")
    window.desk.shown = with_charger(window.desk.shown, a_charger(details=newer))
    window.main.refresh_now()
    assert (line(window, "city").text(), line(window, "address").text()) == ("Bremen", "Gasse 3")
    window.click_charger(1)
    assert line(window, "city").text() == ""
    window.click_charger(0)
    assert line(window, "city").text() == "Bremen"
    window.main.speak("de")
    window.qtbot.waitUntil(lambda: window.sees("details:city"))
    assert line(window, "city").text() == "Bremen"
    save(window)
    assert window.desk.saved[0][2:4] == (replace(newer, city="Bremen"), PLACE)


def test_discarding_shows_the_servers_values_again(window: Used) -> None:
    type_into(window, "city", "Bremen")
    window.click("details:discard")
    assert line(window, "city").text() == "Bonn"
    assert not window.button("details:save").isEnabled()


def test_a_name_that_may_not_be_cannot_be_saved(window: Used) -> None:
    line(window, "name").selectAll()
    window.qtbot.keyClick(line(window, "name"), Qt.Key.Key_Delete)
    assert not window.button("details:save").isEnabled()
    assert line(window, "name").accessibleDescription() != ""


def test_nothing_is_lost_when_it_cannot_be_kept(window: Used) -> None:
    type_into(window, "city", "Bremen")
    window.desk.error = DiskFull(Path("desk.sqlite3"), "full")
    window.click("details:save")
    window.qtbot.waitUntil(lambda: window.desk.error is None)
    window.qtbot.waitUntil(lambda: any("full" in text.lower() for text in window.texts))
    assert line(window, "city").text() == "Bremen"
    assert window.button("details:save").isEnabled()


def test_a_change_that_waits_says_so_with_what_the_server_has(window: Used) -> None:
    charger = a_charger(details=PLACE)
    change = a_change(FieldGroup.DETAILS, replace(PLACE, city="Ulm"), PLACE, charger=charger)
    window.desk.shown = with_charger(window.desk.shown, with_pending(charger, change))
    lose_server(window)
    assert line(window, "city").text() == "Ulm"
    assert any(text.startswith("On the server: Am Dom 1, 53111 Bonn") for text in window.texts)
    assert window.button("details:save").text() == "Save for later"
    assert "a change is waiting" in window.button("tab:details").accessibleName()


def test_the_box_is_told_in_plain_words(window: Used) -> None:
    words = [label.text() for label in window.find("details:box").findChildren(Label)]
    assert {"192.168.1.40", "v09u (newer firmware)", "up to 16 A", "32 A, reported by the box"} <= set(words)
    assert isinstance(window.find("details:box"), BoxCard)


def box_words(window: Used) -> list[str]:
    return [label.text() for label in window.find("details:box").findChildren(Label)]


def test_model_firmware_clock_frequency_and_what_the_server_says(window: Used) -> None:
    measured = replace(a_measurement(), frequency_hz=49.98, message="Please unplug.", clock_off_s=300)
    facts = replace(FACTS, model="JuiceBox 40")
    firmware = "EMWERK-JB_1_1-1.4.0.28"
    found = FoundCharger(None, None, "JuiceBox-A1B", FACTS.address, frozenset(), None, NOW, firmware)
    window.desk.found = NetworkView((found,))
    charger = replace(window.desk.shown.chargers[0], measurement=measured, facts=facts)
    show(window, chargers=(charger,))
    words = box_words(window)
    assert {"JuiceBox 40", firmware, "49.98 Hz", "Please unplug."} <= set(words)
    assert any(text.endswith(", 5 min fast") for text in words)
    show(window, chargers=(replace(charger, measurement=replace(measured, clock_off_s=-20)),))
    assert any(text.endswith(", correct") for text in box_words(window))


def test_what_the_server_refuses_is_told_with_its_reason(window: Used) -> None:
    policy = Policy("Peak hours", False, (("set_tou", "Not in this plan"), ("set_override", "")))
    charger = window.desk.shown.chargers[0]
    show(window, chargers=(replace(charger, facts=replace(FACTS, policy=policy)),))
    words = "not you, because of the policy “Peak hours”\nschedule: Not in this plan\ncharge now: refused"
    assert words in box_words(window)


def test_all_that_is_known_can_be_copied_without_the_whole_id(window: Used) -> None:
    window.click("details:copy")
    copied = QApplication.clipboard().text()
    charger = window.desk.shown.chargers[0]
    assert json.loads(copied)["measurement"]["state"] == "charging"
    for private in (charger.unit_id, charger.name, FACTS.address, PLACE.city, PLACE.address):
        assert private not in copied
    assert toast(window) == "Copied, with the ID masked."


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ({"measurement": replace(a_measurement(), takes_commands=False)}, "takes no commands"),
        ({"measurement": replace(a_measurement(), is_contested=True)}, "Two devices report"),
        ({"facts": BoxFacts(held_since_restore=True)}, "restored from an old copy"),
    ],
)
def test_a_box_that_cannot_be_relied_on_says_so_on_every_page(
    window: Used, flags: dict[str, Any], words: str
) -> None:
    assert not window.sees("box:notice")
    charger = replace(a_charger(), **flags)
    show(window, chargers=(charger,))
    for page in range(4):
        window.main.open_page(page)
        assert words in window.find("box:notice").accessibleName()
    show(window, chargers=(a_charger(),))
    assert not window.sees("box:notice")
