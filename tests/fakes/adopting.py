"""A `ui.adopting.Adopting` in memory: it answers what a test sets, and keeps what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from juicedesk.adopt.console import WhoAnswers
from juicedesk.adopt.dns_names import Lead, NameCheck
from juicedesk.adopt.moving import MoveDone
from juicedesk.adopt.verifying import Step
from juicedesk.discovery.vendor_names import BLOCKED_NAMES, REPORT_HOSTS
from juicedesk.domain.contact import Contact
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.juicebox.console import Destination
from juicedesk.ui.adopting import Addresses

BOX_ID = "0910000000000000000000005678"
VENDOR, HERE = Destination("juicenet-udp-prod3-usa.enelx.com", 8047), Destination("192.0.2.20", 8042)
ENDED_WITHIN_S = 10.0


@dataclass
class FakeAdopting:
    """`error` is raised by every call while it is set; `ends` lets a verification go on."""

    server_port: int | None = None
    error: JuiceDeskError | None = None
    failure: JuiceDeskError | None = None
    unknown: JuiceDeskError | None = None
    lead: Lead = Lead.HERE
    asked: list[tuple[str, ...]] = field(default_factory=list)
    ends: threading.Event = field(default_factory=threading.Event)
    stopped: int = 0
    answered: int | None = None

    def addresses(self, box: str) -> Addresses:
        self._ask("addresses", box)
        return Addresses("192.0.2.20", box)

    def who_is(self, box: str) -> WhoAnswers:
        self._ask("who_is", box)
        if self.unknown is not None:
            raise self.unknown
        return WhoAnswers(BOX_ID, "EMWERK-JB201-1.0.46")

    def move(self, box: str, juicebox_id: str | None) -> MoveDone:
        self._ask("move", box)
        return MoveDone(BOX_ID, "EMWERK-JB201-1.0.46", VENDOR, HERE)

    def restore(self, box: str) -> MoveDone:
        self._ask("restore", box)
        return MoveDone(BOX_ID, "EMWERK-JB201-1.0.46", HERE, VENDOR)

    def check_names(self, dns_server: str) -> Sequence[NameCheck]:
        self._ask("check_names", dns_server)
        first, *others = REPORT_HOSTS
        return [
            NameCheck(first, Lead.HERE, self.lead, ("198.51.100.7",)),
            *(NameCheck(host, Lead.HERE, Lead.HERE, ("192.0.2.20",)) for host in others),
            *(NameCheck(host, Lead.NOWHERE, Lead.NOWHERE) for host in BLOCKED_NAMES),
        ]

    def answer_names(self, on: bool) -> None:
        self._ask("answer_names", str(on))
        self.answered = 0 if on else None

    def verification(self, juicebox_id: str, name: str, on_step: Callable[[Step], None]) -> FakeWatch:
        self._ask("verify", juicebox_id, name)
        return FakeWatch(self, on_step)

    def _ask(self, *words: str) -> None:
        self.asked.append(words)
        if self.error is not None:
            raise self.error


@dataclass
class FakeWatch:
    """Goes through all steps, or fails before the last."""

    adopting: FakeAdopting
    on_step: Callable[[Step], None]

    def run(self) -> Contact:
        self.on_step(Step.WAITING)
        self.on_step(Step.REPORTS)
        self.on_step(Step.TAKEN_IN)
        assert self.adopting.ends.wait(ENDED_WITHIN_S)
        if self.adopting.failure is not None:
            raise self.adopting.failure
        self.on_step(Step.ACKNOWLEDGED)
        return Contact()

    def stop(self) -> None:
        self.adopting.stopped += 1
        self.adopting.ends.set()
