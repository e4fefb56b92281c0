"""The outage guide: readable without a server, printable, and never past its safety gate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from juicedesk.discovery.found import FoundServer
from juicedesk.domain.charger import ChargerState
from juicedesk.domain.wiring_rules import RuleSet
from juicedesk.store.view import LinkState, LinkView
from juicedesk.ui import main_window
from juicedesk.ui.banners import Banners
from juicedesk.ui.charger_stack import WIRING
from juicedesk.ui.desk import NetworkView
from juicedesk.ui.dialogs.add_account import AddAccountDialog
from juicedesk.ui.format import clock_text
from juicedesk.ui.look import Look
from juicedesk.ui.outage_print import guide_html, print_guide
from juicedesk.ui.outage_words import guide_rows, power_cut_steps
from juicedesk.ui.pages.outage_guide import OutageGuidePage
from juicedesk.ui.status_bar import StatusBar
from tests.fakes.desk import NOW, FakeDesk, a_change, a_charger, a_measurement, a_wiring
from tests.ui.test_accessible_names import nameless
from tests.ui.used_window import Used, lose_server, opened, show

GARAGE, CARPORT = a_charger(0).unit_id, a_charger(1).unit_id
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk(
        notes={
            GARAGE: a_wiring(RuleSet.NORTH_AMERICA, 40),
            CARPORT: a_wiring(RuleSet.NORTH_AMERICA, 50),
        }
    )


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: FakeDesk) -> Iterator[Used]:
    with opened(qtbot, qapp, desk) as window:
        qtbot.waitUntil(window.main.isActiveWindow)
        window.press(Qt.Key.Key_F1, SHIFT)
        yield window


def page(window: Used) -> OutageGuidePage:
    return window.main.stack.guide.page


def choose(window: Used, unit_id: str) -> None:
    which = page(window).findChild(QComboBox, "guide:charger")
    which.setCurrentIndex(which.findData(unit_id))
    which.activated.emit(which.currentIndex())


def shown_steps(window: Used) -> bool:
    return all(step in window.texts for step in power_cut_steps())


def test_it_opens_by_its_key_and_says_every_row(window: Used) -> None:
    assert page(window).isVisible()
    assert {row.what for row in guide_rows()} <= set(window.texts)
    assert window.button("nav:guide").isChecked()
    assert nameless(page(window)) == []


def test_a_box_with_more_hardware_than_wiring_hides_the_steps_behind_a_warning(window: Used) -> None:
    gate = next(words for words in window.texts if "full 40 A" in words)
    assert "Your wiring allows 32 A." in gate
    assert not shown_steps(window)
    page(window).findChild(QCheckBox, "guide:lowered").click()
    assert shown_steps(window)


def test_an_answer_for_one_box_is_none_for_another_or_for_other_amps(window: Used, desk: FakeDesk) -> None:
    tick = page(window).findChild(QCheckBox, "guide:lowered")
    tick.click()
    desk.notes[GARAGE] = a_wiring(RuleSet.NORTH_AMERICA, 30)
    window.main.refresh_now()
    assert not tick.isChecked() and not shown_steps(window)
    tick.click()
    choose(window, a_charger(2).unit_id)
    assert not tick.isChecked() and not shown_steps(window)


def test_a_box_whose_wiring_carries_its_hardware_shows_the_steps_at_once(window: Used) -> None:
    choose(window, CARPORT)
    assert shown_steps(window) and "Checked: Carport" in window.texts
    assert not page(window).findChild(QCheckBox, "guide:lowered").isVisible()


def test_unknown_wiring_is_said_and_leads_to_where_it_is_stated(window: Used, desk: FakeDesk) -> None:
    choose(window, a_charger(2).unit_id)
    assert any("What your wiring allows is not known here" in words for words in window.texts)
    assert not shown_steps(window)
    window.click("guide:wiring")
    assert window.main.pages.isVisible() and window.main.pages.page == WIRING
    assert window.charger == "Courtyard"


def test_it_is_there_without_any_account(window: Used) -> None:
    show(window, link=LinkView(LinkState.NO_ACCOUNT), chargers=())
    assert page(window).isVisible()
    assert any("full current, which is unknown" in words for words in window.texts)
    assert not shown_steps(window)


def test_the_printed_sheet_warns_for_every_charger_before_the_steps(window: Used, tmp_path: Path) -> None:
    html = guide_html(page(window).gates())
    assert html.index("Garage") < html.index("Courtyard") < html.index(power_cut_steps()[0])
    assert all(escape(row.advice) in html for row in guide_rows())
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "guide.pdf"))
    print_guide(page(window).gates(), printer)
    assert (tmp_path / "guide.pdf").read_bytes().startswith(b"%PDF")


def test_a_name_cannot_smuggle_markup_into_the_sheet() -> None:
    assert "&lt;b&gt;Garage" in guide_html([("<b>Garage", "careful")])


class Clock:
    """The window's clock, and its looks."""

    def __init__(self, window: Used, monkeypatch: pytest.MonkeyPatch) -> None:
        self._window = window
        self.now = NOW
        monkeypatch.setattr(main_window.time, "time", lambda: self.now)

    def pass_s(self, seconds: float) -> None:
        self.now += seconds
        self._window.main.refresh_now()


