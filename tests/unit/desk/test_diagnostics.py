"""What is handed to whoever helps holds no secret, whatever lies about."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

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
