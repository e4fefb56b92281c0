"""The window: sidebar, banner, pages, status bar; it looks at the desk again when told to."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.update import Release
from juicedesk.store.view import DeskView, LinkState
from juicedesk.ui.background import Background
from juicedesk.ui.banner_rules import BannerAction
from juicedesk.ui.banners import Banners
from juicedesk.ui.charger_pages import WIRING, ChargerPages, EmptyState
from juicedesk.ui.desk import Desk
from juicedesk.ui.dialogs.add_account import AddAccountDialog
from juicedesk.ui.dialogs.add_charger import AddChargerDialog
from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.menus import add_number_keys, fill_menus
from juicedesk.ui.messages import error_words
from juicedesk.ui.notifier import Notifier
from juicedesk.ui.pages.all_chargers import AllChargersPage
from juicedesk.ui.pages.changes import ChangesPage
from juicedesk.ui.pages.charges import ChargesPage
from juicedesk.ui.pages.load_groups import LoadGroupsPage
from juicedesk.ui.pages.outage_guide import OutageGuidePage
from juicedesk.ui.pages.welcome import WelcomePage
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.pulse import Pulse
from juicedesk.ui.side_windows import SideWindows
from juicedesk.ui.sidebar import Sidebar
from juicedesk.ui.status_bar import StatusBar
from juicedesk.ui.tray import Tray
from juicedesk.ui.widgets.demo_bar import DemoBar
from juicedesk.ui.widgets.toast import Toast

LEAST_WIDTH, LEAST_HEIGHT = 880, 600
NARROW_BELOW_PX = 1000


class MainWindow(QMainWindow):
    """Everything that a person sees. `refresh` may be called as often as things change.

    Signals: demo_requested() – the person wants to see the demo instead; new_window_requested() – and
    another window on the same chargers.
    """

    demo_requested = Signal()
    new_window_requested = Signal()

    def __init__(
        self, desk: Desk, background: Background, look: Look, language: Language, is_demo: bool
    ) -> None:
        super().__init__()
        self.desk = desk
        self.look = look
        self.language = language
        self.background = background
        self.preferences = Preferences(desk, background, self)
        self.preferences.changed.connect(self.refresh)
        self.preferences.failed.connect(self._say)
        self.side_windows = SideWindows(self)
        self._leave_now = False
        self.tray = Tray(self, self.preferences)
        self.notifier = Notifier(self.preferences, background, self.tray.show_notice, self)
        self.is_demo = is_demo
        self._unit_id = ""
        self.pulse = Pulse(self.refresh_now, self)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._build()
        add_number_keys(self)

    @Slot()
    def refresh(self) -> None:
        """Look at the desk again soon; many calls are one look."""
        self.pulse.ask()

    def speak(self, choice: str) -> None:
        """Build everything again in another language; charger and page stay."""
        self.language.choose(choice)
        self.preferences.choose("language", choice)
        old, old_groups, old_all = self.pages, self.load_groups, self.all_chargers
        banners, shown = self._banners, self._stack.currentIndex()
        self._build()
        self._banners.keep_state_of(banners)
        self.pages.keep_drafts_of(old)
        self.pages.open_page(old.page)
        self.load_groups.keep_drafts_of(old_groups)
        self.all_chargers.keep_state_of(old_all)
        self._stack.setCurrentIndex(shown)
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
        self._stack.setCurrentWidget(self.pages if unit_id else self._empty)
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
        self.pages.wiring.propose(amps)

    def open_number(self, number: int) -> None:
        """Show the n-th charger, from 0."""
        chargers = self.desk.view().chargers
        if number < len(chargers):
            self.open_charger(chargers[number].unit_id)

    def open_changes(self) -> None:
        """Show what waits, what needs a decision and what is done."""
        self._stack.setCurrentWidget(self.changes)
        self._mark_page()

    def open_guide(self) -> None:
        """Show what works without the server."""
        self.guide.choose_charger(self._unit_id)
        self._stack.setCurrentWidget(self.guide)
        self._mark_page()
        self.refresh_now()

    def open_all(self) -> None:
        """Show all chargers in one list."""
        self._stack.setCurrentWidget(self.all_chargers)
        self._mark_page()
        self.refresh_now()

    def open_history(self) -> None:
        """Show what all chargers have charged."""
        self.charging.show_chargers(self.desk.view().chargers)
        self._stack.setCurrentWidget(self.charging)
        self._mark_page()

    def export_charges(self) -> None:
        """Write the charges of the page that is shown into a file."""
        page = self.charging if self._stack.currentWidget() is self.charging else self.pages.charges
        page.export()

    def _mark_page(self) -> None:
        """The sidebar shows which page this is; that of a charger follows with the next look."""
        named = (
            (self.all_chargers, "all"),
            (self.changes, "changes"),
            (self.load_groups, "groups"),
            (self.charging, "history"),
            (self.guide, "guide"),
        )
        for page, name in named:
            if self._stack.currentWidget() is page:
                self.sidebar.select_page(name)

    def open_load_groups(self) -> None:
        """Show the circuits that chargers share."""
        self._stack.setCurrentWidget(self.load_groups)
        self._mark_page()

    def open_subject(self, unit_id: str) -> None:
        """Show what a change is of: a charger, or the load groups."""
        if self.desk.view().load_group(unit_id) is not None:
            self.open_load_groups()
        else:
            self.open_charger(unit_id)

    def propose_load_group(self, group_id: str, wanted: LoadGroup) -> None:
        """Show the load groups with one of them filled in; nothing is saved."""
        self.open_load_groups()
        self.load_groups.edit(group_id, wanted)

    def use_account(self, account_id: str) -> None:
        """Work for another account from now on."""
        self.background.run(
            self, lambda: self.desk.use_account(account_id), lambda _none: self.refresh(), self._say_error
        )

    def add_account(self) -> None:
        """Ask for another account, or for one that was left."""
        dialog = AddAccountDialog(self.desk, self.background, self.look, self)
        dialog.finished_with.connect(self._on_connected)
        dialog.open()

    def add_charger(self) -> None:
        """Ask which charger to take in."""
        AddChargerDialog(self.desk, self.background, self.look, self).exec()
        self.refresh()

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
        self.pages = ChargerPages(self.desk, self.background, self.preferences, self.look)
        self.changes = ChangesPage(self.desk, self.background, self.look)
        self.all_chargers = AllChargersPage(self.desk, self.background, self.look)
        self.load_groups = LoadGroupsPage(self.desk, self.background, self.look)
        self._welcome = WelcomePage(self.desk, self.background, self.look)
        self._empty = EmptyState(self.look)
        self._status = StatusBar(self.look)
        self._demo_bar = DemoBar(self.desk, self.background, self.look)
        self._banners = Banners(self.desk, self.look)
        self._stack = QStackedWidget()
        self.guide = OutageGuidePage(self.desk, self.look)
        title = self.tr("History of charging")
        self.charging = ChargesPage(self.desk, self.background, self.preferences, self.look, title)
        pages = (self._empty, self.pages, self.changes, self._welcome)
        for page in (*pages, self.guide, self.load_groups, self.charging, self.all_chargers):
            self._stack.addWidget(page)
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
        right.addWidget(self._stack, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.sidebar)
        upper.addLayout(right, 1)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self._status)
        self.setCentralWidget(central)
        return central

    def _connect(self) -> None:
        self.sidebar.charger_chosen.connect(self.open_charger)
        self.sidebar.all_chosen.connect(self.open_all)
        self.all_chargers.charger_chosen.connect(self.open_charger)
        self.all_chargers.saved.connect(self._toast.say)
        self.sidebar.groups_chosen.connect(self.open_load_groups)
        self.sidebar.changes_chosen.connect(self.open_changes)
        self.sidebar.add_chosen.connect(self.add_charger)
        self.sidebar.guide_chosen.connect(self.open_guide)
        self.sidebar.settings_chosen.connect(self.side_windows.open_settings)
        self.sidebar.history_chosen.connect(self.open_history)
        for charges in (self.charging, self.pages.charges):
            charges.tariff_chosen.connect(self.side_windows.open_tariffs)
        self.charging.said.connect(self._say)
        self.guide.wiring_chosen.connect(self.open_wiring)
        self.guide.server_chosen.connect(self.add_account)
        self.pages.said.connect(self._toast.say)
        self.pages.undoable.connect(self._toast.say)
        self.changes.saved.connect(self._toast.say)
        self.changes.open_charger.connect(self.open_subject)
        self.changes.raise_asked.connect(self.propose_limit)
        self.changes.group_asked.connect(self.propose_load_group)
        self.load_groups.saved.connect(self._toast.say)
        self._welcome.finished.connect(self._on_connected)
        self._welcome.demo_requested.connect(self.demo_requested)
        self._demo_bar.switched.connect(self.refresh)
        self._demo_bar.failed.connect(self._say)
        self._demo_bar.setVisible(self.is_demo)
        self._banners.chosen.connect(self.side_windows.follow_banner)
        self._banners.came_back.connect(self._say)

    @Slot()
    def refresh_now(self) -> None:
        """Look at the desk again and show what it says, before this returns."""
        view, network, now = self.desk.view(), self.desk.network(), time.time()
        self.sidebar.show_desk(view)
        self.changes.show_desk(view)
        self.load_groups.show_desk(view)
        self._status.show_all(view, network, now)
        self._show_charger(view)
        self._banners.show_desk(view, now, self._here())
        self.notifier.look(view, self._banners.too_high, now)
        self.tray.show_desk(view)
        if self.is_demo:
            self._demo_bar.refresh()
        if self._stack.currentWidget() is self.all_chargers:
            self.all_chargers.show_desk(view)
        if self._stack.currentWidget() is self.guide:
            self.guide.show_desk(view)
        if self._stack.currentWidget() is self.charging:
            self.charging.show_chargers(view.chargers)
        if view.link.state is LinkState.NO_ACCOUNT and self._stack.currentWidget() is not self.guide:
            self._welcome.show_network(network)
            self._stack.setCurrentWidget(self._welcome)
        elif self._stack.currentWidget() is self._welcome:
            self._stack.setCurrentWidget(self._empty)
        if self._stack.currentWidget() is self._empty and self._unit_id:
            self._stack.setCurrentWidget(self.pages)
            self.sidebar.select_charger(self._unit_id)

    def _show_charger(self, view: DeskView) -> None:
        charger = view.charger(self._unit_id)
        if charger is None and view.chargers:
            charger = view.chargers[0]
        self._unit_id = charger.unit_id if charger is not None else ""
        self.pages.overview.show_in_fahrenheit(self.preferences.in_fahrenheit)
        if charger is not None:
            has_others, group = len(view.chargers) > 1, view.load_group_of(charger)
            self.pages.show_charger(charger, view.link, group, has_others=has_others)
            if self._stack.currentWidget() is self.pages:
                self.sidebar.select_charger(charger.unit_id)

    def _here(self) -> BannerAction:
        """Where a banner's button need not lead, for the person is there."""
        shown = self._stack.currentWidget()
        if shown is self.changes:
            return BannerAction.CHANGES
        return BannerAction.GUIDE if shown is self.guide else BannerAction.NONE

    @Slot(object)
    def say_of_update(self, release: Release) -> None:
        """A newer version is there: said once in passing, the settings tell more."""
        words = self.tr("JuiceDesk {0} is there. The settings tell more, under Privacy.")
        self._say(words.format(release.version))

    def _on_connected(self, words: str) -> None:
        self._toast.say(words)
        self.refresh()

    def _say_error(self, error: JuiceDeskError) -> None:
        self._say(error_words(error))

    def _say(self, words: str) -> None:
        self._toast.say(words)
