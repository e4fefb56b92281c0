"""A damaged file is set aside, and the newest sound copy takes its place (sync model §3.10).

Nothing is deleted, and nothing that a copy still knows is sent as if no time had passed.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf
from pathlib import Path

from juicedesk.domain.errors import DamagedDatabase, NewerDatabase, OpenElsewhere
from juicedesk.store.backups import Backup, backups_of
from juicedesk.store.copying import open_read_only, sync_file, sync_folder, write_copy
from juicedesk.store.failures import as_store_errors
from juicedesk.store.schema import MIGRATIONS

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

log = logging.getLogger(__name__)

RESTORED = "restored"
"""The setting that says what was restored, until a person has read it."""
_READY = ".restoring"
_LOGS = ("-wal", "-shm")
_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510

ASK_AGAIN = (
    """INSERT INTO event(intent_id, from_state, to_state, reason, at)
        SELECT intent_id, state, state, 'restored', :now FROM intent WHERE settled_at IS NULL""",
    # A newer edit that waits behind another one would bring its own confirmation with it.
    """UPDATE edit SET confirmed = 0 WHERE edit_id IN
        (SELECT next_edit_id FROM intent WHERE settled_at IS NULL)""",
    # "Charge now" meant a now that is over: a boot that never was ends it by the rule for clocks.
    """UPDATE edit SET boot_id = 'restored' WHERE field_group = 'override' AND edit_id IN
        (SELECT edit_id FROM intent WHERE settled_at IS NULL
         UNION SELECT next_edit_id FROM intent WHERE settled_at IS NULL)""",
    # What was under way may have landed, and what waited may have been sent since: a raise asks again,
    # and whatever had left is treated as found in the middle of sending, so it is read and not repeated.
    """UPDATE intent SET confirmed_wall = NULL, confirmed_boot = NULL, confirmed_boot_id = NULL,
        state = CASE WHEN state IN ('unknown', 'verifying') THEN 'sending' ELSE state END,
        watch_until = NULL, first_equal_at = NULL, reads_equal = 0, not_before = 0,
        revision = revision + 1 WHERE settled_at IS NULL""",
)
"""What a copy must not do again on its own. Columns of the first schema only: copies may be old."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: the copy's time in UTC epoch seconds, and the name of the file that was damaged."""

    made_at: float
    set_aside: str

    @staticmethod
    def from_text(text: str) -> Restored | None:
        """As it was kept in the setting; None when there is nothing to say."""
        return Restored(**json.loads(text)) if text else None


def needs_restoring(path: Path) -> bool:
    """Whether a restore was cut short, or the file is gone or empty although copies of it exist."""
    with as_store_errors(path):
        return _ready(path).exists() or (_is_empty(path) and newest_sound(path) is not None)


def restore(path: Path, now: float) -> None:
    """Put the newest sound copy in the place of a damaged file. Nobody else may have the file open.

    Raises DamagedDatabase when there is no sound copy, NewerDatabase when it is of a newer program, and
    StoreError; then nothing is lost. May be killed anywhere and called again: it goes on where it was.
    """
    with as_store_errors(path):
        _restore(path, now)
    log.warning("the data file was damaged; a copy was restored")


def _restore(path: Path, now: float) -> None:
    refuse_while_open_elsewhere(path)
    if not _ready(path).exists():
        backup = newest_sound(path, now)
        if backup is None:
            raise DamagedDatabase(path, "damaged, and there is no sound copy of it")
        _make_ready(path, backup, now)
    # From here on the finished file lies beside the damaged one; what is left is changing names.
    _set_aside(path, _ready(path).stat().st_mtime)
    _ready(path).replace(path)
    sync_folder(path.parent)


def set_aside(path: Path, at: float) -> None:
    """Give a file and its log a dated name in the same folder. Raises StoreError."""
    with as_store_errors(path):
        refuse_while_open_elsewhere(path)
        _set_aside(path, at)


def _set_aside(path: Path, at: float) -> None:
    # The log first: without its file it is nothing, but beside another file it would be taken for its log.
    for suffix in (*_LOGS, ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(path.with_name(damaged_name(path, at) + suffix))
    sync_folder(path.parent)


def damaged_name(path: Path, at: float) -> str:
    """What a file that was set aside at a time is called."""
    return f"{path.stem}.damaged-{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H-%M-%SZ}{path.suffix}"


def newest_sound(path: Path, now: float = inf) -> Backup | None:
    """The newest copy that SQLite finds in order. Raises NewerDatabase when a newer program made it."""
    for backup in backups_of(path, now):
        version = _version_if_sound(backup.path)
        if version > len(MIGRATIONS):
            raise NewerDatabase(backup.path, f"version {version}, this program knows {len(MIGRATIONS)}")
        if version > 0:
            return backup
        log.error("a copy is not sound: %s", backup.path.name)
    return None


def _make_ready(path: Path, backup: Backup, now: float) -> None:
    """Write the file that will be used, complete with what makes it safe to use."""
    draft = path.with_name(f"{path.name}.draft")
    draft.unlink(missing_ok=True)
    with closing(open_read_only(backup.path)) as source:
        write_copy(source, draft)
    words = {"made_at": backup.made_at, "set_aside": "" if _is_empty(path) else damaged_name(path, int(now))}
    with closing(sqlite3.connect(draft, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=MEMORY")
        db.execute("BEGIN")
        for statement in ASK_AGAIN:
            db.execute(statement, {"now": now} if ":now" in statement else {})
        db.execute("INSERT OR REPLACE INTO setting VALUES(?, ?)", (RESTORED, json.dumps(words)))
        db.execute("COMMIT")
    # Whoever goes on after a kill has to find the same time for the same name.
    os.utime(draft, (int(now), int(now)))
    sync_file(draft)
    draft.replace(_ready(path))
    sync_folder(path.parent)


def _ready(path: Path) -> Path:
    return path.with_name(path.name + _READY)


def refuse_while_open_elsewhere(path: Path) -> None:
    """Raise OpenElsewhere: another program would go on saving into a file that is gone from its place.

    Every connection to a file with a log holds a lock on these bytes for as long as it is open (SQLite's
    file format, "os_unix.c").
    """
    if fcntl is None or not path.exists():  # Windows gives no other name to a file that is open
        return
    with path.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
        except BlockingIOError as exc:
            raise OpenElsewhere(path, "another program has it open") from exc


def _is_empty(path: Path) -> bool:
    return not path.exists() or path.stat().st_size == 0


def _version_if_sound(path: Path) -> int:
    """The schema's version, 0 when the file cannot be used."""
    try:
        with closing(open_read_only(path)) as db:
            if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                return 0
            return int(db.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError:
        return 0
