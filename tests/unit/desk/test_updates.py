"""An answer about newer versions counts only when it is signed, whole and newer."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from juicedesk.desk import updates
from juicedesk.desk.updates import SignedUpdates, Source, source_here
from juicedesk.domain.errors import UpdateUnknown
from juicedesk.domain.update import Release

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SOURCE = Source("https://updates.example/latest.json", KEY.public_key().public_bytes_raw())
PAGE = "https://updates.example/0.2.0"


def signed(words: bytes, key: Ed25519PrivateKey = KEY) -> bytes:
    told = {"words": words, "signature": key.sign(words)}
    return json.dumps({name: base64.b64encode(value).decode() for name, value in told.items()}).encode()


def words(version: object = "0.2.0", page: object = PAGE) -> bytes:
    return json.dumps({"version": version, "page": page}).encode()


def looking(answer: bytes, version: str = "0.1.0") -> Callable[[], Release | None]:
    return SignedUpdates(SOURCE, lambda _address: answer, version).look


def test_a_newer_version_is_told_with_its_page() -> None:
    assert looking(signed(words()))() == Release("0.2.0", PAGE)


@pytest.mark.parametrize("own", ["0.2.0", "0.2", "0.2.0.0", "0.10.0", "1.0"])
def test_the_same_or_an_older_version_is_no_news(own: str) -> None:
    assert looking(signed(words()), own)() is None


def test_numbers_are_compared_as_numbers() -> None:
    assert looking(signed(words("0.10.0")), "0.9.9")() == Release("0.10.0", PAGE)


@pytest.mark.parametrize(
    "answer",
    [
        signed(words(), Ed25519PrivateKey.from_private_bytes(bytes(32))),
        signed(words()).replace(b'"words": "', b'"words": "eyJ9'),
        words(),
        b"",
        b"[]",
        b'{"words": 1, "signature": 2}',
        b'{"words": "\xff", "signature": "AA=="}',
        signed(b"[]"),
        signed(b"null"),
        signed(words(version=3)),
        signed(words(version="1.0; rm")),
        signed(words(version="9" * 5000)),
        signed(words(page="http://updates.example")),
        signed(words(page="https://" + "x" * 500)),
    ],
)
def test_anything_else_is_no_answer(answer: bytes) -> None:
    with pytest.raises(UpdateUnknown):
        looking(answer)()


def test_a_build_without_a_source_looks_nowhere() -> None:
    assert source_here() is None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"address": SOURCE.address, "public_key": base64.b64encode(SOURCE.public_key).decode()}, SOURCE),
        ({"address": "http://updates.example", "public_key": "AAAA"}, None),
        ({"address": SOURCE.address, "public_key": "no base64!"}, None),
        (["neither"], None),
    ],
)
def test_a_build_looks_where_its_file_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: object, expected: Source | None
) -> None:
    (tmp_path / "updates.json").write_text(json.dumps(told), encoding="utf-8")
    monkeypatch.setattr(updates, "resource", tmp_path.joinpath)
    assert source_here() == expected


def test_a_program_that_homebrew_looks_after_looks_nowhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = {"address": SOURCE.address, "public_key": base64.b64encode(SOURCE.public_key).decode()}
    (tmp_path / "updates.json").write_text(json.dumps(told), encoding="utf-8")
    monkeypatch.setattr(updates, "resource", tmp_path.joinpath)
    monkeypatch.setattr(updates, "HOMEBREWS", (str(tmp_path / "Caskroom" / "juicedesk"),))
    assert source_here() == SOURCE
    (tmp_path / "Caskroom" / "juicedesk").mkdir(parents=True)
    assert source_here() is None


def test_a_place_that_does_not_answer_is_not_an_error_of_ours() -> None:
    with pytest.raises(UpdateUnknown):
        updates.fetched("https://127.0.0.1:1/latest.json")
