"""Composition root of the desktop app: builds, connects, starts and stops; nothing else knows every part."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from juicedesk import log
from juicedesk.desk.accounts import Accounts
from juicedesk.desk.charge_book import ChargeBook
from juicedesk.desk.demo import SERVER_OPTIONS, Demo, new_demo_token
from juicedesk.desk.host import Host
from juicedesk.desk.local_desk import LocalDesk
from juicedesk.desk.other_windows import OtherWindows
from juicedesk.desk.own_server import OwnServer
from juicedesk.domain.errors import (
    DamagedDatabase,
    FolderUnusable,
    JuiceDeskError,
    NewerDatabase,
    ProcessError,
    StoreError,
)
from juicedesk.domain.ports import ChargerLink
from juicedesk.paths import APP_NAME, HOME_VARIABLE, Profile, demo_profile, main_profile
from juicedesk.processes import program
from juicedesk.second_start import RaiseServer, raise_first
from juicedesk.secrets.keyring_store import KeyringSecrets
from juicedesk.secrets.run_only import RunOnlySecrets
from juicedesk.secrets.with_fallback import SecretsWithFallback
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.restoring import set_aside
from juicedesk.sync.clock import SystemClock
from juicedesk.sync.decisions import Decisions
from juicedesk.sync.sender import Sender
from juicedesk.sync.times import SyncTimes
from juicedesk.ui.background import Background
from juicedesk.ui.dialogs.data_file import may_begin_anew, say_what_was_restored
from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.main_window import MainWindow
from juicedesk.ui.messages import begin_anew_words, error_words
from juicedesk.ui.program_identity import introduce
from juicedesk.ui.screen import why_no_window
from juicedesk.ui.tour.follower import Follower
from juicedesk.ui.updates import UpdateWatch

if TYPE_CHECKING:  # network modules are imported after the first paint
    from juicedesk.discovery.found import FoundCharger, FoundServer
    from juicedesk.discovery.network import Discovery, Snapshot
    from juicedesk.discovery.network_change import NetworkChange

logger = logging.getLogger(__name__)

CANNOT_START = 1
BAD_USE = 2
MADE_READY_WITHIN_S = 5.0
LOOK_AGAIN_S = 0.1
# On loopback nothing of ours can land later than the total deadline of a request, 30 s.
DEMO_TIMES = SyncTimes(watch_s=45.0)
INSTALLATION_ID = "installation_id"
FIRST_WIDTH, FIRST_HEIGHT = 1280, 800
WITHOUT_A_WINDOW = "`juicedesk serve` runs the home server without one."


class Changes(QObject):
    """Carries "something changed" from any thread to the UI thread.

    Signals: changed() – the window should look again; took_over() – this process sends from now on.
    """

    changed = Signal()
    took_over = Signal()


class Program:
    """The parts of one run, built in the order in which they need each other."""

    def __init__(self, profile: Profile, is_demo: bool, sender: Sender) -> None:
        """Raises StoreError when the profile's file cannot be used, and no copy of it either."""
        self._sender = sender
        self.changes = Changes()
        self.background = Background()
        clock = SystemClock()
        self.store = _open_store(profile.database, sender)
        self._discovery: Discovery | None = None
        self._network_change: NetworkChange | None = None
        self._services: threading.Thread | None = None
        times = DEMO_TIMES if is_demo else SyncTimes()
        on_change = self.changes.changed.emit
        # The demo's token lasts for one run; a person's lives in the keyring.
        tokens = SecretsWithFallback(RunOnlySecrets() if is_demo else KeyringSecrets())
        self._accounts = Accounts(self.store, tokens, self._make_link, clock, times, on_change, sender)
        self._own_server = OwnServer(
            profile.server_data,
            self.store.settings,
            SERVER_OPTIONS if is_demo else (),
            self._own_token(tokens) if is_demo else (lambda: None),
        )
        self.desk = LocalDesk(
            self.store,
            self._accounts,
            self._own_server,
            Decisions(self.store.intents, clock, times),
            _probe,
            clock,
            on_change,
        )
        self.demo = Demo(profile, self.desk, self._accounts, self._own_server) if is_demo else None
        book = ChargeBook(self.store, lambda: self._accounts.session, on_change)
        self._host = Host(self.store, self._accounts, self.desk, self._own_server, self.demo, book)
        self._others = OtherWindows(
            self.store, sender, self.desk.other_window_changed, self._took_over, self._host.end
        )

    def _own_token(self, tokens: SecretsWithFallback) -> Callable[[], str]:
        """The demo hands its own server's token in at each start; it is stored nowhere."""
        token = new_demo_token(tokens, self._accounts)
        return lambda: token

    def start_services(self) -> None:
        """Everything that talks to network, keyring or processes; after the first paint."""
        self._services = threading.Thread(target=self._run_services, name="services")
        self._services.start()

    def stop(self) -> None:
        """End everything that was started, in the reverse order. Blocks for a second or two."""
        if self._services is not None:
            self._services.join()
        if self._network_change is not None:
            self._network_change.stop()
        if self._discovery is not None:
            self._discovery.stop()
        self._others.stop()
        self._accounts.close()
        self.background.stop()
        self._host.end()
        self._sender.release()
        self.store.close()

    def _run_services(self) -> None:
        try:
            if self._sender.take_over(self.store.senders, time.time()):
                self._took_over()
            else:
                self._accounts.sign_in()
        except JuiceDeskError as exc:
            logger.error("could not start: %s", exc)
        self._others.start()
        self._discovery = self._start_discovery()
        self._network_change = self._start_network_change()

    def _took_over(self) -> None:
        self.changes.took_over.emit()
        self._host.begin()
        self.changes.changed.emit()

    def _start_discovery(self) -> Discovery:
        from juicedesk.discovery.network import Discovery  # noqa: PLC0415 - after the first paint

        on_loopback = ["127.0.0.1"] if self.demo is not None else None
        discovery = Discovery(self._network_changed, interfaces=on_loopback)
        discovery.start()
        return discovery

    def _start_network_change(self) -> NetworkChange:
        from juicedesk.discovery.network_change import NetworkChange  # noqa: PLC0415 - after the first paint

        network_change = NetworkChange(self.desk.reconnected)
        network_change.start()
        return network_change

    def _network_changed(self, snapshot: Snapshot) -> None:
        self.desk.network_changed(snapshot)
        if self.demo is not None:
            self.demo.take_in_found(snapshot)

    def _make_link(self, account: Account, token: str) -> ChargerLink:
        from juicedesk.juicenet.client import JuiceNetClient  # noqa: PLC0415 - after the first paint

        return JuiceNetClient(account.url, token, self._installation_id(), fingerprint=account.fingerprint)

    def _installation_id(self) -> str:
        """Names this installation to servers (API sheet §3): one per profile, not a secret."""
        known = self.store.settings.get(INSTALLATION_ID)
        if not known:
            known = str(uuid.uuid4())
            self.store.settings.keep(INSTALLATION_ID, known)
        return known


