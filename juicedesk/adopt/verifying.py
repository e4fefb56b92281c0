"""Whether a box really was taken over: it reports here, and acknowledges a command (sheet §1.5, §6.2)."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from juicedesk.domain.adopt_errors import (
    CannotTell,
    GetsNoCommand,
    IgnoresCommands,
    NeverReported,
    NotVerified,
    SendsEncrypted,
)
from juicedesk.domain.contact import Contact
from juicedesk.domain.errors import NotSent, Refused, Unknown, UntrustedServer

PATIENCE_S = 150.0
"""Five reports of an idle box (protocol sheet §1.3, `t`): one is heard, the next one acknowledges."""
LOOK_EVERY_S = 1.0
MOST_UNHEEDED = 2
"""Commands under way when a report comes: the one before it, and one that somebody's change sent."""


class HomeServer(Protocol):
    """What is asked of the server; `juicenet.client.JuiceNetClient` is one. Every call blocks."""

    def contact(self, unit_id: str) -> Contact:
        """How it gets on with a box."""

    def add_unit(self, unit_id: str, name: str) -> object:
        """Take the box into the account."""


class Step(StrEnum):
    """How far it has got, in this order."""

    WAITING = "waiting"
    REPORTS = "reports"
    TAKEN_IN = "taken_in"
    ACKNOWLEDGED = "acknowledged"


class Verification:
    """Watches one box from the moment it is made. Blocks in `run`; `stop` may come from any thread."""

    def __init__(
        self,
        server: HomeServer,
        juicebox_id: str,
        name: str,
        on_step: Callable[[Step], None] = lambda step: None,
        *,
        patience_s: float = PATIENCE_S,
        look_every_s: float = LOOK_EVERY_S,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        """`name` is given to a box that the account does not have yet."""
        self._server = server
        self._id = juicebox_id
        self._name = name
        self._on_step = on_step
        self._patience_s = patience_s
        self._look_every_s = look_every_s
        self._clock = clock
        self._wait = wait
        self._since_s = clock()
        self._first_counter: int | None = None
        self._step: Step | None = None
        self._is_stopped = False

    def stop(self) -> None:
        """Let `run` end soon with what it knows by then."""
        self._is_stopped = True

    def run(self) -> Contact:
        """Wait until the box has acknowledged a command that came after the start; the last contact.

        Raises NotVerified, in words that say what to do, or LinkError.
        """
        self._reach(Step.WAITING)
        contact = self._look()
        while not self._is_verified(contact):
            if self._is_stopped or self._clock() - self._since_s >= self._patience_s:
                raise self._reason(contact)
            self._wait(self._look_every_s)
            contact = self._look_again(contact)
        self._reach(Step.ACKNOWLEDGED)
        return contact

    def _look_again(self, last: Contact) -> Contact:
        """A server that is away for a moment is no reason to give up, one that stays away is."""
        try:
            return self._look()
        except UntrustedServer:
            raise
        except (NotSent, Unknown):
            if self._clock() - self._since_s >= self._patience_s:
                raise
            return last

    def _look(self) -> Contact:
        try:
            return self._server.contact(self._id)
        except Refused as exc:
            if exc.is_token_refusal:
                raise
            raise CannotTell from exc

    def _is_verified(self, contact: Contact) -> bool:
        """Take the next step where it is due; whether it was the last."""
        if not self._has_reported(contact):
            return False
        self._reach(Step.REPORTS)
        if not contact.is_adopted:
            self._server.add_unit(self._id, self._name)
            return False
        self._reach(Step.TAKEN_IN)
        if self._first_counter is None:
            # What it acknowledges in its first report may have come from where it was before.
            self._first_counter = -1 if contact.counter is None else contact.counter
            return False
        return (
            contact.counter not in (None, self._first_counter)
            and contact.unheeded is not None
            and contact.unheeded <= MOST_UNHEEDED
        )

    def _has_reported(self, contact: Contact) -> bool:
        since_s = self._clock() - self._since_s
        return contact.silent_s is not None and contact.silent_s <= since_s and not contact.is_encrypted

    def _reason(self, contact: Contact) -> NotVerified:
        if contact.is_encrypted:
            return SendsEncrypted()
        if self._step in (None, Step.WAITING):
            return NeverReported()
        return IgnoresCommands() if contact.gets_commands else GetsNoCommand()

    def _reach(self, step: Step) -> None:
        order = list(Step)
        if self._step is None or order.index(step) > order.index(self._step):
            self._step = step
            self._on_step(step)
