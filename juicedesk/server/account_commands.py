"""The account-level commands of `/box_pin` (API sheet §6.1, §6.15 and §10)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from juicedesk import __version__
from juicedesk.domain.intent import check_name
from juicedesk.juicenet.reading import Fields
from juicedesk.server.refusals import Refusal, bad_account_token
from juicedesk.server.registry import WaitingBox, default_name, model_of
from juicedesk.server.service import SERVER_NAME, Answer, Service
from juicedesk.server.texts import plain_text
from juicedesk.server.unit import Unit

AccountCommand = Callable[[Service, Fields], Awaitable[Answer]]


async def get_server_info(service: Service, _fields: Fields) -> Answer:
    """Who answers here; needs no token, so that a typed address can be tried."""
    return {
        "server_id": service.identity.server_id,
        "server_name": SERVER_NAME,
        "version_api": __version__,
    }


async def get_account_units(service: Service, fields: Fields) -> Answer:
    """The account's boxes."""
    _check_account(service, fields)
    return {"units": [_listed(unit) for unit in service.registry.units.values()]}


async def get_waiting_units(service: Service, fields: Fields) -> Answer:
    """The boxes that report and wait for `add_unit`; this server's own addition to the API."""
    _check_account(service, fields)
    return {"units": [_waiting(box) for box in service.registry.waiting.values()]}


async def add_unit(service: Service, fields: Fields) -> Answer:
    """Take in a box that waits; for one that belongs to the account already, what the list says."""
    _check_account(service, fields)
    unit_id = fields.text_of("ID")
    if not unit_id:
        raise Refusal("The ID of the box is missing.")
    name = plain_text(fields, "device_name")
    unit = await service.persistence.adopt(unit_id, check_name(name) if name else default_name(unit_id))
    return _listed(unit)


def _check_account(service: Service, fields: Fields) -> None:
    if not service.identity.tokens.is_account_token(fields.text_of("account_token")):
        raise bad_account_token()


def _listed(unit: Unit) -> Answer:
    return {"name": unit.settings.name, "token": unit.token, "unit_id": unit.unit_id}


def _waiting(box: WaitingBox) -> Answer:
    return {
        "unit_id": box.unit_id,
        "name": default_name(box.unit_id),
        "model": model_of(box.report) if box.report else "JuiceBox",
        "IP": box.report.address if box.report else "",
        "time_last_ping": int(box.seen_at_s),
        "encrypted": box.is_encrypted,
    }


ACCOUNT_COMMANDS: Mapping[str, AccountCommand] = {
    "get_server_info": get_server_info,
    "get_account_units": get_account_units,
    "get_waiting_units": get_waiting_units,
    "add_unit": add_unit,
}