def run(arguments: Sequence[str]) -> int:
    """The desktop app: open the window, work until it is closed. Returns the exit code."""
    options = _options(arguments)
    if why := why_no_window(os.environ):
        print(f"{why} {WITHOUT_A_WINDOW}", file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return BAD_USE
    log.configure()
    application = QApplication(sys.argv[:1])
    introduce(application)
    language, look = Language(application), Look(application)
    try:
        profile = _made(demo_profile() if options.demo else main_profile())
    except FolderUnusable as exc:
        logger.error("cannot start: %s", exc)
        return _cannot_start(error_words(exc))
    sender = Sender(profile.lock)
    try:
        if not options.new_window and not sender.try_lock() and raise_first(profile.folder):
            return 0
        return _run_window(application, look, language, profile, sender, options)
    except JuiceDeskError as exc:
        logger.error("cannot start: %s", exc)
        return _cannot_start(error_words(exc))
    finally:
        sender.release()


def _made(profile: Profile) -> Profile:
    """The profile with its folder there. Raises FolderUnusable."""
    try:
        return profile.create()
    except OSError as exc:
        raise FolderUnusable(profile.folder, exc.strerror or str(exc)) from exc


def _run_window(
    application: QApplication,
    look: Look,
    language: Language,
    profile: Profile,
    sender: Sender,
    options: argparse.Namespace,
) -> int:
    parts = _parts(profile, options.demo, sender)
    look.choose(parts.desk.setting("theme"))
    language.choose(parts.desk.setting("language"))
    window = MainWindow(parts.desk, parts.background, look, language, options.demo)
    parts.changes.changed.connect(window.refresh)
    window.demo_requested.connect(lambda: _start_again("--demo"))
    window.new_window_requested.connect(lambda: _start_again("--new-window", *_same(options)))
    second_starts = RaiseServer(profile.folder, partial(_bring_to_front, window))
    parts.changes.took_over.connect(second_starts.listen)
    application.applicationStateChanged.connect(
        lambda state: parts.desk.watch(state is Qt.ApplicationState.ApplicationActive)
    )
    window.resize(FIRST_WIDTH, FIRST_HEIGHT)
    window.show()
    QTimer.singleShot(0, parts.start_services)
    _watch_for_updates(window)
    QTimer.singleShot(0, partial(_say_what_was_restored, window, parts.store))
    if options.follow_tour and parts.demo is not None:
        Follower(window, parts.desk.view, parts.demo.box_state).start()
    try:
        return application.exec()
    finally:
        second_starts.close()
        parts.stop()


def _watch_for_updates(window: MainWindow) -> None:
    """Only in builds that may look, and only once the person has said so."""
    updates = window.desk.updates()
    if updates is not None:
        watch = UpdateWatch(updates, window.preferences, window.background, parent=window)
        watch.found.connect(window.say_of_update)
        QTimer.singleShot(0, watch.look_if_due)


def _bring_to_front(window: MainWindow) -> None:
    window.come_to_front()
    QApplication.alert(window)  # where a window may not come to the front by itself


def _open_store(database: Path, sender: Sender) -> Store:
    """Whoever has the lock looks after the file; another window waits while it is made, upgraded or restored,
    and opens it only as it is. Raises StoreError."""
    deadline_s = time.monotonic() + MADE_READY_WITHIN_S
    while not sender.try_lock():
        try:
            return Store.open_beside(database)
        except NewerDatabase:
            raise
        except StoreError:
            if time.monotonic() > deadline_s:
                raise
        time.sleep(LOOK_AGAIN_S)
    return Store.open_or_restore(database, time.time())


def _parts(profile: Profile, is_demo: bool, sender: Sender) -> Program:
    """A damaged file of which there is no copy is set aside only when the person agrees."""
    try:
        return Program(profile, is_demo, sender)
    except DamagedDatabase as exc:
        logger.error("cannot start: %s", exc)
        print(begin_anew_words(), file=sys.stderr)  # noqa: T201 - for whoever started it there
        if not sender.try_lock() or not may_begin_anew():
            raise
    set_aside(profile.database, time.time())
    return Program(profile, is_demo, sender)


def _say_what_was_restored(window: MainWindow, store: Store) -> None:
    restored = store.restored
    if restored is not None:
        say_what_was_restored(window, restored)
        with suppress(StoreError):  # then it is said again at the next start
            store.restore_was_read()


def tour(arguments: Sequence[str]) -> int:
    """Drive a child's real window through the main job; 0 only if every step's result was seen."""
    from juicedesk.ui.tour.driver import Driver  # noqa: PLC0415 - this process has no window
    from juicedesk.ui.tour.script import STEPS  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="juicedesk tour", description="Keep a picture of each step.")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the pictures")
    out: Path = parser.parse_args(arguments).out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="juicedesk-tour-") as home:
        # The tour starts from nothing, and never touches the person's own demo.
        os.environ[HOME_VARIABLE] = home
        driver = Driver(out)
        try:
            for step in STEPS:
                print(f"{step.__doc__}", flush=True)  # noqa: T201 - the tour tells what it does
                step(driver)
        except ProcessError as exc:
            print(f"The tour stops here: {exc}", file=sys.stderr)  # noqa: T201
            return CANNOT_START
        finally:
            driver.end_app()
    print(f"The tour is complete: {len(STEPS)} steps, pictures in {out}.")  # noqa: T201
    return 0


def _start_again(*options: str) -> None:
    """A program of its own; this one stays open."""
    command = [*program(opens_window=True), *options]
    QProcess.startDetached(command[0], command[1:])


def _same(options: argparse.Namespace) -> list[str]:
    """What a new window has to be told to be on the same profile."""
    return ["--demo"] if options.demo else []


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="juicedesk", description="The desktop app.")
    parser.add_argument("--demo", action="store_true", help="run on a server and virtual boxes of its own")
    parser.add_argument("--new-window", action="store_true", help="open a window even if there is one")
    parser.add_argument("--follow-tour", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--with-parent", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _cannot_start(words: str) -> int:
    """Say why in a window, and on standard error for whoever started it there."""
    print(words, file=sys.stderr)  # noqa: T201
    QMessageBox.critical(None, APP_NAME, words)
    return CANNOT_START


def _probe(address: str) -> FoundServer | FoundCharger:
    from juicedesk.discovery.probe import probe  # noqa: PLC0415 - after the first paint

    return probe(address)
