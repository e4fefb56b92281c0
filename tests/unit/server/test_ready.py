"""What the server says once it answers: a line for programs, a sentence for people."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from juicedesk.server.ready import say_ready

PORTS = {"udp": [8042, 8043], "dns": None}


def test_a_program_reads_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    say_ready("http://127.0.0.1:8042", PORTS, None, "t", Path("data"))
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["udp"] == [8042, 8043]


def test_a_person_reads_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    say_ready("http://127.0.0.1:8042", PORTS, None, "t", Path("data"))
    assert capsys.readouterr().out == (
        "The home server is ready at http://127.0.0.1:8042."
        " It hears boxes at UDP 8042, 8043; its data is in data.\n"
    )