@pytest.fixture
def clock(window: Used, monkeypatch: pytest.MonkeyPatch) -> Clock:
    window.main.open_charger(GARAGE)
    return Clock(window, monkeypatch)


def banners(window: Used) -> Banners:
    return window.main._banners


def test_the_banner_leads_to_the_guide_and_back_is_said(window: Used, clock: Clock) -> None:
    lose_server(window)
    clock.pass_s(6)
    window.click("banner:button")
    assert page(window).isVisible()
    window.main.refresh_now()
    assert not banners(window).bar.button.isVisible(), "it leads to where the person is"
    waiting = (a_change(change_id=1), a_change(change_id=2))
    show(window, link=replace(window.desk.shown.link, state=LinkState.CONNECTED), waiting=waiting)
    with window.qtbot.waitSignal(banners(window).came_back) as back:
        clock.pass_s(4)
    assert back.args == ["The server is back. Sending 2 changes…"]


def test_an_outage_says_since_when_in_the_banner_and_in_the_bottom_line(window: Used, clock: Clock) -> None:
    lose_server(window)
    clock.pass_s(6)
    since = clock_text(NOW)
    assert f"has not answered since {since}. Charging goes on" in banners(window).bar.accessibleName()
    assert f"Server: not answering since {since}" in window.main.status.accessibleName()


def test_while_a_danger_has_the_banner_the_bottom_line_tells_of_the_outage(
    window: Used, clock: Clock
) -> None:
    lose_server(window)
    show(window, chargers=(a_charger(wire=40),))
    clock.pass_s(6)
    assert "now allows 40 A" in banners(window).bar.accessibleName()
    assert "Server: not answering since" in window.main.status.accessibleName()


def test_in_a_narrow_bottom_line_what_waits_comes_before_the_next_try(qapp: QApplication) -> None:
    status = StatusBar(Look(qapp))
    view = FakeDesk().shown
    link = replace(view.link, state=LinkState.AWAY, since=NOW, next_try_at=NOW + 40)
    for width_px, has_next_try in ((880, True), (700, False)):
        status.resize(width_px, 32)
        status.show_all(replace(view, link=link), NetworkView(), NOW)
        assert ("next try" in status.accessibleName()) is has_next_try
        assert "not answering since" in status.accessibleName()


def test_a_long_outage_says_since_when_and_how_much_waits(window: Used, clock: Clock) -> None:
    lose_server(window)
    show(window, waiting=(a_change(),))
    clock.pass_s(25 * 3600)
    clock.pass_s(6)
    words = banners(window).bar.accessibleName()
    assert "away since" in words and "1 change is waiting." in words
    window.click("banner:button")
    assert window.main.stack.changes.is_shown


def test_a_limit_above_the_wiring_outranks_everything_and_can_be_lowered(
    window: Used, clock: Clock, desk: FakeDesk
) -> None:
    lose_server(window)
    show(window, chargers=(a_charger(wire=40),))
    clock.pass_s(1)
    clock.pass_s(6)
    assert banners(window).bar.accessibleName() == "Garage now allows 40 A. Your wiring: 32 A."
    window.click("banner:button")
    assert window.main.pages.page == WIRING
    amps = window.find("wiring:amps")
    assert "32" in amps.property("text")


def test_a_silent_box_is_named(window: Used, clock: Clock) -> None:
    silent = replace(a_charger(1, "Carport"), measurement=a_measurement(ChargerState.DISCONNECT))
    show(window, chargers=(a_charger(), silent))
    clock.pass_s(6)
    assert banners(window).bar.accessibleName().startswith("Carport has not reported to the server since")
    window.click("banner:button")
    assert window.charger == "Carport"


def test_a_banner_about_to_go_keeps_its_words_and_tells_of_the_jump(window: Used, clock: Clock) -> None:
    silent = replace(a_charger(1, "Carport"), measurement=a_measurement(ChargerState.DISCONNECT))
    jumps: list[None] = []
    banners(window).jumped.connect(lambda: jumps.append(None))
    show(window, chargers=(a_charger(), silent))
    clock.pass_s(6)
    words, bar = banners(window).bar.accessibleName(), banners(window).bar
    assert jumps == [None]
    show(window, chargers=(a_charger(), a_charger(1, "Carport")))
    assert bar.isVisible() and bar.accessibleName() == words
    clock.pass_s(4)
    assert not bar.isVisible() and jumps == [None, None]


def test_without_the_keyring_the_token_can_be_entered(window: Used, clock: Clock, desk: FakeDesk) -> None:
    server = FoundServer("s", "Home", "https://192.0.2.2:8042", None, "192.0.2.2", 8042)
    desk.probed = server
    show(window, link=LinkView(LinkState.TOKEN_MISSING, "https://192.0.2.2:8042", since=NOW))
    clock.pass_s(6)
    assert banners(window).bar.button.text() == "Try again"
    window.click("banner:other")
    (dialog,) = window.main.findChildren(AddAccountDialog)
    assert dialog.findChild(QLineEdit, "welcome:address").text() == "https://192.0.2.2:8042"
    window.qtbot.waitUntil(dialog.findChild(QLineEdit, "welcome:token").isVisible)
    dialog.reject()
    lose_server(window)
    clock.pass_s(6)
    assert not banners(window).bar.other.isVisible()
