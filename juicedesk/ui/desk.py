"""What the window may ask of the program behind it. `app.py` gives the window the real one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from juicedesk.discovery.found import FoundCharger, FoundServer
from juicedesk.domain.charge import Charge
from juicedesk.domain.contact import HeardBox
from juicedesk.domain.day_power import Flow
from juicedesk.domain.intent import FieldGroup, GroupValue
from juicedesk.domain.update import Release
from juicedesk.domain.wiring_rules import WiringNote
from juicedesk.store.history import PastChange
from juicedesk.store.view import ChargerView, DeskView

if TYPE_CHECKING:  # the real import costs start-up time before the first paint
    from juicedesk.ui.adopting import Adopting


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account to choose: what it is called, and how many changes are open in it."""

    account_id: str
    name: str
    is_current: bool
    open_changes: int
    is_signed_in: bool = True


@dataclass(frozen=True, slots=True)
class WayView:
    """An account through which a charger can be controlled.

    `in_charge` says that it is the one; `is_heard` that the box is seen reporting to its server now.
    """

    account_id: str
    name: str
    in_charge: bool
    is_heard: bool


@dataclass(frozen=True, slots=True)
class NetworkView:
    """What was found on the network. `problem` is a reason word when mDNS cannot be used, else empty.

    `looks` is False before anybody has said that the network may be searched.
    """

    chargers: tuple[FoundCharger, ...] = ()
    servers: tuple[FoundServer, ...] = ()
    problem: str = ""
    looks: bool = True


@dataclass(frozen=True, slots=True)
class HeardView:
    """What the server of the account in use hears: the boxes that could be added, and by which IDs it
    announces itself here. Not `is_told`: it does not say, or does not answer."""

    boxes: tuple[HeardBox, ...] = ()
    server_ids: frozenset[str] = frozenset()
    is_told: bool = False


class Updates(Protocol):
    """One address that can be asked for newer versions."""

    address: str

    def look(self) -> Release | None:
        """(blocks) A newer version, or None. Raises UpdateUnknown."""


