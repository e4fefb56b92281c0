"""Name and details that a person is editing: what they changed, and what they saw then. No Qt."""

from __future__ import annotations

from dataclasses import fields, replace

from juicedesk.domain.details import NO_DETAILS, Details
from juicedesk.domain.intent import FieldGroup, GroupValue
from juicedesk.store.view import ChargerView

NAME = "name"
PARTS = (NAME, *(field.name for field in fields(Details)))
"""The texts that can be edited."""


class DetailsDraft:
    """One charger's draft. A text that was not touched follows the server; a touched one stays."""

    def __init__(self) -> None:
        self._shown: dict[str, str] = dict.fromkeys(PARTS, "")
        self._reported: dict[FieldGroup, GroupValue | None] = {}
        self._wanted: dict[str, str] = {}
        self._bases: dict[FieldGroup, GroupValue | None] = {}
        self._details = NO_DETAILS

    def follow(self, charger: ChargerView) -> None:
        """Take in what the store has now."""
        details = charger.field(FieldGroup.DETAILS).shown
        self._details = details if isinstance(details, Details) else NO_DETAILS
        self._reported = {
            group: charger.field(group).reported for group in (FieldGroup.NAME, FieldGroup.DETAILS)
        }
        name = charger.field(FieldGroup.NAME).shown
        self._shown = {part: getattr(self._details, part) for part in PARTS[1:]}
        self._shown[NAME] = name if isinstance(name, str) else charger.name
        self._forget_same()

    def text(self, part: str) -> str:
        """What the editor shows for a part."""
        return self._wanted.get(part, self._shown[part])

    def change(self, part: str, text: str) -> None:
        """Another text; the first change of a group remembers what was seen."""
        group = FieldGroup.NAME if part == NAME else FieldGroup.DETAILS
        self._bases.setdefault(group, self._reported.get(group))
        self._wanted[part] = text.strip()
        self._forget_same()

    @property
    def is_touched(self) -> bool:
        """Whether there is something to save."""
        return bool(self._wanted)

    @property
    def edits(self) -> tuple[tuple[FieldGroup, GroupValue, GroupValue | None], ...]:
        """What to save: group, value and what the person saw of it."""
        wanted = dict(self._wanted)
        edits: list[tuple[FieldGroup, GroupValue, GroupValue | None]] = []
        if NAME in wanted:
            edits.append((FieldGroup.NAME, wanted.pop(NAME), self._bases.get(FieldGroup.NAME)))
        if wanted:
            value = replace(self._details, **wanted)
            edits.append((FieldGroup.DETAILS, value, self._bases.get(FieldGroup.DETAILS)))
        return tuple(edits)

    def discard(self) -> None:
        """Go back to what the store has."""
        self._wanted.clear()
        self._bases.clear()

    def saved(self, group: FieldGroup, value: GroupValue) -> None:
        """This value is kept: the store shows it from now on. What was edited meanwhile stays."""
        if isinstance(value, Details):
            self._details = value
            self._shown |= {part: getattr(value, part) for part in PARTS[1:]}
        else:
            self._shown[NAME] = str(value)
        self._bases.pop(group, None)
        self._forget_same()

    def _forget_same(self) -> None:
        self._wanted = {part: text for part, text in self._wanted.items() if text != self._shown[part]}
        if not set(self._wanted) - {NAME}:
            self._bases.pop(FieldGroup.DETAILS, None)
        if NAME not in self._wanted:
            self._bases.pop(FieldGroup.NAME, None)
