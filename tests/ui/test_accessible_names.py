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
from juicedesk.ui.charger_stack import DETAILS, OVERVIEW, SCHEDULE, WIRING
from juicedesk.ui.dialogs.add_charger import AddChargerDialog
from juicedesk.ui.dialogs.bulk_limit import BulkLimitDialog
from juicedesk.ui.dialogs.bulk_schedule import BulkScheduleDialog
from juicedesk.ui.dialogs.compare import CompareDialog
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


def test_no_control_for_several_chargers_is_nameless(qtbot: QtBot, qapp: QApplication) -> None:
    desk = FakeDesk()
    desk.shown = replace(desk.shown, offers_load_groups=True)
    window = Window(qtbot, qapp, desk)
    try:
        for opens in (lambda: window.main.open_page(DETAILS), window.main.open_all):
            opens()
            assert nameless(window.main) == []
        window.main.open_load_groups()
        window.click("groups:new")
        assert nameless(window.main) == []
        chargers = desk.shown.chargers
        for dialog in (
            BulkLimitDialog(window.look, chargers, window.main),
            BulkScheduleDialog(window.look, chargers, chargers, window.main),
            CompareDialog(window.look, chargers, desk.shown, window.main),
        ):
            # Qt's own button in the corner of a table is switched off, and nobody meets it.
            assert [name for name in nameless(dialog) if name != "QAbstractButton "] == []
            dialog.reject()
    finally:
        window.close()
