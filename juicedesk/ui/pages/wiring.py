"""The wiring limit: four numbers on one scale; lowering is one click, raising is slow on purpose."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.grid_hints import german_hints
from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.domain.territory import GERMANY
from juicedesk.domain.wiring_rules import RuleSet, WiringNote
from juicedesk.store.view import ChargerView, LinkState, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.change_words import change_sign
from juicedesk.ui.charger_clock import local_now
from juicedesk.ui.charger_territory import territory_of
from juicedesk.ui.desk import Desk
from juicedesk.ui.duties import Duty, give
from juicedesk.ui.format import limit_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.undo import Step, Undo
from juicedesk.ui.widgets.amp_bars import AmpBars
from juicedesk.ui.widgets.amp_field import AmpField
from juicedesk.ui.widgets.amp_slider import AmpSlider
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.grid_hints import GridHints
from juicedesk.ui.widgets.labels import caption, section
from juicedesk.ui.widgets.limit_effects import LimitEffects
from juicedesk.ui.widgets.raise_guard import RaiseGuard
from juicedesk.ui.widgets.scrolling import bring_into_view, go_to, scrolling
from juicedesk.ui.widgets.shared_circuit import SharedCircuit
from juicedesk.ui.widgets.surfaces import Card, Icon, Pill
from juicedesk.ui.widgets.unsaid_wiring import UnsaidWiring
from juicedesk.ui.widgets.wiring_helper import WiringHelper
from juicedesk.ui.wiring_bars import wiring_bars

HELPER_WIDTH_PX = 288
REFLOW_BELOW_PX, GAP_PX = 930, 12
ROUND_GUARD_PX = 2 * 24 + 2 * 24 + GAP_PX + 12
"""Beside the guard: the sides of its card and of the page, the gap between columns, the scroll bar."""
ANY_WIDTH_PX = 16_777_215


class WiringPage(QWidget):
    """Shows one charger's limits and asks the desk for another wire limit.

    Signals: undoable(str, object) – something was kept; the words for the person, and an Undo.
    """

    undoable = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        background: Background,
        preferences: Preferences,
        look: Look,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._desk = desk
        self._look = look
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._background = background
        self._charger: ChargerView | None = None
        self._link: LinkView | None = None
        self._drafts: dict[str, int] = {}
        self._followed_amps: int | None = None
        self._bars = AmpBars(look)
        self._field = AmpField(look, self.tr("New wiring limit in amps"), "wiring:amps")
        self._slider = AmpSlider(look, self.tr("New wiring limit in amps"), "wiring:slider")
        self._hint = caption(look, tone="fault", wrap=True)
        self._pending = Pill(look)
        self._never = self._fault_line(self.tr("Above your wiring: never allowed"))
        self._one_click = caption(look, self.tr("Lowering is one click, with undo."))
        self._lower_row = QWidget()
        self._lower = Button(look, icon="arrow-down", kind="filled", name=self.tr("Lower"))
        self._lower.setObjectName("wiring:lower")
        give(self._lower, Duty.SAVE)
        self._guard = RaiseGuard(look)
        self._helper = WiringHelper(look)
        self._effects = LimitEffects(preferences, look)
        self._unsaid = UnsaidWiring(look)
        self._unsaid.asked.connect(lambda: go_to(self._helper.first_unsaid))
        self._group = SharedCircuit(look)
        self._grid_hints = GridHints(look)
        self._lay_out(look)
        self._slider.chosen.connect(self._field.show_amps)
        self._group.split_chosen.connect(self.propose)
        self._field.amps_changed.connect(self._on_amps)
        self._field.line.returnPressed.connect(self._on_return)
        self._lower.clicked.connect(self._on_lower)
        self._guard.confirmed.connect(self._on_raise)
        self._guard.cancelled.connect(self._forget_draft)
        self._helper.note_changed.connect(self._on_note)

    def show_charger(self, charger: ChargerView, link: LinkView) -> None:
        """Show a charger, or its newer values; a number that a person has typed stays."""
        is_another = self._charger is None or self._charger.unit_id != charger.unit_id
        if is_another:
            self._drafts, self._followed_amps = self.drafts, None
        self._charger, self._link = charger, link
        if is_another:
            note = self._desk.wiring_note(charger.unit_id)
            self._helper.show_note(note, charger.unit_rating_amps, territory_of(charger))
            self._field.show_amps(self._drafts.get(charger.unit_id))
        # A number that nobody has touched follows the one that is set.
        if self._field.typed_amps in (None, self._followed_amps) and not self._field.line.hasFocus():
            self._field.show_amps(self._shown_amps)
        self._followed_amps = self._shown_amps
        self._show_values()
        self._show_group(charger)

    def propose(self, amps: int) -> None:
        """Fill in a limit as if it had been typed; a raise asks for its confirmation."""
        self._field.show_amps(amps)
        self._on_amps()

    def keep_drafts_of(self, other: WiringPage) -> None:
        """Take over the numbers that a person has typed on a page that goes away."""
        self._drafts = other.drafts

    @property
    def drafts(self) -> dict[str, int]:
        """The numbers that a person has typed and not saved, by charger."""
        drafts, amps = dict(self._drafts), self._field.typed_amps
        if self._charger is not None:
            drafts.pop(self._charger.unit_id, None)
            if amps is not None and amps != self._followed_amps:
                drafts[self._charger.unit_id] = amps
        return drafts

    def discard(self, unit_id: str) -> None:
        """Let go the number that a person has typed for a charger."""
        self._drafts.pop(unit_id, None)
        if self._charger is not None and self._charger.unit_id == unit_id:
            self._forget_draft()

    @property
    def _shown_amps(self) -> int | None:
        assert self._charger is not None
        shown = self._charger.field(FieldGroup.WIRE).shown
        return shown if isinstance(shown, int) else None

    @property
    def _reported_amps(self) -> int | None:
        assert self._charger is not None
        reported = self._charger.field(FieldGroup.WIRE).reported
        return reported if isinstance(reported, int) else None

    @property
    def _most_amps(self) -> int:
        """What may be asked for at most: hardware and wiring; before the wiring is known, no raise at all."""
        assert self._charger is not None
        rating = self._charger.unit_rating_amps
        if rating is None:
            return 0
        allowed = self._helper.at_most_amps
        return min(rating, rating if allowed is None else allowed)

    def _show_values(self) -> None:
        assert self._charger is not None
        self._show_bars()
        change = self._charger.field(FieldGroup.WIRE).pending
        self._pending.setVisible(change is not None)
        if change is not None:
            is_paused = self._link is not None and self._link.is_paused
            self._pending.show_sign(change_sign(change, is_paused=is_paused))
        self._field.set_bound(self._most_amps)

    def _show_bars(self) -> None:
        assert self._charger is not None
        rating, allowed = self._charger.unit_rating_amps, self._helper.allowed_amps
        self._bars.show_bars(wiring_bars(self._charger, allowed, self._clock()), allowed)
        self._never.setVisible(allowed is not None and rating is not None and allowed < rating)
        self._unsaid.setVisible(allowed is None and rating is not None)

    def _show_group(self, charger: ChargerView) -> None:
        view = self._desk.view()
        groups = (group.shown for group in view.load_groups)
        mine = next((group for group in groups if charger.unit_id in group.member_ids), None)
        names = {one.unit_id: one.name for one in view.chargers} if mine is not None else {}
        self._group.show_group(mine, names, charger.facts.offline_amps, self._shown_amps)

    def _on_amps(self) -> None:
        if self._charger is None:
            return
        amps, shown = self._field.amps, self._shown_amps
        self._show_hint(self._hint_words())
        lowers = amps is not None and shown is not None and amps < shown
        raises = amps is not None and shown is not None and amps > shown
        self._lower_row.setVisible(not raises)
        self._lower.setEnabled(lowers)
        self._lower.setText(self.tr("Lower to {0}").format(limit_text(amps)) if lowers else self.tr("Lower"))
        if raises and not self._guard.isVisible():
            # The guard as far as it goes, but never the field out of sight of who types there.
            bring_into_view(self._guard)
            bring_into_view(self._field)
        self._guard.setVisible(raises)
        if raises and amps is not None:
            self._guard.ask_for(amps, self._guard_hint())
        self._slider.show_amps(
            self._field.typed_amps, shown, self._most_amps, self._charger.unit_rating_amps or 0
        )
        self._show_effects(shown, amps if amps is not None else shown)

    def _show_effects(self, before_amps: int | None, after_amps: int | None) -> None:
        charger = self._charger
        assert charger is not None
        is_there = self._link is not None and self._link.state is LinkState.CONNECTED
        change, now = (before_amps, after_amps), local_now(charger, self._clock())
        self._effects.show_change(charger, change, now, is_server_there=is_there)
        is_german = self._helper.rule_set is RuleSet.EUROPE and territory_of(charger) == GERMANY
        self._grid_hints.show_hints(german_hints(after_amps or 0) if is_german else ())

    def _hint_words(self) -> str:
        charger = self._charger
        assert charger is not None
        if charger.unit_rating_amps is None:
            return self.tr("The charger has not said what its hardware can deliver, so nothing can be set.")
        typed = self._field.typed_amps
        if typed is None or self._field.amps is not None:
            return ""
        if 0 < typed < 6:
            return self.tr("Cars do not charge with 1 to 5 A. Choose 0 (off) or at least 6 A.")
        if typed > charger.unit_rating_amps:
            return self.tr("The hardware delivers {0} A at most.").format(charger.unit_rating_amps)
        return self.tr("Your wiring allows {0} A at most.").format(self._most_amps)

    def _guard_hint(self) -> str:
        if self._helper.allowed_amps is None:
            return self.tr("First describe the wiring of this charger.")
        return ""

    def _on_return(self) -> None:
        if self._lower.isVisible() and self._lower.isEnabled():
            self._lower.setFocus()

    def _on_lower(self) -> None:
        amps, shown = self._field.amps, self._shown_amps
        if amps is not None and shown is not None and amps < shown:
            self._save(amps, confirmed=False)

    def _on_raise(self, amps: int) -> None:
        allowed = self._helper.allowed_amps
        if self._field.amps == amps and allowed is not None and amps <= allowed:
            self._save(amps, confirmed=True)

    def _save(self, amps: int, *, confirmed: bool) -> None:
        charger = self._charger
        assert charger is not None
        unit_id, base, previous = charger.unit_id, self._reported_amps, self._shown_amps
        words = self.tr("Wiring limit {0} saved.").format(limit_text(amps))
        self._background.run(
            self,
            lambda: self._desk.save(unit_id, FieldGroup.WIRE, amps, base, confirmed),
            lambda _none: self._on_saved(unit_id, words, Step(unit_id, FieldGroup.WIRE, previous, amps)),
            self._on_error,
        )

    def _on_saved(self, unit_id: str, words: str, step: Step) -> None:
        self._drafts.pop(unit_id, None)
        self._lower.setEnabled(False)
        self._guard.hide()
        before = step.before
        assert before is None or isinstance(before, int), "a wiring limit is in amps"
        self.undoable.emit(words, Undo(step, lambda: self._undo(unit_id, before)))

    def _undo(self, unit_id: str, previous_amps: int | None) -> None:
        """Take back what has not been sent; afterwards going back is a change of its own, with its guard."""
        charger = self._desk.view().charger(unit_id)
        change = charger.field(FieldGroup.WIRE).pending if charger is not None else None
        if change is not None and change.state is IntentState.QUEUED:
            change_id = change.change_id
            self._background.run(
                self,
                lambda: self._desk.discard(change_id),
                lambda _none: self._field.show_amps(previous_amps),
                self._on_error,
            )
        elif self._charger is not None and self._charger.unit_id == unit_id:
            self._field.show_amps(previous_amps)

    def _on_error(self, error: JuiceDeskError) -> None:
        self._show_hint(error_words(error))

    def _show_hint(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def _on_note(self, note: WiringNote | None) -> None:
        charger = self._charger
        assert charger is not None
        self._show_values()
        self._on_amps()
        self._background.run(
            self,
            lambda: self._desk.keep_wiring_note(charger.unit_id, note),
            lambda _none: None,
            self._on_error,
        )

    def _forget_draft(self) -> None:
        self._field.show_amps(self._shown_amps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the numbers, what the wiring allows stands below them."""
        super().resizeEvent(event)
        usual_px = self._look.px(HELPER_WIDTH_PX)
        helper_px = max(usual_px, self._helper.minimumSizeHint().width())
        least_px = self._guard.minimumSizeHint().width() + ROUND_GUARD_PX + helper_px
        is_narrow = self.width() < max(self._look.px(REFLOW_BELOW_PX) + helper_px - usual_px, least_px)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
        self._helper.set_wide(is_narrow)
        self._helper.setMinimumWidth(0 if is_narrow else helper_px)
        self._helper.setMaximumWidth(ANY_WIDTH_PX if is_narrow else helper_px)

    def _lay_out(self, look: Look) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP_PX)
        left.addWidget(self._numbers_card(look))
        left.addWidget(self._new_limit_card(look), 1)
        left.addWidget(self._group)
        left.addWidget(self._grid_hints)
        content = QWidget()
        self._columns.setContentsMargins(24, 16, 24, 16)
        self._columns.setSpacing(GAP_PX)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._helper)
        content.setLayout(self._columns)
        scroll = scrolling(content, self.tr("Wiring limit"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _numbers_card(self, look: Look) -> Card:
        card = Card()
        card.column.setContentsMargins(24, 12, 24, 10)
        card.column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(section(look, self.tr("Four numbers, one scale"), wrap=True), 1)
        head.addWidget(self._never)
        card.column.addLayout(head)
        card.column.addWidget(self._bars)
        return card

    def _fault_line(self, words: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon(self._look, "shield-alert", "fault", 14))
        row.addWidget(caption(self._look, words, tone="fault"))
        return line

    def _new_limit_card(self, look: Look) -> Card:
        card = Card()
        card.column.setContentsMargins(24, 12, 24, 14)
        card.column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(16)
        title = section(look, self.tr("New limit"))
        title.setMinimumHeight(self._field.sizeHint().height())
        for part in (title, self._field):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._slider, 1)
        card.column.addLayout(row)
        card.column.addWidget(self._hint)
        card.column.addWidget(self._effects)
        card.column.addWidget(self._unsaid)
        card.column.addStretch(1)
        card.column.addWidget(self._lower_row)
        card.column.addWidget(self._guard)
        last = QHBoxLayout(self._lower_row)
        last.setContentsMargins(0, 0, 0, 0)
        last.addWidget(self._pending)
        last.addWidget(self._one_click, 1)
        last.addWidget(self._lower)
        self._guard.hide()
        return card
