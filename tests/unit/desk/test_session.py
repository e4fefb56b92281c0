"""Which announced server is the account's own, and where it is now."""

from __future__ import annotations

import pytest

from juicedesk.desk.session import at_new_address, is_same_server
from juicedesk.discovery.found import FoundServer
from juicedesk.store.settings import Account

PRINT = "ab" * 32
PINNED = Account("a", "https://192.0.2.1:8042", "Home", PRINT)
PLAIN = Account("b", "http://192.0.2.1:8042", "Home", None)


def announced(url: str | None, fingerprint: str | None = None) -> FoundServer:
    return FoundServer("id", "Home", url, fingerprint, None, None)


@pytest.mark.parametrize(
    ("account", "server", "same"),
    [
        (PINNED, announced("https://192.0.2.9:1", PRINT.upper()), True),
        (PINNED, announced("https://192.0.2.1:8042", "cd" * 32), False),
        (PLAIN, announced("http://192.0.2.1:8042"), True),
        (PLAIN, announced("http://192.0.2.1:8043"), False),
        (PLAIN, announced(None), False),
    ],
)
def test_a_server_is_known_by_its_certificate_else_by_its_address(
    account: Account, server: FoundServer, same: bool
) -> None:
    assert is_same_server(account, server) is same


def test_only_a_pinned_server_is_followed_to_a_new_address() -> None:
    moved = (announced("https://192.0.2.9:8042", PRINT),)
    assert at_new_address(PINNED, moved).url == "https://192.0.2.9:8042"
    assert at_new_address(PLAIN, moved) == PLAIN


def test_a_stranger_does_not_lead_anywhere() -> None:
    assert at_new_address(PINNED, (announced("https://192.0.2.66:8042", "cd" * 32),)) == PINNED
