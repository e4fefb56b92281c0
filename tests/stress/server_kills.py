"""`kill -9` of the home server at random moments, while boxes report and people change settings."""

from __future__ import annotations

import contextlib
import socket
import sqlite3
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import requests

from tests.bench.server_load import box_id, datagrams, known_boxes
from tests.e2e.home_server import HomeServer
from tests.stress.layer import Layer, Result

BOXES = 200
WRITERS = 4
_LONGEST_LIFE_S = 0.8


@dataclass(slots=True)
class Writer:
    """One person who renames one box again and again; the last number that was said yes to, and asked for."""

    unit_id: str
    confirmed: int = 0
    asked: int = 0
    all_confirmed: int = field(default=0)

    def write(self, server: HomeServer, token: str) -> None:
        """Until the server is gone."""
        with requests.Session() as session, contextlib.suppress(requests.RequestException):
            while True:
                self.asked += 1
                body = {"cmd": "set_info", "token": token, "name": f"Box {self.asked}"}
                answer = session.post(f"{server.url}/box_api_secure", json=body, timeout=10).json()
                assert answer["success"], answer
                self.confirmed = self.asked
                self.all_confirmed += 1

    def check(self, name: str) -> None:
        """Nothing that was said yes to is lost, nothing is there that nobody asked for."""
        number = int(name.rpartition(" ")[2]) if name.startswith("Box ") else 0
        assert self.confirmed <= number <= self.asked, f"{self.confirmed} <= {number} <= {self.asked}"
        self.confirmed = self.asked = number


def run(size: int, seed: int) -> Result:
    """So many lives of one server, each ended by a kill."""
    random = Random(seed)
    writers = [Writer(box_id(number)) for number in range(WRITERS)]
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        known_boxes(data, BOXES)
        reports = datagrams(BOXES)
        for _life in range(size):
            _live(data, writers, reports, random.uniform(0.05, _LONGEST_LIFE_S))
            _check_file(data)
        with HomeServer(data, "--no-tls", log=data / "log") as server:
            _tokens_of(server, writers)
    changes = sum(writer.all_confirmed for writer in writers)
    assert changes > size, "hardly anything was changed"
    return Result(f"0 lost of {changes:,} changes that were said yes to; the database was sound each time")


def _live(data: Path, writers: list[Writer], reports: list[bytes], life_s: float) -> None:
    with HomeServer(data, "--no-tls", log=data / "log") as server:
        tokens = _tokens_of(server, writers)
        killer = threading.Timer(life_s, server.process.kill)
        busy = [
            threading.Thread(target=writer.write, args=(server, tokens[writer.unit_id])) for writer in writers
        ]
        for thread in (killer, *busy):
            thread.start()
        _report(server, reports, killer)
        for thread in (killer, *busy):
            thread.join()


def _report(server: HomeServer, reports: list[bytes], killer: threading.Timer) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as boxes:
        while killer.is_alive():
            for report in reports:
                boxes.sendto(report, server.udp)
            time.sleep(0.02)


def _tokens_of(server: HomeServer, writers: list[Writer]) -> dict[str, str]:
    units = {unit["unit_id"]: unit for unit in server.account("get_account_units")["units"]}
    for writer in writers:
        writer.check(units[writer.unit_id]["name"])
    return {unit_id: str(unit["token"]) for unit_id, unit in units.items()}


def _check_file(data: Path) -> None:
    with contextlib.closing(sqlite3.connect(data / "server.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


LAYER = Layer(
    name="server-kills",
    what="`kill -9` of the home server while 200 boxes report and four people change settings",
    must_be="0 changes lost that were said yes to, the database sound each time",
    short_size=4,
    full_size=200,
    run=run,
)
