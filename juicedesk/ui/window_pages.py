"""What the window can show beside its sidebar. Only what is shown first is built at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from juicedesk.store.view import DeskView, LinkState
from juicedesk.ui.banner_rules import BannerAction
from juicedesk.ui.charger_pages import ChargerPages
from juicedesk.ui.desk import NetworkView
from juicedesk.ui.late import Late
from juicedesk.ui.pages.empty import EmptyPage

if TYPE_CHECKING:  # imported when they are built
    from juicedesk.ui.main_window import MainWindow
    from juicedesk.ui.pages.all_chargers import AllChargersPage
    from juicedesk.ui.pages.changes import ChangesPage
    from juicedesk.ui.pages.charges import ChargesPage
    from juicedesk.ui.pages.load_groups import LoadGroupsPage
    from juicedesk.ui.pages.outage_guide import OutageGuidePage
    from juicedesk.ui.pages.planner import PlannerPage
    from juicedesk.ui.pages.welcome import WelcomePage


class WindowPages(QStackedWidget):
    """`show_desk` with every look; what is not built yet costs nothing then."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._view = window.desk.view()
        self._network = window.desk.network()
        self.empty = EmptyPage(window.look, is_demo=window.is_demo)
        self.empty.add_chosen.connect(window.side_windows.add_charger)
        self.empty.steps_chosen.connect(window.open_first_steps)
        self.charger = ChargerPages(window.desk, window.background, window.preferences, window.look)
        self.charger.said.connect(window.say)
        self.charger.undoable.connect(window.say)
        self.charger.stack.tariff_chosen.connect(window.side_windows.open_tariffs)
        self.addWidget(self.empty)
        self.addWidget(self.charger)
        self.all_chargers = Late(self, self._make_all, lambda page: page.show_desk(self._view))
        self.changes = Late(self, self._make_changes, lambda page: page.show_desk(self._view))
        self.load_groups = Late(self, self._make_groups, lambda page: page.show_desk(self._view))
        self.history = Late(self, self._make_history, self._fill_history)
        self.guide = Late(self, self._make_guide, lambda page: page.show_desk(self._view))
        self.planner = Late(self, self._make_planner, lambda page: page.refresh())
        self.welcome = Late(self, self._make_welcome, lambda page: page.show_network(self._network))
        self._late: dict[str, Late[QWidget]] = {
            "all": self.all_chargers,
            "changes": self.changes,
            "groups": self.load_groups,
            "history": self.history,
            "guide": self.guide,
            "planner": self.planner,
            "welcome": self.welcome,
        }

    @property
    def shown(self) -> str:
        """The name of a page, as the sidebar knows it; empty for a charger, or where one would be."""
        return next((name for name, late in self._late.items() if late.is_shown), "")

    @property
    def is_before_any_account(self) -> bool:
        """Whether a page is shown that nobody needs any more who has an account."""
        has_begun = self.welcome.is_shown and not self.welcome.page.is_under_way
        return has_begun or self.planner.is_shown

    @property
    def here(self) -> BannerAction:
        """Where a banner's button need not lead, for the person is there."""
        if self.changes.is_shown:
            return BannerAction.CHANGES
        return BannerAction.GUIDE if self.guide.is_shown else BannerAction.NONE

    def show_desk(self, view: DeskView, network: NetworkView) -> None:
        """What the desk says now, for the page that somebody sees."""
        self._view, self._network = view, network
        for late in self._late.values():
            if late.is_shown:
                late.refresh()

    def keep_state_of(self, other: WindowPages) -> None:
        """Show what pages that go away have shown, with what a person has begun there."""
        self.charger.keep_drafts_of(other.charger)
        self.charger.open_page(other.charger.page)
        if other.load_groups.built is not None:
            self.load_groups.page.keep_drafts_of(other.load_groups.built)
        if other.all_chargers.built is not None:
            self.all_chargers.page.keep_state_of(other.all_chargers.built)
        if other.planner.built is not None:
            self.planner.page.keep_drafts_of(other.planner.built)
        if other.welcome.built is not None:
            self.welcome.page.keep_state_of(other.welcome.built)
        if other.shown:
            self._late[other.shown].show()
        else:
            self.setCurrentIndex(other.currentIndex())

    def _fill_history(self, page: ChargesPage) -> None:
        """The chargers of the account; without one those of which anything is kept."""
        is_left = self._view.link.state is LinkState.NO_ACCOUNT
        page.show_chargers(self._window.desk.kept_chargers() if is_left else self._view.chargers)

    def _make_all(self) -> AllChargersPage:
        from juicedesk.ui.pages.all_chargers import AllChargersPage  # noqa: PLC0415 - when it is first wanted

        window = self._window
        page = AllChargersPage(window.desk, window.background, window.look)
        page.charger_chosen.connect(window.open_charger)
        page.saved.connect(window.say)
        return page

    def _make_changes(self) -> ChangesPage:
        from juicedesk.ui.pages.changes import ChangesPage  # noqa: PLC0415 - when it is first wanted

        window = self._window
        page = ChangesPage(window.desk, window.background, window.look)
        page.saved.connect(window.say)
        page.undoable.connect(window.say)
        page.open_charger.connect(window.open_subject)
        page.raise_asked.connect(window.propose_limit)
        page.set_back.connect(window.set_back)
        page.group_asked.connect(window.propose_load_group)
        return page

    def _make_groups(self) -> LoadGroupsPage:
        from juicedesk.ui.pages.load_groups import LoadGroupsPage  # noqa: PLC0415 - when it is first wanted

        window = self._window
        page = LoadGroupsPage(window.desk, window.background, window.look)
        page.undoable.connect(window.say)
        return page

    def _make_history(self) -> ChargesPage:
        from juicedesk.ui.pages.charges import ChargesPage  # noqa: PLC0415 - when it is first wanted

        window = self._window
        title = self.tr("History of charging")
        page = ChargesPage(window.desk, window.background, window.preferences, window.look, title)
        page.tariff_chosen.connect(window.side_windows.open_tariffs)
        page.said.connect(window.say)
        return page

    def _make_guide(self) -> OutageGuidePage:
        from juicedesk.ui.pages.outage_guide import OutageGuidePage  # noqa: PLC0415 - when it is first wanted

        window = self._window
        page = OutageGuidePage(window.desk, window.look)
        page.wiring_chosen.connect(window.open_wiring)
        page.server_chosen.connect(window.add_account)
        return page

    def _make_planner(self) -> PlannerPage:
        from juicedesk.ui.pages.planner import PlannerPage  # noqa: PLC0415 - when it is first wanted

        window = self._window
        page = PlannerPage(window.desk, window.background, window.preferences, window.look)
        page.schedule.undoable.connect(window.say)
        return page

    def _make_welcome(self) -> WelcomePage:
        from juicedesk.ui.pages.welcome import WelcomePage  # noqa: PLC0415 - when it is first wanted

        window = self._window
        page = WelcomePage(
            window.desk,
            window.background,
            window.preferences,
            window.look,
            window.language,
            is_demo=window.is_demo,
        )
        page.finished.connect(window.say_and_look)
        page.closed.connect(window.refresh_now)
        page.turned.connect(window.make_room)
        page.language_chosen.connect(window.speak)
        page.theme_chosen.connect(window.use_theme)
        page.guide_chosen.connect(window.open_guide)
        page.manual_chosen.connect(window.side_windows.open_user_guide)
        page.add_chosen.connect(window.add_charger)
        page.demo_requested.connect(window.demo_requested)
        return page
