"""Talking to consoles that differ, hang, chatter and lie."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from juicedesk.adopt.lines import HttpLine, TcpLine
from juicedesk.domain.adopt_errors import ConsoleClosed, ConsoleSilent
from tests.fakes.console_box import ConsoleBox

BANNER = b"[2024-10-03 | 18:05:04: Ready]\r\n> "
FIRMWARE = "EMWERK-JB201-1.0.46"


def ask(box: ConsoleBox, command: str = "ver", *, total_s: float = 20.0, quiet_s: float = 0.2) -> list[str]:
    line = TcpLine("127.0.0.1", box.port, total_s=total_s, quiet_s=quiet_s)
    try:
        return list(line.ask(command))
    finally:
        line.close()


@pytest.mark.parametrize(
    "said",
    [
        b"ver\r\nEMWERK-JB201-1.0.46\r\n> ",
        b"ver\nEMWERK-JB201-1.0.46\n> ",
        b"ver\r\n\r\n[2024-10-03 | 18:05:04: Closed: 0]\r\nEMWERK-JB201-1.0.46\r\n> ",
        b"ver\r\nEMWERK-JB201-1.0.46\r\n> [2024-10-03 | 18:05:04: Closed: 0]\r\n",
        b"[2024-10-03 | 18:05:04: Closed: 0]\r\nver\r\nEMWERK-JB201-1.0.46\r\n\r\n> ",
        b"EMWERK-JB201-1.0.46\r\n> ",
        b"EMWERK-JB201-1.0.46\r\n",
        b"ver\r\nEMWERK-JB201-1.0.46",
        b"\xff\xfb\x01\xff\xfd\x03ver\r\n\0EMWERK-JB201-1.0.46\r\n> ",
        b"rest of something earlier\r\nver\r\nEMWERK-JB201-1.0.46\r\n> ",
    ],
)
@pytest.mark.parametrize("greeting", [BANNER, b"> ", b"", b"\xff\xfb\x01"])
def test_the_answer_is_found_whatever_stands_around_it(said: bytes, greeting: bytes) -> None:
    with ConsoleBox(lambda _: said, greeting) as box:
        assert ask(box) == [FIRMWARE]
    assert box.heard == ["ver"]


def test_several_commands_share_a_connection() -> None:
    with ConsoleBox(lambda line: f"{line}\r\nanswer to {line}\r\n> ".encode(), BANNER) as box:
        line = TcpLine("127.0.0.1", box.port)
        assert [line.ask("ver"), line.ask("list")] == [["answer to ver"], ["answer to list"]]
        line.close()
    assert box.guests == 1


def test_an_answer_of_log_lines_alone_is_an_answer() -> None:
    with ConsoleBox(lambda line: f"{line}\r\n[2024 | 1: Closed: 1]\r\n> ".encode()) as box:
        assert ask(box, "stream_close 1") == []


def test_after_a_lost_connection_the_next_command_connects_anew() -> None:
    answers = iter([None, b"ver\r\nEMWERK-JB201-1.0.46\r\n> "])
    with ConsoleBox(lambda _: next(answers), BANNER) as box:
        line = TcpLine("127.0.0.1", box.port)
        with pytest.raises(ConsoleSilent):
            line.ask("ver")
        assert line.ask("ver") == [FIRMWARE]
        line.close()
    assert box.guests == 2


def test_a_closed_port_is_told_from_silence() -> None:
    with ConsoleBox(lambda _: b"") as box:
        pass
    with pytest.raises(ConsoleClosed):
        ask(box)


def test_silence_ends_with_the_deadline() -> None:
    with ConsoleBox(lambda _: b"") as box:
        begun_s = time.monotonic()
        with pytest.raises(ConsoleSilent):
            ask(box, total_s=0.5)
        assert time.monotonic() - begun_s < 5.0


def test_an_answer_that_trickles_for_ever_ends_with_the_deadline() -> None:
    with ConsoleBox(lambda _: b"x" * 2_000) as box:
        line = TcpLine("127.0.0.1", box.port, total_s=0.6, quiet_s=0.05)
        with pytest.raises(ConsoleSilent):
            for _ in range(1_000):
                line.ask("ver")
        line.close()


def test_an_answer_without_end_is_cut() -> None:
    with ConsoleBox(lambda _: b"row\r\n" * 40_000) as box, pytest.raises(ConsoleSilent, match="too long"):
        ask(box)


class HttpBox:
    """An HTTP console; `replies` are the bodies by command."""

    def __init__(self) -> None:
        self.replies: dict[str, bytes] = {}
        self.status = 200
        self.asked: list[str] = []
        box = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                box.asked.append(self.path)
                self.send_response(box.status)
                if box.status == 302:
                    self.send_header("Location", "/command/elsewhere")
                self.end_headers()
                self.wfile.write(box.replies.get(self.path, b""))

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def http_box() -> Iterator[HttpBox]:
    box = HttpBox()
    yield box
    box.close()


def test_http_asks_with_the_spaces_quoted_and_reads_the_response(http_box: HttpBox) -> None:
    body = {"id": 1, "code": 0, "flags": 0, "response": "0910\r\n"}
    http_box.replies["/command/get%20email.name_address"] = json.dumps(body).encode() + b"\0\r\n"
    assert HttpLine("127.0.0.1", http_box.port).ask("get email.name_address") == ["0910"]


def test_http_says_that_a_command_failed(http_box: HttpBox) -> None:
    http_box.replies["/command/udpc%20a%201"] = b'{"id":1,"code":1,"flags":0,"response":""}'
    assert HttpLine("127.0.0.1", http_box.port).ask("udpc a 1") == ["Command failed"]


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"response": 5}', b"[" * 50_000, b"\xff", b"n"])
def test_http_answers_of_others_are_no_answers(http_box: HttpBox, body: bytes) -> None:
    http_box.replies["/command/ver"] = body
    with pytest.raises(ConsoleSilent):
        HttpLine("127.0.0.1", http_box.port).ask("ver")


@pytest.mark.parametrize("status", [302, 404, 500])
def test_http_follows_nothing(http_box: HttpBox, status: int) -> None:
    http_box.status = status
    with pytest.raises(ConsoleSilent):
        HttpLine("127.0.0.1", http_box.port).ask("ver")
    assert http_box.asked == ["/command/ver"]


def test_http_answers_without_end_are_cut(http_box: HttpBox) -> None:
    http_box.replies["/command/ver"] = b'{"response": "' + b"x" * 200_000 + b'"}'
    with pytest.raises(ConsoleSilent):
        HttpLine("127.0.0.1", http_box.port).ask("ver")


def test_http_with_nobody_there(http_box: HttpBox) -> None:
    with ConsoleBox(lambda _: b"") as gone:
        pass
    with pytest.raises(ConsoleClosed):
        HttpLine("127.0.0.1", gone.port).ask("ver")
