"""Every control of every page says what it is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from juicedesk.domain.intent import FieldGroup, IntentState, Reason
from juicedesk.store.view import LinkState, LinkView
from juicedesk.ui.charger_pages import OVERVIEW, SCHEDULE, WIRING
from juicedesk.ui.dialogs.add_charger import AddChargerDialog
from juicedesk.ui.dialogs.rename import RenameDialog
from tests.fakes.desk import FakeDesk, a_change
from tests.ui.window import Window

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QScrollArea)


def nameless(root: QWidget) -> list[str]:
    """Controls that a screen reader would meet without a name."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or not widget.isVisibleTo(root):
            continue
        inside_qt = widget.objectName().startswith("qt_") or isinstance(
            widget.parentWidget(), (QComboBox, QDialogButtonBox)
        )
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not inside_qt and not (widget.accessibleName() or text):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def test_no_control_of_any_page_is_nameless(qtbot: QtBot, qapp: QApplication) -> None:
    desk = FakeDesk(server_running=True)
    desk.shown = replace(
        desk.shown,
        waiting=(a_change(change_id=2),),
        undecided=(a_change(wanted=40, state=IntentState.HELD, reason=Reason.CONFIRM_RAISE, change_id=3),),
        done=(a_change(FieldGroup.LIMIT, 16, 32, IntentState.CONFIRMED, change_id=4),),
    )
    window = Window(qtbot, qapp, desk, is_demo=True)
    try:
        for page in (OVERVIEW, SCHEDULE, WIRING):
            window.main.open_page(page)
            assert nameless(window.main) == []
        window.main.open_changes()
        assert nameless(window.main) == []
        desk.shown = replace(desk.shown, link=LinkView(LinkState.NO_ACCOUNT), chargers=())
        window.main.refresh_now()
        assert nameless(window.main) == []
        for dialog in (
            RenameDialog(window.look, "Garage", window.main),
            AddChargerDialog(desk, window.background, window.look, window.main),
        ):
            assert nameless(dialog) == []
            dialog.reject()
    finally:
        window.close()
