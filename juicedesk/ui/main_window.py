"""The window: sidebar, banner, pages, status bar; it looks at the desk again when told to."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.update import Release
from juicedesk.store.view import DeskView, LinkState
from juicedesk.ui.background import Background
from juicedesk.ui.banners import Banners
from juicedesk.ui.charger_pages import ChargerPages
from juicedesk.ui.charger_stack import WIRING
from juicedesk.ui.demo_stage import DemoStage
from juicedesk.ui.desk import Desk
from juicedesk.ui.duties import Duty, do
from juicedesk.ui.edit_menu import EditMenu
from juicedesk.ui.language import Language
from juicedesk.ui.late import Late
from juicedesk.ui.look import Look
from juicedesk.ui.menus import add_number_keys, fill_menus
from juicedesk.ui.messages import error_words
from juicedesk.ui.notifier import Notifier
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.program_icon import ProgramIcon
from juicedesk.ui.pulse import Pulse
from juicedesk.ui.side_windows import SideWindows
from juicedesk.ui.sidebar import Sidebar
from juicedesk.ui.status_bar import StatusBar
from juicedesk.ui.tray import Tray
from juicedesk.ui.undo import Step, Steps, Undo
from juicedesk.ui.widgets.demo_bar import DemoBar
from juicedesk.ui.widgets.toast import Toast
from juicedesk.ui.window_pages import WindowPages
from juicedesk.ui.zones import go_to_next

LEAST_WIDTH, LEAST_HEIGHT = 880, 600
NARROW_BELOW_PX = 1000


class MainWindow(QMainWindow):
    """Everything that a person sees. `refresh` may be called as often as things change.

    Signals: demo_requested() – the person wants to see the demo instead; new_window_requested() – and
    another window on the same chargers; erase_requested() – all data on this computer is to go.
    """

    demo_requested = Signal()
    new_window_requested = Signal()
    erase_requested = Signal()
    edit_menu: EditMenu

    def __init__(
        self,
        desk: Desk,
        background: Background,
        look: Look,
        language: Language,
        demo: DemoStage | None = None,
    ) -> None:
        """`demo` is there in the demo alone."""
        super().__init__()
        self.desk = desk
        self.look = look
        self.language = language
        self.background = background
        self.preferences = Preferences(desk, background, self)
        self.preferences.changed.connect(self.refresh)
        self.preferences.failed.connect(self.say)
        self.side_windows = SideWindows(self)
        self.add_account = self.side_windows.add_account
        self.add_charger = self.side_windows.add_charger
        self._leave_now = False
        self.tray = Tray(self, self.preferences)
        self._icon = ProgramIcon(self, look)
        self.notifier = Notifier(self.preferences, background, self.tray.show_notice, self)
        self.demo = demo
        self.is_demo = demo is not None
        self._comes_soon = self.is_demo  # the demo makes its account by itself
        self.steps = Steps()
        self._unit_id = ""
        self.pulse = Pulse(self.refresh_now, self)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._build()
        add_number_keys(self)

    @property
    def pages(self) -> ChargerPages:
        """Everything about the charger that is chosen."""
        return self.stack.charger

    @Slot()
    def refresh(self) -> None:
        """Look at the desk again soon; many calls are one look."""
        self.pulse.ask()

    def speak(self, choice: str) -> None:
        """Build everything again in another language; charger and page stay."""
        self.language.choose(choice)
        self.preferences.choose("language", choice)
        banners, shown = self._banners, self.stack
        self._build()
        self._banners.keep_state_of(banners)
        self.stack.keep_state_of(shown)
        self._mark_page()
        self.refresh_now()

    def use_theme(self, choice: str) -> None:
        """Another theme, kept for the next start."""
        self.look.choose(choice)
        self.preferences.choose("theme", choice)
        fill_menus(self)

    def open_charger(self, unit_id: str) -> None:
        """Show a charger."""
        self._unit_id = unit_id
        self.stack.setCurrentWidget(self.pages if unit_id else self.stack.empty)
        self.refresh_now()

    def open_page(self, page: int) -> None:
        """Show a page of the charger that is chosen."""
        self.pages.open_page(page)
        self.open_charger(self._unit_id)

    def open_wiring(self, unit_id: str) -> None:
        """Show what a charger's wiring allows."""
        self.open_charger(unit_id)
        self.open_page(WIRING)

    def propose_limit(self, unit_id: str, amps: int) -> None:
        """Show a charger's wiring page with a new limit filled in; nothing is saved."""
        self.open_charger(unit_id)
        self.open_page(WIRING)
        self.pages.stack.wiring.propose(amps)

    def open_number(self, number: int) -> None:
        """Show the n-th charger, from 0."""
        chargers = self.desk.view().chargers
        if number < len(chargers):
            self.open_charger(chargers[number].unit_id)

    def open_changes(self) -> None:
        """Show what waits, what needs a decision and what is done."""
        self._show(self.stack.changes)

    def open_guide(self, unit_id: str = "") -> None:
        """Show what works without the server, and what a power cut does to a charger."""
        self.stack.guide.page.choose_charger(unit_id or self._unit_id)
        self._show(self.stack.guide)

    def open_first_steps(self) -> None:
        """Show the first steps again, from the beginning."""
        self.stack.welcome.page.begin()
        self._show(self.stack.welcome)

    def open_all(self) -> None:
        """Show all chargers in one list."""
        self._show(self.stack.all_chargers)

    def open_planner(self) -> None:
        """Show what a schedule would make of a car, without a charger."""
        self._show(self.stack.planner)

    def open_history(self) -> None:
        """Show what all chargers have charged."""
        self._show(self.stack.history)

    def open_load_groups(self) -> None:
        """Show the circuits that chargers share."""
        self._show(self.stack.load_groups)

    def _show(self, late: Late[QWidget]) -> None:
        late.show()
        self._mark_page()
        self.refresh_now()

    def _mark_page(self) -> None:
        """The sidebar shows which page this is; that of a charger follows with the next look."""
        if self.stack.shown:
            self.sidebar.select_page(self.stack.shown)

    def do_here(self, duty: Duty) -> bool:
        """Let the page that is shown do something; whether it can now."""
        return do(duty, self.stack)

    def find_here(self) -> None:
        """Find something on the page that is shown; where there is nothing to find, among the chargers."""
        if not self.do_here(Duty.FIND):
            self.open_all()
            self.do_here(Duty.FIND)

    def go_to_part(self, step: int) -> None:
        """To the sidebar, the page or the bottom line, in turn."""
        go_to_next((self.sidebar, self.stack, self.status), step)

    def refresh_all(self) -> None:
        """Ask the server for everything again, and look at it."""
        self.desk.try_now()
        self.refresh()

    def export_charges(self) -> None:
        """Write the charges of the page that is shown into a file."""
        history = self.stack.history
        page = history.page if history.is_shown else self.pages.stack.charges
        page.export()

    def open_subject(self, unit_id: str) -> None:
        """Show what a change is of: a charger, or the load groups."""
        if self.desk.view().load_group(unit_id) is not None:
            self.open_load_groups()
        else:
            self.open_charger(unit_id)

    def propose_load_group(self, group_id: str, wanted: LoadGroup) -> None:
        """Show the load groups with one of them filled in; nothing is saved."""
        self.open_load_groups()
        self.stack.load_groups.page.edit(group_id, wanted)

    def use_account(self, account_id: str) -> None:
        """Work for another account from now on; what is not saved yet is asked about first."""
        self.side_windows.use_account(account_id)

    def quit(self) -> None:
        """Close for good, also while the program is set to stay; changes that wait are asked about once."""
        self.side_windows.leave(wants_to_quit=True)

    def leave_now(self) -> None:
        """Close for good without a question."""
        self._leave_now = True
        self.close()

    def come_to_front(self) -> None:
        """Show the window, wherever it is."""
        QApplication.setQuitOnLastWindowClosed(True)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask or stay in the background if it is so; else stop looking. Whoever built the window stops the
        rest."""
        may_ask = not self._leave_now and not QApplication.instance().isSavingSession()  # type: ignore[union-attr]
        if may_ask and not self.side_windows.leave(wants_to_quit=False):
            event.ignore()
            return
        self.tray.hide()
        self.pulse.stop()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Small windows get a sidebar of icons."""
        super().resizeEvent(event)
        self.sidebar.set_narrow(self.width() < self.look.px(NARROW_BELOW_PX))

    def _build(self) -> None:
        self.setWindowTitle(self.tr("JuiceDesk – Demo") if self.is_demo else "JuiceDesk")
        self.sidebar = Sidebar(self.look)
        self.status = StatusBar(self.look)
        self._demo_bar = DemoBar(self.desk, self.background, self.look)
        self._banners = Banners(self.desk, self.look)
        self.stack = WindowPages(self)
        self._toast = Toast(self.look, self._lay_out())
        self._connect()
        fill_menus(self)
        self.sidebar.set_narrow(self.width() < self.look.px(NARROW_BELOW_PX))
        self.refresh_now()

    def _lay_out(self) -> QWidget:
        right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self._demo_bar, self._banners):
            right.addWidget(part)
        right.addWidget(self.stack, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.sidebar)
        upper.addLayout(right, 1)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.status)
        self.setCentralWidget(central)
        return central

    def _connect(self) -> None:
        self.sidebar.charger_chosen.connect(self.open_charger)
        self.sidebar.begin_chosen.connect(lambda: self.open_charger(""))
        self.sidebar.planner_chosen.connect(self.open_planner)
        self.sidebar.all_chosen.connect(self.open_all)
        self.sidebar.groups_chosen.connect(self.open_load_groups)
        self.sidebar.changes_chosen.connect(self.open_changes)
        self.sidebar.add_chosen.connect(self.add_charger)
        self.sidebar.guide_chosen.connect(self.open_guide)
        self.sidebar.settings_chosen.connect(self.side_windows.open_settings)
        self.sidebar.history_chosen.connect(self.open_history)
        self._demo_bar.switched.connect(self.refresh)
        self._demo_bar.failed.connect(self.say)
        self._demo_bar.setVisible(self.is_demo)
        self._banners.chosen.connect(self.side_windows.follow_banner)
        self._banners.came_back.connect(self.say)
        self._banners.jumped.connect(self.stack.charger.jumped)

    @Slot()
    def refresh_now(self) -> None:
        """Look at the desk again and show what it says, before this returns."""
        view, network, now = self.desk.view(), self.desk.network(), time.time()
        self.pulse.count_seconds(view.link.state is not LinkState.CONNECTED or bool(view.waiting))
        self.sidebar.show_desk(view, comes_soon=self._comes_soon)
        self.stack.show_desk(view, network)
        self.status.show_all(view, network, now)
        self._show_charger(view)
        self._banners.show_desk(view, now, self.stack.here)
        self.notifier.look(view, self._banners.too_high, now)
        self.tray.show_desk(view)
        self._icon.show_desk(view, now)
        self.edit_menu.show_desk(view)
        if self.is_demo:
            self._demo_bar.refresh()
        self._show_where_to_begin(view)

    @Slot()
    def make_room(self) -> None:
        """The first steps stand where the sidebar does."""
        welcome = self.stack.welcome
        self.sidebar.setVisible(not (welcome.is_shown and welcome.page.has_rail))

    def _show_where_to_begin(self, view: DeskView) -> None:
        """Where a charger would stand: the first steps for who has no account. Other pages stay as they are:
        what is kept can be read, planned and printed without one."""
        stack, has_account = self.stack, view.link.state is not LinkState.NO_ACCOUNT
        self._comes_soon = self._comes_soon and not has_account
        if has_account and stack.is_before_any_account:
            stack.setCurrentWidget(stack.empty)
        elif not (has_account or self._comes_soon) and stack.currentWidget() in (stack.empty, self.pages):
            stack.welcome.show()
            self._mark_page()
        self.make_room()
        if stack.currentWidget() is stack.empty and self._unit_id:
            stack.setCurrentWidget(self.pages)
            self.sidebar.select_charger(self._unit_id)

    def _show_charger(self, view: DeskView) -> None:
        charger = view.charger(self._unit_id)
        if charger is None and view.chargers:
            charger = view.chargers[0]
        self._unit_id = charger.unit_id if charger is not None else ""
        if charger is not None:
            has_others, group = len(view.chargers) > 1, view.load_group_of(charger)
            self.pages.show_charger(charger, view.link, group, has_others=has_others)
            if self.stack.currentWidget() is self.pages:
                self.sidebar.select_charger(charger.unit_id)

    @Slot(object)
    def say_of_update(self, release: Release) -> None:
        """A newer version is there: said once in passing, the settings tell more."""
        words = self.tr("JuiceDesk {0} is available. See the settings, under Privacy.")
        self.say(words.format(release.version))

    @Slot(str)
    def say_and_look(self, words: str) -> None:
        """Words in passing, for something after which the desk is another one."""
        self.say(words)
        self.refresh()

    @Slot(str)
    @Slot(str, object)
    def say(self, words: str, undo: Undo | None = None) -> None:
        """Words in passing. A step that can be undone stays in the Edit menu when they are gone."""
        if undo is None:
            self._toast.say(words)
            return
        view, is_draft = self.desk.view(), undo.step is None
        self.edit_menu.remember(words, undo)
        if view.link.is_paused and not is_draft:
            words = self.tr("{0} Sending is paused.").format(words)
        self.edit_menu.show_desk(view)
        self._toast.say(words, self.edit_menu.undo if is_draft or undo.back is None else undo)

    @Slot(object)
    def set_back(self, step: Step) -> None:
        """Take back a step of whichever age, by what is there now."""
        self.edit_menu.take_back(step)

    def say_error(self, error: JuiceDeskError) -> None:
        """An expected failure, in words."""
        self.say(error_words(error))
