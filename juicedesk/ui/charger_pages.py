"""Everything about one charger: its head, its tabs and its pages."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from juicedesk.domain.box_facts import Feature
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.intent import FieldGroup, GroupValue, Override
from juicedesk.domain.schedule import Schedule
from juicedesk.store.view import ChargerView, LinkState, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.box_words import box_warning, refusal_words
from juicedesk.ui.charger_stack import CHARGES, DETAILS, OVERVIEW, SCHEDULE, WIRING, ChargerStack
from juicedesk.ui.desk import Desk, WayView
from juicedesk.ui.dialogs.rename import RenameDialog
from juicedesk.ui.format import age_text, clock_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.undo import Step, Undo
from juicedesk.ui.way_menu import WayMenu
from juicedesk.ui.widgets.box_notice import BoxNotice
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import caption, page_title
from juicedesk.ui.widgets.path_row import PathRow, better_way
from juicedesk.ui.widgets.steady_click import SteadyClick
from juicedesk.ui.widgets.surfaces import Divider, Icon

DOT_PX = 6


class ChargerPages(QWidget):
    """Signals: said(str) – words for the person; undoable(str, object) – the same with an Undo."""

    said = Signal(str)
    undoable = Signal(str, object)

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
        self._look = look
        self._charger: ChargerView | None = None
        self._title = page_title(look)
        self._seen = caption(look)
        self._override = Button(look, icon="zap", name=self.tr("Charge now"))
        self._override.setObjectName("head:override")
        self._why_not = caption(look, wrap=True)
        self._why_not.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._override.clicked.connect(self.toggle_override)
        self._steady = SteadyClick(self._override)
        self._tabs = QButtonGroup(self)
        self._dots: list[Icon] = []
        self.stack = ChargerStack(desk, background, preferences, look)
        self._notice = BoxNotice(look)
        self._path = PathRow(look)
        self._path.taken.connect(self.control_through)
        self._lay_out()
        self._connect()

    def show_charger(
        self, charger: ChargerView, link: LinkView, load_group: str = "", *, has_others: bool = False
    ) -> None:
        """Show a charger, or its newer values; the page stays. `has_others`: it is not the only one."""
        self._charger = charger
        self._title.setText(charger.name)
        self._show_path(charger, link)
        self._show_seen(charger, link)
        self._show_override(charger, link)
        self._mark_tab(SCHEDULE, self.tr("Schedule"), charger.field(FieldGroup.SCHEDULE).pending is not None)
        self._mark_tab(WIRING, self.tr("Wiring limit"), charger.field(FieldGroup.WIRE).pending is not None)
        is_open = any(
            charger.field(group).pending is not None for group in (FieldGroup.NAME, FieldGroup.DETAILS)
        )
        self._mark_tab(DETAILS, self.tr("Details"), is_open)
        self._notice.show_sign(box_warning(charger))
        self.stack.show_charger(charger, link, load_group, has_others=has_others)

    def jumped(self) -> None:
        """Something above came or went: under the pointer stands now what was not there a moment ago."""
        self._steady.moved()

    @property
    def page(self) -> int:
        """OVERVIEW, SCHEDULE, WIRING, CHARGES or DETAILS."""
        return self.stack.page

    def open_page(self, page: int) -> None:
        """Turn to a page."""
        self.stack.open_page(page)
        self._tabs.button(page).setChecked(True)

    def keep_drafts_of(self, other: ChargerPages) -> None:
        """Take over what a person has begun to edit on pages that go away."""
        self.stack.keep_drafts_of(other.stack)

    def toggle_override(self) -> None:
        """Charge now, or go back to the schedule; nothing while the button says that it cannot be."""
        if self._charger is None or not self._override.isEnabled():
            return
        field = self._charger.field(FieldGroup.OVERRIDE)
        wants_now = field.shown is not Override.CHARGE_NOW
        self.ask_override(self._charger, Override.CHARGE_NOW if wants_now else Override.BACK_TO_SCHEDULE)

    def ask_override(self, charger: ChargerView, wanted: Override) -> None:
        """Ask any charger to charge now, or to go back to its schedule."""
        is_now = wanted is Override.CHARGE_NOW
        if is_now:
            words = self.tr("Charge now: requested.")
        elif _has_schedule(charger):
            words = self.tr("Back to the schedule: requested.")
        else:
            words = self.tr("End of “Charge now”: requested.")
        self._save(charger, FieldGroup.OVERRIDE, wanted, words)

    def rename(self) -> None:
        """Ask for another name."""
        if self._charger is None:
            return
        dialog = RenameDialog(self._look, self._charger.name, self)
        if dialog.exec():
            self._save(self._charger, FieldGroup.NAME, dialog.name, self.tr("New name saved."))

    def _save(self, charger: ChargerView, group: FieldGroup, value: GroupValue, words: str) -> None:
        unit_id, field = charger.unit_id, charger.field(group)

        def saved(_none: None) -> None:
            if group is FieldGroup.OVERRIDE:
                self.said.emit(words)  # the button itself is the way back
            else:
                self.undoable.emit(words, Undo(Step(unit_id, group, field.shown, value)))

        self._background.run(
            self, lambda: self._desk.save(unit_id, group, value, field.reported), saved, self._on_error
        )

    @property
    def ways(self) -> tuple[WayView, ...]:
        """The accounts through which the charger that is shown can be controlled."""
        return () if self._charger is None else self._desk.ways(self._charger.unit_id)

    def control_through(self, account_id: str) -> None:
        """Put another account in charge of the charger that is shown."""
        assert self._charger is not None
        unit_id = self._charger.unit_id
        names = {way.account_id: way.name for way in self.ways}
        words = self.tr("Controlled through: {0}. What was waiting elsewhere has moved along.").format(
            names.get(account_id, "")
        )
        self._background.run(
            self,
            lambda: self._desk.take_charge(unit_id, account_id),
            lambda _none: self.said.emit(words),
            self._on_error,
        )

    def _on_error(self, error: JuiceDeskError) -> None:
        self.said.emit(error_words(error))

    def _show_seen(self, charger: ChargerView, link: LinkView) -> None:
        if charger.measured_at is None:
            self._seen.setText(self.tr("Not read yet"))
            return
        age = age_text(time.time() - charger.measured_at)
        if link.state is LinkState.CONNECTED:
            words = self.tr("Seen {0}, from {1}").format(age, link.server_name or link.address)
            self._seen.setText(f"{charger.facts.model} · {words}" if charger.facts.model else words)
            self._seen.setTone("2")
        else:
            at = clock_text(charger.measured_at)
            name = link.server_name or link.address
            self._seen.setText(self.tr("Last value {0}, from {1} · {2}").format(at, name, age))
            self._seen.setTone("pending")

    def _show_path(self, charger: ChargerView, link: LinkView) -> None:
        ways = self._desk.ways(charger.unit_id)
        current = next((one.account_id for one in self._desk.accounts() if one.is_current), "")
        here = next((way for way in ways if way.account_id == current), None)
        better = better_way(ways, link)
        if charger.in_charge_elsewhere and here is not None:
            self._path.show_elsewhere(charger.in_charge_elsewhere, here)
        elif not charger.in_charge_elsewhere and better is not None:
            self._path.show_better(link.server_name or link.address, better)
        else:
            self._path.hide()

    def _show_override(self, charger: ChargerView, link: LinkView) -> None:
        is_now = charger.field(FieldGroup.OVERRIDE).shown is Override.CHARGE_NOW
        icon, words = "zap", self.tr("Charge now")
        if is_now and _has_schedule(charger):
            icon, words = "calendar-clock", self.tr("Return to schedule")
        elif is_now:
            icon, words = "x", self.tr("End “Charge now”")
        if self._override.text() != words:
            self._override.setText(words)
            self._override.set_icon(icon)
        is_unsent = charger.field(FieldGroup.OVERRIDE).pending is not None
        is_there = link.state is LinkState.CONNECTED
        refusal = refusal_words(charger, Feature.OVERRIDE)
        can_be = (is_there and not link.is_paused and not refusal) or (is_now and is_unsent)
        paused = self.tr("sending is paused") if is_there and link.is_paused else ""
        self._override.setEnabled(can_be)
        self._why_not.setText(refusal or paused or self.tr("needs the server"))
        self._why_not.setVisible(not can_be)

    def _mark_tab(self, page: int, words: str, is_pending: bool) -> None:
        button = self._tabs.button(page)
        name = self.tr("{0}, a change is waiting").format(words) if is_pending else words
        if button.accessibleName() != name:
            button.setAccessibleName(name)
            self._dots[page].setVisible(is_pending)

    def _connect(self) -> None:
        self._tabs.idClicked.connect(self.open_page)
        overview = self.stack.overview
        overview.schedule_opened.connect(lambda: self.open_page(SCHEDULE))
        overview.wiring_opened.connect(lambda: self.open_page(WIRING))
        overview.charges_opened.connect(lambda: self.open_page(CHARGES))
        self.stack.said.connect(self.said)
        self.stack.undoable.connect(self.undoable)
        self.open_page(OVERVIEW)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addLayout(self._tab_row())
        column.addWidget(Divider())
        column.addWidget(self._notice)
        column.addWidget(self._path)
        column.addWidget(self.stack, 1)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._seen)
        more = Button(self._look, icon="ellipsis", kind="plain", name=self.tr("More"))
        more.setFixedWidth(40)
        menu = QMenu(more)
        menu.addAction(self.tr("Rename…")).triggered.connect(self.rename)
        through = WayMenu(lambda: self.ways, menu)
        through.chosen.connect(self.control_through)
        menu.addMenu(through)
        more.clicked.connect(lambda: menu.popup(more.mapToGlobal(more.rect().bottomLeft())))
        row = QHBoxLayout()
        row.setContentsMargins(24, 18, 24, 8)
        row.addLayout(words, 1)
        row.addWidget(self._why_not, 1)
        row.addSpacing(6)
        row.addWidget(self._override)
        row.addWidget(more)
        return row

    def _tab_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        tabs = (
            (self.tr("Overview"), "tab:overview"),
            (self.tr("Schedule"), "tab:schedule"),
            (self.tr("Wiring limit"), "tab:wiring"),
            (self.tr("Charges"), "tab:charges"),
            (self.tr("Details"), "tab:details"),
        )
        for page, (words, object_name) in enumerate(tabs):
            button = Button(self._look, words, kind="tab")
            button.setCheckable(True)
            button.setObjectName(object_name)
            self._tabs.addButton(button, page)
            dot = Icon(self._look, "dot", "pending", DOT_PX)
            dot.hide()
            self._dots.append(dot)
            row.addWidget(button)
            row.addWidget(dot)
            row.addSpacing(10)
        row.addStretch(1)
        return row


def _has_schedule(charger: ChargerView) -> bool:
    """Whether there are windows to go back to; with a schedule that is not known yet, as if there were."""
    schedule = charger.field(FieldGroup.SCHEDULE).shown
    return not isinstance(schedule, Schedule) or schedule.enabled
