"""The load group that a charger is in, and what is safe while nobody shares its circuit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.wiring import FLOOR_AMPS
from juicedesk.ui.format import amps_text
from juicedesk.ui.look import Look
from juicedesk.ui.values import Names, members_text
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, section, strong
from juicedesk.ui.widgets.surfaces import Card, Icon


class SharedCircuit(Card):
    """Hidden for a charger in no group.

    Signals: split_chosen(int) – the amps of an even split were taken up, as a limit to look at.
    """

    split_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("wiring:group")
        self._split_amps = 0
        self._title = section(look, wrap=True)
        self._circuit = strong(look)
        self._words = body(look, tone="2", wrap=True)
        self._split = body(look, wrap=True)
        self._use = Button(look, kind="link")
        self._use.setObjectName("wiring:split")
        self._use.clicked.connect(lambda: self.split_chosen.emit(self._split_amps))
        self._lay_out(look)
        self.hide()

    def show_group(
        self, group: LoadGroup | None, names: Names, offline_amps: int | None, shown_amps: int | None
    ) -> None:
        """Show a group; `offline_amps` is what the box draws without a server, where that is known."""
        self.setVisible(group is not None)
        if group is None:
            return
        self._split_amps = group.even_split_amps
        self._title.setText(self.tr("Load group: {0}").format(group.name))
        self._circuit.setText(amps_text(group.circuit_amps))
        words = self.tr(
            "{0} share this circuit. The server divides it among them, so that works only with the server."
        )
        self._words.setText(words.format(members_text(group, names)))
        has_share = offline_amps is not None and offline_amps <= max(self._split_amps, FLOOR_AMPS)
        self._split.setText(self._split_words(group, offline_amps if has_share else None))
        can_use = not has_share and self._split_amps > 0 and self._split_amps != shown_amps
        self._use.setVisible(can_use)
        self._use.setText(self.tr("Use {0}").format(amps_text(self._split_amps)))

    def _split_words(self, group: LoadGroup, share_amps: int | None) -> str:
        if share_amps is not None:
            words = self.tr("Without the server this charger draws {0} at most: its share.")
            return words.format(amps_text(share_amps))
        if not self._split_amps:
            return self.tr(
                "In an outage there is not enough for all of them: less than 6 A each. Switch some off."
            )
        words = self.tr("A safe split for outages: {0} each, no more than {1} together.")
        return words.format(amps_text(self._split_amps), amps_text(group.circuit_amps))

    def _lay_out(self, look: Look) -> None:
        self.column.setContentsMargins(24, 12, 24, 12)
        self.column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon(look, "network"))
        head.addWidget(self._title, 1)
        head.addWidget(self._circuit)
        last = QHBoxLayout()
        last.addWidget(self._split, 1)
        last.addWidget(self._use)
        self.column.addLayout(head)
        self.column.addWidget(self._words)
        self.column.addLayout(last)
