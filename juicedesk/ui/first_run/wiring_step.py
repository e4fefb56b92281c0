"""What the wiring of a charger carries: the same questions as on its wiring page, with the result."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.wiring_rules import WiringNote
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.first_run.step import Step
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.labels import body, caption
from juicedesk.ui.widgets.still_choice import StillChoice
from juicedesk.ui.widgets.wiring_helper import WiringHelper

WIDE_FROM_PX = 680


class WiringStep(Step):
    """Kept for each charger as soon as it is said; without a charger only worked out."""

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self._background = background
        self._names: dict[str, str] = {}
        self._is_wide = False
        self._charger = StillChoice()
        self._charger.setObjectName("first:wiring-charger")
        self._charger.setAccessibleName(self.tr("Charger"))
        self._nobody = caption(look, self.tr("No charger yet: the result is shown, but not saved."))
        self._error = caption(look, tone="fault", wrap=True)
        self._error.hide()
        self._helper = WiringHelper(look)
        self._lay_out()
        self._charger.activated.connect(lambda _index: self._show_note())
        self._helper.note_changed.connect(self._on_note)

    @property
    def may_go_on(self) -> bool:
        """Whether all was said that a limit can be worked out of."""
        return self._helper.allowed_amps is not None

    def show_chargers(self, wanted: Mapping[str, str]) -> None:
        """Of which chargers it can be said: those of the account, else those that were found."""
        view = self._desk.view()
        names = {charger.unit_id: charger.name for charger in view.chargers} or dict(wanted)
        if names == self._names:
            return
        self._names = names
        before = self._charger.currentData()
        self._charger.clear()
        for unit_id, name in names.items():
            self._charger.addItem(name, unit_id)
        self._charger.setCurrentIndex(max(0, self._charger.findData(before)))
        self._charger.setVisible(len(names) > 1)
        self._label.setText(self.tr("Charger") if len(names) > 1 else next(iter(names.values()), ""))
        self._label.setVisible(bool(names))
        self._nobody.setVisible(not names)
        self._show_note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The questions stand side by side where there is room."""
        super().resizeEvent(event)
        is_wide = self.width() >= self.look.px(WIDE_FROM_PX)
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            self._helper.set_wide(is_wide)
            self.order_stops()

    def _show_note(self) -> None:
        unit_id = self._charger.currentData()
        charger = None if unit_id is None else self._desk.view().charger(unit_id)
        note = self._helper.note if unit_id is None else self._desk.wiring_note(unit_id)
        self._helper.show_note(note, None if charger is None else charger.unit_rating_amps)
        self.changed.emit()

    def _on_note(self, note: WiringNote) -> None:
        self._error.hide()
        unit_id = self._charger.currentData()
        if unit_id is not None:
            self._background.run(
                self,
                lambda: self._desk.keep_wiring_note(unit_id, note),
                lambda _none: self.changed.emit(),
                self._on_error,
            )
        self.changed.emit()

    def _on_error(self, error: JuiceDeskError) -> None:
        self._error.setText(error_words(error))
        self._error.show()

    def _lay_out(self) -> None:
        self.set_head(
            self.tr("Wiring check"),
            self.tr("Half a minute: breaker and cable decide how much your charger may ever draw."),
        )
        self._label = body(self.look)
        self._label.setBuddy(self._charger)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._label)
        row.addWidget(self._charger)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self._nobody)
        self.column.addWidget(self._error)
        self.column.addWidget(self._helper)
        self.column.addStretch(1)
