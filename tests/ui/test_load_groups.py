"""The load groups page: what each charger may draw, and no way to more current without a second look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from juicedesk.domain.box_facts import BoxFacts
from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.store.view import ChargerView, DeskView, Field, LoadGroupView
from juicedesk.ui.widgets.labels import Label
from tests.fakes.desk import NOW, FakeDesk, a_change, a_charger, a_measurement
from tests.ui.used_window import Used, lose_server, opened, show, toast

GARAGE, CARPORT, YARD = (a_charger(number).unit_id for number in range(3))
ROW = LoadGroup("Row", 40, (GARAGE, CARPORT))
OTHER = LoadGroup("Yard", 32, (YARD,))


def member(number: int, name: str, drawn: float, may: int, offline: int, **state: object) -> ChargerView:
    measured = replace(a_measurement(**state), current_amps=drawn, allowed_amps=may)  # type: ignore[arg-type]
    charger = a_charger(number, name)
    return replace(charger, measurement=measured, facts=BoxFacts(offline_amps=offline))


def a_group(group_id: str, value: LoadGroup, **field: object) -> LoadGroupView:
    return LoadGroupView(group_id, Field(value, NOW, None, **field))  # type: ignore[arg-type]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Used]:
    desk = FakeDesk()
    waiting = {"state": ChargerState.PLUGGED, "blocking": Blocking.LOAD_GROUP}
    desk.shown = replace(
        desk.shown,
        chargers=(
            member(0, "Garage", 15.8, 16, 20),
            member(1, "Carport", 0.0, 0, 20, **waiting),
            member(2, "Courtyard", 0.0, 32, 32),
        ),
        offers_load_groups=True,
        load_groups=(a_group("g1", ROW),),
    )
    with opened(qtbot, qapp, desk, is_demo=False) as window:
        window.click("nav:groups")
        yield window


def words_of(window: Used, name: str) -> list[str]:
    return [label.text() for label in window.find(name).findChildren(Label)]


def begin(window: Used, group_id: str = "g1") -> None:
    card = window.find(f"group:{group_id}")
    button = next(
        one for one in card.findChildren(type(window.button("group:edit"))) if one.text() == "Edit…"
    )
    window.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def members(window: Used) -> QListWidget:
    found = window.find("group:members")
    assert isinstance(found, QListWidget)
    return found


def tick(window: Used, row: int, *, on: bool) -> None:
    members(window).item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def type_into(window: Used, name: str, text: str) -> None:
    field = window.find(name)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    window.qtbot.keyClicks(field, text)


def save(window: Used) -> tuple[object, ...]:
    window.click("group:save")
    window.qtbot.waitUntil(lambda: len(window.desk.saved) == 1)
    return window.desk.saved[0]


def confirm(window: Used, amps: int) -> tuple[object, ...]:
    found = window.find("group:tick")
    assert isinstance(found, QCheckBox)
    found.setChecked(True)
    type_into(window, "group:again", str(amps))
    window.click("group:raise")
    window.qtbot.waitUntil(lambda: len(window.desk.saved) == 1)
    return window.desk.saved[0]


def test_a_group_shows_what_each_may_draw_and_does_without_the_server(window: Used) -> None:
    words = words_of(window, "group:g1")
    assert {"Row · circuit of 40 A", "15.8 A", "16 A", "Waiting for its turn", "up to 20 A"} <= set(words)
    assert "15.8 A of 40 A are in use now." in words
    assert "Without the server each keeps to its fixed share, 40 A in all." in words


def test_a_circuit_that_is_too_small_for_all_says_that_none_charges_without_the_server(window: Used) -> None:
    chargers = tuple(
        replace(charger, facts=BoxFacts(offline_amps=0)) for charger in window.desk.shown.chargers
    )
    show(window, chargers=chargers)
    assert any("none of them charges" in words for words in words_of(window, "group:g1"))


def test_a_new_group_is_saved_with_an_id_of_its_own(window: Used) -> None:
    window.click("groups:new")
    type_into(window, "group:name", "Yard")
    type_into(window, "group:amps", "32")
    assert not window.button("group:save").isEnabled()
    assert not members(window).item(0).flags() & Qt.ItemFlag.ItemIsEnabled
    tick(window, 2, on=True)
    unit_id, *rest = save(window)
    assert unit_id not in ("", "g1")
    assert rest == [FieldGroup.LOAD_GROUP, OTHER, NO_GROUP, False]
    window.qtbot.waitUntil(lambda: not window.sees("group:editor"))
    assert toast(window) == "Saved."


@pytest.mark.parametrize(("amps", "name"), [("3", "Yard"), ("32", " ")])
def test_what_may_not_be_cannot_be_saved_and_says_why(window: Used, amps: str, name: str) -> None:
    window.click("groups:new")
    tick(window, 2, on=True)
    type_into(window, "group:name", name)
    type_into(window, "group:amps", amps)
    assert not window.button("group:save").isEnabled()
    assert any(words in "\n".join(window.texts) for words in ("6", "name"))


def test_lowering_the_circuit_and_taking_one_in_are_one_click(window: Used) -> None:
    begin(window)
    type_into(window, "group:amps", "32")
    tick(window, 2, on=True)
    wanted = LoadGroup("Row", 32, (GARAGE, CARPORT, YARD))
    assert save(window) == ("g1", FieldGroup.LOAD_GROUP, wanted, ROW, False)


def test_raising_the_circuit_needs_a_tick_and_the_amps_once_more(window: Used) -> None:
    begin(window)
    type_into(window, "group:amps", "50")
    assert not window.sees("group:save")
    assert not window.button("group:raise").isEnabled()
    assert confirm(window, 50) == ("g1", FieldGroup.LOAD_GROUP, replace(ROW, circuit_amps=50), ROW, True)


def test_taking_one_out_names_the_amps_that_may_flow_then(window: Used) -> None:
    begin(window)
    tick(window, 1, on=False)
    assert "Afterwards up to 72 A may flow together" in window.texts
    assert confirm(window, 72)[2:] == (replace(ROW, member_ids=(GARAGE,)), ROW, True)


def test_a_confirmation_counts_for_one_wish_only(window: Used) -> None:
    begin(window)
    tick(window, 1, on=False)
    window.find("group:tick").setChecked(True)  # type: ignore[attr-defined]
    type_into(window, "group:again", "72")
    assert window.button("group:raise").isEnabled()
    tick(window, 1, on=True)
    tick(window, 0, on=False)
    assert "Afterwards up to 72 A may flow together" in window.texts
    assert not window.button("group:raise").isEnabled()


def test_dissolving_is_a_raise(window: Used) -> None:
    window.main.stack.load_groups.page.edit("g1", NO_GROUP)
    assert "Afterwards up to 64 A may flow together" in window.texts
    assert confirm(window, 64) == ("g1", FieldGroup.LOAD_GROUP, NO_GROUP, ROW, True)


def test_a_draft_survives_news_and_another_language(window: Used) -> None:
    begin(window)
    type_into(window, "group:name", "Left row")
    show(window, load_groups=(a_group("g1", replace(ROW, name="Renamed")),))
    window.main.speak("de")
    window.qtbot.waitUntil(lambda: window.sees("group:name"))
    assert window.find("group:name").text() == "Left row"  # type: ignore[attr-defined]
    assert save(window)[2:4] == (replace(ROW, name="Left row"), ROW)


def test_a_change_that_waits_is_told_with_what_the_server_has(window: Used) -> None:
    change = a_change(FieldGroup.LOAD_GROUP, replace(ROW, circuit_amps=32), ROW)
    show(window, load_groups=(LoadGroupView("g1", Field(ROW, NOW, change)),))
    lose_server(window)
    words = words_of(window, "group:g1")
    assert "Row · circuit of 32 A" in words
    assert any(text.startswith("On the server: Row: 40 A") for text in words)
    begin(window)
    type_into(window, "group:name", "Left row")
    save(window)
    window.qtbot.waitUntil(lambda: toast(window) == "Saved. Waiting for the server.")


@pytest.mark.parametrize(
    ("offers", "title"), [(False, "This server has no load groups"), (None, "Not read yet")]
)
def test_a_server_without_load_groups_says_so(window: Used, offers: bool | None, title: str) -> None:
    show(window, offers_load_groups=offers, load_groups=())
    assert title in words_of(window, "groups:empty")
    assert not window.button("groups:new").isEnabled() and not window.sees("groups:first")


@pytest.mark.parametrize("way", ["groups:new", "groups:first"])
def test_a_new_group_begins_with_its_name(window: Used, way: str) -> None:
    show(window, load_groups=(), offers_load_groups=True)
    assert "No load group yet" in words_of(window, "groups:empty")
    window.click(way)
    assert window.find("group:name").hasFocus() and not window.sees("groups:empty")


def test_setting_back_what_would_let_more_flow_leads_here(window: Used) -> None:
    window.main.open_changes()
    window.main.stack.changes.page.group_asked.emit("g1", replace(ROW, circuit_amps=63))
    assert window.sees("group:raise")
    assert confirm(window, 63)[2:] == (replace(ROW, circuit_amps=63), ROW, True)


def test_a_change_of_a_group_opens_the_load_groups(window: Used) -> None:
    window.click_charger(0)
    assert not window.sees("group:g1")
    window.main.stack.changes.page.open_charger.emit("g1")
    assert window.sees("group:g1")


def test_the_place_of_a_settled_change_is_known(window: Used) -> None:
    view: DeskView = window.desk.shown
    change = replace(a_change(FieldGroup.LOAD_GROUP, ROW, NO_GROUP, IntentState.CONFIRMED), unit_id="g1")
    field = view.field_of(change)
    assert field is not None
    assert field.reported == ROW
