"""The demo: a home server and three virtual boxes, each a real process on loopback."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from juicedesk.desk.accounts import Accounts
from juicedesk.desk.demo_charges import a_year_of_charges
from juicedesk.desk.demo_scenes import DemoScenes
from juicedesk.desk.local_desk import LocalDesk
from juicedesk.desk.own_server import OwnServer, ServerReady, new_token
from juicedesk.domain.errors import DemoNotReady, JuiceDeskError, LinkError, ProcessError
from juicedesk.domain.ports import SecretStore
from juicedesk.domain.wiring_rules import Cable, CableKind, Connection, RuleSet, WiringNote
from juicedesk.juicebox.console import CONSOLE_PORT
from juicedesk.paths import Profile
from juicedesk.processes import Child
from juicedesk.store import Store
from juicedesk.ui.demo_stage import Disagreement

if TYPE_CHECKING:
    from juicedesk.discovery.network import Snapshot

log = logging.getLogger(__name__)

NAMES = ("Garage", "Carport", "Courtyard")
GARAGE, CARPORT, COURTYARD = range(3)
RATINGS_AMPS = "40,40,48"
WIRING = WiringNote(RuleSet.NORTH_AMERICA, 40, Cable(8, CableKind.THHN), Connection.HARD_WIRED)
"""32 A, as much as the boxes of Garage and Carport are delivered with; their hardware could do 40 A. Of
Courtyard's wiring nobody has said anything."""

CHARGES_MADE = "demo_charges_made"
REPORT_INTERVAL_S = 2
SERVER_OPTIONS = ("--host", "127.0.0.1", "--adopt", "ask")