class Desk(Protocol):
    """The edits and questions of the window. Methods marked (blocks) run in `Background` only."""

    def view(self) -> DeskView:
        """What to show now; a few milliseconds."""

    def accounts(self) -> tuple[AccountView, ...]:
        """The accounts, the oldest first: those to choose from, and those left with open changes."""

    def use_account(self, account_id: str) -> None:
        """(blocks) Work for another account; what waits in this one waits there."""

    def sign_out(self, account_id: str, discard: bool) -> None:
        """(blocks) Leave an account; its open changes are discarded, or kept for the next time.

        Raises SecretsError or StoreError; then nothing has changed.
        """

    def ways(self, unit_id: str) -> tuple[WayView, ...]:
        """The accounts through which a charger can be controlled; a millisecond."""

    def take_charge(self, unit_id: str, account_id: str) -> None:
        """(blocks) Control a charger through an account, and through no other one; that is in use then.

        Raises LinkError when that account does not have the charger and its server does not add it.
        """

    def network(self) -> NetworkView:
        """What is found on the network now."""

    def heard(self) -> HeardView:
        """(blocks) What the server of the account in use hears now."""

    def look_around(self) -> None:
        """(blocks) Search the network from now on, also after the next start. Systems may ask the person."""

    def token_keeper(self) -> str:
        """The name of the keyring that keeps tokens; empty where they last for one run only."""

    def save(
        self,
        unit_id: str,
        group: FieldGroup,
        value: GroupValue,
        base: GroupValue | None,
        confirmed: bool = False,
    ) -> None:
        """(blocks) Keep an edit for good. Raises InvalidChange or StoreError; then nothing is kept.

        `unit_id` is a charger's, or for a load group the group's own: a new one's is chosen by the caller.
        `base` is the value that the person saw; `confirmed` says that a raise was confirmed.
        """

    def discard(self, change_id: int) -> None:
        """(blocks) Take back a change that has not been sent."""

    def keep_mine(self, change_id: int, seen: GroupValue | None) -> None:
        """(blocks) Decide for the person's own value; counts as a new confirmation.

        `seen` is the server's value that the person saw; when it is another one now, nothing happens.
        """

    def keep_mix(self, change_id: int, seen: GroupValue | None, value: GroupValue) -> None:
        """(blocks) Decide for a value put together from both; a new edit and a new confirmation.

        `seen` as for `keep_mine`. Raises InvalidChange when the parts do not go together.
        """

    def keep_server(self, change_id: int) -> None:
        """(blocks) Decide for the server's value."""

    def give_up(self, change_id: int) -> None:
        """(blocks) Wait no longer for the outcome of a change; nothing happens while it may still land."""

    def pause(self, paused: bool) -> None:
        """(blocks) Send nothing from now on, also after the next start, or go on. Raises StoreError."""

    def try_now(self) -> None:
        """Ask the server again soon."""

    def history(self) -> tuple[PastChange, ...]:
        """(blocks) What was settled in the last 90 days, newest first."""

    def delete_history(self) -> None:
        """(blocks) Forget what was settled more than a day ago, in the copies of the data too."""

    def wiring_note(self, unit_id: str) -> WiringNote | None:
        """What was said of the wiring of a charger, if anything."""

    def wiring_noted(self) -> frozenset[str]:
        """The chargers of whose wiring something was said; a millisecond."""

    def keep_wiring_note(self, unit_id: str, note: WiringNote | None) -> None:
        """(blocks) Keep what was said of the wiring; None forgets it."""

    def connect_server(self, url: str, token: str, fingerprint: str | None) -> bool:
        """(blocks) Test an account on a server, then keep it. Raises LinkError; then nothing has changed.

        True: the token is in the keyring. False: the keyring refused, it lasts for this run only.
        """

    def probe(self, address: str) -> FoundServer | FoundCharger:
        """(blocks) Look what answers at an address typed by hand. Raises DiscoveryError or LinkError."""

    def start_own_server(self) -> bool:
        """(blocks) Start a home server on this computer and use it; answers like `connect_server`."""

    def add_charger(self, unit_id: str, name: str) -> None:
        """(blocks) Take a charger that the server sees into the account.

        Raises InvalidChange or LinkError.
        """

    def adopting(self) -> Adopting | None:
        """What leads chargers to the account's home server; None without an account."""

    def updates(self) -> Updates | None:
        """What can be asked for a newer version; None where a system or a store looks after that."""

    def own_server_running(self) -> bool | None:
        """Whether this program's own server runs; None when it has none."""

    def own_server_starting(self) -> bool:
        """Whether this program's own server is on its way: started, or soon to be, and not there yet."""

    def set_own_server_running(self, running: bool) -> None:
        """(blocks) Start or really stop this program's own server."""

    def charges(self, unit_ids: tuple[str, ...], since: datetime) -> tuple[Charge, ...]:
        """(blocks) Charges that ended after a naive time on the chargers' wall clocks, newest first."""

    def kept_chargers(self) -> tuple[ChargerView, ...]:
        """The chargers of which charges are kept, whatever account they came from; a few milliseconds."""

    def flows(self, unit_id: str, since: float) -> tuple[Flow, ...]:
        """(blocks) What this computer read of a charger's power after a moment (UTC epoch seconds), of the
        last two days at most; in the order of time."""

    def diagnostics(self) -> dict[str, str]:
        """(blocks) What helps to find a fault, as texts by file name, without secrets. Raises StoreError."""

    def data_folder(self) -> Path:
        """Where this program keeps its data."""

    def opens_at_log_in(self) -> bool | None:
        """Whether this program opens when the person logs in; None where it cannot see to that. A
        millisecond."""

    def open_at_log_in(self, on: bool) -> None:
        """(blocks) Open at log-in from now on, or not any more. Raises EntryRefused."""

    def setting(self, name: str) -> str:
        """A setting, empty when it was never set."""

    def keep_setting(self, name: str, value: str) -> None:
        """(blocks) Keep a setting."""
