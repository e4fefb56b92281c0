"""Deleting everything that this program keeps on this computer: all of it, or nothing yet."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from juicedesk.desk.log_in import LogIn
from juicedesk.domain.errors import FolderUnusable, NoKeyring
from juicedesk.domain.ports import SecretStore
from juicedesk.paths import Profile, place_of
from juicedesk.store.backups import backups_of
from juicedesk.store.copying import open_read_only
from juicedesk.store.restoring import refuse_while_open_elsewhere

log = logging.getLogger(__name__)

MARKER = "delete-all-data"
_ASKED, _BEGUN = "asked", "begun"
_GOING = ".deleted"


class Erasing:
    """A person asks while the program runs; it is carried out when nothing has the files open any more.

    A mark outlives a kill at any point: what was begun is carried through by the next start. Blocks.
    """

    def __init__(
        self, profiles: tuple[Profile, ...], state: Path, secrets: SecretStore, log_in: LogIn | None
    ) -> None:
        """`profiles` lie in one folder; the first is the person's own. `state` is where this computer keeps
        what must not come back with a restored folder."""
        self._profiles = profiles
        self._marker = profiles[0].folder.parent / MARKER
        self._state = state
        self._secrets = secrets
        self._log_in = log_in

    @property
    def is_asked(self) -> bool:
        """Whether everything is to go."""
        return self._marker.exists()

    def ask(self) -> None:
        """Everything is to go as soon as the program ends. Raises FolderUnusable; then nothing is asked."""
        self._mark(_ASKED)

    def withdraw(self) -> bool:
        """Let everything be, as long as nothing is gone yet; whether that was so."""
        with suppress(OSError):
            if self._marker.read_text("utf-8") == _ASKED:
                self._marker.unlink()
                return True
        return False

    def carry_out(self) -> None:
        """Delete tokens, the entry at log-in and all files.

        Raises StoreError while another window has the data open, KeyringLocked, EntryRefused or
        FolderUnusable; what is left then goes with the next call.
        """
        for profile in self._profiles:
            refuse_while_open_elsewhere(profile.database)
        ids = sorted(self._account_ids())
        self._look_into_keyring(ids)
        self._mark(_BEGUN)
        for account_id in ids:
            with suppress(NoKeyring):
                self._secrets.delete(account_id)
        if self._log_in is not None and self._log_in.is_on():
            self._log_in.switch(False)
        self._remove_files()
        log.info("everything was deleted")

    def _look_into_keyring(self, ids: list[str]) -> None:
        """A keyring that is locked is found out before anything is gone."""
        for account_id in ids:
            with suppress(NoKeyring):
                self._secrets.get(account_id)

    def _account_ids(self) -> set[str]:
        """Also of accounts that only a copy of the data knows: a damaged file tells nothing."""
        own = self._profiles[0].database
        paths = [own, *(backup.path for backup in backups_of(own))]
        return {account_id for path in paths if path.exists() for account_id in _accounts_in(path)}

    def _remove_files(self) -> None:
        try:
            for profile in self._profiles:
                self._forget_state_of(profile)
                _remove(profile.folder)
            self._marker.unlink(missing_ok=True)
        except OSError as exc:
            raise FolderUnusable(self._marker.parent, exc.strerror or str(exc)) from exc

    def _forget_state_of(self, profile: Profile) -> None:
        """A server that begins anew in this place is not an old one that was put back."""
        for kept in profile.server_data.glob("server.*"):
            (self._state / f"{place_of(kept)}{kept.suffix}").unlink(missing_ok=True)

    def _mark(self, step: str) -> None:
        try:
            self._marker.write_text(step, "utf-8")
        except OSError as exc:
            raise FolderUnusable(self._marker.parent, exc.strerror or str(exc)) from exc


def _accounts_in(path: Path) -> Iterator[str]:
    with suppress(sqlite3.DatabaseError), closing(open_read_only(path)) as db:
        yield from [str(row[0]) for row in db.execute("SELECT account_id FROM account")]


def _remove(folder: Path) -> None:
    """Another name first, in one step: a start in between begins anew, and never with half of it."""
    going = folder.with_name(folder.name + _GOING)
    if going.exists():
        shutil.rmtree(going)
    if folder.exists():
        folder.replace(going)
        shutil.rmtree(going)
