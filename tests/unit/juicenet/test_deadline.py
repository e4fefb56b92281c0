"""The bytes of an answer end where they may, over a real socket."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from http.client import HTTPResponse
from typing import Any

import pytest

from juicedesk.juicenet.deadline import Deadline, bounded

HEAD = b"HTTP/1.1 200 OK\r\n\r\n"
Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def answer(pair: Pair, most_bytes: int, timeout_s: float = 10.0) -> HTTPResponse:
    class Connection:
        response_class: Any = None

    connection = bounded(Connection, Deadline(timeout_s), most_bytes)()
    made: HTTPResponse = connection.response_class(pair[0])
    return made


def test_as_many_bytes_as_there_may_be_are_an_answer(pair: Pair) -> None:
    pair[1].sendall(HEAD + b"five!")
    pair[1].close()
    answered = answer(pair, len(HEAD) + 5)
    answered.begin()
    assert answered.read() == b"five!"


def test_one_more_is_too_many(pair: Pair) -> None:
    pair[1].sendall(HEAD + b"and six")
    pair[1].close()
    answered = answer(pair, len(HEAD) + 5)
    with pytest.raises(OSError, match=r"^the answer is too long$"):
        answered.begin()
        answered.read()


def test_who_sends_nothing_is_waited_for_only_so_long(pair: Pair) -> None:
    with pytest.raises(TimeoutError):
        answer(pair, 100, timeout_s=0.05).begin()
