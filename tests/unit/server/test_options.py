"""The words of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from juicedesk.server.options import TOKEN_VARIABLE, parse_options


def test_everything_has_a_default(own_home: Path) -> None:
    options = parse_options([], {})
    assert (options.host, options.http_port) == ("0.0.0.0", 8042)
    assert options.udp_ports == (8042, 8043, 8047, 8051, 8055, 9004)
    assert options.data == own_home / "server"
    assert (options.adopts_all, options.tls, options.announces) == (False, True, True)
    assert (options.account_token, options.plain_http_port, options.offline_after_s) == (None, None, 300.0)
    assert (options.dns_port, options.log) == (None, None)


def test_dns_is_answered_only_for_who_asks_for_it() -> None:
    assert parse_options(["--dns-port", "5353"], {}).dns_port is None
    assert parse_options(["--answer-dns"], {}).dns_port == 53
    assert parse_options(["--answer-dns", "--dns-port", "5353"], {}).dns_port == 5353


def test_ports_may_be_given_again() -> None:
    assert parse_options(["--udp-port", "0", "--udp-port", "9000"], {}).udp_ports == (0, 9000)


def test_the_token_may_come_from_the_environment_and_the_option_wins() -> None:
    environment = {TOKEN_VARIABLE: " from the environment "}
    assert parse_options([], environment).account_token == "from the environment"
    assert parse_options(["--account-token", "given"], environment).account_token == "given"
    assert parse_options([], {TOKEN_VARIABLE: ""}).account_token is None


@pytest.mark.parametrize(("host", "alone"), [("127.0.0.1", True), ("localhost", True), ("0.0.0.0", False)])
def test_loopback_is_known(host: str, alone: bool) -> None:
    assert parse_options(["--host", host], {}).is_loopback is alone


@pytest.mark.parametrize(
    "words",
    [
        ["--http-port", "65536"],
        ["--udp-port", "-1"],
        ["--udp-port", "many"],
        ["--offline-after", "0"],
        ["--offline-after", "nan"],
        ["--adopt", "never"],
        ["--account-token", " "],
        ["--surprise"],
    ],
)
def test_a_wrong_word_is_said_and_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse_options(words, {})
    assert end.value.code == 2
    assert words[0] in capsys.readouterr().err