class Demo:
    """Brings its processes up as they were, and takes its boxes into the account once they are found.

    The server's token is made anew at each start and handed to both sides; it is stored nowhere.
    Every call blocks.
    """

    def __init__(
        self,
        profile: Profile,
        store: Store,
        desk: LocalDesk,
        accounts: Accounts,
        own_server: OwnServer,
    ) -> None:
        self._profile = profile
        self._store = store
        self._desk = desk
        self._accounts = accounts
        self._own_server = own_server
        self._boxes: Child | None = None
        self._box_ids: tuple[str, ...] = ()
        self._consoles: dict[str, str] = {}
        self._scenes = DemoScenes(desk, accounts)

    def start(self) -> None:
        """Start the server, unless it was off, and the boxes. Raises ProcessError or LinkError."""
        self._own_server.follow(self._server_started, self._scenes.hold_back)
        try:
            if self._own_server.should_run or not self._own_server.was_started_before:
                self._desk.start_own_server()
            else:
                self._accounts.sign_in()
        except LinkError as exc:
            # Somebody has switched the server off meanwhile; the boxes are there all the same.
            log.warning("the demo's server is not there: %s", exc)
            self._accounts.sign_in()
        self._boxes = Child(
            [
                *("simulate", "--boxes", str(len(NAMES)), "--seed", "11"),
                # Carport is of the older kind that forgets its wire limit when its power is cut.
                *("--protocol", "mixed", "--forgetful", "--ratings", RATINGS_AMPS),
                *("--server", _at_loopback(self._own_server.udp_port)),
                *("--interval", str(REPORT_INTERVAL_S), "--data", str(self._profile.boxes_data)),
                *("--console-port", str(CONSOLE_PORT)),
            ]
        )
        ready = self._boxes.start()
        self._box_ids = tuple(box["id"] for box in ready["boxes"])
        self._consoles = {box["id"]: f"{box['address']}:{box['console_port']}" for box in ready["boxes"]}
        self._make_charges()
        log.info("the boxes' consoles, to try adopting: %s", ", ".join(self._consoles.values()))

    def stop(self) -> None:
        """End the boxes; the desk ends the server."""
        if self._boxes is not None:
            self._boxes.stop()

    def cut_power(self) -> None:
        """Carport is without power for a moment. Raises DemoNotReady."""
        self._steer(CARPORT, "power-cycle")

    def disagree(self) -> Disagreement:
        """Two people change Courtyard's schedule. Raises DemoNotReady or LinkError."""
        is_server_there = bool(self._desk.own_server_running())
        return self._scenes.disagree(self._box_id(COURTYARD), is_server_there=is_server_there)

    def set_back(self) -> None:
        """Courtyard's charge limit falls and is set back. Raises DemoNotReady or LinkError."""
        self._scenes.set_back(self._box_id(COURTYARD))

    def take_in_found(self, snapshot: Snapshot) -> None:
        """Add the demo's boxes that have been found on the network; all of them where mDNS cannot be used."""
        known = {charger.unit_id for charger in self._desk.view().chargers}
        found = {charger.juicebox_id for charger in snapshot.chargers if charger.server_id is not None}
        for box_id, name in zip(self._box_ids, NAMES, strict=False):
            if box_id not in known and (box_id in found or snapshot.problem is not None):
                self._add(box_id, name)

    def console_of(self, juicebox_id: str) -> str:
        """Where a box's console answers, as one types it to adopt the box. Raises ProcessError."""
        if juicebox_id not in self._consoles:
            raise ProcessError("the boxes are not there yet")
        return self._consoles[juicebox_id]

    def box_state(self, number: int, word: str = "state") -> Mapping[str, Any]:
        """A virtual box's true state, after steering it with a word of `juicedesk simulate`."""
        return self.box_state_of(self._box_ids[number], word)

    def box_state_of(self, juicebox_id: str, word: str = "state") -> Mapping[str, Any]:
        """The same, by JuiceBox ID. Raises ProcessError when the boxes do not run."""
        if self._boxes is None:
            raise ProcessError("the boxes are not there yet")
        return self._boxes.ask(f"{word} {juicebox_id}")

    def _server_started(self, ready: ServerReady) -> None:
        self._lead_boxes(ready)
        self._scenes.catch_up()

    def _lead_boxes(self, ready: ServerReady) -> None:
        """Where the server came back at another port, as the owner of a real box would do it."""
        if self._boxes is not None:
            for box_id in self._box_ids:
                self._boxes.ask(f"lead {box_id} {_at_loopback(ready.udp_port)}")

    def _add(self, box_id: str, name: str) -> None:
        try:
            self._desk.add_charger(box_id, name)
            if name == NAMES[CARPORT]:
                self._scenes.plan_nights(box_id)
        except JuiceDeskError:
            # The box has been found before its first report; its next sighting tries again.
            return
        if name != NAMES[COURTYARD] and self._desk.wiring_note(box_id) is None:
            self._desk.keep_wiring_note(box_id, WIRING)

    def _make_charges(self) -> None:
        """A year of charges, once: whoever deletes the demo's folder gets a new one."""
        account = self._accounts.current
        if account is None or self._store.settings.get(CHARGES_MADE):
            return
        made = tuple(a_year_of_charges(self._box_ids, datetime.now()))  # noqa: DTZ005 - the wall clock here
        self._store.charges.keep(account.account_id, made)
        self._store.settings.keep(CHARGES_MADE, "on")
        log.info("a year of %d charges was made up for the demo", len(made))

    def _steer(self, number: int, word: str) -> None:
        try:
            self.box_state_of(self._box_id(number), word)
        except ProcessError as exc:
            raise DemoNotReady(str(exc)) from exc

    def _box_id(self, number: int) -> str:
        if number >= len(self._box_ids):
            raise DemoNotReady("the boxes are not there yet")
        return self._box_ids[number]


def _at_loopback(udp_port: int) -> str:
    return f"127.0.0.1:{udp_port}"


def new_demo_token(keys: SecretStore, accounts: Accounts) -> str:
    """A token for this run of the demo; an account that is there already gets it too."""
    token = new_token()
    if accounts.current is not None:
        keys.set(accounts.current.account_id, token)
    return token
