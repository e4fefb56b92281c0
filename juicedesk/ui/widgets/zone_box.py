"""Choosing a time zone: by the names people know, kept by those the servers know."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from juicedesk.juicenet.reading import WireError
from juicedesk.juicenet.zones import windows_ids, zone_info
from juicedesk.ui.format import NOTHING

LEAST_CHARACTERS = 22


class ZoneBox(QComboBox):
    """Signals: zone_chosen(str) – the Windows name of another zone, chosen by the person."""

    zone_chosen = Signal(str)

    def __init__(self, name: str, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filled = False
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST_CHARACTERS)
        self.activated.connect(lambda: self.zone_chosen.emit(str(self.currentData())))

    def show_zone(self, time_zone_id: str) -> None:
        """Show a zone."""
        if self.count() and self.currentData() == time_zone_id:
            return
        if self.findData(time_zone_id) < 0:
            self.insertItem(0, zone_name(time_zone_id), time_zone_id)
        self.setCurrentIndex(self.findData(time_zone_id))

    def showEvent(self, event: QShowEvent) -> None:
        """The list is made when the box is first seen: it takes a tenth of a second, too long at a start."""
        super().showEvent(event)
        if not self._is_filled:
            self._is_filled, current = True, str(self.currentData() or "")
            self.clear()
            for words, zone in sorted((zone_name(zone), zone) for zone in windows_ids()):
                self.addItem(words, zone)
            self.show_zone(current)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past never changes it."""
        event.ignore()


def zone_name(time_zone_id: str) -> str:
    """The zone as people know it, Europe/Berlin; one that nobody knows stays as it is."""
    try:
        return zone_info(time_zone_id).key
    except WireError:
        return time_zone_id or NOTHING
