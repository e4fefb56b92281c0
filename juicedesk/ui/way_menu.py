"""Through which account a charger is controlled: the choice, as a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from juicedesk.ui.desk import WayView


class WayMenu(QMenu):
    """Asks each time it opens. Signals: chosen(str) – the account to be in charge."""

    chosen = Signal(str)

    def __init__(self, ways: Callable[[], Sequence[WayView]], parent: QWidget) -> None:
        super().__init__(self.tr("Control &through"), parent)
        self._ways = ways
        self.menuAction().setObjectName("menu:ways")
        self.aboutToShow.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        ways = self._ways()
        group = QActionGroup(self)
        for way in ways:
            # An ampersand in a name is no shortcut.
            action = self.addAction(way.name.replace("&", "&&"))
            action.setObjectName(f"way:{way.account_id}")
            action.setCheckable(True)
            action.setChecked(way.in_charge)
            group.addAction(action)
            action.triggered.connect(lambda _checked, way=way: self._choose(way))
        if not ways:
            self.addAction(self.tr("No account has this charger")).setEnabled(False)

    def _choose(self, way: WayView) -> None:
        if not way.in_charge:
            self.chosen.emit(way.account_id)
