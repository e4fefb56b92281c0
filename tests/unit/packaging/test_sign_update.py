"""What the release workflow signs is what the program takes for an answer."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from juicedesk import __version__
from juicedesk.desk.updates import SignedUpdates, Source
from juicedesk.domain.update import Release
from tests.unit.packaging.tools import tool

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def test_an_older_program_reads_what_was_signed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("UPDATE_SIGNING_KEY", base64.b64encode(KEY.private_bytes_raw()).decode())
    monkeypatch.setenv("JUICEDESK_REPOSITORY", "https://code.example/juicedesk")
    assert tool("sign_update.py").main(tmp_path / "latest.json") == 0
    answer = (tmp_path / "latest.json").read_bytes()
    source = Source("https://code.example/latest.json", KEY.public_key().public_bytes_raw())
    newer = SignedUpdates(source, lambda _address: answer, "0.0.1").look()
    assert newer == Release(__version__, f"https://code.example/juicedesk/releases/tag/v{__version__}")
    assert SignedUpdates(source, lambda _address: answer).look() is None


def test_a_build_looks_only_with_a_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    builder = tool("bundle/build.py")
    monkeypatch.setattr(builder, "ROOT", tmp_path)
    monkeypatch.setenv("JUICEDESK_REPOSITORY", "https://code.example/juicedesk")
    monkeypatch.setenv("UPDATE_PUBLIC_KEY", "a2V5")
    builder.write_update_source()
    told = json.loads((tmp_path / "build" / "updates.json").read_bytes())
    assert told["address"].startswith("https://code.example/") and told["public_key"] == "a2V5"
    monkeypatch.delenv("UPDATE_PUBLIC_KEY")
    builder.write_update_source()
    assert not (tmp_path / "build" / "updates.json").exists()
