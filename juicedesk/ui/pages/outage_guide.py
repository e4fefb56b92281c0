"""What works while the server is away; needs no network, and can be printed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.power_cut import power_cut_risk
from juicedesk.store.view import ChargerView, DeskView
from juicedesk.ui.desk import Desk
from juicedesk.ui.duties import Duty, give
from juicedesk.ui.look import Look
from juicedesk.ui.outage_words import GuideRow, afterwards, gate_words, guide_rows, headings
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label, body, caption, page_title, section, strong
from juicedesk.ui.widgets.power_cut_card import PowerCutCard, allowed_amps
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.surfaces import Card, Divider, Icon

SIDE_PX = 320
REFLOW_BELOW_PX = 900


class OutageGuidePage(QWidget):
    """Signals: wiring_chosen(str) – to a charger's wiring page; server_chosen() – to another server."""

    wiring_chosen = Signal(str)
    server_chosen = Signal()

    def __init__(self, desk: Desk, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._look = look
        self._chargers: tuple[ChargerView, ...] = ()
        self._unit_id = ""
        self._power_cut = PowerCutCard(look)
        self._power_cut.charger_chosen.connect(self.choose_charger)
        self._power_cut.wiring_chosen.connect(self.wiring_chosen)
        self._print = Button(look, self.tr("Print…"), icon="printer")
        give(self._print, Duty.PRINT)
        self._print.setObjectName("guide:print")
        self._print.clicked.connect(self._on_print)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side = QWidget()
        self._lay_out()

    def show_desk(self, view: DeskView) -> None:
        """Check the chargers as they were last reported."""
        self._chargers = view.chargers
        if view.charger(self._unit_id) is None:
            self._unit_id = view.chargers[0].unit_id if view.chargers else ""
        self._power_cut.offer(view.chargers)
        self._power_cut.show_charger(view.charger(self._unit_id), self._desk.wiring_note(self._unit_id))

    def choose_charger(self, unit_id: str) -> None:
        """Check this charger before its power is cut."""
        self._unit_id = unit_id
        charger = next((one for one in self._chargers if one.unit_id == unit_id), None)
        self._power_cut.show_charger(charger, self._desk.wiring_note(unit_id))

    def gates(self) -> list[tuple[str, str]]:
        """What has to be read before the power of each charger is cut, with the charger's name."""
        found = []
        for charger in self._chargers:
            wiring = allowed_amps(self._desk.wiring_note(charger.unit_id))
            risk = power_cut_risk(charger.unit_rating_amps, wiring)
            found.append((charger.name, gate_words(risk, charger.unit_rating_amps, wiring)))
        return found or [(self.tr("Every charger"), gate_words(power_cut_risk(None, None), None, None))]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows stand the columns on top of each other."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._look.px(REFLOW_BELOW_PX)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
        side_px = max(self._look.px(SIDE_PX), self._side.minimumSizeHint().width())
        self._side.setMaximumWidth(16_777_215 if is_narrow else side_px)
        self._side.setMinimumWidth(0 if is_narrow else side_px)

    def _on_print(self) -> None:
        from juicedesk.ui.outage_print import ask_and_print  # noqa: PLC0415 - printing is rare and loads much

        ask_and_print(self.gates(), self)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addLayout(self._head())
        self._columns.setSpacing(16)
        self._columns.addWidget(self._table(), 1)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        for card in (self._power_cut, self._after_card(), self._server_card()):
            side.addWidget(card)
        side.addStretch(1)
        self._columns.addWidget(self._side)
        column.addLayout(self._columns, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content, self.tr("What works now")))

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(page_title(self._look, self.tr("What works now")))
        note = self.tr("For when the server is away. This guide needs no network.")
        words.addWidget(caption(self._look, note))
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self._print, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _table(self) -> Card:
        card = Card(side_px=20)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for column, (words, share) in enumerate(zip(headings(), (3, 4, 4, 4), strict=True)):
            grid.addWidget(strong(self._look, words), 0, column)
            grid.setColumnStretch(column, share)
        for number, row in enumerate(guide_rows(), start=1):
            grid.addWidget(Divider(), 2 * number - 1, 0, 1, 4)
            self._add_row(grid, 2 * number, row)
        card.column.addLayout(grid)
        card.column.addStretch(1)
        return card

    def _add_row(self, grid: QGridLayout, number: int, row: GuideRow) -> None:
        cells = (
            self._cell(row.icon, "text_2", strong(self._look, row.what, wrap=True)),
            self._cell("circle-check", "charging", body(self._look, row.works, wrap=True)),
            self._cell("x", "idle", body(self._look, row.fails, tone="2", wrap=True)),
            self._cell("", "", body(self._look, row.advice, tone="2", wrap=True)),
        )
        for column, cell in enumerate(cells):
            grid.addWidget(cell, number, column, Qt.AlignmentFlag.AlignTop)

    def _cell(self, icon: str, token: str, words: Label) -> QWidget:
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if icon and words.text():
            row.addWidget(Icon(self._look, icon, token, 16), 0, Qt.AlignmentFlag.AlignTop)
        if not words.text():
            words.setText("–")
        row.addWidget(words, 1)
        return cell

    def _after_card(self) -> Card:
        card = Card(side_px=20)
        card.column.addWidget(section(self._look, self.tr("When the server is back"), wrap=True))
        for icon, words in afterwards():
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Icon(self._look, icon, "text_2", 16), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(body(self._look, words, wrap=True), 1)
            card.column.addLayout(row)
        return card

    def _server_card(self) -> Card:
        card = Card(side_px=20)
        card.column.addWidget(section(self._look, self.tr("If it stays away"), wrap=True))
        words = self.tr(
            "JuiceDesk can be the server itself, on this computer, and your boxes can move to it."
        )
        card.column.addWidget(body(self._look, words, wrap=True))
        start = Button(self._look, self.tr("A server of your own…"), icon="server")
        start.setObjectName("guide:server")
        start.clicked.connect(self.server_chosen)
        card.column.addWidget(start, 0, Qt.AlignmentFlag.AlignLeft)
        return card
