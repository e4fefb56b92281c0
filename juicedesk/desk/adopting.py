"""Leading chargers to the home server of the account in use."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from juicedesk.adopt.console import WhoAnswers, reached
from juicedesk.adopt.dns_names import NameCheck, check_names, server_lookup, system_lookup
from juicedesk.adopt.finding import with_address
from juicedesk.adopt.memory import Memory
from juicedesk.adopt.moving import MoveDone, Mover
from juicedesk.adopt.options import UDP_PORT
from juicedesk.adopt.target import ipv4_of, reachable_address
from juicedesk.adopt.verifying import Step, Verification
from juicedesk.desk.answering import Answering
from juicedesk.discovery.typed import parse_address
from juicedesk.domain.contact import Contact
from juicedesk.juicebox.console import Destination
from juicedesk.ui.adopting import Addresses


class LocalAdopting:
    """A `ui.adopting.Adopting`. Any thread; methods that the protocol marks (blocks) block."""

    def __init__(
        self,
        server_host: str,
        server_port: int | None,
        contact: Callable[[str], Contact],
        add_charger: Callable[[str, str], None],
        answering: Answering,
        memory: Memory | None = None,
    ) -> None:
        """`server_port` is None for a server that hears boxes at all the usual ports."""
        self.server_port = server_port
        self._server_host = server_host
        self._memory = memory or Memory()
        self._answering = answering
        self.contact = contact
        self.add_unit = add_charger

    def addresses(self, box: str) -> Addresses:
        """Of the server and of the box, as each has to know the other."""
        if not box:
            return Addresses(reachable_address(self._server_host), "")
        box_host = _host(with_address(box))
        return Addresses(reachable_address(self._server_host, box_host), ipv4_of(box_host))

    def who_is(self, box: str) -> WhoAnswers:
        """Which box it is, as its console tells."""
        console, who = reached(with_address(box))
        console.close()
        return who

    def move(self, box: str, juicebox_id: str | None) -> MoveDone:
        """Lead a box here through its console."""
        place = with_address(box)
        address = reachable_address(self._server_host, _host(place))
        target = Destination(address, self.server_port or UDP_PORT)
        return Mover(self._memory).move(place, target, juicebox_id)

    def restore(self, box: str) -> MoveDone:
        """Lead a box back to where it reported before."""
        place = with_address(box)
        return Mover(self._memory).restore(self.who_is(place).juicebox_id, place)

    def check_names(self, dns_server: str) -> Sequence[NameCheck]:
        """Where the vendor's names lead; an empty `dns_server` is this computer's own."""
        look_up = server_lookup(dns_server) if dns_server else system_lookup
        return check_names({reachable_address(self._server_host)}, look_up)

    @property
    def answered(self) -> int | None:
        """How many DNS questions this computer has answered for chargers; None: it does not answer."""
        return self._answering.answered

    def answer_names(self, on: bool) -> None:
        """Answer for the vendor's names from now on, or no more."""
        self._answering.switch(self._server_host if on else "")

    def verification(self, juicebox_id: str, name: str, on_step: Callable[[Step], None]) -> Verification:
        """A verification that begins now."""
        return Verification(self, juicebox_id, name, on_step)


def _host(typed: str) -> str:
    return parse_address(typed).host
