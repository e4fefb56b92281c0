"""The server says where the vendor's names lead, or says why it cannot; asked with real datagrams."""

from __future__ import annotations

import socket

import dns.message
import dns.query
import dns.rcode
import pytest

from juicedesk.domain.errors import ProcessError
from juicedesk.server.answering_names import names_answered
from juicedesk.server.options import Options, parse_options

NAME = "jbv1.emotorwerks.com"


def options_for(host: str, port: int = 0) -> Options:
    return parse_options(["--host", host, "--answer-dns", "--dns-port", str(port)], {})


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_the_names_lead_to_the_address_of_the_server(host: str) -> None:
    with names_answered(options_for(host)) as names:
        assert names is not None
        asked = dns.message.make_query(NAME, "A")
        said = dns.query.udp(asked, "127.0.0.1", timeout=10, port=names.port)
    assert said.rcode() == dns.rcode.NOERROR
    assert [str(item) for rrset in said.answer for item in rrset] == ["127.0.0.1"]


def test_nobody_asked_for_it() -> None:
    with names_answered(parse_options(["--host", "127.0.0.1"], {})) as names:
        assert names is None


def test_a_port_that_is_taken_is_said() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        taken = options_for("127.0.0.1", other.getsockname()[1])
        with pytest.raises(ProcessError, match="another program answers DNS"), names_answered(taken):
            pass


def test_without_an_ipv4_address_it_is_refused() -> None:
    with pytest.raises(ProcessError, match="IPv4"), names_answered(options_for("::1")):
        pass
