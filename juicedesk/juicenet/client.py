"""The way to one account's chargers through a JuiceNet server (API sheet §6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from juicedesk.domain.errors import InvalidChange, NotSent, Refused, Unknown
from juicedesk.domain.intent import FieldGroup, GroupValue, Override, check_name
from juicedesk.domain.ports import Unit, UnitInfo, UnitState
from juicedesk.domain.schedule import Schedule
from juicedesk.domain.wiring import FLOOR_AMPS, check_charge_limit, check_wire_limit
from juicedesk.juicenet.envelope import parse_answer
from juicedesk.juicenet.forms import info_from_wire, state_from_wire, unit_from_wire
from juicedesk.juicenet.reading import Fields, WireError
from juicedesk.juicenet.schedules import schedule_from_wire, schedule_to_wire
from juicedesk.juicenet.transport import Transport

ACCOUNT_PATH = "/box_pin"
UNIT_PATH = "/box_api_secure"
_REASON_MAX_LENGTH = 200

T = TypeVar("T")


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

    def write(self, unit: Unit, group: FieldGroup, value: GroupValue) -> None:
        """Ask for a value; returning means that the server said yes, not that it holds.

        What the request needs is read just before it; when that read fails otherwise than by a
        refusal, nothing was written: NotSent. Raises InvalidChange, before anything is written, for
        amps that the ratings do not allow (a lower charge limit needs no rating) and for an empty or
        overlong name; TypeError for a value that is not of its group.
        """
        match group, value:
            case FieldGroup.WIRE, int():
                self._write_wire_limit(unit, value)
            case FieldGroup.LIMIT, int():
                self._write_charge_limit(unit, value)
            case FieldGroup.SCHEDULE, Schedule():
                self._unit_call(unit, "set_schedule", **schedule_to_wire(value))
            case FieldGroup.OVERRIDE, Override():
                self._write_override(unit, value)
            case FieldGroup.NAME, str():
                self._write_name(unit, value)
            case _:
                raise TypeError(f"{type(value).__name__} is not a value of {group}")

    def _write_wire_limit(self, unit: Unit, amps: int) -> None:
        with self._nothing_written():
            info = self.read_info(unit)
        check_wire_limit(amps, info.unit_rating_amps)
        self._set_info(unit, info, amps_wire_rating=amps)

    def _write_name(self, unit: Unit, name: str) -> None:
        checked = check_name(name)
        with self._nothing_written():
            info = self.read_info(unit)
        self._set_info(unit, info, name=checked)

    def _set_info(self, unit: Unit, info: UnitInfo, **changed: object) -> None:
        # Only the changed field and the zone, which the command requires: API sheet §6.4.
        if not info.time_zone_id:
            raise NotSent(self.address, "the server does not tell the charger's time zone")
        self._unit_call(unit, "set_info", timeZoneId=info.time_zone_id, **changed)

    def _write_charge_limit(self, unit: Unit, amps: int) -> None:
        if amps != 0:
            with self._nothing_written():
                self._check_charge_limit(unit, amps)
        self._unit_call(unit, "set_limit", amperage=amps)

    def _check_charge_limit(self, unit: Unit, amps: int) -> None:
        info = self.read_info(unit)
        if info.wire_limit_amps is None or info.unit_rating_amps is None:
            # Unknown ratings forbid raising, not lowering: sync model §3.5.
            current_amps = self.read_state(unit).charge_limit_amps
            if current_amps is not None and FLOOR_AMPS <= amps <= current_amps:
                return
        check_charge_limit(amps, info.wire_limit_amps, info.unit_rating_amps)

    def _write_override(self, unit: Unit, order: Override) -> None:
        start, energy_wh = 0, 0
        if order is Override.CHARGE_NOW:
            with self._nothing_written():
                state = self.read_state(unit)
            if state.unit_time is None:
                raise NotSent(self.address, "the server does not tell the charger's time")
            start, energy_wh = state.unit_time, state.energy_to_add_wh or 0
        self._unit_call(
            unit, "set_override", override_time=start, energy_at_plugin=0, energy_to_add=energy_wh
        )

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
        raise Refused(self.address, reason[:_REASON_MAX_LENGTH], answer.int_of("error_code"))

    def _understood(self, read: Callable[[], T]) -> T:
        try:
            return read()
        except (WireError, InvalidChange) as exc:
            raise Unknown(self.address, str(exc)) from exc


def _units(answer: Fields) -> list[Unit]:
    entries = answer.objects_of("units")
    if entries is None:
        raise WireError("the answer holds no list of units")
    return [unit_from_wire(entry) for entry in entries]
