"""Clients at the home server: our own over a pinned certificate, and one that others wrote, unmodified."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pyjuicenet
import pytest

from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.errors import BAD_ACCOUNT_TOKEN, BAD_UNIT_TOKEN, Refused, UntrustedServer
from juicedesk.domain.intent import FieldGroup, Override
from juicedesk.domain.ports import Unit
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.juicenet.client import JuiceNetClient
from tests.e2e.home_server import ACCOUNT_TOKEN, Box, HomeServer

BOX_ID = "0910000000000000000000000021"
NIGHTS = Schedule(True, ChargeWindow(1380, 360, 420), ChargeWindow(0, 1440))


def client_of(server: HomeServer, token: str = ACCOUNT_TOKEN) -> JuiceNetClient:
    return JuiceNetClient(server.url, token, "test", fingerprint=server.ready["fingerprint"])


def test_our_client_takes_a_box_in_and_reads_back_all_that_it_writes(tmp_path: Path) -> None:
    with HomeServer(tmp_path) as server, Box(server, BOX_ID) as box:
        client = client_of(server)
        box.say()
        unit = take_in(client)
        for group, value in (
            (FieldGroup.WIRE, 24),
            (FieldGroup.LIMIT, 16),
            (FieldGroup.SCHEDULE, NIGHTS),
            (FieldGroup.NAME, "Carport"),
            (FieldGroup.OVERRIDE, Override.CHARGE_NOW),
        ):
            client.write(unit, group, value)
        state, info = client.read_state(unit), client.read_info(unit)
        assert (info.wire_limit_amps, info.name, info.unit_rating_amps) == (24, "Carport", 40)
        assert (state.charge_limit_amps, state.override_active) == (16, True)
        assert (state.measurement.state, state.measurement.blocking) == (
            ChargerState.PLUGGED,
            Blocking.NOTHING,
        )
        assert state.local_offset_s is not None
        assert client.read_schedule(unit) == NIGHTS
        command = box.obey()
        assert (command.online_amps, command.offline_amps) == (16, 24)


def take_in(client: JuiceNetClient) -> Unit:
    """Add the box as soon as the server has heard it."""
    for _ in range(200):
        try:
            return client.add_unit(BOX_ID, "Garage")
        except Refused:
            continue
    raise AssertionError("the server has not heard the box")


def test_our_client_is_told_which_token_is_wrong(tmp_path: Path) -> None:
    with HomeServer(tmp_path) as server:
        with pytest.raises(Refused) as refused:
            client_of(server, "wrong").units()
        assert refused.value.code == BAD_ACCOUNT_TOKEN
        with pytest.raises(Refused) as refused:
            client_of(server).read_state(Unit(BOX_ID, "Garage", "0" * 32))
        assert refused.value.code == BAD_UNIT_TOKEN


def test_our_client_trusts_no_other_certificate(tmp_path: Path) -> None:
    with HomeServer(tmp_path) as server:
        with pytest.raises(UntrustedServer):
            JuiceNetClient(server.url, ACCOUNT_TOKEN, "test", fingerprint="0" * 64).units()
        with pytest.raises(UntrustedServer):
            JuiceNetClient(server.url, ACCOUNT_TOKEN, "test").units()


def test_an_unmodified_client_of_others_lists_reads_and_sets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        HomeServer(tmp_path, "--no-tls", "--adopt", "auto") as server,
        Box(server, BOX_ID, rating_amps=40) as box,
    ):
        box.obey()
        monkeypatch.setattr(pyjuicenet, "BASE_URL", server.url)
        asyncio.run(with_their_client(use_their_client))
        assert box.obey().online_amps == 16


async def with_their_client(use: Callable[[pyjuicenet.Api], Awaitable[None]]) -> None:
    api = pyjuicenet.Api(ACCOUNT_TOKEN)
    try:
        await use(api)
    finally:
        await api.close_connection()


async def use_their_client(api: pyjuicenet.Api) -> None:
    (charger,) = await api.get_devices()
    assert (charger.id, charger.status, charger.voltage) == (BOX_ID, "plugged", 240)
    assert charger.max_charging_amperage == 32
    assert await charger.disable_charger() and not charger.charger_enabled
    assert await charger.enable_charger() and charger.current_charging_amperage_limit == 32
    assert await charger.set_charging_amperage_limit(16) and charger.current_charging_amperage_limit == 16
    assert not await charger.set_charging_amperage_limit(33)
    assert await charger.set_override(True) and charger.override_time != 0
    assert await charger.set_override(False) and charger.override_time == 0


def test_a_client_of_others_gets_the_reason_for_a_wrong_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def sign_in() -> None:
        api = pyjuicenet.Api("wrong")
        try:
            await api.get_devices()
        finally:
            await api.close_connection()

    with HomeServer(tmp_path, "--no-tls") as server:
        monkeypatch.setattr(pyjuicenet, "BASE_URL", server.url)
        with pytest.raises(pyjuicenet.TokenError, match="account token"):
            asyncio.run(sign_in())


def test_the_requests_of_openhab_are_taken_as_it_sends_them(tmp_path: Path) -> None:
    """Its binding's commands, keys and texts (API sheet §2, §6.5, §6.8): it counts a refusal as an outage."""
    with HomeServer(tmp_path, "--no-tls", "--adopt", "auto") as server, Box(server, BOX_ID) as box:
        box.obey()
        openhab = OpenHab(server)
        state = openhab.ask("get_state")
        assert openhab.ask("get_info")["amps_wire_rating"] == 32
        assert openhab.ask("get_schedule")["type"] == "disabled"

        openhab.set_current_limit(16)
        assert openhab.ask("get_state")["charging"]["amps_limit"] == box.obey().online_amps == 16

        openhab.set_override(state["unit_time"] + 31_556_926)  # "stop"
        assert box.obey().online_amps == 0
        openhab.set_override(state["unit_time"])  # "start"
        assert box.obey().online_amps == 16
        assert openhab.ask("get_state")["show_override"] is True
        openhab.set_override(state["default_target_time"])  # "smart"
        assert openhab.ask("get_state")["override_time"] == state["default_target_time"]
        openhab.set_override(0)
        assert openhab.ask("get_state")["override_time"] == 0


class OpenHab:
    """Sends what openHAB's binding sends, and nothing else."""

    def __init__(self, server: HomeServer) -> None:
        self._server = server
        self._common = {"device_id": "juicenet:account:home", "account_token": server.token}
        (unit,) = server.post("/box_pin", {"cmd": "get_account_units", **self._common})["units"]
        assert {"name", "token", "unit_id"} <= unit.keys()
        self._token = unit["token"]

    def ask(self, cmd: str, **fields: str) -> dict[str, Any]:
        body = {"cmd": cmd, "token": self._token, **self._common, **fields}
        answer = self._server.post("/box_api_secure", body)
        assert answer["success"], answer
        return answer

    def set_current_limit(self, amps: int) -> None:
        """Not by set_limit, which it knows and never sends."""
        self.ask("set_override", amperage=str(amps))

    def set_override(self, local_epoch: int) -> None:
        self.ask("set_override", energy_at_plugin="0", override_time=str(local_epoch), energy_to_add="0")
