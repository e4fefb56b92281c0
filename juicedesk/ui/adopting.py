"""What the window may ask of the program behind it to lead a charger to the home server."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from juicedesk.adopt.console import WhoAnswers
from juicedesk.adopt.dns_names import NameCheck
from juicedesk.adopt.moving import MoveDone
from juicedesk.adopt.verifying import Step
from juicedesk.domain.contact import Contact


@dataclass(frozen=True, slots=True)
class Addresses:
    """IPv4 addresses; that of the box is empty where nothing was typed."""

    server: str
    box: str


class Watch(Protocol):
    """A verification under way."""

    def run(self) -> Contact:
        """(blocks) Raises NotVerified or LinkError."""

    def stop(self) -> None:
        """Let `run` end soon; from any thread."""


class Adopting(Protocol):
    """For one account. Methods marked (blocks) run in `Background` only and raise JuiceDeskError."""

    @property
    def server_port(self) -> int | None:
        """Where the server hears boxes; None: at all the ports that boxes use by themselves."""

    def addresses(self, box: str) -> Addresses:
        """(blocks) Of the server, as the box at an address has to know it, and of that box."""

    def who_is(self, box: str) -> WhoAnswers:
        """(blocks) Which box it is, as its console tells."""

    def move(self, box: str, juicebox_id: str | None) -> MoveDone:
        """(blocks) Lead a box here through its console."""

    def restore(self, box: str) -> MoveDone:
        """(blocks) Lead a box back to where it reported before."""

    def check_names(self, dns_server: str) -> Sequence[NameCheck]:
        """(blocks) Where the vendor's names lead; an empty `dns_server` is this computer's own."""

    @property
    def answered(self) -> int | None:
        """How many DNS questions this computer has answered for chargers; None: it does not answer."""

    def answer_names(self, on: bool) -> None:
        """(blocks) Answer for the vendor's names from now on, or no more; also over the next start."""

    def verification(self, juicebox_id: str, name: str, on_step: Callable[[Step], None]) -> Watch:
        """A verification that begins now; `on_step` is called from the thread of its `run`."""
