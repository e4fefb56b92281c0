"""What a server may ask for with Retry-After, over a real socket."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain.errors import LinkError, NotSent, Refused, Unknown
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.ports import Unit
from juicedesk.juicenet.client import JuiceNetClient
from juicedesk.juicenet.retry_after import LONGEST_S, retry_after_s
from juicedesk.juicenet.transport import Transport
from tests.fakes.juicenet_faults import answer, html
from tests.fakes.juicenet_server import ANY, FaultServer

NOON = "Mon, 23 Nov 2026 12:00:00 GMT"


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as server:
        yield server


def failure(server: FaultServer) -> LinkError:
    with pytest.raises(LinkError) as caught:
        Transport(server.base_url, None, 5).post("/box_api_secure", {"cmd": "set_limit"})
    return caught.value


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("asked", "wait_s"),
    [
        ("120", 120.0),
        (" 7 ", 7.0),
        ("0", 0.0),
        ("-5", 0.0),
        ("3600", 3600.0),
        ("3601", 3600.0),
        ("999999999999999999999999999999", 3600.0),
        ("Mon, 23 Nov 2026 12:01:30 GMT", 90.0),
        ("Monday, 23-Nov-26 12:01:30 GMT", 90.0),
        ("Mon, 23 Nov 2026 14:01:30 +0200", 90.0),
        ("Mon, 23 Nov 2026 12:01:30 -0000", 90.0),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        ("Mon, 23 Nov 2099 12:00:00 GMT", 3600.0),
        ("", None),
        ("soon", None),
        ("1.5", None),
        ("1_000", None),
        ("1e3", None),
        ("inf", None),
        ("nan", None),
        ("²", None),
        ("120, 60", None),
        ("9" * 5000, None),
        ("Mon, 99 Nov 2026 12:00:00 GMT", None),
        ("Mon, 23 Nov 99999 12:00:00 GMT", None),
    ],
)
def test_what_the_server_asks_for(server: FaultServer, status: int, asked: str, wait_s: float | None) -> None:
    server.once(ANY, answer({}, status, {"Retry-After": asked, "Date": NOON}))
    error = failure(server)
    assert type(error) is Unknown
    assert error.retry_after_s == wait_s


def test_a_date_without_one_to_count_from_counts_from_now(server: FaultServer) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(minutes=10), usegmt=True)
    server.once(ANY, answer({}, 503, {"Retry-After": later}))
    assert failure(server).retry_after_s == pytest.approx(600, abs=30)


@pytest.mark.parametrize("status", [200, 302, 500, 502])
def test_only_two_answers_may_ask_for_it(server: FaultServer, status: int) -> None:
    server.once(ANY, answer(b"{}", status, {"Retry-After": "120"}))
    if status == 200:
        assert Transport(server.base_url, None, 5).post("/box_pin", {}) == b"{}"
    else:
        assert failure(server).retry_after_s is None


def test_no_wish_is_none(server: FaultServer) -> None:
    server.once(ANY, html(503))
    assert failure(server).retry_after_s is None


def test_every_failure_of_a_link_has_the_field() -> None:
    errors = [LinkError("a", "b"), NotSent("a", "b"), Unknown("a", "b"), Refused("a", "b", 1007)]
    assert [error.retry_after_s for error in errors] == [None] * 4


def test_a_read_before_a_write_tells_it_too() -> None:
    with FaultServer() as server:
        box = server.add_unit("0910000000000000000000000001")
        server.once("get_info", answer({}, 429, {"Retry-After": "90"}))
        client = JuiceNetClient(server.base_url, server.account_token, "x", total_timeout_s=5)
        with pytest.raises(NotSent) as caught:
            client.write(Unit(box.unit_id, "Garage", box.token), FieldGroup.WIRE, 16)
        assert caught.value.retry_after_s == 90


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_gives_an_error_or_a_long_wait(asked: str, said: str) -> None:
    wait_s = retry_after_s(503, {"Retry-After": asked, "Date": said})
    assert wait_s is None or 0 <= wait_s <= LONGEST_S
