"""No token ever leaves through an error or a log."""

import logging
import traceback
from collections.abc import Callable

import pytest

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.ports import Unit
from juicedesk.juicenet.client import JuiceNetClient
from tests.fakes.juicenet_faults import (
    Behaviour,
    Exchange,
    answer,
    cut_body,
    drop,
    hang,
    html,
    redirect,
    refuse,
    reset,
)
from tests.fakes.juicenet_server import ANY, FaultServer

ACCOUNT = "planted-account-secret"
TOKEN = "planted-unit-secret"
UNIT = Unit("0910000000000000000000000001", "Garage", TOKEN)
BOTH = f"{ACCOUNT} {TOKEN}"


def echo(exchange: Exchange) -> None:
    """Refuse with the whole request as the reason."""
    assert exchange.request is not None
    refuse(1009, exchange.request.raw.decode())(exchange)


FAULTS: dict[str, Behaviour] = {
    "echoed in a refusal": echo,
    "echoed in a status": lambda exchange: exchange.send_answer(BOTH.encode(), 500),
    "echoed in broken JSON": answer('{"success": true, "token": "' + BOTH),
    "echoed as a twin": answer(f'{{"success": true, "{BOTH}": 1, "{BOTH}": 2}}'),
    "echoed as a type": answer({"success": True, "type": BOTH, "amps_unit_rating": BOTH, "units": BOTH}),
    "echoed as success": answer({"success": BOTH}),
    "echoed as an id": answer({"success": True, "ID": BOTH, "unit_id": BOTH, "token": BOTH}),
    "echoed in a length": answer({"success": True}, headers={"Content-Length": BOTH}),
    "redirect": redirect(307, f"http://127.0.0.1:1/{ACCOUNT}/{TOKEN}"),
    "page": html(502),
    "hung up": drop,
    "reset": reset,
    "cut": cut_body,
    "silent": hang,
}


def provoke(client: JuiceNetClient) -> list[JuiceDeskError]:
    calls: list[Callable[[], object]] = [
        client.units,
        lambda: client.add_unit(UNIT.unit_id, "x"),
        lambda: client.read_info(UNIT),
        lambda: client.read_schedule(UNIT),
        lambda: client.write(UNIT, FieldGroup.LIMIT, 0),
        lambda: client.write(UNIT, FieldGroup.WIRE, 16),
    ]
    errors = []
    for call in calls:
        try:
            call()
        except JuiceDeskError as error:
            errors.append(error)
    return errors


def shown(error: JuiceDeskError) -> str:
    """Everything that a log or a crash report would hold, causes included."""
    return "".join(traceback.format_exception(error)) + repr(error) + str(vars(error))


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_no_error_and_no_log_holds_a_token(fault: Behaviour, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with FaultServer() as server:
        server.always(ANY, fault)
        errors = provoke(JuiceNetClient(server.base_url, ACCOUNT, "x", total_timeout_s=0.3))
    assert errors
    everything = "".join(map(shown, errors)) + caplog.text
    assert ACCOUNT not in everything
    assert TOKEN not in everything


def test_no_token_where_nobody_listens(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server = FaultServer()
    server.close()
    errors = provoke(JuiceNetClient(server.base_url, ACCOUNT, "x", total_timeout_s=0.3))
    assert len(errors) == 6
    everything = "".join(map(shown, errors)) + caplog.text
    assert ACCOUNT not in everything
    assert TOKEN not in everything


def test_a_token_in_the_head_of_an_answer_is_not_repeated() -> None:
    with FaultServer() as server:
        server.always(ANY, lambda exchange: exchange.send(f"{BOTH}\r\n\r\n".encode()))
        errors = provoke(JuiceNetClient(server.base_url, ACCOUNT, "x", total_timeout_s=0.3))
    assert len(errors) == 6
    assert not any(secret in str(error) for error in errors for secret in (ACCOUNT, TOKEN))


def test_a_library_error_kept_as_the_cause_has_lost_the_request() -> None:
    with FaultServer() as server:
        server.always(ANY, drop)
        error = provoke(JuiceNetClient(server.base_url, ACCOUNT, "x", total_timeout_s=0.3))[0]
    assert error.__cause__ is not None
    assert getattr(error.__cause__, "request", None) is None


def test_the_address_hides_a_password() -> None:
    client = JuiceNetClient("http://somebody:planted-password@127.0.0.1:1", ACCOUNT, "x")
    assert client.address == "127.0.0.1:1"
    with pytest.raises(JuiceDeskError) as caught:
        client.probe()
    assert "planted-password" not in shown(caught.value)


def test_a_unit_and_a_client_do_not_show_their_tokens() -> None:
    assert TOKEN not in repr(UNIT)
    assert ACCOUNT not in repr(JuiceNetClient("http://127.0.0.1:1", ACCOUNT, "x"))
