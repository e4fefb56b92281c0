"""Name, circuit and chargers of a load group; whatever lets more current flow is asked for twice."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.load_group import (
    GROUP_NAME_MAX_LENGTH,
    MOST_CIRCUIT_AMPS,
    LoadGroup,
    check_load_group,
)
from juicedesk.store.view import DeskView
from juicedesk.ui.duties import Duty, give
from juicedesk.ui.load_group_draft import LoadGroupDraft, most_amps, taken_ids, together_amps
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.amp_field import AmpField
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.field_width import example_px
from juicedesk.ui.widgets.labels import body, caption, section
from juicedesk.ui.widgets.raise_guard import GuardWords, RaiseGuard
from juicedesk.ui.widgets.scrolling import go_to
from juicedesk.ui.widgets.surfaces import Card

ROW_PX = 30
MOST_ROWS = 8
SEARCH_FROM = 9
NAME_WIDTH_PX = 280


class LoadGroupEditor(Card):
    """Signals: wanted(object, bool) – a LoadGroup to be saved, and whether a raise was confirmed;
    cancelled()."""

    wanted = Signal(object, bool)
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("group:editor")
        self.draft = LoadGroupDraft.of_new("")
        self._view: DeskView | None = None
        self._title = section(look)
        self._name = QLineEdit()
        self._name.setObjectName("group:name")
        self._name.setAccessibleName(self.tr("Name of the load group"))
        self._name.setPlaceholderText(self.tr("Garage, left row…"))
        self._name.setMaxLength(GROUP_NAME_MAX_LENGTH)
        self._name.setMinimumWidth(example_px(self._name))
        self._name.setMaximumWidth(max(NAME_WIDTH_PX, example_px(self._name)))
        self._amps = AmpField(look, self.tr("Amps of the circuit"), "group:amps")
        self._amps.set_bound(MOST_CIRCUIT_AMPS)
        self._search = QLineEdit()
        self._search.setObjectName("group:search")
        self._search.setPlaceholderText(self.tr("Search chargers"))
        self._search.setAccessibleName(self.tr("Search chargers"))
        self._search.setClearButtonEnabled(True)
        self._members = QListWidget()
        self._members.setObjectName("group:members")
        self._members.setAccessibleName(self.tr("Chargers on the circuit"))
        self._members.setUniformItemSizes(True)
        self._hint = caption(look, tone="fault", wrap=True)
        self._effect = caption(look, wrap=True)
        self._guard = RaiseGuard(look, name="group")
        self._cancel = Button(look, self.tr("Cancel"), kind="plain")
        self._cancel.setObjectName("group:cancel")
        self._save = Button(look, self.tr("Save"), icon="check", kind="filled")
        self._save.setObjectName("group:save")
        give(self._save, Duty.SAVE)
        self._lay_out(look)
        self._connect()

    def begin(self, draft: LoadGroupDraft, view: DeskView) -> None:
        """Edit a group."""
        self.draft, self._view = draft, None
        words = self.tr("New load group") if draft.is_new else self.tr("Load group {0}").format(draft.name)
        self._title.setText(words)
        self._name.setText(draft.name)
        self._amps.show_amps(draft.circuit_amps)
        self._search.clear()
        self._view = view
        self._show_chargers(view)
        self._check()

    def go_to_name(self) -> None:
        """The first thing to say of a new group, with the focus ring."""
        go_to(self._name, self)

    def show_desk(self, view: DeskView) -> None:
        """Chargers may have come or gone, or joined another group; what a person has begun stays."""
        before, self._view = self._view, view
        if before is None or _who(before, self.draft.group_id) != _who(view, self.draft.group_id):
            self._show_chargers(view)
        self._check()

    def show_error(self, words: str) -> None:
        """Say why it could not be kept."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def _show_chargers(self, view: DeskView) -> None:
        taken = taken_ids(view, self.draft.group_id)
        self._members.blockSignals(True)
        self._members.clear()
        for charger in view.chargers:
            elsewhere = taken.get(charger.unit_id)
            words = charger.name
            if elsewhere is not None:
                words = self.tr("{0} – in the load group {1}").format(charger.name, elsewhere)
            item = QListWidgetItem(words, self._members)
            item.setData(Qt.ItemDataRole.UserRole, charger.unit_id)
            item.setSizeHint(QSize(0, ROW_PX))
            flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            is_free = elsewhere is None
            item.setFlags(flags | Qt.ItemFlag.ItemIsEnabled if is_free else Qt.ItemFlag.NoItemFlags)
            is_member = charger.unit_id in self.draft.member_ids
            item.setCheckState(Qt.CheckState.Checked if is_member else Qt.CheckState.Unchecked)
        self._members.blockSignals(False)
        rows = max(1, min(len(view.chargers), MOST_ROWS))
        self._members.setFixedHeight(rows * ROW_PX + 10)
        self._search.setVisible(len(view.chargers) >= SEARCH_FROM)
        self._on_search(self._search.text())

    def _on_search(self, text: str) -> None:
        sought = text.strip().casefold()
        for row in range(self._members.count()):
            self._members.setRowHidden(row, sought not in self._members.item(row).text().casefold())

    def _on_member(self, item: QListWidgetItem) -> None:
        unit_id = str(item.data(Qt.ItemDataRole.UserRole))
        if item.checkState() is Qt.CheckState.Checked:
            self.draft.member_ids.add(unit_id)
        else:
            self.draft.member_ids.discard(unit_id)
        self._on_edit()

    def _on_edit(self) -> None:
        if self._view is None:
            return
        self.draft.name, self.draft.circuit_amps = self._name.text(), self._amps.typed_amps
        # Whoever edits after all does not dissolve; without chargers there is nothing but dissolving.
        self.draft.is_dissolving = not self.draft.member_ids and not self.draft.is_new
        self._check()

    def _check(self) -> None:
        draft, words = self.draft, ""
        if draft.is_new and not draft.member_ids:
            words = self.tr("Choose the chargers that hang on this circuit.") if self._name.text() else ""
        elif draft.is_touched:
            words = _problem(draft.wanted)
        is_ready = draft.is_touched and not words and bool(draft.member_ids or draft.is_dissolving)
        raises = is_ready and draft.raises
        self.show_error(words)
        self._save.setVisible(not raises)
        self._cancel.setVisible(not raises)
        self._save.setEnabled(is_ready)
        effect = self._effect_words() if is_ready else ""
        self._effect.setText(effect)
        self._effect.setVisible(bool(effect))
        self._guard.setVisible(raises)
        if raises:
            self._ask()

    @property
    def _together_amps(self) -> int:
        assert self._view is not None
        leaving = [self._view.charger(unit_id) for unit_id in sorted(self.draft.leaving_ids)]
        return together_amps(self.draft, leaving)

    def _effect_words(self) -> str:
        draft, view = self.draft, self._view
        if view is None or not draft.leaving_ids:
            return ""
        texts = []
        for unit_id in sorted(draft.leaving_ids):
            charger = view.charger(unit_id)
            amps, name = most_amps(charger), charger.name if charger is not None else unit_id[-4:]
            alone = self.tr("{0} may then draw up to {1} A whatever the others draw.")
            unknown = self.tr("{0} may then draw whatever its hardware can deliver.")
            texts.append(unknown.format(name) if amps is None else alone.format(name, amps))
        return " ".join(texts)

    def _ask(self) -> None:
        draft = self.draft
        amps = self._together_amps
        if not draft.leaving_ids:
            words = GuardWords(
                self.tr("Raising the circuit needs a second look"),
                self.tr("I have read the breaker label of this circuit, or an electrician told me."),
                self.tr("Type the new amps of the circuit to confirm"),
                self.tr("Raise to {0} A").format(amps),
            )
        else:
            button = self.tr("Dissolve") if draft.is_dissolving else self.tr("Take out")
            words = GuardWords(
                self.tr("Afterwards up to {0} A may flow together").format(amps),
                self.tr("Whatever is taken out is on a circuit of its own, with a breaker of its own."),
                self.tr("Type these amps to confirm"),
                button,
            )
        self._guard.ask_for(amps, words=words, subject=(draft.group_id, draft.wanted))

    def _on_confirmed(self, amps: int) -> None:
        if amps == self._together_amps:
            self.wanted.emit(self.draft.wanted, True)

    def _connect(self) -> None:
        self._name.textEdited.connect(self._on_edit)
        self._amps.amps_changed.connect(self._on_edit)
        self._members.itemChanged.connect(self._on_member)
        self._search.textChanged.connect(self._on_search)
        self._save.clicked.connect(lambda: self.wanted.emit(self.draft.wanted, False))
        self._cancel.clicked.connect(self.cancelled)
        self._guard.confirmed.connect(self._on_confirmed)
        self._guard.cancelled.connect(self.cancelled)

    def _lay_out(self, look: Look) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        for words, part in ((self.tr("Name"), self._name), (self.tr("Circuit"), self._amps)):
            line.addWidget(body(look, words, tone="2"))
            line.addWidget(part, 1 if part is self._name else 0)
            line.addSpacing(12)
        line.addStretch(1)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self._cancel)
        bottom.addWidget(self._save)
        self.column.setSpacing(8)
        self.column.addWidget(self._title)
        self.column.addLayout(line)
        note = self.tr("As many amps as the breaker of the shared circuit may carry continuously.")
        self.column.addWidget(caption(look, note, wrap=True))
        self.column.addWidget(body(look, self.tr("Chargers on this circuit"), tone="2"))
        self.column.addWidget(self._search)
        self.column.addWidget(self._members)
        for extra in (self._hint, self._effect, self._guard):
            self.column.addWidget(extra)
        self.column.addLayout(bottom)


def _problem(wanted: LoadGroup) -> str:
    try:
        check_load_group(wanted)
    except InvalidChange as error:
        return error_words(error)
    return ""


def _who(view: DeskView, group_id: str) -> tuple[object, ...]:
    return (tuple((one.unit_id, one.name) for one in view.chargers), taken_ids(view, group_id))
