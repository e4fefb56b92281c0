"""The table of streams, as boxes print it (protocol sheet §6.2)."""

from __future__ import annotations

import pytest

from juicedesk.juicebox.console import (
    LONGEST_LIST,
    Destination,
    Stream,
    close_command,
    open_command,
    parse_streams,
    stream_table,
)

SHEET = """list\r
[2024-10-03 | 18:05:04: Closed: 0]\r
! # Type  Info\r
# 0 FILE  webapp/index.html-1.4.0.24 (1995, 0)\r
# 1 UDPC  juicenet-udp-prod3-usa.enelx.com:8047 (26674)\r
# 2 UDPC  jbv1.emotorwerks.com:8042 (14697)\r
# 3 HTTP  https://directory-api.emotorwerks.com/:443 (35085)\r
> """


def test_the_rows_of_the_sheet_are_read() -> None:
    streams = parse_streams(SHEET)
    assert [(stream.handle, stream.kind) for stream in streams] == [
        (0, "FILE"),
        (1, "UDPC"),
        (2, "UDPC"),
        (3, "HTTP"),
    ]
    assert [stream.destination for stream in streams] == [
        None,
        Destination("juicenet-udp-prod3-usa.enelx.com", 8047),
        Destination("jbv1.emotorwerks.com", 8042),
        None,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "#1 UDPC 192.168.0.7:8042 (1)",
        "  1 UDPC  192.168.0.7:8042",
        "> # 1  UDPC\t192.168.0.7:8042 (14697)  ",
        "!# 1 UDPC  192.168.0.7:8042 (14697)",
    ],
)
def test_other_layouts_of_a_row_are_read_too(line: str) -> None:
    (stream,) = parse_streams(line)
    assert (stream.handle, stream.destination) == (1, Destination("192.168.0.7", 8042))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "! # Type  Info",
        "[2024-10-03 | 18:05:04: Closed: 1]",
        "Success",
        "EMWERK-JB201-1.0.46",
        "# 99999 UDPC a:1",
        "1",
        "# 1 UDPC",
    ],
)
def test_other_lines_are_no_rows(line: str) -> None:
    assert parse_streams(line) == ()


@pytest.mark.parametrize(
    "info", ["x", "host:0 (1)", "host:70000", "-x:8042", "a b:8042", "x;y:8042", ":8042"]
)
def test_what_is_no_destination_is_none(info: str) -> None:
    assert Stream(1, "UDPC", info).destination is None


def test_a_table_without_end_is_cut_and_the_last_row_of_a_handle_counts() -> None:
    rows = "\n".join(f"# {number} UDPC  host:{number + 1} (1)" for number in range(500))
    assert len(parse_streams(rows)) == LONGEST_LIST
    (stream,) = parse_streams("# 1 UDPC  old:1 (1)\n# 1 UDPC  new:2 (1)")
    assert stream.destination == Destination("new", 2)


def test_a_table_is_read_as_it_is_written() -> None:
    streams = parse_streams(SHEET)
    assert parse_streams("\r\n".join(stream_table(streams))) == streams


def test_the_words_of_the_console() -> None:
    assert close_command(1) == "stream_close 1"
    assert open_command(Destination("192.168.0.7", 8042)) == "udpc 192.168.0.7 8042"


@pytest.mark.parametrize(
    "destination",
    [
        Destination("a b", 1),
        Destination("a\nsave", 1),
        Destination("a\n", 1),
        Destination("", 1),
        Destination("a", 0),
        Destination("a", 65_536),
        Destination("a" * 300, 1),
    ],
)
def test_no_destination_can_smuggle_in_other_words(destination: Destination) -> None:
    with pytest.raises(ValueError):
        open_command(destination)
