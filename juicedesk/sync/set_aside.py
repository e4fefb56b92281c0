"""Values that cannot be understood now: each waits by itself, so that it holds up no other of its lane."""

from __future__ import annotations

from juicedesk.domain.intent import FieldGroup


class SetAside:
    """Which field groups of one lane are left alone, and until when (UTC epoch seconds)."""

    def __init__(self) -> None:
        self._until: dict[FieldGroup, float] = {}
        self._failures: dict[FieldGroup, int] = {}

    def until(self, group: FieldGroup) -> float:
        """Before this the group is not tried again."""
        return self._until.get(group, 0.0)

    def failed(self, group: FieldGroup) -> int:
        """It failed once more; how often in a row by now."""
        self._failures[group] = self._failures.get(group, 0) + 1
        return self._failures[group]

    def wait(self, group: FieldGroup, until: float) -> None:
        """Leave it alone for a while."""
        self._until[group] = until

    def worked(self, group: FieldGroup) -> None:
        """It was understood."""
        self._until.pop(group, None)
        self._failures.pop(group, None)

    def forget_times(self) -> None:
        """The wall clock was set back: nothing waits for times of before."""
        self._until.clear()
