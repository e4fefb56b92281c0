"""The keys that hold in the whole window: parts in turn, save, find, sync, refresh."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.domain.intent import FieldGroup
from juicedesk.ui.charger_stack import CHARGES, SCHEDULE
from juicedesk.ui.dialogs.history import HistoryDialog
from juicedesk.ui.duties import Duty, who_does
from tests.fakes.desk import FakeDesk
from tests.ui.used_window import ALT, Used, opened, show

NO, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | SHIFT


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: FakeDesk) -> Iterator[Used]:
    with opened(qtbot, qapp, desk) as window:
        qtbot.waitUntil(window.main.isActiveWindow)
        yield window


def in_part(window: Used) -> str:
    """The part of the window that has the focus."""
    focus = QApplication.focusWidget()
    parts: dict[str, QWidget] = {
        "sidebar": window.main.sidebar,
        "page": window.main.stack,
        "status": window.main.status,
    }
    return next(
        (name for name, part in parts.items() if focus and (part is focus or part.isAncestorOf(focus))), ""
    )


def test_f6_goes_round_and_comes_back_to_where_the_focus_was(window: Used) -> None:
    window.press(Qt.Key.Key_2, ALT)
    window.find("schedule:weekday:end").setFocus()
    seen = []
    for _press in range(3):
        window.press(Qt.Key.Key_F6, NO)
        seen.append(in_part(window))
    assert seen == ["status", "sidebar", "page"]
    assert QApplication.focusWidget() is window.find("schedule:weekday:end")

    window.press(Qt.Key.Key_F6, SHIFT)
    assert in_part(window) == "sidebar"


def test_the_bottom_line_says_all_it_shows(window: Used) -> None:
    window.press(Qt.Key.Key_F6, NO)
    window.main.status.setFocus()
    assert window.main.status.accessibleName().startswith("Server: connected. Nothing waiting. Network: ")


def test_control_s_saves_the_page_that_is_shown(window: Used, desk: FakeDesk) -> None:
    window.main.open_page(SCHEDULE)
    window.press(Qt.Key.Key_S)
    assert desk.saved == [], "nothing was changed"
    window.click("schedule:any")
    window.press(Qt.Key.Key_S)
    window.qtbot.waitUntil(lambda: [saved[1] for saved in desk.saved] == [FieldGroup.SCHEDULE])


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_S, SHIFT_CTRL), (Qt.Key.Key_F5, NO)])
def test_the_server_is_asked_now(
    window: Used, desk: FakeDesk, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    window.press(key, modifiers)
    assert desk.decided == [("try_now", 0)]


def test_control_r_refreshes_too(window: Used, desk: FakeDesk) -> None:
    window.press(Qt.Key.Key_R)
    assert desk.decided == [("try_now", 0)]


def test_control_f_finds_in_the_list_that_is_shown(window: Used) -> None:
    window.main.open_page(CHARGES)
    window.press(Qt.Key.Key_F)
    assert QApplication.focusWidget() is who_does(Duty.FIND, window.main.stack)

    window.main.open_changes()
    window.press(Qt.Key.Key_F)
    dialog = window.main.findChild(HistoryDialog)
    assert dialog.isVisible()
    window.qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.findChild(QWidget, "history:search"))
    dialog.reject()


def test_where_there_is_nothing_to_find_it_looks_among_the_chargers(window: Used) -> None:
    window.press(Qt.Key.Key_F)
    assert window.main.stack.shown == "all"
    assert QApplication.focusWidget() is who_does(Duty.FIND, window.main.stack)


def test_menu_entries_open_their_page_first(window: Used) -> None:
    show(window, offers_load_groups=True)
    window.action("menu:new_group").trigger()
    assert window.main.stack.shown == "groups"
    assert window.sees("group:name")


def test_what_needs_ticks_can_be_chosen_only_with_them(window: Used) -> None:
    action = window.action("menu:set_limits")
    menu = action.parent()
    menu.aboutToShow.emit()
    assert not action.isEnabled()
