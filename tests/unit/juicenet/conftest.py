from collections.abc import Iterator

import pytest

from juicedesk.domain.ports import Unit
from juicedesk.juicenet.client import JuiceNetClient
from tests.fakes.juicenet_server import FakeUnit, FaultServer

UNIT_ID = "0910000000000000000000000001"


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as server:
        yield server


@pytest.fixture
def box(server: FaultServer) -> FakeUnit:
    return server.add_unit(UNIT_ID)


@pytest.fixture
def unit(box: FakeUnit) -> Unit:
    return Unit(box.unit_id, "Garage", box.token)


@pytest.fixture
def client(server: FaultServer) -> JuiceNetClient:
    return JuiceNetClient(server.base_url, server.account_token, "this installation", total_timeout_s=1.5)
