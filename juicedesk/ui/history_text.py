"""The history as plain text, to read, to search and to hand on: no whole IDs, nothing secret."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from juicedesk.store.history import PastChange, PastEdit
from juicedesk.store.view import Change
from juicedesk.ui.change_words import change_sign, group_words, reason_words, state_sign
from juicedesk.ui.comparison import differing_lines, steps_lines
from juicedesk.ui.values import masked_id

translate = QCoreApplication.translate

_LONG_ID = re.compile(r"[0-9A-Za-z_-]{16,}")
"""What is so long and without a blank is an ID or a secret, wherever somebody has typed it."""


def history_text(past: Iterable[PastChange], now: float) -> str:
    """All of it, a paragraph per change; `now` is UTC epoch seconds."""
    head = translate("History", "JuiceDesk: changes of the last 90 days, newest first. Written {0}.")
    return "\n\n".join((head.format(both_times(now)), *map(paragraph, past))) + "\n"


def paragraph(past: PastChange) -> str:
    """One change: what, how it ended and why, then its edits and steps in the order of time."""
    change = past.change
    lines = [f"{whose(change)}: {'; '.join(steps_lines(change))}. {change_sign(change).words}."]
    lines += filter(None, [reason_words(change.reason, change.state)])
    lines += (f"  {both_times(at)}: {words}" for at, words in sorted(_steps(past), key=lambda step: step[0]))
    return "\n".join(_masked(line) for line in lines)


def whose(change: Change) -> str:
    """Garage (…0001) · Wiring limit."""
    name = " ".join(change.charger_name.split())
    return f"{name} ({masked_id(change.unit_id)}) · {group_words(change.group)}"


def both_times(at: float) -> str:
    """A moment (UTC epoch seconds) on this computer's clock, and the same in UTC."""
    utc = datetime.fromtimestamp(at, UTC)
    local = utc.astimezone().strftime("%Y-%m-%d %H:%M:%S %z")
    return f"{local} ({utc.strftime('%Y-%m-%d %H:%M:%S')} UTC)"


def _steps(past: PastChange) -> Iterator[tuple[float, str]]:
    for edit in past.edits:
        yield edit.made_at, _edit_words(past.change, edit)
    for event in past.events:
        why = reason_words(event.reason, event.state)
        yield event.at, " – ".join(filter(None, (state_sign(event.state, event.reason).words, why)))


def _edit_words(change: Change, edit: PastEdit) -> str:
    lines = differing_lines(change.group, [edit.base, edit.wanted], change.member_names)
    steps = "; ".join(f"{line.part} {' → '.join(line.texts)}".strip() for line in lines)
    words = (
        translate("History", "Saved, with the raise confirmed: {0}")
        if edit.confirmed
        else translate("History", "Saved: {0}")
    )
    return words.format(steps)


def _masked(line: str) -> str:
    return _LONG_ID.sub(lambda found: masked_id(found[0]) if _is_id(found[0]) else found[0], line)


def _is_id(word: str) -> bool:
    """Long words of a language have no digits in them."""
    return any(letter.isdigit() for letter in word)
