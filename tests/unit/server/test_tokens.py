"""The server's identity and its tokens over several starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from juicedesk.server.db import Database
from juicedesk.server.tokens import establish


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "server.sqlite3")
    yield opened
    opened.close()


def test_the_first_start_makes_a_token_and_shows_it_once(database: Database) -> None:
    first, second = establish(database, None), establish(database, None)
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", first.shown_token or "")
    assert second.shown_token is None
    assert second.tokens.is_account_token(first.shown_token)
    assert second.server_id == first.server_id


def test_a_given_token_replaces_the_earlier_one(database: Database) -> None:
    first = establish(database, None)
    second = establish(database, "given")
    assert second.shown_token == "given"
    assert second.tokens.is_account_token("given")
    assert not second.tokens.is_account_token(first.shown_token)


def test_a_given_token_counts_until_another_is_given(database: Database) -> None:
    establish(database, "given")
    again = establish(database, None)
    assert again.shown_token is None and again.tokens.is_account_token("given")


def test_unit_tokens_are_the_same_at_every_start_and_different_for_every_unit_and_server(
    database: Database, tmp_path: Path
) -> None:
    tokens = establish(database, "a").tokens
    other = Database(tmp_path / "other.sqlite3")
    made = {
        tokens.unit_token("0910"),
        establish(database, "b").tokens.unit_token("0910"),
        tokens.unit_token("0911"),
        establish(other, "a").tokens.unit_token("0910"),
    }
    other.close()
    assert len(made) == 3
    assert all(re.fullmatch(r"[0-9a-f]{32}", token) for token in made)


def test_nothing_secret_is_in_a_repr(database: Database) -> None:
    identity = establish(database, "given")
    assert "given" not in repr(identity)
    assert identity.tokens.unit_secret not in repr(identity)
