"""The pairing line: what was written is read, and half a line is none."""

from __future__ import annotations

import pytest

from juicedesk.juicenet.pairing import Pairing, pairing_in

PRINT = "0123456789abcdef" * 4
TOKEN = "6fa459ea-ee8a-3ca4-894e-db77e160355e"
HOME = Pairing("https://192.0.2.20:8042", PRINT, TOKEN)


@pytest.mark.parametrize(
    "pairing",
    [
        HOME,
        Pairing("http://127.0.0.1:8042", None, TOKEN),
        Pairing("https://[2001:db8::7]:8042", PRINT, "a token of one's own & more #?=%"),
    ],
)
def test_what_the_server_shows_is_what_the_app_reads(pairing: Pairing) -> None:
    assert pairing_in(pairing.line()) == pairing
    assert pairing_in(f"  {pairing.line()}\n") == pairing


def test_no_part_of_a_line_passes_for_a_whole_one() -> None:
    line = HOME.line()
    tokens = {found.token for end in range(len(line)) if (found := pairing_in(line[:end]))}
    assert all(TOKEN.startswith(token) for token in tokens), "a line cut in its token still names the server"
    for start in range(1, len(line)):
        assert pairing_in(line[start:]) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "192.0.2.20:8042",
        "https://192.0.2.20:8042",
        f"https://192.0.2.20:8042/#token={TOKEN}",
        f"https://192.0.2.20:8042/#fp={PRINT[1:]}&token={TOKEN}",
        f"https://192.0.2.20:8042/#fp={PRINT}&token=",
        f"https://192.0.2.20:8042/#fp={PRINT}&fp={PRINT}&token={TOKEN}",
        f"http://192.0.2.20:8042/#fp={PRINT}&token={TOKEN}",
        f"https://192.0.2.20/#fp={PRINT}&token={TOKEN}",
        f"https://192.0.2.20:99999/#fp={PRINT}&token={TOKEN}",
        f"https://me@192.0.2.20:8042/#fp={PRINT}&token={TOKEN}",
        f"https://192.0.2.20:8042/path#fp={PRINT}&token={TOKEN}",
        f"ftp://192.0.2.20:8042/#token={TOKEN}",
        f"https://[::1:8042/#fp={PRINT}&token={TOKEN}",
        f"https://192.0.2.20:8042/#fp={PRINT}&token={'x' * 201}",
        "x" * 100_000,
    ],
)
def test_anything_else_is_no_pairing(text: str) -> None:
    assert pairing_in(text) is None


def test_the_token_is_not_in_what_a_log_would_show() -> None:
    assert TOKEN not in repr(HOME)
