"""The wiring page: lowering is one click with undo, no way leads past the bounds of a raise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from juicedesk.domain.details import Details
from juicedesk.domain.errors import DiskFull
from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.domain.wiring_rules import Cable, CableKind, Connection, RuleSet, WiringNote
from juicedesk.store.view import ChargerView
from juicedesk.ui.background import Background
from juicedesk.ui.look import Look
from juicedesk.ui.pages.wiring import WiringPage
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.surfaces import Pill
from tests.fakes.desk import FakeDesk, a_change, a_charger, a_wiring, with_pending
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
        self.page = WiringPage(self.desk, self.background, Look(qapp))
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
    assert page.page._helper._rule_set is rules


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
