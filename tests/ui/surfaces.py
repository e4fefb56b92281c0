"""Every page and every dialog of the window, one after the other, and what a look at one can find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from juicedesk.discovery.found import FoundCharger, FoundServer, Source
from juicedesk.domain.energy_need import Battery, EnergyNeed
from juicedesk.domain.intent import FieldGroup, IntentState, Reason
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.domain.wiring_rules import RuleSet
from juicedesk.store.view import LinkState, LinkView
from juicedesk.ui.background import THREADS
from juicedesk.ui.charger_stack import CHARGES, DETAILS, OVERVIEW, SCHEDULE, WIRING
from juicedesk.ui.charts.csv_form import CsvForm
from juicedesk.ui.desk import AccountView, NetworkView
from juicedesk.ui.dialogs.about import AboutDialog
from juicedesk.ui.dialogs.add_account import AddAccountDialog
from juicedesk.ui.dialogs.add_charger import AddChargerDialog
from juicedesk.ui.dialogs.bulk_limit import BulkLimitDialog
from juicedesk.ui.dialogs.bulk_schedule import BulkScheduleDialog
from juicedesk.ui.dialogs.compare import CompareDialog
from juicedesk.ui.dialogs.copy_schedule import CopyScheduleDialog
from juicedesk.ui.dialogs.csv_export import CsvExportDialog
from juicedesk.ui.dialogs.diagnostics import DiagnosticsDialog
from juicedesk.ui.dialogs.energy_need import EnergyNeedDialog
from juicedesk.ui.dialogs.erase import EraseDialog
from juicedesk.ui.dialogs.history import HistoryDialog
from juicedesk.ui.dialogs.leave import LeaveDialog
from juicedesk.ui.dialogs.log import LogDialog
from juicedesk.ui.dialogs.rename import RenameDialog
from juicedesk.ui.dialogs.settings import PRIVACY, SettingsDialog
from juicedesk.ui.dialogs.shortcuts import ShortcutsDialog, menu_of
from juicedesk.ui.dialogs.sign_out import SignOutDialog
from juicedesk.ui.dialogs.take_over import TakeOverDialog
from juicedesk.ui.dialogs.unsaved import UnsavedDialog
from juicedesk.ui.dialogs.user_guide import UserGuideDialog
from juicedesk.ui.main_window import MainWindow
from juicedesk.ui.mishaps import Mishaps
from juicedesk.ui.pages.welcome import CONNECT, END, FIND, START
from juicedesk.ui.pages.welcome import WIRING as WIRING_CHECK
from juicedesk.ui.unsaved import Unsaved
from tests.fakes.adopting import FakeAdopting
from tests.fakes.desk import NIGHT, NOW, FakeDesk, a_change, a_wiring, with_pending
from tests.ui.test_charges import a_charge
from tests.ui.test_history import FAILED, LOWERED
from tests.ui.window import Window

OTHER_NIGHT = Schedule(True, ChargeWindow(1320, 360), ChargeWindow(1320, 360))
THEIR_NIGHT = Schedule(True, ChargeWindow(1290, 390, 390), ChargeWindow(1320, 480))
A_NEED = EnergyNeed(30_000, Battery(60_000, 20, 70))
FIELD_SIDES_PX, ARROW_PX = 16, 18
NEAR = FoundCharger(
    "0910000000000000000000009999",
    None,
    "JuiceBox-a1b",
    "192.168.1.20",
    frozenset({Source.BEACON}),
    None,
    NOW,
)
HOME = FoundServer("s", "Home server", "https://192.168.1.2:8042", None, "192.168.1.2", 8042)
UNSAVED = (Unsaved("Garage: Zeitplan", lambda: None, lambda: None, lambda: None),)
ACCOUNTS = (AccountView("a", "Home server", True, 2), AccountView("b", "Summer house", False, 0))


def a_full_desk() -> FakeDesk:
    """Something of everything: what waits, what asks, what is done, charges, a load group, two accounts."""
    desk = FakeDesk(
        found=NetworkView((NEAR,), (HOME,)),
        server_running=True,
        known_accounts=ACCOUNTS,
        past=(LOWERED, FAILED),
        charged=(a_charge(1), a_charge(3), a_charge(5, is_read=False), a_charge(60)),
        leads=FakeAdopting(),
    )
    garage, carport, courtyard = desk.shown.chargers
    lower = a_change(FieldGroup.LIMIT, 16, 32, change_id=2)
    desk.notes[garage.unit_id] = a_wiring(RuleSet.EUROPE, 32)
    desk.shown = replace(
        desk.shown,
        chargers=(with_pending(garage, lower), carport, courtyard),
        waiting=(lower,),
        undecided=(
            a_change(wanted=40, state=IntentState.HELD, reason=Reason.CONFIRM_RAISE, change_id=3),
            a_change(wanted=16, state=IntentState.HELD, reason=Reason.CONFLICT, change_id=5, server_value=20),
            a_change(
                FieldGroup.SCHEDULE,
                OTHER_NIGHT,
                NIGHT,
                IntentState.HELD,
                Reason.CONFLICT,
                change_id=6,
                server_value=THEIR_NIGHT,
            ),
        ),
        done=(a_change(FieldGroup.LIMIT, 16, 32, IntentState.CONFIRMED, change_id=4),),
        offers_load_groups=True,
        load_groups=(),
    )
    return desk


def every_page(window: Window) -> Iterator[str]:
    """Turn to one page after the other; the window shows the one that is named."""
    main = window.main
    for name, page in (
        ("overview", OVERVIEW),
        ("schedule", SCHEDULE),
        ("wiring", WIRING),
        ("charges", CHARGES),
        ("details", DETAILS),
    ):
        main.open_page(page)
        yield name
    for name, opens in (
        ("changes", main.open_changes),
        ("all chargers", main.open_all),
        ("history", main.open_history),
        ("guide", main.open_guide),
        ("load groups", main.open_load_groups),
    ):
        opens()
        yield name
    window.click("groups:new")
    yield "a new load group"
    full = window.desk.shown
    window.desk.shown = replace(full, link=LinkView(LinkState.NO_ACCOUNT), chargers=())
    main.open_first_steps()
    steps = main.stack.welcome.page
    steps._is_demo = False
    window.desk.found = replace(window.desk.found, looks=False)
    for number in (START, FIND, CONNECT, WIRING_CHECK, END):
        steps.open_step(number)
        yield f"first steps {number}"
    window.desk.found = replace(window.desk.found, looks=True)
    for number in (FIND, CONNECT):
        steps.open_step(number)
        yield f"first steps {number}, looking"
    steps.is_under_way = False
    without = window.desk.shown
    window.desk.shown = replace(full, chargers=())
    main.refresh_now()
    assert main.stack.currentWidget() is main.stack.empty
    yield "no charger"
    window.desk.shown = without
    main.open_planner()
    yield "planner"
    window.desk.shown = full
    main.refresh_now()


def every_dialog(window: Window) -> Iterator[tuple[str, QDialog]]:
    """Open one dialog after the other over the window; each is gone before the next one comes."""
    for name, make in dialogs(window).items():
        with shown(make()) as dialog:
            let_work_end(window, dialog)
            if isinstance(dialog, SettingsDialog):
                for page in range(PRIVACY + 1):
                    dialog.open_page(page)
                    settle(dialog)
                    yield f"{name} {page}", dialog
            else:
                yield name, dialog


def dialogs(window: Window) -> dict[str, Callable[[], QDialog]]:
    """How each is made, by its name."""
    main, desk, look, background = window.main, window.desk, window.look, window.background
    chargers = desk.shown.chargers
    return {
        "settings": lambda: SettingsDialog(desk, background, main.preferences, look, window.language, main),
        "about": lambda: AboutDialog(look, main),
        "add account": lambda: AddAccountDialog(desk, background, look, main),
        "add charger": lambda: AddChargerDialog(desk, background, look, main),
        "bulk limit": lambda: BulkLimitDialog(look, chargers, main),
        "bulk schedule": lambda: BulkScheduleDialog(look, chargers, chargers, main),
        "compare": lambda: CompareDialog(look, chargers, desk.shown, main),
        "copy a schedule": lambda: CopyScheduleDialog(look, "Garage", OTHER_NIGHT, chargers, main),
        "energy need": lambda: EnergyNeedDialog(look, "Garage", A_NEED, "30 kWh = 60 kWh × 50 %", main),
        "export as a table": lambda: CsvExportDialog(look, CsvForm(";", ","), main),
        "crash": lambda: a_box_about_a_crash(main),
        "diagnostics": lambda: DiagnosticsDialog(desk, background, look, main),
        "past changes": lambda: HistoryDialog(desk, background, look, main),
        "leave": lambda: LeaveDialog(look, 2, can_hide=True, parent=main),
        "erase": lambda: EraseDialog(look, 2, has_own_server=True, parent=main),
        "log": lambda: LogDialog(look, main, read=lambda: ["2026-11-30 INFO juicedesk: begins"]),
        "rename": lambda: RenameDialog(look, "Garage", main),
        "shortcuts": lambda: ShortcutsDialog(look, main.menuBar(), main),
        "sign out": lambda: SignOutDialog(desk, background, look, ACCOUNTS[0], main),
        "take over": lambda: TakeOverDialog(FakeAdopting(), background, look, NEAR, main),
        "unsaved": lambda: UnsavedDialog(
            look, "Vor dem Schließen speichern?", UNSAVED, waiting=2, can_hide=True, parent=main
        ),
        "unsaved, on its page alone": lambda: UnsavedDialog(
            look, "Vor dem Schließen speichern?", (*UNSAVED, replace(UNSAVED[0], save=None)), parent=main
        ),
        "user guide": lambda: UserGuideDialog(look, main),
    }


def a_box_about_a_crash(main: MainWindow) -> QDialog:
    Mishaps(main, lambda: None).say_of_crash()
    return next(box for box in main.findChildren(QMessageBox, "crash") if box.isVisible())


@contextmanager
def shown(dialog: QDialog) -> Iterator[QDialog]:
    dialog.show()
    settle(dialog)
    try:
        yield dialog
    finally:
        dialog.reject()
        dialog.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def let_work_end(window: Window, dialog: QWidget) -> None:
    """What the dialog or page had read in the background is on it."""
    done: list[None] = []
    for _thread in range(THREADS):
        window.background.run(dialog, lambda: None, done.append, print)
    window.qtbot.waitUntil(lambda: len(done) == THREADS)
    settle(dialog)


def settle(widget: QWidget) -> None:
    """Whatever is new on the screen has its place."""
    for _round in range(3):
        QCoreApplication.processEvents()
    widget.grab()


# ---------------------------------------------------------------- what can be found


def visible(root: QWidget) -> Iterator[QWidget]:
    return (widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root))


def is_of_qt(widget: QWidget) -> bool:
    """A part that Qt makes for itself inside a control of ours, which has the name."""
    around = widget.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(around, (QComboBox, QDialogButtonBox))


def nameless(root: QWidget) -> list[str]:
    """What can be used or reached by the Tab key, and has nothing that a screen reader could say."""
    found = []
    for widget in visible(root):
        takes_part = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if not (takes_part or isinstance(widget, (QAbstractButton, QScrollArea))) or is_of_qt(widget):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        is_corner = type(widget) is QAbstractButton  # of a table: switched off, nobody meets it
        if not (widget.accessibleName() or text or is_corner):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def cut_off(root: QWidget) -> list[str]:
    """Words that have less room than they need, in places where nothing scrolls to the rest."""
    return [f"{type(w).__name__} {w.objectName()}: {trouble}" for w in visible(root) for trouble in _of(w)]


def _of(widget: QWidget) -> Iterator[str]:
    need: tuple[int, int] | None = None
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        yield from _of_label(widget)
    elif isinstance(widget, (QPushButton, QCheckBox, QRadioButton)) and widget.text():
        need = widget.sizeHint().width() - 1, widget.fontMetrics().height()
    elif isinstance(widget, QComboBox):
        need = _words_px(widget, widget.currentText()) + ARROW_PX, 0
    elif isinstance(widget, QLineEdit) and widget.minimumWidth() == widget.maximumWidth() and widget.text():
        need = _words_px(widget, widget.text()), 0
    elif isinstance(widget, QLineEdit) and not widget.text():
        need = _words_px(widget, widget.placeholderText()), 0
    elif isinstance(widget, QScrollArea):
        yield from _out_of_reach(widget)
    if need is not None and (need[0] > widget.width() or need[1] > widget.height()):
        yield f"{widget.accessibleName()!r} needs {need}, has {widget.size().toTuple()}"


def _words_px(widget: QWidget, words: str) -> int:
    return widget.fontMetrics().horizontalAdvance(words) + FIELD_SIDES_PX


def _out_of_reach(area: QScrollArea) -> Iterator[str]:
    """Something that is wider than its place, where nobody can scroll to it."""
    is_fixed = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if is_fixed and area.widget() is not None and area.widget().width() > area.viewport().width():
        yield f"{area.accessibleName()!r} is wider than its place"


def _of_label(label: QLabel) -> Iterator[str]:
    room = label.contentsRect()
    metrics = label.fontMetrics()
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextExpandTabs
    need = metrics.boundingRect(0, 0, max(room.width(), 1), 100_000, int(flags), label.text())
    if need.width() > room.width() + 2 or need.height() > room.height() + 4:
        yield f"{label.text()!r} needs {need.size().toTuple()}, has {room.size().toTuple()}"


def clashing(root: QWidget) -> list[str]:
    """Letters that two things at the same time are reached by: entries of a menu, or what is on a page."""
    found = []
    for bar in root.findChildren(QMenuBar):
        found += _twice("menus", [action.text() for action in bar.actions()])
    for menu in root.findChildren(QMenu):
        words = [action.text() for action in menu.actions()]
        found += _twice(menu.title().replace("&", ""), words)
    on_page = [w.text() for w in visible(root) if isinstance(w, (QAbstractButton, QLabel))]
    return found + _twice("page", on_page)


def _twice(where: str, texts: list[str]) -> list[str]:
    by_letter: dict[str, list[str]] = {}
    for text in texts:
        at = QKeySequence.mnemonic(text).toString()
        if at:
            by_letter.setdefault(at[-1].lower(), []).append(text.replace("&", ""))
    return [f"{where}: {key} in {', '.join(words)}" for key, words in by_letter.items() if len(words) > 1]


def words_on(root: QWidget) -> list[str]:
    """All texts of labels, buttons, choices, menus and placeholders, and what a screen reader says."""
    words = [root.windowTitle()]
    for widget in visible(root):
        words += [widget.accessibleName(), widget.toolTip()]
        if isinstance(widget, (QLabel, QAbstractButton)):
            words.append(widget.text())
        if isinstance(widget, QLineEdit):
            words.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            words += [widget.itemText(number) for number in range(widget.count())]
    for bar in root.findChildren(QMenuBar):
        for top in bar.actions():
            menu = menu_of(top, bar)
            words += [top.text(), *(entry.text() for entry in (menu.actions() if menu else ()))]
    return words
