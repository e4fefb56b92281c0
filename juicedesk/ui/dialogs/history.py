"""What has become of the changes of the last 90 days: to read, to search, to hand on, to set back."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.load_group import LoadGroup
from juicedesk.store.history import PastChange
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.dialogs.data_file import may_delete_history
from juicedesk.ui.history_text import history_text, paragraph
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.models.history_model import HistoryModel, HistoryRow, history_rows
from juicedesk.ui.set_back import WayBack, way_back
from juicedesk.ui.values import value_text
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.history_delegate import HistoryDelegate
from juicedesk.ui.widgets.labels import caption, page_title
from juicedesk.ui.widgets.raise_guard import RaiseGuard
from juicedesk.ui.widgets.surfaces import Card

WIDTH_PX, HEIGHT_PX = 940, 680
DETAILS_PX = 132
FILE_NAME = "juicedesk-history.txt"


class HistoryDialog(QDialog):
    """Reads in the background; the list costs no more for thousands of changes than for ten.

    Signals: saved(str) – something was set back, in words for the person; raise_asked(str, int) – a
    wiring limit would be set back to more amps, which only the charger's wiring page may confirm;
    group_asked(str, object) – the same for a load group and what it would be like.
    """

    saved = Signal(str)
    raise_asked = Signal(str, int)
    group_asked = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        background: Background,
        look: Look,
        parent: QWidget | None = None,
        chosen_id: int | None = None,
    ) -> None:
        """`chosen_id` is the change that is shown first, if it is settled."""
        super().__init__(parent)
        self._chosen_id = chosen_id
        self.setWindowTitle(self.tr("Changes of the last 90 days"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._desk = desk
        self._background = background
        self._way: WayBack | None = None
        self._model = HistoryModel(self)
        self._title = page_title(look, self.tr("Changes of the last 90 days"))
        self._state = caption(look, self.tr("Reading…"), wrap=True)
        self._state.setObjectName("history:state")
        self._search = QLineEdit()
        self._list = QListView()
        self._details = QPlainTextEdit()
        self._guard = RaiseGuard(look)
        self._set_back = Button(look, icon="undo-2", name=self.tr("Set back"))
        self._set_back.setObjectName("history:set_back")
        self._export = Button(look, self.tr("Export as text…"), icon="download")
        self._export.setObjectName("history:export")
        self._delete = Button(look, self.tr("Delete…"), icon="trash-2")
        self._delete.setObjectName("history:delete")
        self._close = Button(look, self.tr("Close"))
        self._prepare(look)
        self._connect()
        self._lay_out()
        self._read()

    def export_to(self, path: Path) -> None:
        """Write what is shown as text, in the background, and say how that went."""
        shown = self._model.shown_changes

        def wrote(problem: str) -> None:
            words = self.tr("That could not be saved: {0}") if problem else self.tr("Saved as {0}.")
            self._say(words.format(problem or path.name), is_problem=bool(problem))

        self._background.run(self, lambda: _write(path, shown), wrote, self._on_error)

    def _read(self) -> None:
        self._background.run(self, lambda: history_rows(self._desk.history()), self._on_rows, self._on_error)

    def _on_rows(self, rows: list[HistoryRow]) -> None:
        self._model.set_rows(rows)
        self._on_search(self._search.text())
        index = self._model.index_of(self._chosen_id)
        if index.isValid():
            self._list.setCurrentIndex(index)
            self._list.setFocus()

    def _on_search(self, text: str) -> None:
        self._model.seek(text)
        count = self._model.change_count
        if count:
            words = self.tr("%n change(s)", "", count)
        else:
            words = self.tr("Nothing found.") if text.strip() else self.tr("Nothing is settled yet.")
        self._say(words)
        self._export.setEnabled(count > 0)
        self._delete.setEnabled(count > 0)
        self._on_chosen()

    def _on_chosen(self) -> None:
        past = self._chosen
        self._details.setPlainText(paragraph(past) if past is not None else "")
        self._guard.hide()
        self._way = None
        if past is not None:
            self._way = way_back(past.change, self._desk.view().field_of(past.change))
        self._set_back.setVisible(self._way is not None)
        if self._way is not None:
            value = value_text(self._way.group, self._way.value)
            words = self.tr("Try {0} again") if self._way.is_again else self.tr("Set back to {0}")
            self._set_back.setText(words.format(value))

    @property
    def _chosen(self) -> PastChange | None:
        row = self._list.currentIndex().data(HistoryModel.RowRole)
        return row.past if isinstance(row, HistoryRow) else None

    def _on_set_back(self) -> None:
        way = self._way
        if way is None:
            return
        if not way.raises:
            self._save(way, confirmed=False)
        elif way.group is FieldGroup.WIRE and isinstance(way.value, int):
            self.raise_asked.emit(way.unit_id, way.value)
            self.accept()
        elif isinstance(way.value, LoadGroup):
            self.group_asked.emit(way.unit_id, way.value)
            self.accept()
        elif isinstance(way.value, int):
            self._guard.ask_for(way.value, self._guard_hint(way, way.value))
            self._guard.show()
            self._set_back.hide()

    def _guard_hint(self, way: WayBack, amps: int) -> str:
        note = self._desk.wiring_note(way.unit_id)
        allowed_amps = None if note is None else note.allowed_amps
        if allowed_amps is None:
            return self.tr("First describe the wiring of this charger on its wiring page.")
        too_much = self.tr("Your wiring allows {0} A at most.").format(allowed_amps)
        return too_much if amps > allowed_amps else ""

    def _on_confirmed(self, amps: int) -> None:
        if self._way is not None and self._way.value == amps:
            self._save(self._way, confirmed=True)

    def _save(self, way: WayBack, *, confirmed: bool) -> None:
        self._set_back.setEnabled(False)

        def done(_none: None) -> None:
            self._set_back.setEnabled(True)
            again, back = self.tr("Once more {0}: saved."), self.tr("Set back to {0}: saved.")
            words = (again if way.is_again else back).format(value_text(way.group, way.value))
            self.saved.emit(words)
            self._on_chosen()
            self._say(words)

        self._background.run(
            self,
            lambda: self._desk.save(way.unit_id, way.group, way.value, way.base, confirmed),
            done,
            self._on_error,
        )

    def _on_export(self) -> None:
        start = str(Path.home() / FILE_NAME)
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Export as text"), start, self.tr("Text (*.txt)")
        )
        if path:
            self.export_to(Path(path))

    def _on_delete(self) -> None:
        if may_delete_history(self):
            self._delete.setEnabled(False)
            self._background.run(self, self._desk.delete_history, lambda _none: self._read(), self._on_error)

    def _on_error(self, error: JuiceDeskError) -> None:
        self._set_back.setEnabled(True)
        self._say(error_words(error), is_problem=True)

    def _say(self, words: str, *, is_problem: bool = False) -> None:
        self._state.setTone("fault" if is_problem else "2")
        self._state.setText(words)

    def _prepare(self, look: Look) -> None:
        self._search.setObjectName("history:search")
        self._search.setPlaceholderText(self.tr("Search: charger, value, day, outcome"))
        self._search.setAccessibleName(self.tr("Search the history"))
        self._search.setClearButtonEnabled(True)
        self._list.setObjectName("history:list")
        self._list.setAccessibleName(self.tr("Changes, newest first"))
        self._list.setUniformItemSizes(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setItemDelegate(HistoryDelegate(look, self._list))
        self._list.setModel(self._model)
        self._details.setObjectName("history:details")
        self._details.setAccessibleName(self.tr("Every step of the chosen change"))
        self._details.setPlaceholderText(self.tr("Choose a change to see every step of it."))
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setFixedHeight(DETAILS_PX)
        self._set_back.hide()
        self._export.setEnabled(False)
        self._delete.setEnabled(False)
        self._guard.hide()

    def _connect(self) -> None:
        self._search.textChanged.connect(self._on_search)
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._set_back.clicked.connect(self._on_set_back)
        self._guard.confirmed.connect(self._on_confirmed)
        self._guard.cancelled.connect(self._on_chosen)
        self._export.clicked.connect(self._on_export)
        self._delete.clicked.connect(self._on_delete)
        self._close.clicked.connect(self.accept)
        for button in (self._set_back, self._export, self._delete, self._close):
            button.setAutoDefault(False)

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._on_chosen()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._export)
        buttons.addWidget(self._delete)
        buttons.addStretch(1)
        buttons.addWidget(self._set_back)
        buttons.addWidget(self._close)
        card = Card(side_px=8)
        card.column.setContentsMargins(8, 4, 8, 4)
        card.column.addWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        for part in (self._title, self._search, self._state):
            column.addWidget(part)
        column.addWidget(card, 1)
        column.addWidget(self._details)
        column.addWidget(self._guard)
        column.addLayout(buttons)


def _write(path: Path, shown: list[PastChange]) -> str:
    """Empty, or what went wrong, in the system's words."""
    try:
        path.write_text(history_text(shown, time.time()), encoding="utf-8")
    except OSError as exc:
        return exc.strerror or str(exc)
    return ""
