"""The controls above the lanes: in one row, or in two where that is too long."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import caption
from juicedesk.ui.widgets.presets_button import PresetsButton
from juicedesk.ui.widgets.segments import Segments

IN_WINDOWS, ANY_TIME = 0, 1
GAP_PX = 12


class ScheduleHead(QWidget):
    """Mode, presets, copies, zone and view. What has no room beside the others stands below: first the zone,
    then the copies too."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = Segments(
            look,
            self.tr("When charging is allowed"),
            (("calendar-clock", self.tr("Only in these windows")), ("infinity", self.tr("Any time"))),
        )
        self.mode.button(IN_WINDOWS).setObjectName("schedule:windows")
        self.mode.button(ANY_TIME).setObjectName("schedule:any")
        self.presets = PresetsButton(look)
        self.copy_to = Button(
            look, self.tr("Copy to…"), icon="copy", kind="link", name=self.tr("Copy to other chargers…")
        )
        self.copy_to.setObjectName("schedule:copy-to")
        self.copy_to.setToolTip(self.copy_to.accessibleName())
        self.zone = caption(look)
        self.zone.setObjectName("schedule:zone")
        words = (("moon", self.tr("Night")), ("sun", self.tr("Day")))
        self.view = Segments(look, self.tr("The lanes begin at noon or at midnight"), words)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._below: tuple[QWidget, ...] | None = None
        self._lay_out()

    def show_zone(self, name: str) -> None:
        """The zone of all times below, as people know it."""
        self.zone.setText(self.tr("Charger time, {0}").format(name))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, perhaps another number of rows."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for row in (self._first, self._second):
            row.setSpacing(GAP_PX)
            rows.addLayout(row)
        for part in (self.mode, self.presets):
            self._first.addWidget(part)
        self._first.addStretch(1)
        self._first.addWidget(self.view)
        self._second.addStretch(1)
        self._place(())

    def _fit(self) -> None:
        if self._row_px() <= self.width():
            self._place(())
        elif self._row_px(self.zone) <= self.width():
            self._place((self.zone,))
        else:
            self._place((self.zone, self.copy_to))

    def _row_px(self, *below: QWidget) -> int:
        """How wide the first row is without these parts."""
        parts = (self.mode, self.presets, self.copy_to, self.zone, self.view)
        shown = [part for part in parts if not part.isHidden() and part not in below]
        return sum(part.sizeHint().width() for part in shown) + GAP_PX * len(shown)

    def _place(self, below: tuple[QWidget, ...]) -> None:
        if below == self._below:
            return
        self._below = below
        for part in (self.copy_to, self.zone):
            self._first.removeWidget(part)
            self._second.removeWidget(part)
        if self.copy_to in below:
            self._second.addWidget(self.copy_to)
        else:
            self._first.insertWidget(2, self.copy_to)
        if self.zone in below:
            self._second.insertWidget(0, self.zone)
        else:
            self._first.insertWidget(self._first.count() - 1, self.zone)
