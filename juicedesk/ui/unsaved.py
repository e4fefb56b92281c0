"""What was edited and not saved, wherever in the window it is; nobody loses it without a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.intent import FieldGroup, check_name
from juicedesk.domain.wiring import FLOOR_AMPS
from juicedesk.store.view import ChargerView
from juicedesk.ui.charger_stack import DETAILS, SCHEDULE, WIRING
from juicedesk.ui.details_draft import NAME
from juicedesk.ui.duties import finish_typing
from juicedesk.ui.schedule_notes import is_refused

if TYPE_CHECKING:
    from juicedesk.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Unsaved:
    """One edit. `save` keeps it and blocks; None: its page has to be looked at first. `forget` lets it go."""

    name: str
    show: Callable[[], None]
    forget: Callable[[], None]
    save: Callable[[], None] | None


class UnsavedEdits(QObject):
    """Finds them on the pages of the main window; UI thread."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def found(self) -> tuple[Unsaved, ...]:
        """All of the account in use. What is still being typed counts as typed."""
        finish_typing(self._window)
        per_charger = (
            edit
            for charger in self._window.desk.view().chargers
            for of_page in (self._in_schedule, self._in_wiring, self._in_details)
            for edit in of_page(charger)
        )
        return (*per_charger, *self._in_load_groups())

    def _in_schedule(self, charger: ChargerView) -> Iterator[Unsaved]:
        page = self._window.pages.stack.built_schedule
        draft = page.drafts.get(charger.unit_id) if page is not None else None
        if page is None or draft is None:
            return
        is_wrong = page.is_wrong and page.unit_id == charger.unit_id
        if not (draft.is_touched or is_wrong):
            return
        unit_id, keep = charger.unit_id, self._window.desk.save
        save = partial(keep, unit_id, FieldGroup.SCHEDULE, draft.current, draft.base)
        yield Unsaved(
            self.tr("{0}: schedule").format(charger.name),
            partial(self._show, charger, SCHEDULE),
            partial(page.discard, charger.unit_id),
            None if is_wrong or is_refused(charger) else save,
        )

    def _in_wiring(self, charger: ChargerView) -> Iterator[Unsaved]:
        page = self._window.pages.stack.built_wiring
        amps = page.drafts.get(charger.unit_id) if page is not None else None
        field = charger.field(FieldGroup.WIRE)
        if page is None or amps is None or amps == field.shown:
            return
        lowers = isinstance(field.shown, int) and amps < field.shown and (amps == 0 or amps >= FLOOR_AMPS)
        save = partial(self._window.desk.save, charger.unit_id, FieldGroup.WIRE, amps, field.reported)
        yield Unsaved(
            self.tr("{0}: wiring limit").format(charger.name),
            partial(self._show, charger, WIRING),
            partial(page.discard, charger.unit_id),
            save if lowers else None,
        )

    def _in_details(self, charger: ChargerView) -> Iterator[Unsaved]:
        page = self._window.pages.stack.built_details
        draft = page.drafts.get(charger.unit_id) if page is not None else None
        if page is None or draft is None or not draft.is_touched:
            return
        edits = draft.edits

        def save() -> None:
            for group, value, base in edits:
                self._window.desk.save(charger.unit_id, group, value, base)

        yield Unsaved(
            self.tr("{0}: details").format(charger.name),
            partial(self._show, charger, DETAILS),
            partial(page.discard, charger.unit_id),
            save if _is_name(draft.text(NAME)) else None,
        )

    def _in_load_groups(self) -> Iterator[Unsaved]:
        page = self._window.stack.load_groups.built
        draft = page.draft if page is not None else None
        if page is not None and draft is not None and draft.is_touched:
            name = draft.name.strip() or self.tr("a new one")
            words = self.tr("Load group: {0}").format(name)
            yield Unsaved(words, self._window.open_load_groups, page.discard, None)

    def _show(self, charger: ChargerView, page: int) -> None:
        self._window.open_charger(charger.unit_id)
        self._window.open_page(page)


def _is_name(text: str) -> bool:
    try:
        check_name(text)
    except InvalidChange:
        return False
    return True
