"""What a failing disk must not lead to. Every call in turn is the stress layer `disk-trouble`."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from juicedesk.domain.errors import DamagedDatabase, StoreError
from juicedesk.store import Store
from tests.stress.disk import DELETE, OK, READ, SYNC, Call, watched, why_not_here

watching_the_disk = pytest.mark.skipif(bool(why_not_here()), reason=why_not_here() or "-")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


@watching_the_disk
def test_a_page_that_cannot_be_read_now_is_not_taken_for_damage(path: Path) -> None:
    store = Store(path)
    store.settings.keep("a", "x" * 100_000)
    store.backups.make(1_800_000_000.0)
    store.close()

    def unreadable(call: Call) -> int:
        is_page = call.kind == READ and call.path.name == "desk.sqlite3" and call.offset > 50_000
        return sqlite3.SQLITE_IOERR_READ if is_page else OK

    with watched(unreadable), pytest.raises(StoreError) as raised:
        Store.open_or_restore(path, 1_800_000_001.0)
    assert not isinstance(raised.value, DamagedDatabase)
    store = Store.open_or_restore(path, 1_800_000_002.0)
    assert store.restored is None
    store.close()


@watching_the_disk
def test_what_was_refused_is_not_found_at_the_next_start(path: Path) -> None:
    """The bytes are in the log when bringing them to the disk fails."""
    Store(path).close()
    failing = [False]

    def no_sync(call: Call) -> int:
        return sqlite3.SQLITE_IOERR_FSYNC if failing[0] and call.kind == SYNC else OK

    with watched(no_sync):
        store = Store(path)
        store.settings.keep("a", "kept")
        failing[0] = True
        with pytest.raises(StoreError):
            store.settings.keep("a", "refused")
        # As a kill leaves the files: with nothing closed.
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{path}.copy{suffix}")
        failing[0] = False
        store.close()
    store = Store(Path(f"{path}.copy"))
    assert store.settings.get("a") == "kept"
    store.close()


@watching_the_disk
def test_the_making_of_a_file_that_was_cut_short_is_made_up_for(path: Path, tmp_path: Path) -> None:
    """SQLite keeps a journal for a moment; whoever opens the file after a kill has to play it back."""
    moments = []

    def copy_with_journal(call: Call) -> int:
        if call.kind == DELETE and call.path.name == "desk.sqlite3-journal":
            folder = tmp_path / f"moment {len(moments)}"
            shutil.copytree(path.parent, folder, ignore=shutil.ignore_patterns("moment*"))
            moments.append(folder / path.name)
        return OK

    with watched(copy_with_journal):
        Store(path).close()
    assert moments
    for moment in moments:
        store = Store(moment)
        store.settings.keep("a", "kept")
        store.close()


SMALL_DISK = """
import subprocess, sys
from pathlib import Path
from juicedesk.domain.errors import DiskFull, StoreError
from juicedesk.store import Store

disk = Path(sys.argv[1])
def mount(options):
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)], check=True)
mount("size=1m")
store = Store(disk / "desk.sqlite3")
store.settings.keep("kept", "before")
filler = disk / "filler"
filler.write_bytes(b"x" * 500_000)
saved = 0
try:
    while True:
        store.settings.keep(f"name {saved}", "x" * 2000)
        saved += 1
except DiskFull:
    pass
assert saved > 3
assert store.settings.get(f"name {saved}") == "", "a refused row must not be there"
assert store.settings.get(f"name {saved - 1}") == "x" * 2000
try:
    store.backups.make(1_800_000_000.0)
    raise AssertionError("there was room for a copy")
except DiskFull:
    assert list((disk / "backups").iterdir()) == [], "half a copy is left"
filler.unlink()
store.settings.keep(f"name {saved}", "there is room")
store.close()
mount("remount,ro,size=1m")
try:
    Store.open_or_restore(disk / "desk.sqlite3", 1_800_000_000.0)
    raise AssertionError("opened on a disk that may only be read")
except StoreError as exc:
    assert type(exc) is StoreError, exc
mount("remount,rw,size=1m")
store = Store.open_or_restore(disk / "desk.sqlite3", 1_800_000_000.0)
store.settings.keep("kept", "after")
assert store.settings.get("kept") == "after"
assert store.settings.get(f"name {saved}") == "there is room"
store.close()
print("saved", saved)
"""


def may_mount() -> bool:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    tried = subprocess.run(
        ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
    )
    return tried.returncode == 0


@pytest.mark.skipif(not may_mount(), reason="no file system of its own may be mounted here")
def test_a_small_disk_runs_full_and_becomes_read_only(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, "-c", SMALL_DISK, str(disk)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("saved ")
