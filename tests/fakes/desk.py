"""A `ui.desk.Desk` in memory for tests of the window: it shows what it is given and keeps what is asked."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from juicedesk.discovery.found import FoundCharger, FoundServer
from juicedesk.domain.charge import Charge
from juicedesk.domain.charger import Blocking, ChargerState, Measurement
from juicedesk.domain.day_power import Flow
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.intent import FieldGroup, GroupValue, IntentState, Override, Reason
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.domain.wiring_rules import Cable, CableKind, Connection, RuleSet, WiringNote
from juicedesk.store.history import PastChange
from juicedesk.store.view import Change, ChargerView, DeskView, Field, LinkState, LinkView
from juicedesk.ui.adopting import Adopting
from juicedesk.ui.desk import AccountView, HeardView, NetworkView, Updates, WayView

NOW = time.time()
NIGHT = Schedule(True, ChargeWindow(1380, 390, 360), ChargeWindow(1320, 480))


def a_wiring(rule_set: RuleSet, breaker_amps: int) -> WiringNote:
    """Hard-wired by a cable that carries whatever the breaker lets through."""
    thick = Cable(1, CableKind.THHN) if rule_set is RuleSet.NORTH_AMERICA else Cable(16, CableKind.SHORT)
    return WiringNote(rule_set, breaker_amps, thick, Connection.HARD_WIRED)


def a_charger(number: int = 0, name: str = "Garage", **values: GroupValue | None) -> ChargerView:
    """A charging 40 A box on a 32 A wire; `values` replace reported values by field group name."""
    reported: dict[FieldGroup, GroupValue | None] = {
        FieldGroup.WIRE: 32,
        FieldGroup.LIMIT: 32,
        FieldGroup.SCHEDULE: NIGHT,
        FieldGroup.NAME: name,
        FieldGroup.OVERRIDE: Override.BACK_TO_SCHEDULE,
    }
    reported.update({FieldGroup(group): value for group, value in values.items()})
    return ChargerView(
        unit_id=f"09100000000000000000000000{number:02}",
        name=name,
        measurement=a_measurement(),
        measured_at=NOW,
        unit_rating_amps=40,
        time_zone_id="W. Europe Standard Time",
        local_offset_s=3600,
        fields={group: Field(value, NOW, None) for group, value in reported.items()},
    )


def a_measurement(
    state: ChargerState = ChargerState.CHARGING, blocking: Blocking = Blocking.NOTHING
) -> Measurement:
    return Measurement(
        state=state,
        state_text=state.value,
        blocking=blocking,
        current_amps=31.9,
        volts=231.0,
        power_watts=7369.0,
        session_wh=5600,
        session_s=2760,
        lifetime_wh=1_234_567,
        temperature_c=24.0,
        last_ping=int(NOW) - 8,
        plugged_since=int(NOW) - 2760,
    )


def a_change(
    group: FieldGroup = FieldGroup.WIRE,
    wanted: GroupValue = 24,
    base: GroupValue | None = 32,
    state: IntentState = IntentState.QUEUED,
    reason: Reason = Reason.NONE,
    change_id: int = 1,
    server_value: GroupValue | None = None,
    charger: ChargerView | None = None,
    reads_equal: int = 0,
) -> Change:
    charger = charger or a_charger()
    return Change(
        change_id=change_id,
        unit_id=charger.unit_id,
        charger_name=charger.name,
        group=group,
        state=state,
        reason=reason,
        base=base,
        wanted=wanted,
        server_value=base if server_value is None else server_value,
        made_at=NOW - 300,
        settled_at=None if state.is_open else NOW - 60,
        reads_equal=reads_equal,
    )


def with_pending(charger: ChargerView, change: Change) -> ChargerView:
    fields = dict(charger.fields)
    fields[change.group] = replace(charger.field(change.group), pending=change)
    return replace(charger, fields=fields)


@dataclass
class FakeDesk:
    """`shown` and `found` are what it shows; `saved` and `decided` what was asked; `error` is raised once."""

    shown: DeskView = field(
        default_factory=lambda: DeskView(
            LinkView(LinkState.CONNECTED, "127.0.0.1:8042", "Home server", NOW - 600, NOW - 8),
            (
                a_charger(0, "Garage"),
                replace(
                    a_charger(1, "Carport"),
                    measurement=a_measurement(ChargerState.PLUGGED, Blocking.SCHEDULE),
                ),
                replace(a_charger(2, "Courtyard"), measurement=a_measurement(ChargerState.STANDBY)),
            ),
            (),
            (),
            (),
        )
    )
    found: NetworkView = field(default_factory=NetworkView)
    saved: list[tuple[str, FieldGroup, GroupValue, GroupValue | None, bool]] = field(default_factory=list)
    decided: list[tuple[str, int]] = field(default_factory=list)
    mixed: list[tuple[GroupValue | None, GroupValue]] = field(default_factory=list)
    connected: list[tuple[str, str, str | None]] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    newer: Updates | None = None
    notes: dict[str, WiringNote] = field(default_factory=dict)
    probed: FoundServer | FoundCharger | None = None
    keeps_token: bool = True
    keyring: str = "Secret Service"
    hears: HeardView = field(default_factory=HeardView)
    server_running: bool | None = None
    server_starting: bool = False
    past: tuple[PastChange, ...] = ()
    added: list[tuple[str, str]] = field(default_factory=list)
    error: JuiceDeskError | None = None
    leads: Adopting | None = None
    known_accounts: tuple[AccountView, ...] = ()
    known_ways: tuple[WayView, ...] = ()
    left: list[tuple[str, bool]] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    charged: tuple[Charge, ...] = ()
    flowed: tuple[Flow, ...] = ()
    kept: tuple[ChargerView, ...] = ()
    taken_charge_of: list[tuple[str, str]] = field(default_factory=list)

    at_log_in: bool | None = False

    def opens_at_log_in(self) -> bool | None:
        return self.at_log_in

    def open_at_log_in(self, on: bool) -> None:
        self._fail()
        self.at_log_in = on

    def _fail(self) -> None:
        if self.error is not None:
            error, self.error = self.error, None
            raise error

    def view(self) -> DeskView:
        return self.shown

    def accounts(self) -> tuple[AccountView, ...]:
        return self.known_accounts

    def use_account(self, account_id: str) -> None:
        self._fail()
        self.chosen.append(account_id)

    def sign_out(self, account_id: str, discard: bool) -> None:
        self._fail()
        self.left.append((account_id, discard))

    def ways(self, unit_id: str) -> tuple[WayView, ...]:
        return self.known_ways

    def take_charge(self, unit_id: str, account_id: str) -> None:
        self._fail()
        self.taken_charge_of.append((unit_id, account_id))

    def network(self) -> NetworkView:
        return self.found

    def heard(self) -> HeardView:
        return self.hears

    def look_around(self) -> None:
        self._fail()
        self.found = replace(self.found, looks=True)

    def token_keeper(self) -> str:
        return self.keyring

    def save(
        self,
        unit_id: str,
        group: FieldGroup,
        value: GroupValue,
        base: GroupValue | None,
        confirmed: bool = False,
    ) -> None:
        self._fail()
        self.saved.append((unit_id, group, value, base, confirmed))

    def discard(self, change_id: int) -> None:
        self._fail()
        self.decided.append(("discard", change_id))

    def keep_mine(self, change_id: int, seen: GroupValue | None) -> None:
        self._fail()
        self.decided.append(("keep_mine", change_id))

    def keep_mix(self, change_id: int, seen: GroupValue | None, value: GroupValue) -> None:
        self._fail()
        self.decided.append(("keep_mix", change_id))
        self.mixed.append((seen, value))

    def keep_server(self, change_id: int) -> None:
        self._fail()
        self.decided.append(("keep_server", change_id))

    def give_up(self, change_id: int) -> None:
        self._fail()
        self.decided.append(("give_up", change_id))

    def pause(self, paused: bool) -> None:
        self._fail()
        self.shown = replace(self.shown, link=replace(self.shown.link, is_paused=paused))

    def try_now(self) -> None:
        self.decided.append(("try_now", 0))

    def history(self) -> tuple[PastChange, ...]:
        self._fail()
        return self.past

    def delete_history(self) -> None:
        self._fail()
        self.past = ()

    def wiring_note(self, unit_id: str) -> WiringNote | None:
        return self.notes.get(unit_id)

    def wiring_noted(self) -> frozenset[str]:
        return frozenset(self.notes)

    def keep_wiring_note(self, unit_id: str, note: WiringNote | None) -> None:
        if note is None:
            self.notes.pop(unit_id, None)
        else:
            self.notes[unit_id] = note

    def connect_server(self, url: str, token: str, fingerprint: str | None) -> bool:
        self._fail()
        self.connected.append((url, token, fingerprint))
        return self.keeps_token

    def probe(self, address: str) -> FoundServer | FoundCharger:
        self._fail()
        assert self.probed is not None
        return self.probed

    def start_own_server(self) -> bool:
        self._fail()
        self.server_running = True
        return self.keeps_token

    def add_charger(self, unit_id: str, name: str) -> None:
        self._fail()
        self.added.append((unit_id, name))

    def updates(self) -> Updates | None:
        return self.newer

    def adopting(self) -> Adopting | None:
        return self.leads

    def own_server_running(self) -> bool | None:
        return self.server_running

    def own_server_starting(self) -> bool:
        return self.server_starting

    def set_own_server_running(self, running: bool) -> None:
        self._fail()
        self.server_running = running

    def charges(self, unit_ids: tuple[str, ...], since: datetime) -> tuple[Charge, ...]:
        self._fail()
        return tuple(one for one in self.charged if one.unit_id in unit_ids and one.ended > since)

    def kept_chargers(self) -> tuple[ChargerView, ...]:
        return self.kept

    def flows(self, unit_id: str, since: float) -> tuple[Flow, ...]:
        self._fail()
        return tuple(flow for flow in self.flowed if flow.ended_at > since)

    def diagnostics(self) -> dict[str, str]:
        self._fail()
        return {"versions.txt": "JuiceDesk", "log.txt": "nothing happened"}

    def data_folder(self) -> Path:
        return Path("/home/person/.local/share/JuiceDesk/desk")

    def setting(self, name: str) -> str:
        return self.settings.get(name, "")

    def keep_setting(self, name: str, value: str) -> None:
        self.settings[name] = value
