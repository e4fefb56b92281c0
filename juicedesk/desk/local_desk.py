"""What the window asks for, done on this computer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from juicedesk.desk.accounts import Accounts
from juicedesk.desk.answering import Answering
from juicedesk.desk.asks import Ask, Asks
from juicedesk.desk.hearing import Hearing
from juicedesk.desk.hosting import Hosting
from juicedesk.desk.log_in import LogIn
from juicedesk.desk.looking import Looking
from juicedesk.desk.own_server import OwnServer
from juicedesk.desk.session import is_same_server
from juicedesk.desk.updates import SignedUpdates, source_here
from juicedesk.domain.charge import Charge
from juicedesk.domain.day_power import Flow
from juicedesk.domain.errors import NotSent, StoreError
from juicedesk.domain.intent import Edit, FieldGroup, GroupValue, IntentKey, check_name
from juicedesk.domain.load_group import LoadGroup, check_load_group
from juicedesk.domain.wiring import check_charge_limit, check_wire_limit
from juicedesk.domain.wiring_rules import WiringNote
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.history import PastChange
from juicedesk.store.intents import DAY_S, KEPT_DAYS
from juicedesk.store.view import ChargerView, DeskView, LinkState, LinkView
from juicedesk.sync.clock import Clock
from juicedesk.sync.decisions import Decisions
from juicedesk.ui.desk import AccountView, NetworkView, Updates, WayView

if TYPE_CHECKING:  # the real import costs start-up time before the first paint
    from juicedesk.discovery.found import FoundCharger, FoundServer
    from juicedesk.discovery.network import Snapshot
    from juicedesk.ui.adopting import Adopting

log = logging.getLogger(__name__)

NO_ACCOUNT = DeskView(LinkView(LinkState.NO_ACCOUNT), (), (), (), ())


class LocalDesk:
    """A `ui.desk.Desk`. Any thread; methods that the protocol marks (blocks) block."""

    def __init__(
        self,
        store: Store,
        accounts: Accounts,
        own_server: OwnServer,
        decisions: Decisions,
        probe: Callable[[str], FoundServer | FoundCharger],
        clock: Clock,
        on_change: Callable[[], None],
        log_in: LogIn | None = None,
        *,
        begin_to_look: Callable[[], None] = lambda: None,
        token_keeper: Callable[[], str] = lambda: "",
    ) -> None:
        """`log_in` is the entry that opens this program when the person logs in; None where there is none.

        `begin_to_look` searches the network from now on; called once more, it changes nothing.
        """
        self._store = store
        self._accounts = accounts
        self._own_server = own_server
        self._decisions = decisions
        self._probe = probe
        self._clock = clock
        self._log_in = log_in
        self._on_change = on_change
        self._asks = Asks(store.settings)
        self._network = NetworkView()
        self.looking = Looking(store.settings, begin_to_look, on_change)
        self.look_around = self.looking.begin
        self.token_keeper = token_keeper
        self.hosting = Hosting(accounts, own_server, self._asks, on_change)
        self.start_own_server = self.hosting.start
        self.resume_own_server = self.hosting.resume
        self.own_server_running = self.hosting.is_running
        self.own_server_starting = self.hosting.is_starting
        self.set_own_server_running = self.hosting.set_running
        self.heard = Hearing(accounts, self.network).heard
        self.answering = Answering(store.settings)
        self.setting = store.settings.get
        self.wiring_noted = store.settings.wiring_noted
        self.keep_setting = store.settings.keep

    def view(self) -> DeskView:
        """What to show now."""
        account = self._accounts.current
        if account is None:
            return NO_ACCOUNT
        link = replace(self._accounts.link_view(account), is_paused=self._store.settings.is_paused)
        view = self._store.projection.view(account.account_id, link)
        return replace(view, no_copy_because=self._store.backups.problem)

    def accounts(self) -> tuple[AccountView, ...]:
        """The accounts to choose from, and those that were left with open changes."""
        current, changes = self._accounts.current, self._store.accounts.open_changes()
        signed_in = self._store.accounts.signed_in()
        return tuple(
            AccountView(
                account.account_id,
                account.name,
                account == current,
                changes.get(account.account_id, 0),
                account in signed_in,
            )
            for account in self._store.accounts.known()
            if account in signed_in or account.account_id in changes
        )

    def use_account(self, account_id: str) -> None:
        """Work for another account."""
        self._accounts.use(account_id)

    def sign_out(self, account_id: str, discard: bool) -> None:
        """Leave an account; its open changes are discarded, or kept for the next time."""
        self._accounts.sign_out(account_id, self._decisions.sign_out if discard else None)

    def ways(self, unit_id: str) -> tuple[WayView, ...]:
        """The accounts through which a charger can be controlled."""
        known = {way.account.account_id: way for way in self._store.paths.ways(unit_id)}
        heard = {account.account_id for account in self._accounts.of_servers(self._hear(unit_id))}
        return tuple(
            WayView(account.account_id, account.name, way is not None and way.in_charge, is_heard)
            for account in self._store.accounts.signed_in()
            for way in [known.get(account.account_id)]
            for is_heard in [account.account_id in heard]
            if way is not None or is_heard
        )

    def take_charge(self, unit_id: str, account_id: str) -> None:
        """Put an account in charge of a charger, and use it."""
        way = {way.account.account_id for way in self._store.paths.ways(unit_id)}
        charger = self.view().charger(unit_id)
        if account_id not in way and charger is not None:
            self._accounts.add_unit(account_id, unit_id, charger.name)
        self._store.paths.move(unit_id, account_id, self._clock.now().wall_s)
        current = self._accounts.current
        if current is None or current.account_id != account_id:
            self._accounts.use(account_id)
        self._work_changed()

    def _announced_name(self, url: str, fingerprint: str | None) -> str:
        """What a server calls itself on this network; empty when it is not announced here."""
        account = Account("", url, "", fingerprint)
        return next((one.name for one in self._network.servers if is_same_server(account, one)), "")

    def _hear(self, unit_id: str) -> tuple[FoundServer, ...]:
        """The servers on this network to which a box reports now."""
        network = self._network
        server_ids = {box.server_id for box in network.chargers if box.juicebox_id == unit_id}
        return tuple(server for server in network.servers if server.id in server_ids)

    def network(self) -> NetworkView:
        """What is found on the network now."""
        return replace(self._network, looks=self.looking.is_on)

    def network_changed(self, snapshot: Snapshot) -> None:
        """Take in what discovery found; from its thread."""
        announced = tuple(server for server in snapshot.servers if server not in self._network.servers)
        problem = "" if snapshot.problem is None else snapshot.problem.value
        self._network = NetworkView(snapshot.chargers, snapshot.servers, problem)
        if announced:
            self._accounts.follow(announced)
        self._on_change()

    def history(self) -> tuple[PastChange, ...]:
        """What was settled in the last 90 days, newest first; without an account that of all."""
        current, since = self._accounts.current, self._clock.now().wall_s - KEPT_DAYS * DAY_S
        read = self._store.history.settled_since
        if current is not None:
            return read(current.account_id, since)
        left = [change for one in self._store.accounts.known() for change in read(one.account_id, since)]
        return tuple(sorted(left, key=lambda change: -change.settled_at))

    def delete_history(self) -> None:
        """Forget what was settled more than a day ago, in the copies too. What is younger still counts: the
        writes to a charger's memory, and what may land late."""
        now = self._clock.now().wall_s
        self._store.intents.forget_old(now, kept_s=DAY_S)
        self._store.backups.make_only(now)
        self._on_change()

    def wiring_note(self, unit_id: str) -> WiringNote | None:
        """What was said of the wiring of a charger."""
        return self._store.settings.wiring_note(unit_id)

    def keep_wiring_note(self, unit_id: str, note: WiringNote | None) -> None:
        """Keep what was said of the wiring; None forgets it."""
        self._store.settings.keep_wiring_note(unit_id, note)
        self._on_change()

    def save(
        self,
        unit_id: str,
        group: FieldGroup,
        value: GroupValue,
        base: GroupValue | None,
        confirmed: bool = False,
    ) -> None:
        """Keep an edit for good. Raises InvalidChange or StoreError; then nothing is kept."""
        account, charger = self._accounts.current, self.view().charger(unit_id)
        assert account is not None, "edits are of an account"
        plugged_since = None
        if isinstance(value, LoadGroup):
            check_load_group(value)
        else:
            assert charger is not None, "edits are of chargers that are shown"
            value = _checked(charger, group, value)
            plugged_since = charger.measurement.plug_in_period if charger.measurement else None
        key = IntentKey(account.account_id, unit_id, group)
        self._store.intents.ask(Edit(key, value, base, self._clock.now(), confirmed, plugged_since))
        self._work_changed()

    def discard(self, change_id: int) -> None:
        """Take back a change that has not been sent."""
        self._decisions.discard(change_id)
        self._work_changed()

    def keep_mine(self, change_id: int, seen: GroupValue | None) -> None:
        """Decide for the person's own value over the server's that was seen; else nothing happens."""
        self._decisions.keep_mine(change_id, seen)
        self._work_changed()

    def keep_mix(self, change_id: int, seen: GroupValue | None, value: GroupValue) -> None:
        """Decide for a value put together from both sides; nothing happens over another server's value.

        Raises InvalidChange when the parts do not go together.
        """
        if isinstance(value, LoadGroup):
            check_load_group(value)
        self._decisions.keep_mix(change_id, seen, value)
        self._work_changed()

    def keep_server(self, change_id: int) -> None:
        """Decide for the server's value."""
        self._decisions.keep_server(change_id)
        self._work_changed()

    def give_up(self, change_id: int) -> None:
        """Wait no longer for the outcome of a change; nothing happens while it may still land."""
        self._decisions.give_up(change_id)
        self._work_changed()

    def pause(self, paused: bool) -> None:
        """Send nothing until it is said otherwise, in any window; or go on."""
        self._store.settings.pause(paused)
        self._work_changed()

    def try_now(self) -> None:
        """Ask the server again soon, here or in the window that sends."""
        if not self._accounts.is_sending:
            with suppress(StoreError):  # nothing was saved, and nothing is lost
                self._asks.ask(Ask.TRY_NOW)
            return
        session = self._accounts.session
        if session is not None:
            session.try_now()

    def reconnected(self) -> None:
        """This computer has another network, or woke up: what was away may be reachable now. Any thread."""
        session = self._accounts.session
        if session is not None:
            session.network_changed()

    def watch(self, is_watched: bool) -> None:
        """Whether the window is before the person."""
        session = self._accounts.session
        if session is not None:
            session.watch(is_watched)

    def connect_server(self, url: str, token: str, fingerprint: str | None) -> bool:
        """Test an account on a server, keep it and its token; whether the token outlives this run."""
        kept = self._accounts.connect(url, token, fingerprint, self._announced_name(url, fingerprint))
        if not self._accounts.is_sending:
            self._asks.ask(Ask.SIGN_IN)  # it may be only the token that is new
        return kept

    def add_charger(self, unit_id: str, name: str) -> None:
        """Take a charger that the server sees into the account. Raises InvalidChange or LinkError."""
        session = self._accounts.session
        if session is None:
            raise NotSent("-", "there is no account")
        session.link.add_unit(unit_id, check_name(name))
        if self._accounts.is_sending:
            session.list_again()
        else:
            self._asks.ask(Ask.LIST_AGAIN)

    def charges(self, unit_ids: tuple[str, ...], since: datetime) -> tuple[Charge, ...]:
        """Charges that ended after a time on the chargers' wall clocks, newest first."""
        return self._store.charges.of_units(unit_ids, since)

    def kept_chargers(self) -> tuple[ChargerView, ...]:
        """The chargers of which charges are kept, whatever account they came from."""
        return self._store.charges.chargers()

    def flows(self, unit_id: str, since: float) -> tuple[Flow, ...]:
        """What this computer read of a charger's power after a moment."""
        return self._store.flows.of_units((unit_id,), since)

    def diagnostics(self) -> dict[str, str]:
        """What helps to find a fault, without secrets."""
        from juicedesk.desk.diagnostics import diagnostics  # noqa: PLC0415 - rarely needed

        return diagnostics(self._store, self.view())

    def data_folder(self) -> Path:
        """Where this program keeps its data."""
        return self._store.path.parent

    def opens_at_log_in(self) -> bool | None:
        """Whether this program opens when the person logs in."""
        return None if self._log_in is None else self._log_in.is_on()

    def open_at_log_in(self, on: bool) -> None:
        """Open at log-in from now on, or not any more. Raises EntryRefused."""
        assert self._log_in is not None, "offered only where it can be"
        self._log_in.switch(on)

    def updates(self) -> Updates | None:
        """What can be asked for a newer version, in a build that was made for that."""
        source = source_here()
        return SignedUpdates(source) if source is not None else None

    def adopting(self) -> Adopting | None:
        """What leads chargers to the home server of the account in use."""
        from juicedesk.desk.adopting import LocalAdopting  # noqa: PLC0415 - after the first paint

        session = self._accounts.session
        if session is None:
            return None
        server = urlsplit(session.account.url)
        own_port = self._own_server.udp_port_behind(server.port)
        return LocalAdopting(
            server.hostname or "", own_port, session.link.contact, self.add_charger, self.answering
        )

    def probe(self, address: str) -> FoundServer | FoundCharger:
        """Look what answers at an address typed by hand."""
        return self._probe(address)

    def other_window_changed(self) -> None:
        """Another window has committed something: follow it, and do what it asks of the one that sends."""
        try:
            self._accounts.look_again()
            if self._accounts.is_sending:
                for ask in self._asks.new():
                    self._do(ask)
        finally:
            self._work_changed()

    def _do(self, ask: Ask) -> None:
        session = self._accounts.session
        if ask is Ask.OWN_SERVER:
            self.hosting.do_asked()
        elif ask is Ask.SIGN_IN:
            self._accounts.sign_in()
        elif session is not None:
            (session.try_now if ask is Ask.TRY_NOW else session.list_again)()

    def _work_changed(self) -> None:
        session = self._accounts.session
        if session is not None:
            session.poke()
        self._on_change()


def _checked(charger: ChargerView, group: FieldGroup, value: GroupValue) -> GroupValue:
    """The value as it may be asked for. Raises InvalidChange."""
    if group is FieldGroup.NAME:
        return check_name(str(value))
    if not isinstance(value, int):
        return value
    if group is FieldGroup.WIRE:
        return check_wire_limit(value, charger.unit_rating_amps, _reported_amps(charger, group))
    wire_limit = charger.field(FieldGroup.WIRE).shown
    known = wire_limit if isinstance(wire_limit, int) else None
    return check_charge_limit(value, known, charger.unit_rating_amps, _reported_amps(charger, group))


def _reported_amps(charger: ChargerView, group: FieldGroup) -> int | None:
    reported = charger.field(group).reported
    return reported if isinstance(reported, int) else None
