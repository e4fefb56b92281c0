"""Where the vendor's names lead. Servers are asked on loopback only; the system's resolver is replaced."""

from __future__ import annotations

import socket
from collections.abc import Sequence

import pytest

from juicedesk.adopt.dns_names import Lead, NotFound, check_names, server_lookup, system_lookup
from juicedesk.discovery.dns_responder import DnsResponder
from juicedesk.discovery.vendor_names import BLOCKED_NAMES, REPORT_NAMES, UDP_PORTS

HERE = "192.168.0.7"
VENDOR = "54.161.185.130"


def test_the_names_and_ports_are_those_of_the_sheet() -> None:
    assert "jbv1.emotorwerks.com" in {name.host for name in REPORT_NAMES}
    assert UDP_PORTS == (8042, 8043, 8047, 8051, 8055, 9004)
    assert BLOCKED_NAMES == ("directory-api.emotorwerks.com",)
    assert len({name.host for name in REPORT_NAMES}) == len(REPORT_NAMES)


def test_each_name_is_said_to_lead_where_it_leads() -> None:
    known: dict[str, Sequence[str]] = {
        "here.example": [HERE],
        "both.example": [HERE, VENDOR],
        "vendor.example": [VENDOR],
        "zero.example": ["0.0.0.0"],
    }

    def look_up(host: str) -> Sequence[str]:
        if host == "lost.example":
            raise OSError("no answer")
        if host not in known:
            raise NotFound(host)
        return known[host]

    checks = check_names(
        {HERE},
        look_up,
        report_names=[*known, "lost.example", "gone.example"],
        blocked_names=["gone.example", "zero.example", "vendor.example", "lost.example"],
    )
    assert [(check.host.split(".")[0], check.lead, check.is_right) for check in checks] == [
        ("here", Lead.HERE, True),
        ("both", Lead.ELSEWHERE, False),
        ("vendor", Lead.ELSEWHERE, False),
        ("zero", Lead.NOWHERE, False),
        ("lost", Lead.NOT_KNOWN, False),
        ("gone", Lead.NOWHERE, False),
        ("gone", Lead.NOWHERE, True),
        ("zero", Lead.NOWHERE, True),
        ("vendor", Lead.ELSEWHERE, False),
        ("lost", Lead.NOT_KNOWN, False),
    ]


def test_the_system_is_asked_for_ipv4() -> None:
    assert system_lookup("127.0.0.9") == ["127.0.0.9"]


@pytest.mark.parametrize(
    ("number", "kind"), [(socket.EAI_NONAME, NotFound), (socket.EAI_AGAIN, socket.gaierror)]
)
def test_a_name_that_is_not_there_is_told_from_a_resolver_that_is_not(
    monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise socket.gaierror(number, "why")

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    with pytest.raises(kind):
        system_lookup("vendor.example")


def test_a_given_server_is_asked_over_the_wire() -> None:
    with DnsResponder(HERE, bind_to="127.0.0.1", port=0) as responder:
        checks = check_names({HERE}, server_lookup("127.0.0.1", responder.port))
        assert all(check.is_right for check in checks)
        assert len(checks) == len(REPORT_NAMES) + len(BLOCKED_NAMES)
        (other,) = check_names(
            {HERE},
            server_lookup("127.0.0.1", responder.port),
            report_names=["example.com"],
            blocked_names=[],
        )
        assert other.lead is Lead.NOT_KNOWN  # a refusal says nothing about the name


def test_of_a_server_that_is_not_there_nothing_is_known() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    (check,) = check_names(
        {HERE}, server_lookup("127.0.0.1", port), report_names=["jbv1.emotorwerks.com"], blocked_names=[]
    )
    assert check.lead is Lead.NOT_KNOWN
