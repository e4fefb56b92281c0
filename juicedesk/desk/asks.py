"""What a window that does not send asks of the one that does: a row each, which that one notices."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from enum import StrEnum

from juicedesk.domain.errors import ProcessError
from juicedesk.store.settings import Settings

ANSWERED_WITHIN_S = 30.0
LOOK_EVERY_S = 0.2
_DONE = "done"


class Ask(StrEnum):
    """What can be asked."""

    TRY_NOW = "try_now"
    LIST_AGAIN = "list_again"
    OWN_SERVER = "own_server"
    SIGN_IN = "sign_in"


class Asks:
    """Both sides of asking. Any thread; raises StoreError. Only what is asked from now on counts."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._seen = {ask: self._asked(ask) for ask in Ask}

    def ask(self, ask: Ask) -> None:
        """Ask the window that sends; it begins within a second or so."""
        self._settings.keep(f"asked_{ask}", uuid.uuid4().hex)

    def ask_and_wait(self, ask: Ask) -> None:
        """The same, and wait until it is done. Blocks; raises ProcessError when that fails or takes long."""
        self.ask(ask)
        asked, deadline_s = self._asked(ask), time.monotonic() + ANSWERED_WITHIN_S
        while not (answer := self._settings.get(f"answered_{ask}")).startswith(asked):
            if time.monotonic() > deadline_s:
                raise ProcessError("the window that sends does not answer")
            time.sleep(LOOK_EVERY_S)
        if answer != f"{asked} {_DONE}":
            raise ProcessError(answer.partition(" ")[2])

    def answer(self, ask: Ask, problem: str = "") -> None:
        """Say that what was asked last is done, or why it cannot be."""
        self._settings.keep(f"answered_{ask}", f"{self._seen[ask]} {problem or _DONE}")

    def new(self) -> Iterator[Ask]:
        """What was asked since the last time."""
        for ask in Ask:
            asked = self._asked(ask)
            if asked != self._seen[ask]:
                self._seen[ask] = asked
                yield ask

    def _asked(self, ask: Ask) -> str:
        return self._settings.get(f"asked_{ask}")
