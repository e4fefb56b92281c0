"""What was edited and not saved is asked about once, before it would be lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from juicedesk.domain.errors import StoreError
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import Schedule
from juicedesk.ui.charger_stack import DETAILS, SCHEDULE, WIRING
from juicedesk.ui.desk import AccountView
from juicedesk.ui.dialogs.add_account import AddAccountDialog
from juicedesk.ui.dialogs.leave import LeaveDialog
from juicedesk.ui.dialogs.sign_out import SignOutDialog
from juicedesk.ui.dialogs.unsaved import UnsavedDialog
from juicedesk.ui.widgets.buttons import Button
from tests.fakes.desk import NIGHT, FakeDesk, a_change
from tests.ui.test_accessible_names import nameless
from tests.ui.used_window import Used, lose_server, opened, show

ACCOUNTS = (AccountView("a", "Home", True, 0), AccountView("b", "Summer house", False, 0))


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk(known_accounts=ACCOUNTS)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: FakeDesk) -> Iterator[Used]:
    with opened(qtbot, qapp, desk, is_demo=False) as window:
        yield window
        for dialog in asked(window):
            dialog.reject()
    QApplication.setQuitOnLastWindowClosed(True)


def asked(window: Used) -> list[UnsavedDialog]:
    return [found for found in window.main.findChildren(UnsavedDialog) if found.isVisible()]


def button(window: Used, name: str) -> Button:
    (dialog,) = asked(window)
    assert nameless(dialog) == []
    return dialog.findChild(Button, f"unsaved:{name}")


def answer(window: Used, name: str) -> None:
    button(window, name).click()


def field(window: Used, name: str) -> QLineEdit:
    found = window.find(name)
    assert isinstance(found, QLineEdit)
    return found


def type_into(window: Used, name: str, text: str) -> None:
    line = field(window, name)
    line.setFocus()
    line.selectAll()
    window.qtbot.keyClicks(line, text)


def type_start(window: Used, text: str) -> None:
    """As a person does who then reaches for the keys or the menu: the field keeps the focus."""
    window.main.open_page(SCHEDULE)
    type_into(window, "schedule:weekday:start", text)


def saved_schedules(desk: FakeDesk) -> list[Schedule]:
    return [value for _unit, _group, value, _base, _ok in desk.saved if isinstance(value, Schedule)]


def test_a_typed_time_is_asked_about_on_quitting(window: Used, desk: FakeDesk) -> None:
    type_start(window, "21:45")
    window.main.quit()
    assert window.main.isVisible()
    assert button(window, "save").text() == "Save"
    answer(window, "save")
    window.qtbot.waitUntil(lambda: not window.main.isVisible())
    weekday = replace(NIGHT.weekday, start_minute_of_day=21 * 60 + 45)
    assert saved_schedules(desk) == [replace(NIGHT, weekday=weekday)]


def test_a_time_that_is_still_being_typed_is_saved_by_the_key(window: Used, desk: FakeDesk) -> None:
    type_start(window, "21:45")
    window.press(Qt.Key.Key_S)
    window.qtbot.waitUntil(lambda: bool(saved_schedules(desk)))
    assert saved_schedules(desk)[0].weekday.start_minute_of_day == 21 * 60 + 45


def test_the_window_s_cross_asks_too_and_cancel_keeps_everything(window: Used, desk: FakeDesk) -> None:
    lose_server(window)
    type_start(window, "21:45")
    window.main.close()
    assert button(window, "save").text() == "Save for later"
    answer(window, "cancel")
    assert window.main.isVisible() and field(window, "schedule:weekday:start").text() == "21:45"
    window.main.close()
    answer(window, "discard")
    assert not window.main.isVisible() and desk.saved == []


def test_nothing_unsaved_asks_nothing(window: Used) -> None:
    type_start(window, "23:00")
    window.main.close()
    assert not window.main.isVisible()


def test_with_waiting_changes_it_is_one_question(window: Used, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    show(window, waiting=(a_change(), a_change(change_id=2)))
    type_start(window, "21:45")
    window.main.close()
    assert button(window, "hide").isVisible()
    answer(window, "discard")
    assert not window.main.isVisible()
    assert not window.main.findChildren(LeaveDialog)


def test_what_could_not_be_kept_keeps_the_window(window: Used, desk: FakeDesk) -> None:
    type_start(window, "21:45")
    window.main.close()
    desk.error = StoreError(desk.data_folder(), "disk")
    answer(window, "save")
    window.qtbot.waitUntil(lambda: desk.error is None)
    window.qtbot.waitUntil(lambda: bool(window.main._toast.isVisible()))
    assert window.main.isVisible()


@pytest.mark.parametrize("typed", ["nonsense", "25:00"])
def test_a_time_that_is_none_is_shown_again(window: Used, typed: str) -> None:
    type_start(window, typed)
    window.main.open_changes()
    window.main.close()
    answer(window, "look")
    assert window.main.isVisible() and window.sees("schedule:weekday:start")


def test_a_lower_limit_and_a_name_are_saved_as_well(window: Used, desk: FakeDesk) -> None:
    window.main.open_page(WIRING)
    type_into(window, "wiring:amps", "24")
    window.main.open_page(DETAILS)
    type_into(window, "details:name", "Shed")
    window.main.close()
    answer(window, "save")
    window.qtbot.waitUntil(lambda: not window.main.isVisible())
    saved = [(group, value, confirmed) for _unit, group, value, _base, confirmed in desk.saved]
    assert saved == [(FieldGroup.WIRE, 24, False), (FieldGroup.NAME, "Shed", False)]


def test_a_raise_is_never_saved_in_passing(window: Used, desk: FakeDesk) -> None:
    window.main.open_page(WIRING)
    type_into(window, "wiring:amps", "40")
    window.click_charger(1)
    window.main.close()
    answer(window, "look")
    assert desk.saved == [] and window.charger == "Garage" and window.sees("wiring:amps")
    assert field(window, "wiring:amps").text() == "40"


def test_another_account_is_used_after_the_question(window: Used, desk: FakeDesk) -> None:
    type_start(window, "21:45")
    window.main.use_account("a")
    assert not asked(window), "it is in use already"
    window.main.use_account("b")
    assert "b" not in desk.chosen
    answer(window, "discard")
    window.qtbot.waitUntil(lambda: "b" in desk.chosen)
    assert field(window, "schedule:weekday:start").text() == "23:00"
    assert desk.saved == []


def test_signing_out_and_connecting_another_account_ask_too(window: Used) -> None:
    type_start(window, "21:45")
    window.main.side_windows.sign_out(ACCOUNTS[1])
    assert not asked(window), "the edit is of another one"
    window.main.findChild(SignOutDialog).reject()
    window.main.side_windows.sign_out(ACCOUNTS[0])
    answer(window, "cancel")
    window.main.add_account()
    answer(window, "discard")
    dialog = window.main.findChild(AddAccountDialog)
    assert dialog.isVisible()
    dialog.reject()
    window.main.side_windows.sign_out(ACCOUNTS[0])
    assert not asked(window)
    for left in window.main.findChildren(SignOutDialog):
        left.reject()
