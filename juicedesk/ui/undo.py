"""What was done to values in this session, and how it can be taken back: there is no time limit on that.

What has not been sent is taken back. What was sent is set back, which is a change of its own by the ordinary
rules: a raise is confirmed on its page, never here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.intent import FieldGroup, GroupValue, IntentState, is_raise
from juicedesk.store.view import DeskView, Field
from juicedesk.ui.change_words import group_words
from juicedesk.ui.values import NO_NAMES, Names, value_text

translate = QCoreApplication.translate

MOST_STEPS = 20


@dataclass(frozen=True, slots=True)
class Step:
    """A value that a person replaced by another one, or a change that they discarded."""

    unit_id: str
    group: FieldGroup
    before: GroupValue | None
    after: GroupValue | None
    is_discard: bool = False

    @property
    def backwards(self) -> Step:
        """The same the other way."""
        return replace(self, before=self.after, after=self.before, is_discard=False)


@dataclass(frozen=True, slots=True)
class Undo:
    """A step that a page has taken, and the page's own way back if it has one.

    Without a step it was done to a draft only, which can be discarded as long as it lasts.
    """

    step: Step | None
    back: Callable[[], None] | None = None

    def __call__(self) -> None:
        """Go the page's way back."""
        assert self.back is not None, "asked only where there is one"
        self.back()


class Way(Enum):
    """How a step is taken back: DISCARD what has not been sent, SAVE the former value as a change of its
    own, or ASK for a raise on the page that guards it."""

    DISCARD = auto()
    SAVE = auto()
    ASK = auto()


@dataclass(frozen=True, slots=True)
class Offer:
    """What taking a step back would do now. `base` is the server's value that the person sees."""

    step: Step
    way: Way
    value: GroupValue
    base: GroupValue | None
    change_id: int = 0


def offer(step: Step, view: DeskView) -> Offer | None:
    """How a step can be taken back now; None when something else has happened to the value since."""
    field = field_of(step, view)
    if field is None or step.before is None or field.shown != step.after:
        return None
    pending = field.pending
    is_unsent = pending is not None and pending.state in (IntentState.QUEUED, IntentState.HELD)
    if pending is not None and is_unsent and step.before == field.reported:
        return Offer(step, Way.DISCARD, step.before, field.reported, pending.change_id)
    known = [field.reported] if pending is None or is_unsent else [field.reported, pending.wanted]
    raises = any(is_raise(step.group, step.before, value) for value in known)
    return Offer(step, Way.ASK if raises else Way.SAVE, step.before, field.reported)


def field_of(step: Step, view: DeskView) -> Field | None:
    """What stands there now where the step was taken; None when it is no longer shown."""
    if step.group is FieldGroup.LOAD_GROUP:
        group = view.load_group(step.unit_id)
        return None if group is None else group.field
    charger = view.charger(step.unit_id)
    return None if charger is None else charger.field(step.group)


class Steps:
    """The steps of a session, the newest last. What can no longer be taken back is let go of."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def add(self, step: Step) -> None:
        """One more; what was undone before cannot be done again over it."""
        if step.before == step.after:
            return
        self._done = [*self._done, step][-MOST_STEPS:]
        self._undone.clear()

    def to_undo(self, view: DeskView) -> Offer | None:
        """What would be taken back next."""
        return _newest(self._done, view)

    def to_redo(self, view: DeskView) -> Offer | None:
        """What would be done again next."""
        return _newest(self._undone, view)

    def undone(self, step: Step) -> None:
        """It was taken back."""
        self.forget(step)
        self._undone.append(step.backwards)

    def redone(self, step: Step) -> None:
        """It was done again."""
        self.forget(step)
        self._done.append(step.backwards)

    def forget(self, step: Step) -> None:
        """A page asks about it now, and tells what comes of it."""
        for steps in (self._done, self._undone):
            if step in steps:
                steps.remove(step)


def _newest(steps: list[Step], view: DeskView) -> Offer | None:
    while steps:
        found = offer(steps[-1], view)
        if found is not None:
            return found
        steps.pop()
    return None


def undo_words(offered: Offer, view: DeskView) -> str:
    """What undoing would do, for the menu."""
    step, what = offered.step, _what(offered.step, view)
    names = _names(step, view)
    if step.is_discard:
        value = value_text(step.group, step.before, names)
        return translate("Undo", "Undo “{0} discarded”").format(f"{what} {value}")
    if offered.way is Way.DISCARD:
        return translate("Undo", "Undo “{0}”").format(f"{what} {value_text(step.group, step.after, names)}")
    words = translate("Undo", "Set back to {0}: {1}")
    return words.format(value_text(step.group, offered.value, names), what)


def redo_words(offered: Offer, view: DeskView) -> str:
    """What doing it again would do, for the menu."""
    step = offered.step
    value = value_text(step.group, offered.value, _names(step, view))
    return translate("Undo", "Redo “{0}”").format(f"{_what(step, view)} {value}")


def _what(step: Step, view: DeskView) -> str:
    charger = view.charger(step.unit_id)
    if charger is None:
        return group_words(step.group)
    return f"{charger.name} · {group_words(step.group)}"


def _names(step: Step, view: DeskView) -> Names:
    """Who is in a load group; no other value names chargers, of which there may be thousands."""
    is_group = step.group is FieldGroup.LOAD_GROUP
    return {one.unit_id: one.name for one in view.chargers} if is_group else NO_NAMES
