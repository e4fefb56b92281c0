"""Whether a charger was really taken over: it reports here and acknowledges a command."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from juicedesk.adopt.console import WhoAnswers
from juicedesk.adopt.verifying import Step
from juicedesk.domain.adopt_errors import ConsoleError
from juicedesk.domain.charger import masked_id
from juicedesk.domain.contact import Contact
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.adopt_words import adopt_error_words, step_words
from juicedesk.ui.adopting import Adopting, Watch
from juicedesk.ui.background import Background
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, section
from juicedesk.ui.widgets.surfaces import Card, Icon
from juicedesk.ui.widgets.wrong_field import mark_wrong

_SHOWN = (Step.REPORTS, Step.TAKEN_IN, Step.ACKNOWLEDGED)


class VerificationCard(Card):
    """Watches when the person wants it; `stop` it before it goes.

    Signals: verified(str) – the charger with this ID obeys the home server; _stepped(str) – a step of
    the thread that watches, on its way to the screen.
    """

    verified = Signal(str)
    _stepped = Signal(str)

    def __init__(
        self,
        adopting: Adopting,
        background: Background,
        look: Look,
        box: Callable[[], str],
        name: str,
        juicebox_id: str | None,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what a new charger is called at first."""
        super().__init__(parent=parent)
        self._adopting = adopting
        self._background = background
        self._box = box
        self._name = name
        self._watch: Watch | None = None
        self._id = QLineEdit(juicebox_id or "")
        self._id.setObjectName("adopt:id")
        self._id.setAccessibleName(self.tr("JuiceBox ID"))
        self._id.setPlaceholderText(self.tr("JuiceBox ID, printed on the charger"))
        self._id.setVisible(juicebox_id is None)
        self._hint = caption(look, tone="fault", wrap=True)
        self._check = Button(look, self.tr("Check the charger"), icon="shield-check", kind="filled")
        self._check.setObjectName("adopt:verify")
        self._check.setAutoDefault(False)
        self._icons = {step: Icon(look, "circle-dashed", "idle") for step in _SHOWN}
        self._result = body(look, wrap=True)
        self._lay_out(look)
        self._check.clicked.connect(self.begin)
        self._stepped.connect(self._on_step)
        self._id.textEdited.connect(lambda: mark_wrong(self._id, self._hint, ""))
        mark_wrong(self._id, self._hint, "")
        self._say("", "2")

    def set_id(self, juicebox_id: str) -> None:
        """Which charger it is, once that is known."""
        self._id.setText(juicebox_id)
        self._id.setVisible(False)
        mark_wrong(self._id, self._hint, "")

    def begin(self) -> None:
        """Watch from now on; where the ID is not known, the charger's console is asked first."""
        if self._watch is not None or not self._check.isEnabled():
            return
        self._check.setEnabled(False)
        juicebox_id, box = self._id.text().strip(), self._box()
        if juicebox_id:
            self._begin(juicebox_id)
        elif not box:
            self._on_unknown(None)
        else:
            self._background.run(self, lambda: self._adopting.who_is(box), self._on_known, self._on_unknown)

    def stop(self) -> None:
        """End the watching, within a second or so."""
        if self._watch is not None:
            self._watch.stop()

    def _on_known(self, who: WhoAnswers) -> None:
        self.set_id(who.juicebox_id)
        self._begin(who.juicebox_id)

    def _on_unknown(self, error: JuiceDeskError | None) -> None:
        self._check.setEnabled(True)
        if error is None or isinstance(error, ConsoleError):
            words = self.tr("The charger does not tell its ID. Type it here; it is printed on the charger.")
            self._id.setVisible(True)
            mark_wrong(self._id, self._hint, words)
            self._id.setFocus()
        else:
            self._say(adopt_error_words(error), "fault")

    def _begin(self, juicebox_id: str) -> None:
        for icon in self._icons.values():
            icon.show_icon("circle-dashed", "idle")
        name = self._name or f"JuiceBox {masked_id(juicebox_id)}"
        self._watch = self._adopting.verification(
            juicebox_id, name, lambda step: self._stepped.emit(step.value)
        )
        self._background.run(
            self, self._watch.run, lambda contact: self._on_verified(juicebox_id, contact), self._on_failed
        )

    def _on_step(self, value: str) -> None:
        step = Step(value)
        if step in self._icons:
            self._icons[step].show_icon("circle-check", "accent")
        if step is not Step.ACKNOWLEDGED:
            self._say(self.tr("Waiting. This can take a minute or two."), "2")

    def _on_verified(self, juicebox_id: str, _contact: Contact) -> None:
        self._finish()
        self._say(self.tr("Done: the charger obeys your home server."), "accent")
        self.verified.emit(juicebox_id)

    def _on_failed(self, error: JuiceDeskError) -> None:
        self._finish()
        self._say(adopt_error_words(error), "fault")

    def _finish(self) -> None:
        self._watch = None
        self._check.setEnabled(True)

    def _say(self, words: str, tone: str) -> None:
        self._result.setTone(tone)
        self._result.setText(words)
        self._result.setVisible(bool(words))

    def _lay_out(self, look: Look) -> None:
        self.column.setSpacing(8)
        self.column.addWidget(section(look, self.tr("Does it obey your home server?")))
        steps = QHBoxLayout()
        steps.setSpacing(6)
        for step, icon in self._icons.items():
            steps.addWidget(icon)
            steps.addWidget(caption(look, step_words(step)))
            steps.addSpacing(12)
        steps.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._id, 1)
        row.addWidget(self._check)
        row.addStretch(0)
        self.column.addLayout(steps)
        self.column.addLayout(row)
        self.column.addWidget(self._hint)
        self.column.addWidget(self._result)
