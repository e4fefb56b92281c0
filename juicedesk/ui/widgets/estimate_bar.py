"""How long a charge takes by the schedule, until when, and at what cost."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.energy_need import need_to_text
from juicedesk.domain.estimate import Estimate
from juicedesk.domain.schedule import Schedule
from juicedesk.store.view import ChargerView
from juicedesk.ui.dialogs.energy_need import EnergyNeedDialog
from juicedesk.ui.estimate_words import basis_words, estimate_words, formula_words, late_words
from juicedesk.ui.format import energy_text
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.schedule_estimate import Basis, basis_of, need_name
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption

BUTTON_SIDE_PX = 8
"""As far in as the words of the button above."""


class EstimateBar(QWidget):
    """Begins with the energy that the car needs: a button, for another one and for how it is worked out."""

    def __init__(self, preferences: Preferences, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("schedule:estimate")
        self._preferences = preferences
        self._look = look
        self._shown: tuple[ChargerView, Schedule, datetime] | None = None
        self._need = Button(look, kind="link")
        self._need.setObjectName("schedule:need")
        self._need.setToolTip(self.tr("Change the energy, and see how this is worked out"))
        self._words = body(look, wrap=True)
        self._words.setContentsMargins(0, 6, 0, 0)
        self._late = caption(look, tone="pending", wrap=True)
        self._basis = caption(look, wrap=True)
        self._lay_out()
        self._need.clicked.connect(self._ask_need)

    def show_schedule(self, charger: ChargerView, schedule: Schedule, now: datetime) -> None:
        """Show what a schedule makes of a car plugged in now; `now` is naive, on the charger's clock."""
        self._shown = charger, schedule, now
        basis = basis_of(charger, self._preferences)
        estimate = basis.estimate(schedule, now)
        self._show_need(basis.need.wh)
        self._late.setVisible(estimate is not None and estimate.lateness is not None)
        if estimate is None:
            unknown = self.tr("cannot be estimated: no limit of this charger is known yet.")
            off = self.tr("cannot be charged: the charge limit is off.")
            self._words.setText(unknown if basis.amps is None else off)
            self._basis.clear()
        else:
            self._show_estimate(estimate, basis, schedule, now)

    def _show_estimate(self, estimate: Estimate, basis: Basis, schedule: Schedule, now: datetime) -> None:
        currency = "" if basis.tariff is None else basis.tariff.currency
        self._words.setText(estimate_words(estimate, now, currency))
        if estimate.lateness is not None:
            self._late.setText(late_words(estimate.lateness, now, basis.most_amps))
        self._basis.setText(basis_words(estimate, basis.amps or 0, basis.volts, schedule.enabled))

    def _show_need(self, need_wh: int) -> None:
        words = energy_text(need_wh)
        if self._need.text() != words:
            self._need.setText(words)
            self._need.setAccessibleName(self.tr("Energy for the estimate: {0}").format(words))

    def _ask_need(self) -> None:
        if self._shown is None:
            return
        charger, schedule, now = self._shown
        basis = basis_of(charger, self._preferences)
        formula = formula_words(basis.need.wh, basis.amps, basis.volts)
        dialog = EnergyNeedDialog(self._look, charger.name, basis.need, formula, self)
        if dialog.exec():
            self._preferences.choose(need_name(charger.unit_id), need_to_text(dialog.need))
            self.show_schedule(charger, schedule, now)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(0)
        first.addWidget(self._need, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(first)
        for part in (self._late, self._basis):
            part.setIndent(BUTTON_SIDE_PX)
            column.addWidget(part)
