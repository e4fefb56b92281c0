"""One limit for several chargers: lowering is done for all, each raise waits for its own decision."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.intent import FieldGroup
from juicedesk.store.view import ChargerView
from juicedesk.ui.dialogs.fitting import FittingDialog
from juicedesk.ui.fleet import LimitPlan, limit_plan
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.amp_field import HIGHEST_AMPS, AmpField
from juicedesk.ui.widgets.dialog_buttons import DialogButtons
from juicedesk.ui.widgets.labels import body, caption, section

WIDTH_PX, SIDE_PX = 480, 24


class BulkLimitDialog(FittingDialog):
    """Accepted only with something to save; `edits` is that. A raise is never confirmed here."""

    def __init__(self, look: Look, chargers: tuple[ChargerView, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("One limit for several chargers"))
        self._chargers = chargers
        self._group = QComboBox()
        self._group.setObjectName("bulk:group")
        self._group.setAccessibleName(self.tr("Which limit"))
        self._group.addItem(self.tr("Charge limit"), FieldGroup.LIMIT)
        self._group.addItem(self.tr("Wiring limit"), FieldGroup.WIRE)
        self._amps = AmpField(look, self.tr("Limit in amps"), "bulk:amps")
        self._amps.set_bound(HIGHEST_AMPS)
        self._effect = body(look, wrap=True)
        self._effect.setObjectName("bulk:effect")
        self._ask = QCheckBox()
        self._ask.setObjectName("bulk:ask")
        self._buttons = DialogButtons(look, name="bulk:save")
        self._save = self._buttons.main
        self._lay_out(look)
        self._amps.amps_changed.connect(self._show)
        self._group.activated.connect(self._show)
        self._ask.toggled.connect(self._show)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._show()

    @property
    def edits(self) -> list[tuple[ChargerView, FieldGroup, int]]:
        """What to save: the lower ones, and the raises if they were asked for."""
        plan, amps = self._plan, self._amps.amps
        if plan is None or amps is None:
            return []
        chosen = plan.lower + (plan.higher if self._ask.isChecked() else ())
        return [(charger, self._chosen, amps) for charger in chosen]

    @property
    def _chosen(self) -> FieldGroup:
        return FieldGroup(self._group.currentData())

    @property
    def _plan(self) -> LimitPlan | None:
        amps = self._amps.amps
        return None if amps is None else limit_plan(self._chargers, self._chosen, amps)

    def _show(self) -> None:
        plan = self._plan
        raises = len(plan.higher) if plan is not None else 0
        self._ask.setVisible(raises > 0)
        self._ask.setText(self.tr("Also ask me about the %n raise(s), one by one", "", raises))
        self._effect.setText("" if plan is None else self._words(plan))
        self._save.setEnabled(bool(self.edits))

    def _words(self, plan: LimitPlan) -> str:
        texts = [self.tr("Lower for %n charger(s).", "", len(plan.lower))]
        if plan.same:
            texts.append(self.tr("%n have it already.", "", len(plan.same)))
        if plan.higher:
            words = self.tr(
                "For %n of them this would be a raise, which is never made for several at once.",
                "",
                len(plan.higher),
            )
            texts.append(words)
        if plan.impossible:
            texts.append(self.tr("%n cannot take that much.", "", len(plan.impossible)))
        return " ".join(texts)

    def _lay_out(self, look: Look) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._group)
        row.addWidget(self._amps)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStrut(WIDTH_PX - 2 * SIDE_PX)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        count = len(self._chargers)
        column.addWidget(section(look, self.tr("%n charger(s)", "", count)))
        column.addLayout(row)
        column.addWidget(self._effect)
        column.addWidget(self._ask)
        note = self.tr(
            "Each is a change of its own: under Changes you can see how far it is, and take it back."
        )
        column.addWidget(caption(look, note, wrap=True))
        column.addWidget(self._buttons)
