"""The way to one account's chargers through a JuiceNet server (API sheet §6)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from juicedesk.domain.charge import ChargePage, PowerPoint
from juicedesk.domain.contact import Contact, HeardBox
from juicedesk.domain.details import Details
from juicedesk.domain.errors import (
    CHANGED_MEANWHILE,
    ChangedMeanwhile,
    InvalidChange,
    NotSent,
    Refused,
    Unknown,
)
from juicedesk.domain.intent import FieldGroup, GroupValue, Override, check_name
from juicedesk.domain.load_group import LoadGroup, check_load_group
from juicedesk.domain.ports import ReportedLoadGroup, Seen, Unit, UnitInfo, UnitState
from juicedesk.domain.schedule import Schedule
from juicedesk.domain.wiring import check_charge_limit, check_wire_limit
from juicedesk.juicenet.charges import MOST_POINTS, page_from_wire, points_from_wire
from juicedesk.juicenet.contacts import contact_from_wire, heard_from_wire
from juicedesk.juicenet.envelope import parse_answer
from juicedesk.juicenet.forms import DETAIL_KEYS, info_from_wire, state_from_wire, unit_from_wire
from juicedesk.juicenet.load_groups import load_group_to_wire, load_groups_from_wire
from juicedesk.juicenet.offers import LOAD_GROUPS, offers_of
from juicedesk.juicenet.reading import Fields, WireError
from juicedesk.juicenet.schedules import schedule_from_wire, schedule_to_wire
from juicedesk.juicenet.transport import Transport

ACCOUNT_PATH = "/box_pin"
UNIT_PATH = "/box_api_secure"
_REASON_MAX_LENGTH = 200
_LONGEST_LOOK_S = 5.0
"""What an answer that took longer shows may long be another value."""

T = TypeVar("T")
Read = TypeVar("Read", UnitInfo, UnitState)


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a write rests on: the charger's stamp, and the value that was seen; None asks for nothing."""

    stamp: int | None
    seen: Seen | None


