"""The five pages of one charger. The overview is there at once, each other one when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from juicedesk.store.view import ChargerView, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.late import Late
from juicedesk.ui.look import Look
from juicedesk.ui.pages.overview import OverviewPage
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.widgets.month_tile import MonthTile
from juicedesk.ui.widgets.today_card import TodayCard

if TYPE_CHECKING:  # imported when they are built
    from juicedesk.ui.pages.charges import ChargesPage
    from juicedesk.ui.pages.details import DetailsPage
    from juicedesk.ui.pages.schedule import SchedulePage
    from juicedesk.ui.pages.wiring import WiringPage

OVERVIEW, SCHEDULE, WIRING, CHARGES, DETAILS = range(5)


class ChargerStack(QStackedWidget):
    """Signals: said(str) – words for the person; undoable(str, object) – the same with an Undo;
    tariff_chosen() – to the prices."""

    said = Signal(str)
    undoable = Signal(str, object)
    tariff_chosen = Signal()

    def __init__(
        self,
        desk: Desk,
        background: Background,
        preferences: Preferences,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._preferences = preferences
        self._look = look
        self._shown: tuple[ChargerView, LinkView] | None = None
        self._load_group, self._has_others = "", False
        self._page = OVERVIEW
        today = TodayCard(desk, background, preferences, look)
        today.said.connect(self.said)
        self.overview = OverviewPage(look, today, MonthTile(desk, background, preferences, look))
        self.addWidget(self.overview)
        self._schedule = Late(self, self._make_schedule, self._fill_schedule)
        self._wiring = Late(self, self._make_wiring, self._fill_wiring)
        self._charges = Late(self, self._make_charges, self._fill_charges)
        self._details = Late(self, self._make_details, self._fill_details)
        self._late: dict[int, Late[QWidget]] = {
            SCHEDULE: self._schedule,
            WIRING: self._wiring,
            CHARGES: self._charges,
            DETAILS: self._details,
        }

    def show_charger(
        self, charger: ChargerView, link: LinkView, load_group: str, *, has_others: bool
    ) -> None:
        """Show a charger, or its newer values; the page stays."""
        self._shown = charger, link
        self._load_group, self._has_others = load_group, has_others
        self.overview.show_charger(charger, link)
        for late in self._late.values():
            late.refresh()

    @property
    def page(self) -> int:
        """OVERVIEW, SCHEDULE, WIRING, CHARGES or DETAILS."""
        return self._page

    def open_page(self, page: int) -> None:
        """Turn to a page."""
        self._page = page
        self.setCurrentWidget(self.overview if page == OVERVIEW else self._late[page].page)

    @property
    def schedule(self) -> SchedulePage:
        """When the charger may charge."""
        return self._schedule.page

    @property
    def wiring(self) -> WiringPage:
        """What its wiring bears."""
        return self._wiring.page

    @property
    def charges(self) -> ChargesPage:
        """What it has charged."""
        return self._charges.page

    @property
    def details(self) -> DetailsPage:
        """What is known of it."""
        return self._details.page

    @property
    def built_schedule(self) -> SchedulePage | None:
        """The schedule, if anybody has wanted it yet."""
        return self._schedule.built

    @property
    def built_wiring(self) -> WiringPage | None:
        """The wiring limit, if anybody has wanted it yet."""
        return self._wiring.built

    @property
    def built_details(self) -> DetailsPage | None:
        """The details, if anybody has wanted them yet."""
        return self._details.built

    def keep_drafts_of(self, other: ChargerStack) -> None:
        """Take over what a person has begun to edit on pages that go away."""
        if other.built_schedule is not None:
            self.schedule.keep_drafts_of(other.built_schedule)
        if other.built_wiring is not None:
            self.wiring.keep_drafts_of(other.built_wiring)
        if other.built_details is not None:
            self.details.keep_drafts_of(other.built_details)

    def _make_schedule(self) -> SchedulePage:
        from juicedesk.ui.pages.schedule import SchedulePage  # noqa: PLC0415 - when it is first wanted

        page = SchedulePage(self._desk, self._background, self._preferences, self._look)
        page.saved.connect(self.said)
        page.undoable.connect(self.undoable)
        return page

    def _fill_schedule(self, page: SchedulePage) -> None:
        if self._shown is not None:
            page.show_charger(*self._shown, has_others=self._has_others)

    def _make_wiring(self) -> WiringPage:
        from juicedesk.ui.pages.wiring import WiringPage  # noqa: PLC0415 - when it is first wanted

        page = WiringPage(self._desk, self._background, self._preferences, self._look)
        page.undoable.connect(self.undoable)
        return page

    def _fill_wiring(self, page: WiringPage) -> None:
        if self._shown is not None:
            page.show_charger(*self._shown)

    def _make_charges(self) -> ChargesPage:
        from juicedesk.ui.pages.charges import ChargesPage  # noqa: PLC0415 - when it is first wanted

        page = ChargesPage(self._desk, self._background, self._preferences, self._look)
        page.said.connect(self.said)
        page.tariff_chosen.connect(self.tariff_chosen)
        return page

    def _fill_charges(self, page: ChargesPage) -> None:
        if self._shown is not None:
            page.show_charger(*self._shown)

    def _make_details(self) -> DetailsPage:
        from juicedesk.ui.pages.details import DetailsPage  # noqa: PLC0415 - when it is first wanted

        page = DetailsPage(self._desk, self._background, self._preferences, self._look)
        page.saved.connect(self.said)
        page.undoable.connect(self.undoable)
        return page

    def _fill_details(self, page: DetailsPage) -> None:
        if self._shown is not None:
            page.show_charger(*self._shown, self._load_group)
