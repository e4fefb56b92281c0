"""Whether the network is searched: only once the person wants it, for the system may ask them about it."""

from __future__ import annotations

from collections.abc import Callable

from juicedesk.store.settings import Settings

LOOKS_AROUND = "looks_around"


class Looking:
    """`begin` may be called as often as one likes, from any thread; it blocks."""

    def __init__(
        self, settings: Settings, begin_to_look: Callable[[], None], on_change: Callable[[], None]
    ) -> None:
        self._settings = settings
        self._begin_to_look = begin_to_look
        self._on_change = on_change
        self.is_on = False
        """Whether the network is searched in this run."""

    @property
    def was_wanted(self) -> bool:
        """Whether the person has said so, in this run or before."""
        return self._settings.get(LOOKS_AROUND) != ""

    def begin(self) -> None:
        """Search from now on, also after the next start. Raises StoreError; then nothing has changed."""
        if not self.was_wanted:
            self._settings.keep(LOOKS_AROUND, "on")
        self.is_on = True
        self._begin_to_look()
        self._on_change()
