"""What is handed to whoever helps holds no secret, whatever lies about."""

from __future__ import annotations

import io
import ipaddress
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juicedesk import log
from juicedesk.desk.diagnostics import diagnostics, redacted
from juicedesk.domain.ports import Unit
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.view import LinkState, LinkView

UNIT_ID = "0910000000000000000000001234"
TOKEN = "3f2a1b4c-1111-2222-3333-0123456789ab"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "desk.sqlite3")
    store.accounts.keep(Account("own", "https://8.8.4.4:8042", "Home", None))
    store.chargers.keep_units("own", [Unit(UNIT_ID, "Garage of the Smiths", TOKEN)])
    store.settings.keep("theme", "dark")
    store.settings.keep("installation_id", TOKEN)
    yield store
    store.close()


@pytest.fixture
def logged() -> Iterator[None]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    log.configure(io.StringIO())
    yield
    root.handlers[:] = before
    root.setLevel(level)


def test_the_bundle_tells_what_helps_and_no_secret(store: Store, logged: None) -> None:
    logging.getLogger("juicedesk").warning(
        "box %s of account_token=%s at 8.8.4.4 and 192.168.1.9", UNIT_ID, TOKEN
    )
    view = store.projection.view("own", LinkView(LinkState.CONNECTED))
    texts = diagnostics(store, replace(view))
    everything = "\n".join(texts.values())
    for secret in (UNIT_ID, TOKEN, "8.8.4.4", "Smiths", str(Path.home()) + "/"):
        assert secret not in everything
    assert "…1234" in texts["chargers.txt"] and "…1234" in texts["log.txt"]
    assert "192.168.1.9" in texts["log.txt"], "an address at home helps"
    assert "theme = dark" in texts["settings.txt"] and "installation_id" not in texts["settings.txt"]
    assert "charger: 1 rows" in texts["database.txt"]
    assert texts["versions.txt"].startswith("JuiceDesk ")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("at 8.8.8.8:443", "at (address):443"),
        ("at 10.0.0.1", "at 10.0.0.1"),
        ("version 6.11.3.1000", "version 6.11.3.1000"),
    ],
)
def test_addresses_beyond_the_home_are_masked(text: str, kept: str) -> None:
    assert redacted(text) == kept


AROUND = ("{}", "={}", "'{}'", "_{}", "{}:8042", "https://{}/", "({})", "a {}, b", "[{}]:443")


def ids() -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=26, max_size=28)


def far_away(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not address.is_multicast


@given(
    token=st.uuids(version=4).map(str),
    unit_id=ids(),
    address=st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)).filter(far_away),
    around=st.sampled_from(AROUND),
)
@settings(max_examples=200)
def test_no_secret_gets_through_whatever_stands_around_it(
    token: str, unit_id: str, address: ipaddress.IPv4Address | ipaddress.IPv6Address, around: str
) -> None:
    for secret in (token, token.replace("-", ""), token.upper(), unit_id):
        assert secret not in redacted(around.format(secret))
    text = around.replace("_{}", "{}").format(address)
    assert str(address) not in redacted(
        text if address.version == 4 else text.replace(":8042", "").replace(":443", "")
    )


def test_the_server_of_the_account_is_not_named_when_it_is_out_in_the_world(
    store: Store, logged: None
) -> None:
    store.accounts.keep(Account("far", "https://home.example.org:8042", "Far", None))
    logging.getLogger("juicedesk").warning("home.example.org:8042: no answer from fritz.box")
    texts = diagnostics(
        store, store.projection.view("far", LinkView(LinkState.AWAY, "home.example.org:8042"))
    )
    everything = "\n".join(texts.values())
    assert "home.example.org" not in everything and "fritz.box" in everything


@pytest.mark.parametrize("text", ["fe80::1 and fd00::2 and ::1", "at 12:30:45", "aa:bb:cc:dd:ee:ff"])
def test_what_is_at_home_or_no_address_stays(text: str) -> None:
    assert redacted(text) == text
