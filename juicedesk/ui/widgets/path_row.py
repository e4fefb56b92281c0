"""Says that another account is in charge of a charger, or had better be, and offers to change that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from juicedesk.store.view import LinkState, LinkView
from juicedesk.ui.desk import WayView
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body
from juicedesk.ui.widgets.surfaces import Icon

ICON_PX = 16


class PathRow(QFrame):
    """Shown only while it has something to say. Signals: taken(str) – the account to be in charge."""

    taken = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", "info")
        self._account_id = ""
        self._words = body(look, wrap=True)
        self._take = Button(look)
        self._take.setObjectName("path:take")
        self._take.clicked.connect(lambda: self.taken.emit(self._account_id))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(10)
        row.addWidget(Icon(look, "router", "on_scheduled_soft", ICON_PX))
        row.addWidget(self._words, 1)
        row.addWidget(self._take)
        self.hide()

    def show_elsewhere(self, in_charge: str, here: WayView) -> None:
        """Another account is in charge, not the one in use."""
        words = self.tr("Controlled through: {0}. What you save here waits until {1} is in charge.")
        self._offer(words.format(in_charge, here.name), here)

    def show_better(self, in_charge: str, better: WayView) -> None:
        """The server in charge is away, and the box reports to another one."""
        words = self.tr("{0} is not answering, and the charger reports to {1} now.")
        self._offer(words.format(in_charge, better.name), better)

    def _offer(self, words: str, way: WayView) -> None:
        self._account_id = way.account_id
        self._words.setText(words)
        self._take.setText(self.tr("Control it through {0}").format(way.name))
        self.show()


def better_way(ways: Sequence[WayView], link: LinkView) -> WayView | None:
    """Where a charger had better be controlled while the server in charge is away: it is heard there, and
    no longer by the one in charge."""
    is_away = link.state in (LinkState.AWAY, LinkState.NO_INTERNET)
    if not is_away or any(way.in_charge and way.is_heard for way in ways):
        return None
    return next((way for way in ways if way.is_heard and not way.in_charge), None)
