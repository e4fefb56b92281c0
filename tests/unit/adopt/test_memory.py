"""The file that remembers where boxes were."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from juicedesk.adopt.memory import Memory, Moved
from juicedesk.domain.adopt_errors import NotRemembered
from juicedesk.juicebox.console import Destination

MOVED = Moved(
    Destination("jbv1.emotorwerks.com", 8042), Destination("192.168.0.7", 8042), "192.168.0.50", 1.5
)


def test_what_is_kept_is_there_for_the_next_program(tmp_path: Path) -> None:
    Memory(tmp_path / "a" / "adopted.json").keep("1", MOVED)
    assert Memory(tmp_path / "a" / "adopted.json").all() == {"1": MOVED}


def test_the_file_is_in_the_persons_data_folder(own_home: Path) -> None:
    Memory().keep("1", MOVED)
    assert (own_home / "adopted.json").exists()


def test_nothing_is_known_at_first(tmp_path: Path) -> None:
    assert Memory(tmp_path / "adopted.json").all() == {}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"boxes": []}',
        b'{"boxes": {"1": {}}}',
        b'{"boxes": {"1": {"original": "a b:1", "moved_to": "a:1", "console": "x", "moved_at": 1,'
        b' "is_here": true}}}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"boxes": {}}' + b" " * 2_000_000,
    ],
)
def test_a_damaged_file_is_kept_aside_and_counts_as_empty(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "adopted.json"
    path.write_bytes(body)
    memory = Memory(path)
    assert memory.all() == {}
    assert (tmp_path / "adopted.damaged").read_bytes() == body
    memory.keep("1", MOVED)
    assert memory.all() == {"1": MOVED}


def test_several_programs_lose_nothing_of_each_other(tmp_path: Path) -> None:
    def keep(number: int) -> None:
        for box in range(5):
            Memory(tmp_path / "adopted.json").keep(f"{number}/{box}", MOVED)

    threads = [threading.Thread(target=keep, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Memory(tmp_path / "adopted.json").all()) == 20


def test_a_disk_that_refuses_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory(tmp_path / "adopted.json")
    memory.keep("1", MOVED)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("juicedesk.adopt.memory.os.fsync", full)
    with pytest.raises(NotRemembered, match="No space left"):
        memory.keep("2", MOVED)
    assert memory.all() == {"1": MOVED}
    assert not (tmp_path / "adopted.new").exists()
