from __future__ import annotations

import pytest

from juicedesk.discovery.typed import TypedAddress, parse_address
from juicedesk.domain.errors import NotAnAddress


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("192.168.1.7", TypedAddress("192.168.1.7")),
        (" pi.local ", TypedAddress("pi.local")),
        ("gecko_os-0e8.local.", TypedAddress("gecko_os-0e8.local.")),
        ("pi:9042", TypedAddress("pi", 9042)),
        ("https://pi.local:8042/", TypedAddress("pi.local", 8042, "https")),
        ("http://pi", TypedAddress("pi", None, "http")),
        ("[::1]:8042", TypedAddress("::1", 8042)),
    ],
)
def test_what_people_type_is_understood(typed: str, meant: TypedAddress) -> None:
    assert parse_address(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("", "  ", "two words", "garage door!", "-pi", "[::1"),
        *("pi:99999", "pi:0", "pi:x"),
        *("ftp://pi", "https://", "http://me:secret@pi", "pi/box_pin", "file:///etc/passwd"),
    ],
)
def test_everything_else_is_refused(typed: str) -> None:
    with pytest.raises(NotAnAddress) as caught:
        parse_address(typed)
    assert caught.value.typed == typed


def test_the_url_has_the_usual_port_and_brackets() -> None:
    assert TypedAddress("pi").url("https") == "https://pi:8042"
    assert TypedAddress("::1", 9042).url("http") == "http://[::1]:9042"
