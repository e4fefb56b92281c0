"""What this program is, in three lines, and in which language and colours."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.ui.first_run.step import Step
from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import body, strong
from juicedesk.ui.widgets.look_choices import Choices, language_choices, theme_choices
from juicedesk.ui.widgets.still_choice import StillChoice
from juicedesk.ui.widgets.surfaces import Card, Icon

CHOICE_PX = 220


class WelcomeStep(Step):
    """Signals: language_chosen(str), theme_chosen(str) – for the window, which builds itself again."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.set_head(
            self.tr("Welcome to JuiceDesk"),
            self.tr("For JuiceBox chargers, whether the vendor’s server is there or not."),
        )
        promises = Card(side_px=20)
        promises.column.setSpacing(18)
        for icon, name, about in self._promises():
            promises.column.addLayout(self._promise(icon, name, about))
        choices = Card(side_px=20)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        languages = self._choice("first:language", language_choices(), language.choice, self.language_chosen)
        themes = self._choice("first:theme", theme_choices(), look.choice, self.theme_chosen)
        for row, (words, combo) in enumerate(((self.tr("Language"), languages), (self.tr("Theme"), themes))):
            combo.setAccessibleName(words)
            label = body(look, words)
            label.setBuddy(combo)
            grid.addWidget(label, row, 0)
            grid.addWidget(combo, row, 1)
        choices.column.addLayout(grid)
        self.column.addWidget(promises)
        self.column.addWidget(choices)
        self.column.addStretch(1)

    @property
    def forward_words(self) -> str:
        """The way begins here."""
        return self.tr("Start")

    def _promises(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (
                "house-wifi",
                self.tr("It finds your chargers"),
                self.tr("On your own network, without an account and without the internet."),
            ),
            (
                "calendar-clock",
                self.tr("It edits schedule and wiring limit"),
                self.tr("Times for cheap nights, and never more amps than your wiring can carry."),
            ),
            (
                "cloud-off",
                self.tr("It works through outages"),
                self.tr("Every change is kept, sent when the server is back, and checked."),
            ),
        )

    def _promise(self, icon: str, name: str, about: str) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(strong(self.look, name, wrap=True))
        words.addWidget(body(self.look, about, tone="2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Icon(self.look, icon, "accent", 24))
        row.addLayout(words, 1)
        return row

    def _choice(self, name: str, choices: Choices, current: str, chosen: SignalInstance) -> StillChoice:
        combo = StillChoice()
        combo.setObjectName(name)
        for value, text in choices:
            combo.addItem(text, value)
        combo.setCurrentIndex(max(0, combo.findData(current)))
        combo.activated.connect(lambda index: chosen.emit(str(combo.itemData(index))))
        combo.setFixedWidth(max(self.look.px(CHOICE_PX), combo.sizeHint().width()))
        return combo
