"""Kills this process at a named point. Everything is put around the product's own code from outside."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from juicedesk.domain.intent import IntentState
from juicedesk.juicenet.client import JuiceNetClient
from juicedesk.store import Store
from juicedesk.store.database import Database

COMMITS = ("an edit", "an attempt", "how an attempt ended", "another step", "what was read")
DELIVERY_POINTS = (
    *(f"{when} the commit of {what}" for what in COMMITS for when in ("before", "after")),
    "before a request that writes",
    "in the answer to a write",
    "after the answer to a write",
)
FILE_STEP = "a step of work on files"


class Fuse:
    """Kills the process, as `kill -9` does, when a point is passed for the n-th time."""

    def __init__(self, point: str, nth: int) -> None:
        self._point = point
        self._left = nth

    def passed(self, point: str) -> None:
        if point == self._point:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def around_commits(fuse: Fuse, store: Store) -> None:
    """Points before and after every commit, by what is committed."""
    committing = [COMMITS[-1]]
    plain_ask, plain_apply, plain = store.intents.ask, store.intents.apply, Database.transaction

    def named(name: str, work: Callable[[], Any]) -> Any:
        committing[0] = name
        try:
            return work()
        finally:
            committing[0] = COMMITS[-1]

    def ask(*args: Any, **words: Any) -> Any:
        return named("an edit", lambda: plain_ask(*args, **words))

    def apply(before: Any, after: Any, *args: Any, **words: Any) -> Any:
        name = "another step"
        if after.state is IntentState.SENDING:
            name = "an attempt"
        elif before.state is IntentState.SENDING:
            name = "how an attempt ended"
        return named(name, lambda: plain_apply(before, after, *args, **words))

    @contextmanager
    def transaction(database: Database, *args: Any, **words: Any) -> Iterator[sqlite3.Connection]:
        with plain(database, *args, **words) as db:
            yield db
            fuse.passed(f"before the commit of {committing[0]}")
        fuse.passed(f"after the commit of {committing[0]}")

    store.intents.ask, store.intents.apply = ask, apply  # type: ignore[method-assign]
    Database.transaction = transaction  # type: ignore[method-assign]


def around_writes(fuse: Fuse, link: JuiceNetClient) -> None:
    """Points before a request that writes, when the first bytes of its answer are here, and after it."""
    writing = [False]
    plain_post, plain_read = link._transport.post, socket.SocketIO.readinto

    def post(path: str, body: Any) -> bytes:
        if not str(body["cmd"]).startswith("set_"):
            return plain_post(path, body)
        fuse.passed("before a request that writes")
        writing[0] = True
        answer = plain_post(path, body)
        writing[0] = False
        fuse.passed("after the answer to a write")
        return answer

    def readinto(this: socket.SocketIO, buffer: Any) -> int | None:
        count = plain_read(this, buffer)
        if writing[0]:
            fuse.passed("in the answer to a write")
        return count

    link._transport.post = post  # type: ignore[method-assign]
    socket.SocketIO.readinto = readinto  # type: ignore[method-assign]


def around_file_work(fuse: Fuse) -> None:
    """A point before every SQL statement and around every rename and every fsync."""
    plain_connect, plain_replace, plain_fsync = sqlite3.connect, Path.replace, os.fsync

    def step(*_args: object) -> None:
        fuse.passed(FILE_STEP)

    def connect(*args: Any, **words: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = plain_connect(*args, **words)
        connection.set_trace_callback(step)
        return connection

    def replace(this: Path, target: Path) -> Path:
        step()
        moved = plain_replace(this, target)
        step()
        return moved

    def fsync(descriptor: int) -> None:
        step()
        plain_fsync(descriptor)
        step()

    sqlite3.connect = connect  # type: ignore[assignment]
    Path.replace = replace  # type: ignore[method-assign]
    os.fsync = fsync
