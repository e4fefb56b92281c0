"""Everything that can be used has a name for a screen reader, on every page and in both dialogs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from juicedesk.discovery.found import FoundCharger, FoundServer, Source
from juicedesk.domain.intent import FieldGroup, IntentState, Reason
from juicedesk.domain.wiring import RuleSet
from juicedesk.store.view import LinkState, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.desk import NetworkView, WiringNote
from juicedesk.ui.dialogs.add_charger import AddChargerDialog
from juicedesk.ui.dialogs.rename import RenameDialog
from juicedesk.ui.look import Look
from tests.fakes.desk import NIGHT, NOW, FakeDesk, a_change, a_charger, with_pending
from tests.ui.window import opened

USED = (QAbstractButton, QLineEdit, QComboBox, QListView, QCheckBox)
NEW = FoundCharger(
    a_charger(7).unit_id, None, "JuiceBox-207", "192.0.2.41", frozenset({Source.SERVER}), "s1", NOW
)
SERVER = FoundServer("s1", "Home server", "https://192.0.2.20:8042", None, "192.0.2.20", 8042)


def is_used(widget: QWidget) -> bool:
    """Whether a person acts on it; what Qt puts inside its own widgets is not ours to name."""
    parent = widget.parentWidget()
    is_in_popup = parent is not None and isinstance(parent.parent(), QComboBox)
    if widget.objectName().startswith("qt_") or is_in_popup:
        return False
    return isinstance(widget, USED) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def is_named(widget: QWidget) -> bool:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return bool(widget.accessibleName() or text)


def nameless(whole: QWidget, *, visible_only: bool = False) -> list[str]:
    used = [widget for widget in whole.findChildren(QWidget) if is_used(widget)]
    used = [widget for widget in used if widget.isVisible() or not visible_only]
    assert used
    return [
        f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parent()).__name__}"
        for widget in used
        if not is_named(widget)
    ]


def busy_desk() -> FakeDesk:
    """A change of every kind: one waits, one is to be decided, one is done."""
    desk = FakeDesk(server_running=True)
    waiting = a_change(change_id=1)
    clash = a_change(
        FieldGroup.SCHEDULE, NIGHT, NIGHT, IntentState.HELD, Reason.CONFLICT, 2, charger=a_charger(1)
    )
    higher = a_change(wanted=40, state=IntentState.HELD, reason=Reason.CONFIRM_RAISE, change_id=3)
    done = a_change(state=IntentState.CONFIRMED, change_id=4)
    chargers = (with_pending(a_charger(), waiting), *desk.shown.chargers[1:])
    desk.shown = replace(
        desk.shown, chargers=chargers, waiting=(waiting,), undecided=(clash, higher), done=(done,)
    )
    desk.notes[a_charger().unit_id] = WiringNote(RuleSet.EUROPE, 32)
    return desk


def test_every_page_of_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    with opened(qtbot, qapp, busy_desk()) as window:
        assert nameless(window.window) == []


def test_the_narrow_window_keeps_its_names(qtbot: QtBot, qapp: QApplication) -> None:
    with opened(qtbot, qapp, busy_desk()) as window:
        window.window.resize(900, 620)
        assert window.button("nav:changes").text() == ""
        assert nameless(window.window) == []


def test_the_first_start(qtbot: QtBot, qapp: QApplication) -> None:
    desk = FakeDesk(found=NetworkView(servers=(SERVER,)))
    desk.shown = replace(desk.shown, link=LinkView(LinkState.NO_ACCOUNT), chargers=())
    with opened(qtbot, qapp, desk, is_demo=False) as window:
        assert window.button("welcome:start").isVisible()
        assert nameless(window.window, visible_only=True) == []


def test_the_dialogs(qtbot: QtBot, qapp: QApplication) -> None:
    background, look = Background(), Look(qapp)
    desk = FakeDesk(found=NetworkView(chargers=(NEW,)))
    for dialog in (AddChargerDialog(desk, background, look), RenameDialog(look, "Garage")):
        qtbot.addWidget(dialog)
        dialog.show()
        assert nameless(dialog) == []
    background.stop()


def test_a_nameless_button_would_be_found(qtbot: QtBot, qapp: QApplication) -> None:
    with opened(qtbot, qapp, FakeDesk()) as window:
        window.button("nav:add").setAccessibleName("")
        window.button("nav:add").setText("")
        assert nameless(window.window) == ["Button 'nav:add' in Sidebar"]
