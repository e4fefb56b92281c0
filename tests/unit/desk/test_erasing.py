"""Everything goes, or nothing yet: files, copies, tokens, the entry at log-in, and a kill in between."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from juicedesk.desk import erasing as module
from juicedesk.desk.erasing import Erasing
from juicedesk.desk.log_in import EntryFile
from juicedesk.domain.errors import FolderUnusable, KeyringLocked, NoKeyring, OpenElsewhere
from juicedesk.paths import Profile, place_of
from juicedesk.secrets.run_only import RunOnlySecrets
from juicedesk.store import Store
from juicedesk.store.accounts import Account


class Home:
    """A data folder in use: two accounts, a copy, a server of its own, the demo, and a log-in entry."""

    def __init__(self, root: Path) -> None:
        self.data, self.state = root / "data", root / "state"
        self.desk = Profile(self.data / "desk").create()
        self.demo = Profile(self.data / "demo").create()
        self.other = self.data / "server" / "server.sqlite3"
        self.secrets = RunOnlySecrets()
        self.log_in = EntryFile(root / "autostart" / "JuiceDesk.desktop", b"")
        self.log_in.switch(True)
        self._fill()
        self.erasing = Erasing((self.desk, self.demo), self.state, self.secrets, self.log_in)

    def _fill(self) -> None:
        store = Store(self.desk.database)
        for account_id in ("a", "b"):
            store.accounts.keep(Account(account_id, "http://fake", "Home", None))
            self.secrets.set(account_id, f"token of {account_id}")
        store.backups.make(1_800_000_000.0)
        store.close()
        self.secrets.set("somebody else's", "stays")
        self.stamp = self.desk.server_data / "server.load-groups"
        for path in (self.stamp, self.demo.database, self.desk.log, self.other):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("7", "utf-8")
        self.state.mkdir()
        (self.state / f"{place_of(self.stamp)}.load-groups").write_text("7", "utf-8")
        (self.state / "of-another-server.load-groups").write_text("9", "utf-8")
        self.demo.database.unlink()

    @property
    def is_untouched(self) -> bool:
        tokens = [self.secrets.get(account_id) for account_id in ("a", "b")]
        return self.desk.database.exists() and None not in tokens and self.log_in.is_on()

    @property
    def is_gone(self) -> bool:
        left = sorted(path.name for path in self.data.iterdir())
        tokens = [self.secrets.get(account_id) for account_id in ("a", "b")]
        return left == ["server"] and tokens == [None, None] and not self.log_in.is_on()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_everything_goes_and_nothing_of_others(home: Home) -> None:
    assert not home.erasing.is_asked
    home.erasing.ask()
    assert home.erasing.is_asked and home.is_untouched

    home.erasing.carry_out()

    assert home.is_gone and not home.erasing.is_asked
    assert home.other.exists(), "a server that runs by itself is not this program's data"
    assert home.secrets.get("somebody else's") == "stays"
    assert [path.name for path in home.state.iterdir()] == ["of-another-server.load-groups"]


def test_it_can_be_withdrawn_as_long_as_nothing_is_gone(home: Home) -> None:
    home.erasing.ask()
    assert home.erasing.withdraw()
    assert not home.erasing.is_asked and home.is_untouched


def test_while_another_window_has_the_data_open_nothing_goes(home: Home) -> None:
    """Locks are of a process, so the other window is one: its lock is all that is looked at."""
    home.erasing.ask()

    def is_open(_path: Path) -> None:
        raise OpenElsewhere(home.desk.database, "another program has it open")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "refuse_while_open_elsewhere", is_open)
        with pytest.raises(OpenElsewhere):
            home.erasing.carry_out()
    assert home.is_untouched and home.erasing.withdraw()


def test_a_locked_keyring_is_found_out_before_anything_is_gone(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_locked(_account_id: str) -> str:
        raise KeyringLocked("locked")

    home.erasing.ask()
    with monkeypatch.context() as patch:
        patch.setattr(home.secrets, "get", is_locked)
        with pytest.raises(KeyringLocked):
            home.erasing.carry_out()
    assert home.is_untouched and home.erasing.withdraw()


def test_without_a_keyring_there_is_no_token_to_forget(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_missing(_account_id: str) -> str:
        raise NoKeyring("none")

    monkeypatch.setattr(home.secrets, "get", is_missing)
    monkeypatch.setattr(home.secrets, "delete", is_missing)
    home.erasing.carry_out()
    assert not home.desk.folder.exists()


@pytest.mark.parametrize("killed_at", ["secret 1", "secret 2", "log in", "folder 1", "folder 2"])
def test_what_was_begun_is_carried_through_by_the_next_start(
    home: Home, monkeypatch: pytest.MonkeyPatch, killed_at: str
) -> None:
    class Killed(BaseException):
        pass

    steps: dict[str, int] = {}

    def dies_at(name: str, work: object) -> object:
        def step(*args: object) -> object:
            steps[name] = steps.get(name, 0) + 1
            if killed_at in (name, f"{name} {steps[name]}"):
                raise Killed
            return work(*args)  # type: ignore[operator]

        return step

    home.erasing.ask()
    with monkeypatch.context() as patch:
        patch.setattr(home.secrets, "delete", dies_at("secret", home.secrets.delete))
        patch.setattr(EntryFile, "switch", dies_at("log in", EntryFile.switch))
        patch.setattr(shutil, "rmtree", dies_at("folder", shutil.rmtree))
        with pytest.raises(Killed):
            home.erasing.carry_out()
    assert not home.erasing.withdraw(), "something is gone already"
    again = Erasing((home.desk, home.demo), home.state, home.secrets, home.log_in)
    assert again.is_asked

    again.carry_out()

    assert home.is_gone


def test_a_damaged_file_still_tells_by_its_copies_whose_tokens_there_are(home: Home) -> None:
    home.desk.database.write_bytes(b"no database at all" * 500)
    for suffix in ("-wal", "-shm"):
        home.desk.database.with_name(home.desk.database.name + suffix).unlink(missing_ok=True)
    home.erasing.carry_out()
    assert home.is_gone


def test_files_that_do_not_go_are_said(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuses)
    with pytest.raises(FolderUnusable, match="in use"):
        home.erasing.carry_out()
    assert home.erasing.is_asked
