"""The wiring page: lowering is one click with undo, no way leads past the bounds of a raise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.domain.box_facts import BoxFacts
from juicedesk.domain.details import Details
from juicedesk.domain.errors import DiskFull
from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.domain.wiring_rules import Cable, CableKind, Connection, RuleSet, WiringNote
from juicedesk.store.view import ChargerView, Field, LoadGroupView
from juicedesk.ui.background import Background
from juicedesk.ui.format import moment_text
from juicedesk.ui.look import Look
from juicedesk.ui.pages.wiring import WiringPage
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.widgets.amp_slider import AmpSlider
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from juicedesk.ui.widgets.surfaces import Pill
from tests.fakes.desk import NOW, FakeDesk, a_change, a_charger, a_wiring, with_pending
from tests.ui.work import finish_work

BREAKER_32 = a_wiring(RuleSet.EUROPE, 32)


class Page:
    """The page with a charger whose box holds 24 A on 40 A hardware."""

    def __init__(
        self, qtbot: QtBot, qapp: QApplication, note: WiringNote | None, **values: int | None
    ) -> None:
        self.qtbot = qtbot
        self.desk = FakeDesk()
        self.background = Background()
        charger = a_charger(**{"wire": 24, **values})
        if note is not None:
            self.desk.notes[charger.unit_id] = note
        self.preferences = Preferences(self.desk, self.background)
        self.page = WiringPage(self.desk, self.background, self.preferences, Look(qapp))
        qtbot.addWidget(self.page)
        self.show(charger)
        self.page.show()

    def show(self, charger: ChargerView) -> None:
        self.charger = charger
        self.desk.shown = replace(self.desk.shown, chargers=(charger,))
        self.page.show_charger(charger, self.desk.shown.link)

    def type(self, name: str, text: str) -> None:
        field = self.field(name)
        field.selectAll()
        self.qtbot.keyClicks(field, text)

    def choose(self, name: str, value: object) -> None:
        combo = self.page.findChild(QComboBox, name)
        combo.setCurrentIndex(combo.findData(value))
        combo.activated.emit(combo.currentIndex())

    def can_raise_to(self, amps: str) -> bool:
        """Whether a person who ticks and types everything gets as far as the button."""
        self.type("wiring:amps", amps)
        if not self.button("wiring:raise").isVisible():
            return False
        self.tick()
        self.type("wiring:again", amps)
        return self.button("wiring:raise").isEnabled()

    def field(self, name: str) -> QLineEdit:
        return self.page.findChild(QLineEdit, name)

    def button(self, name: str) -> Button:
        return self.page.findChild(Button, name)

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def tick(self) -> None:
        self.page.findChild(QCheckBox, "wiring:tick").setChecked(True)

    @property
    def saved(self) -> list[tuple[FieldGroup, object, object, bool]]:
        return [(group, value, base, confirmed) for _id, group, value, base, confirmed in self.desk.saved]


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[Page]:
    page = Page(qtbot, qapp, BREAKER_32)
    yield page
    page.background.stop()


def test_lowering_is_one_click(page: Page) -> None:
    page.type("wiring:amps", "20")
    assert page.button("wiring:lower").text() == "Lower to 20 A"
    with page.qtbot.waitSignal(page.page.undoable):
        page.click("wiring:lower")
    assert page.saved == [(FieldGroup.WIRE, 20, 24, False)]


def test_undo_takes_back_what_has_not_been_sent(page: Page) -> None:
    page.type("wiring:amps", "20")
    with page.qtbot.waitSignal(page.page.undoable) as undoable:
        page.click("wiring:lower")
    page.show(with_pending(page.charger, a_change(wanted=20, base=24, change_id=7)))
    undoable.args[1]()
    page.qtbot.waitUntil(lambda: page.desk.decided == [("discard", 7)])
    page.qtbot.waitUntil(lambda: page.field("wiring:amps").text() == "24")


def test_undo_after_sending_asks_like_any_raise(page: Page) -> None:
    page.type("wiring:amps", "20")
    with page.qtbot.waitSignal(page.page.undoable) as undoable:
        page.click("wiring:lower")
    sent = a_change(wanted=20, base=24, state=IntentState.VERIFYING)
    page.show(with_pending(page.charger, sent))
    undoable.args[1]()
    assert page.button("wiring:raise").isVisible()
    assert not page.button("wiring:raise").isEnabled()
    finish_work(page.background)
    assert page.desk.decided == []


def test_a_raise_needs_the_tick_and_the_amps_typed_again(page: Page) -> None:
    page.type("wiring:amps", "32")
    button = page.button("wiring:raise")
    assert button.text() == "Raise to 32 A" and not button.isEnabled()
    page.tick()
    assert not button.isEnabled()
    page.type("wiring:again", "31")
    assert not button.isEnabled()
    page.type("wiring:again", "32")
    assert button.isEnabled()
    with page.qtbot.waitSignal(page.page.undoable):
        page.click("wiring:raise")
    assert page.saved == [(FieldGroup.WIRE, 32, 24, True)]


def test_another_value_takes_the_tick_back(page: Page) -> None:
    page.type("wiring:amps", "32")
    page.tick()
    page.type("wiring:again", "32")
    page.type("wiring:amps", "30")
    assert not page.button("wiring:raise").isEnabled()
    page.type("wiring:amps", "32")
    assert not page.button("wiring:raise").isEnabled()


@pytest.mark.parametrize("amps", ["33", "40", "41", "999"])
def test_nothing_above_wiring_and_hardware_can_be_asked_for(page: Page, amps: str) -> None:
    QApplication.clipboard().setText(amps)
    page.field("wiring:amps").selectAll()
    page.field("wiring:amps").paste()
    assert not page.button("wiring:raise").isVisible()
    assert not page.button("wiring:lower").isEnabled()
    page.qtbot.keyClick(page.field("wiring:amps"), Qt.Key.Key_Return)
    finish_work(page.background)
    assert page.desk.saved == []


def test_plus_stops_at_the_bound_and_minus_jumps_to_off(page: Page) -> None:
    for _press in range(30):
        page.qtbot.keyClick(page.field("wiring:amps"), Qt.Key.Key_Up)
    assert page.field("wiring:amps").text() == "32"
    for _press in range(27):
        page.qtbot.keyClick(page.field("wiring:amps"), Qt.Key.Key_Down)
    assert page.field("wiring:amps").text() == "0"
    assert page.button("wiring:lower").text() == "Lower to off"


@pytest.mark.parametrize("amps", ["1", "3", "5"])
def test_one_to_five_amps_are_no_value(page: Page, amps: str) -> None:
    page.type("wiring:amps", amps)
    assert not page.button("wiring:lower").isEnabled()


def test_no_raise_before_all_of_the_wiring_is_given(qtbot: QtBot, qapp: QApplication) -> None:
    page = Page(qtbot, qapp, None)
    page.type("wiring:amps", "32")
    page.choose("wiring:rules", RuleSet.NORTH_AMERICA)
    for name, value in (
        ("wiring:breaker", 40),
        ("wiring:cable-size", 8),
        ("wiring:cable-kind", CableKind.THHN),
        ("wiring:connection", Connection.HARD_WIRED),
    ):
        assert not page.can_raise_to("32")
        page.choose(name, value)
    whole = WiringNote(RuleSet.NORTH_AMERICA, 40, Cable(8, CableKind.THHN), Connection.HARD_WIRED)
    qtbot.waitUntil(lambda: page.desk.notes == {page.charger.unit_id: whole})
    assert page.can_raise_to("32")
    page.choose("wiring:cable-kind", None)
    assert not page.can_raise_to("32"), "what is unknown allows no raise"
    page.background.stop()


def test_the_first_question_without_an_answer_is_led_to(qtbot: QtBot, qapp: QApplication) -> None:
    page = Page(qtbot, qapp, WiringNote(RuleSet.EUROPE, 32, Cable(6, CableKind.SHORT)))
    page.click("wiring:state")
    assert page.page.focusWidget().objectName() == "wiring:connection"
    page.choose("wiring:connection", Connection.HARD_WIRED)
    assert not page.button("wiring:state").isVisible()
    page.background.stop()


def test_a_cable_that_is_too_thin_holds_the_raise_down(qtbot: QtBot, qapp: QApplication) -> None:
    thin = WiringNote(RuleSet.NORTH_AMERICA, 50, Cable(10, CableKind.NM_B), Connection.HARD_WIRED)
    page = Page(qtbot, qapp, thin, wire=20)
    assert not page.can_raise_to("25") and page.can_raise_to("24")
    assert "Limited by the cable" in [pill.accessibleName() for pill in page.page.findChildren(Pill)]
    page.background.stop()


def test_other_rules_forget_the_cable_of_the_first(page: Page) -> None:
    page.choose("wiring:rules", RuleSet.NORTH_AMERICA)
    assert page.page._helper.note is None, "32 A is no breaker there"
    page.qtbot.waitUntil(lambda: page.desk.notes == {})
    assert not page.can_raise_to("32"), "no bound of the first rules is left"
    page.choose("wiring:rules", RuleSet.OTHER)
    page.choose("wiring:breaker", 25)
    assert page.page._helper.allowed_amps == 25


def test_a_breaker_that_both_rules_know_counts_by_the_new_ones(qtbot: QtBot, qapp: QApplication) -> None:
    page = Page(qtbot, qapp, a_wiring(RuleSet.EUROPE, 40))
    page.choose("wiring:rules", RuleSet.NORTH_AMERICA)
    new = WiringNote(RuleSet.NORTH_AMERICA, 40)
    qtbot.waitUntil(lambda: page.desk.notes == {page.charger.unit_id: new})
    assert new.at_most_amps == 32
    page.background.stop()


@pytest.mark.parametrize(
    ("region", "country", "rules"),
    [
        ("fr_CA", "", RuleSet.NORTH_AMERICA),
        ("es_MX", "", RuleSet.NORTH_AMERICA),
        ("es_PR", "", RuleSet.NORTH_AMERICA),
        ("de_DE", "", RuleSet.EUROPE),
        ("de_DE", "us", RuleSet.NORTH_AMERICA),
        ("en_AU", "", RuleSet.OTHER),
        ("C", "", RuleSet.OTHER),
    ],
)
def test_rules_begin_with_those_of_the_territory(
    page: Page, monkeypatch: pytest.MonkeyPatch, region: str, country: str, rules: RuleSet
) -> None:
    """Canada and Mexico are metric, and hold to four fifths of the breaker."""
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(region))
    page.show(a_charger(1, "Carport", details=Details(country_code=country)))
    assert page.page._helper.rule_set is rules


def test_an_unknown_rating_is_said_and_nothing_can_be_set(qtbot: QtBot, qapp: QApplication) -> None:
    page = Page(qtbot, qapp, BREAKER_32, wire=None)
    page.show(replace(page.charger, unit_rating_amps=None))
    page.type("wiring:amps", "16")
    assert not page.button("wiring:lower").isEnabled()
    assert "unknown" in page.page._bars.accessibleName()
    page.background.stop()


def test_a_typed_number_survives_newer_values(page: Page) -> None:
    page.type("wiring:amps", "2")
    page.show(replace(page.charger, measured_at=1.0))
    assert page.field("wiring:amps").text() == "2"


def test_a_full_disk_is_said_and_the_number_stays(page: Page) -> None:
    from pathlib import Path

    page.desk.error = DiskFull(Path("desk.sqlite3"), "full")
    page.type("wiring:amps", "20")
    page.click("wiring:lower")
    page.qtbot.waitUntil(lambda: "disk is full" in page.page._hint.text())
    assert page.field("wiring:amps").text() == "20"


def test_an_untouched_number_follows_the_one_that_is_set(page: Page) -> None:
    page.show(a_charger(wire=None))
    assert page.field("wiring:amps").text() == ""
    page.show(a_charger(wire=24))
    assert page.field("wiring:amps").text() == "24"
    page.show(a_charger(wire=20))
    assert page.field("wiring:amps").text() == "20"


def test_the_slider_is_moved_by_keys_and_stops_at_the_bound(page: Page) -> None:
    slider, number = page.page.findChild(AmpSlider, "wiring:slider"), page.field("wiring:amps")
    assert slider.value() == 24 and slider.accessibleName()
    page.qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert number.text() == "23" and page.button("wiring:lower").text() == "Lower to 23 A"
    for key, amps in ((Qt.Key.Key_Home, "0"), (Qt.Key.Key_Right, "6"), (Qt.Key.Key_Left, "0")):
        page.qtbot.keyClick(slider, key)
        assert number.text() == amps
    page.qtbot.keyClick(slider, Qt.Key.Key_End)
    page.qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert number.text() == "32", "never above the wiring"
    assert page.button("wiring:raise").isVisible() and not page.button("wiring:raise").isEnabled()
    page.type("wiring:amps", "20")
    assert slider.value() == 20
    finish_work(page.background)
    assert page.desk.saved == []


@pytest.mark.parametrize(("height", "has_room"), [(390, True), (220, False)])
def test_a_raise_is_brought_into_view_with_its_field(page: Page, height: int, has_room: bool) -> None:
    page.page.resize(816, height)
    page.type("wiring:amps", "32")
    QApplication.processEvents()
    assert page.button("wiring:raise").visibleRegion().isEmpty() is not has_room
    field = page.field("wiring:amps")
    assert field.visibleRegion().boundingRect() == field.rect()


def test_the_slider_goes_where_the_mouse_points(page: Page) -> None:
    slider, number = page.page.findChild(AmpSlider, "wiring:slider"), page.field("wiring:amps")
    for pointed_at, amps in ((16, "16"), (39, "32"), (2, "0"), (5, "6")):
        at = QPoint(round(slider._x(pointed_at)), 16)
        page.qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=at)
        assert number.text() == amps


def test_without_a_rating_nothing_can_be_drawn(page: Page) -> None:
    page.show(replace(page.charger, unit_rating_amps=None))
    assert not page.page.findChild(AmpSlider, "wiring:slider").isEnabled()


def test_every_number_has_its_origin_and_its_age(page: Page) -> None:
    now, read_at = NOW + 8, NOW - 3 * 86400
    page.page._clock = lambda: now
    read = replace(page.charger.field(FieldGroup.WIRE), read_at=read_at)
    day = moment_text(read_at, now)
    page.show(replace(page.charger, fields={**page.charger.fields, FieldGroup.WIRE: read}))
    words = page.page._bars.accessibleName()
    assert f"Set in the box: 24 A, from the server, {day}" in words
    assert "Car draws now: 31.9 A, measured by the box, 8 s ago" in words
    page.show(with_pending(page.charger, a_change(wanted=20, base=24)))
    assert "24 A, server; 20 A requested" in page.page._bars.accessibleName()


def effect(page: Page, name: str) -> str:
    line = page.page.findChild(QWidget, f"wiring:effect:{name}")
    return line.findChild(Label).text() if line.isVisible() else ""


def test_what_a_limit_means_for_tonight(page: Page) -> None:
    morning = datetime(2026, 11, 17, 20, 0, tzinfo=UTC).timestamp() - 3600
    page.page._clock = lambda: morning
    schedule = Schedule(True, ChargeWindow(1320, 420, 360), ChargeWindow(1320, 420, 360))
    page.show(a_charger(wire=20, limit=32, schedule=schedule))
    assert effect(page, "ready") == "Ready: tomorrow at 06:39, 40 min late"
    page.type("wiring:amps", "32")
    assert effect(page, "ready") == "Ready: tomorrow at 06:39 → 03:24, in time"
    assert effect(page, "power") == "Power: 4.6 kW → 7.4 kW"
    page.show(a_charger(wire=20, schedule=None))
    assert effect(page, "ready") == ""


@pytest.mark.parametrize(("protocol", "is_said"), [("v07", True), ("v09u", False), ("", False)])
def test_a_model_that_forgets_is_called_so(page: Page, protocol: str, is_said: bool) -> None:
    page.show(replace(page.charger, facts=BoxFacts(protocol=protocol)))
    assert bool(effect(page, "forgets")) is is_said


@pytest.mark.parametrize(("amps", "is_said"), [("0", False), ("6", True), ("10", True), ("11", False)])
def test_few_amps_come_with_a_hint(page: Page, amps: str, is_said: bool) -> None:
    page.type("wiring:amps", amps)
    assert bool(effect(page, "low")) is is_said


def in_group(page: Page, circuit_amps: int, offline_amps: int | None = None) -> str:
    """What the page says of a group of two on a circuit."""
    carport = a_charger(1, "Carport")
    group = LoadGroup("Driveway", circuit_amps, (page.charger.unit_id, carport.unit_id))
    groups = (LoadGroupView("g", Field(group, NOW, None)),)
    page.desk.shown = replace(page.desk.shown, chargers=(page.charger, carport), load_groups=groups)
    garage = replace(page.charger, facts=BoxFacts(offline_amps=offline_amps))
    page.page.show_charger(garage, page.desk.shown.link)
    card = page.page.findChild(QWidget, "wiring:group")
    return " ".join(label.text() for label in card.findChildren(Label))


def test_a_load_group_is_named_with_a_safe_split(page: Page) -> None:
    words = in_group(page, 40)
    assert "Load group: Driveway 40 A Garage, Carport share this circuit." in words
    assert "A safe split for outages: 20 A each, no more than 40 A together." in words
    page.click("wiring:split")
    assert page.field("wiring:amps").text() == "20", "a suggestion, to be saved like any other number"
    finish_work(page.background)
    assert page.desk.saved == []


def test_a_share_that_the_server_sees_to_needs_no_split(page: Page) -> None:
    assert "draws 20 A at most: its share" in in_group(page, 40, 20)
    assert not page.button("wiring:split").isVisible()
    assert "safe split" in in_group(page, 40, 24), "more than its share is no share"


def test_a_circuit_too_small_for_all_is_said(page: Page) -> None:
    assert "less than 6 A each" in in_group(page, 11)
    assert not page.button("wiring:split").isVisible()


@pytest.mark.parametrize(
    ("region", "rules", "is_said"),
    [
        ("de_DE", RuleSet.EUROPE, True),
        ("de_AT", RuleSet.EUROPE, False),
        ("de_DE", RuleSet.NORTH_AMERICA, False),
    ],
)
def test_hints_for_germany_stand_in_germany_only(
    page: Page, monkeypatch: pytest.MonkeyPatch, region: str, rules: RuleSet, is_said: bool
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(region))
    page.choose("wiring:rules", rules)
    hints = page.page.findChild(QWidget, "wiring:grid")
    assert hints.isVisible() is is_said
    if is_said:
        words = " ".join(label.text() for label in hints.findChildren(Label))
        assert "3.6 to 12 kW" in words and "§ 14a" in words and "4.6 kVA" in words