class JuiceNetClient:
    """A `domain.ports.ChargerLink` over HTTP.

    Every call blocks for at most `total_timeout_s` per exchange; `write` makes up to three. Nothing is
    repeated, and nothing is kept between calls, so several threads may share one client. Every call
    raises NotSent (or UntrustedServer), Unknown or Refused; the tokens are in none of them.
    `device_id` names this installation to the server, see API sheet §3.
    """

    def __init__(
        self,
        base_url: str,
        account_token: str,
        device_id: str,
        *,
        fingerprint: str | None = None,
        total_timeout_s: float = 30.0,
    ) -> None:
        """Raise UntrustedServer for a fingerprint that is none, or with a plain HTTP address."""
        self._transport = Transport(base_url, fingerprint, total_timeout_s)
        self._account_token = account_token
        self._device_id = device_id
        self._closed = False

    @property
    def address(self) -> str:
        """The server as people know it: host and port."""
        return self._transport.address

    def close(self) -> None:
        """Let every later call fail with NotSent; one that is under way ends by itself."""
        self._closed = True

    def probe(self) -> None:
        """Try whether the server answers and takes the account token; changes nothing."""
        self.units()

    def units(self) -> list[Unit]:
        """The account's chargers, in the server's order."""
        answer = self._account_call("get_account_units")
        return self._understood(lambda: _units(answer))

    def add_unit(self, unit_id: str, name: str) -> Unit:
        """Take a charger into the account."""
        answer = self._account_call("add_unit", ID=unit_id, device_name=name)
        unit = self._understood(lambda: unit_from_wire(answer))
        if unit.unit_id != unit_id:
            raise Unknown(self.address, "the answer is for another unit")
        return unit

    def contact(self, unit_id: str) -> Contact:
        """How the server gets on with a box. A server that is not one of ours refuses to say."""
        answer = self._account_call("get_contact", ID=unit_id)
        return contact_from_wire(answer)

    def waiting(self) -> list[HeardBox]:
        """The boxes that report to the server and that nobody has added; only one of ours tells them."""
        answer = self._account_call("get_waiting_units")
        return self._understood(lambda: heard_from_wire(answer))

    def read_state(self, unit: Unit) -> UnitState:
        """State and measurements of a charger."""
        answer = self._unit_call(unit, "get_state")
        return self._understood(lambda: state_from_wire(answer))

    def read_info(self, unit: Unit) -> UnitInfo:
        """Name, zone and ratings of a charger."""
        answer = self._unit_call(unit, "get_info")
        return self._understood(lambda: info_from_wire(answer))

    def read_schedule(self, unit: Unit) -> Schedule:
        """The charger's schedule."""
        answer = self._unit_call(unit, "get_schedule")
        return self._understood(lambda: schedule_from_wire(answer.body))

    def read_charges(self, unit: Unit, more: int | None = None) -> ChargePage:
        """Ended charges, newest first; `more` of a page brings the next, older one."""
        answer = self._unit_call(unit, "get_history", **_unless_none(continuity_token=more))
        return self._understood(lambda: page_from_wire(unit.unit_id, answer))

    def read_power(self, unit: Unit, session_id: int) -> tuple[PowerPoint, ...]:
        """The power of an ended charge over time, in some hundred points at most."""
        answer = self._unit_call(
            unit, "get_plot", attribute="power", intervals=MOST_POINTS, session_id=session_id
        )
        return self._understood(lambda: points_from_wire(answer))

    def write(
        self,
        unit: Unit,
        group: FieldGroup,
        value: GroupValue,
        *,
        if_info_timestamp: int | None = None,
        seen: Seen | None = None,
    ) -> None:
        """Ask for a value; returning means that the server said yes, not that it holds.

        What the request needs is read just before it; when that read fails otherwise than by a refusal,
        nothing was written: NotSent. Raises ChangedMeanwhile, and nothing was written, unless
        `if_info_timestamp` is still the charger's stamp (only for a server that offers it), and unless the
        last read shows what was `seen`; NotSent when that read took more than 5 s. Raises InvalidChange,
        before anything is written, for amps that the ratings do not allow (a lower limit needs no rating)
        and for an empty or overlong name; TypeError for a value that is not of its group.
        """
        basis = _Basis(if_info_timestamp, seen)
        match group, value:
            case FieldGroup.WIRE, int():
                self._write_wire_limit(unit, value, basis)
            case FieldGroup.LIMIT, int():
                self._write_charge_limit(unit, value, basis)
            case FieldGroup.SCHEDULE, Schedule():
                self._change(unit, basis, "set_schedule", **schedule_to_wire(value))
            case FieldGroup.OVERRIDE, Override():
                self._write_override(unit, value, basis)
            case FieldGroup.NAME, str():
                self._write_name(unit, value, basis)
            case FieldGroup.DETAILS, Details():
                self._write_details(unit, value, basis)
            case _:
                raise TypeError(f"{type(value).__name__} is not a value of {group}")

    def load_groups(self) -> list[ReportedLoadGroup] | None:
        """The account's load groups; None from a server that does not say that it has any to offer."""
        try:
            offers = offers_of(self._account_call("get_server_info"))
        except Refused:
            return None
        if LOAD_GROUPS not in offers:
            return None
        answer = self._account_call("get_load_groups")
        return self._understood(lambda: load_groups_from_wire(answer))

    def write_load_group(
        self, group_id: str, value: LoadGroup, *, if_change_stamp: int | None = None
    ) -> None:
        """Ask for a load group to be like this, new or changed; without members it is dissolved.

        With `if_change_stamp` raises ChangedMeanwhile unless that is still the group's stamp; 0 is the
        stamp of a group that is not there. Raises InvalidChange before anything is sent.
        """
        fields = load_group_to_wire(group_id, check_load_group(value))
        self._account_call("set_load_group", **fields, **_unless_none(if_change_stamp=if_change_stamp))

    def _write_wire_limit(self, unit: Unit, amps: int, basis: _Basis) -> None:
        info = self._last_look(self.read_info, unit, basis, lambda info: info.wire_limit_amps)
        check_wire_limit(amps, info.unit_rating_amps, info.wire_limit_amps)
        self._set_info(unit, info, basis, amps_wire_rating=amps)

    def _write_name(self, unit: Unit, name: str, basis: _Basis) -> None:
        checked = check_name(name)
        self._set_info(unit, self._read_first(self.read_info, unit, basis), basis, name=checked)

    def _write_details(self, unit: Unit, details: Details, basis: _Basis) -> None:
        """Only what differs is sent; where nothing does, the zone alone."""
        info = self._read_first(self.read_info, unit, basis)
        changed = {
            key: getattr(details, name)
            for name, key in DETAIL_KEYS.items()
            if getattr(details, name) != getattr(info.details, name)
        }
        self._set_info(unit, info, basis, **changed)

    def _set_info(self, unit: Unit, info: UnitInfo, basis: _Basis, **changed: object) -> None:
        # Only the changed field and the zone, which the command requires: API sheet §6.4.
        fields = {"timeZoneId": info.time_zone_id, **changed}
        if not fields["timeZoneId"]:
            raise NotSent(self.address, "the server does not tell the charger's time zone")
        self._change(unit, basis, "set_info", **fields)

    def _write_charge_limit(self, unit: Unit, amps: int, basis: _Basis) -> None:
        if amps != 0:
            info = self._read_first(self.read_info, unit, basis)
            current_amps = None
            if basis.seen is not None or info.wire_limit_amps is None or info.unit_rating_amps is None:
                # Unknown ratings forbid raising, not lowering: sync model §3.5.
                look = self._last_look(self.read_state, unit, basis, lambda state: state.charge_limit_amps)
                current_amps = look.charge_limit_amps
            check_charge_limit(amps, info.wire_limit_amps, info.unit_rating_amps, current_amps)
        self._change(unit, basis, "set_limit", amperage=amps)

    def _write_override(self, unit: Unit, order: Override, basis: _Basis) -> None:
        start, energy_wh = 0, 0
        if order is Override.CHARGE_NOW:
            state = self._last_look(self.read_state, unit, basis, _override_of)
            if state.unit_time is None:
                raise NotSent(self.address, "the server does not tell the charger's time")
            if basis.seen is not None and basis.seen.plug_in_period != state.measurement.plug_in_period:
                raise ChangedMeanwhile(self.address, "another car is plugged in by now")
            start, energy_wh = state.unit_time, state.energy_to_add_wh or 0
        self._change(
            unit, basis, "set_override", override_time=start, energy_at_plugin=0, energy_to_add=energy_wh
        )

    def _last_look(
        self,
        read: Callable[[Unit], Read],
        unit: Unit,
        basis: _Basis,
        value_of: Callable[[Read], GroupValue | None],
    ) -> Read:
        """The read that a raise or an override rests on: it has to show what the decision was made on."""
        began_s = time.monotonic()
        known = self._read_first(read, unit, basis)
        if basis.seen is not None:
            if time.monotonic() - began_s > _LONGEST_LOOK_S:
                raise NotSent(self.address, "the last look before the write took too long")
            if value_of(known) != basis.seen.value:
                raise ChangedMeanwhile(self.address, "the value has changed before the write")
        return known

    def _read_first(self, read: Callable[[Unit], Read], unit: Unit, basis: _Basis) -> Read:
        """What a write needs to know, read just before it and still in the state that it is based on."""
        with self._nothing_written():
            known = read(unit)
        if basis.stamp not in (None, known.info_timestamp):
            raise ChangedMeanwhile(self.address, "the charger has changed before the write")
        return known

    def _change(self, unit: Unit, basis: _Basis, command: str, **fields: object) -> None:
        self._unit_call(unit, command, **fields, **_unless_none(if_info_timestamp=basis.stamp))

    @contextmanager
    def _nothing_written(self) -> Iterator[None]:
        try:
            yield
        except Unknown as exc:
            raise NotSent(self.address, f"before writing: {exc.detail}") from exc

    def _account_call(self, command: str, **fields: object) -> Fields:
        return self._judged(self._ask(ACCOUNT_PATH, command, fields), "")

    def _unit_call(self, unit: Unit, command: str, **fields: object) -> Fields:
        answer = self._ask(UNIT_PATH, command, {"token": unit.token, **fields})
        if answer.value_of("ID") is not None and answer.text_of("ID") != unit.unit_id:
            raise Unknown(self.address, "the answer is for another unit")
        return self._judged(answer, unit.token)

    def _ask(self, path: str, command: str, fields: dict[str, object]) -> Fields:
        if self._closed:
            raise NotSent(self.address, "the client is closed")
        common = {"cmd": command, "device_id": self._device_id, "account_token": self._account_token}
        body = self._transport.post(path, common | fields)
        return self._understood(lambda: parse_answer(body))

    def _judged(self, answer: Fields, unit_token: str) -> Fields:
        if answer.value_of("success") is True:
            return answer
        reason = answer.text_of("error_message") or "no reason given"
        for secret in filter(None, (self._account_token, unit_token)):
            reason = reason.replace(secret, "•••")
        code = answer.int_of("error_code")
        kind = ChangedMeanwhile if code == CHANGED_MEANWHILE else Refused
        raise kind(self.address, reason[:_REASON_MAX_LENGTH], code)

    def _understood(self, read: Callable[[], T]) -> T:
        try:
            return read()
        except (WireError, InvalidChange) as exc:
            raise Unknown(self.address, str(exc)) from exc


def _unless_none(**fields: object) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value is not None}


def _units(answer: Fields) -> list[Unit]:
    entries = answer.objects_of("units")
    if entries is None:
        raise WireError("the answer holds no list of units")
    return [unit_from_wire(entry) for entry in entries]


def _override_of(state: UnitState) -> GroupValue | None:
    return state.value_of(FieldGroup.OVERRIDE)
