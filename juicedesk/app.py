"""The desktop app from its start to its end; what it is made of is in `program`."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QProcess, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from juicedesk import log
from juicedesk.desk.crash_notes import CrashNotes
from juicedesk.desk.erasing import Erasing
from juicedesk.desk.log_in import AT_LOG_IN, log_in_here
from juicedesk.domain.errors import (
    DamagedDatabase,
    FolderUnusable,
    JuiceDeskError,
    StoreError,
)
from juicedesk.paths import APP_NAME, Profile, demo_profile, main_profile, state_folder
from juicedesk.processes import program
from juicedesk.program import Program
from juicedesk.second_start import RaiseServer, raise_first
from juicedesk.secrets.keyring_store import KeyringSecrets
from juicedesk.store import Store
from juicedesk.store.restoring import set_aside
from juicedesk.sync.sender import Sender
from juicedesk.ui.demo_prices import state_demo_prices
from juicedesk.ui.dialogs.data_file import may_begin_anew, say_what_was_restored
from juicedesk.ui.garbage import Garbage
from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.main_window import MainWindow
from juicedesk.ui.messages import (
    begin_anew_words,
    erased_words,
    error_words,
    not_all_erased_words,
    unforeseen_words,
)
from juicedesk.ui.mishaps import Mishaps
from juicedesk.ui.preferences import LOG_LEVEL
from juicedesk.ui.program_identity import introduce
from juicedesk.ui.screen import screen_in_reach
from juicedesk.ui.updates import UpdateWatch
from juicedesk.ui.window_place import FIRST_SIZE, WindowPlace

logger = logging.getLogger(__name__)

CANNOT_START = 1
BAD_USE = 2
WITHOUT_A_WINDOW = "`juicedesk serve` runs the home server without one."


def run(arguments: Sequence[str]) -> int:
    """The desktop app: open the window, work until it is closed. Returns the exit code."""
    options = _options(arguments)
    with screen_in_reach(os.environ) as why:
        if why:
            print(f"{why} {WITHOUT_A_WINDOW}", file=sys.stderr)  # noqa: T201 - there is no window to say it in
            return BAD_USE
        log.configure()
        application = QApplication(sys.argv[:1])
    introduce(application)
    language, look = Language(application), Look(application, is_dressed=False)
    try:
        return _started(application, look, language, options)
    except JuiceDeskError as exc:
        logger.error("cannot start: %s", exc)
        return _cannot_start(error_words(exc))
    except Exception:
        # While there is a window, `Mishaps` says it there.
        logger.critical("nobody foresaw this", exc_info=True)
        return _cannot_start(unforeseen_words())


def _started(application: QApplication, look: Look, language: Language, options: argparse.Namespace) -> int:
    """Raises FolderUnusable, and StoreError where the data cannot be used."""
    profile = _made(demo_profile() if options.demo else main_profile())
    log.keep_in(profile.log)
    sender, erasing = Sender(profile.lock), _erasing(options)
    if erasing is not None and erasing.is_asked and sender.try_lock():
        return _erase(erasing, sender)
    try:
        if not options.new_window and not sender.try_lock() and raise_first(profile.folder):
            return 0
        code = _run_window(application, look, language, profile, sender, options, erasing)
        return _erase(erasing, sender) if erasing is not None and erasing.is_asked else code
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
    erasing: Erasing | None,
) -> int:
    crash_notes = CrashNotes(profile.folder)
    crash_notes.begin()
    parts = _parts(profile, options.demo, sender)
    log.choose_level(parts.desk.setting(LOG_LEVEL))
    look.choose(parts.desk.setting("theme"))
    language.choose(parts.desk.setting("language"))
    window = MainWindow(parts.desk, parts.background, look, language, parts.demo)
    if options.demo:
        state_demo_prices(window.preferences)
    window.preferences.changed.connect(
        lambda name: log.choose_level(window.preferences.value(LOG_LEVEL)) if name == LOG_LEVEL else None
    )
    look.dress()
    parts.changes.changed.connect(window.refresh)
    window.demo_requested.connect(lambda: _start_again("--demo"))
    if erasing is not None:
        window.erase_requested.connect(partial(_end_to_erase, window, erasing))
    window.new_window_requested.connect(lambda: _start_again("--new-window", *_same(options)))
    second_starts = RaiseServer(profile.folder, partial(_bring_to_front, window))
    parts.changes.took_over.connect(second_starts.listen)
    application.applicationStateChanged.connect(
        lambda state: parts.desk.watch(state is Qt.ApplicationState.ApplicationActive)
    )
    mishaps = Mishaps(window, window.side_windows.open_diagnostics)
    mishaps.watch()
    garbage = Garbage(window)
    if options.follow_tour:
        window.resize(FIRST_SIZE)  # its pictures are alike on every screen
    else:
        WindowPlace(window, window.preferences).take(is_second=options.new_window)
    _show_first(window, options)
    QTimer.singleShot(0, parts.start_services)
    QTimer.singleShot(0, garbage.watch)
    _watch_for_updates(window)
    QTimer.singleShot(0, partial(_say_what_was_restored, window, parts.store))
    if not options.at_log_in:  # then nobody has asked for a window
        QTimer.singleShot(0, partial(_say_of_crash, mishaps, crash_notes))
    if options.follow_tour and parts.demo is not None:
        from juicedesk.ui.tour.follower import Follower  # noqa: PLC0415 - only the tour needs Qt's tests

        Follower(window, parts.desk.view, parts.demo.box_state).start()
    try:
        return application.exec()
    finally:
        garbage.unwatch()
        mishaps.unwatch()
        second_starts.close()
        parts.stop()
        crash_notes.end()


def _show_first(window: MainWindow, options: argparse.Namespace) -> None:
    """At log-in nobody has asked for a window: it waits behind its icon, or minimised."""
    if options.at_log_in and window.tray.is_shown:
        QApplication.setQuitOnLastWindowClosed(False)
    elif options.at_log_in:
        window.showMinimized()
    else:
        window.show()


def _watch_for_updates(window: MainWindow) -> None:
    """Only in builds that may look, and only once the person has said so."""
    updates = window.desk.updates()
    if updates is not None:
        watch = UpdateWatch(updates, window.preferences, window.background, parent=window)
        watch.found.connect(window.say_of_update)
        QTimer.singleShot(0, watch.look_if_due)


def _erasing(options: argparse.Namespace) -> Erasing | None:
    """What deletes the person's data; the demo has nothing of a person's."""
    if options.demo:
        return None
    profiles = (main_profile(), demo_profile())
    return Erasing(profiles, state_folder(), KeyringSecrets(), log_in_here())


def _end_to_erase(window: MainWindow, erasing: Erasing) -> None:
    """The files can go only when nothing has them open: first the program ends, like with Quit."""
    try:
        erasing.ask()
    except JuiceDeskError as exc:
        window.say_error(exc)
        return
    window.leave_now()


def _erase(erasing: Erasing, sender: Sender) -> int:
    """Delete everything, and say so; as long as nothing is gone, whatever stands in the way calls it off."""
    log.keep_no_more()
    sender.release()
    try:
        erasing.carry_out()
    except JuiceDeskError as exc:
        logger.error("not everything could be deleted: %s", exc)
        words = error_words(exc)
        return _cannot_start(words if erasing.withdraw() else not_all_erased_words(words))
    QMessageBox.information(None, APP_NAME, erased_words())
    return 0


def _bring_to_front(window: MainWindow) -> None:
    window.come_to_front()
    QApplication.alert(window)  # where a window may not come to the front by itself


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


def _say_of_crash(mishaps: Mishaps, crash_notes: CrashNotes) -> None:
    notes = crash_notes.earlier()
    if notes:
        logger.error("an earlier run broke down:\n%s", notes)  # so that the diagnostics have it, too
        mishaps.say_of_crash()


def tour(arguments: Sequence[str]) -> int:
    """Drive a child's real window through the main job; 0 only if every step's result was seen."""
    from juicedesk.ui.tour.command_line import main  # noqa: PLC0415 - this process has no window

    return main(arguments)


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
    parser.add_argument(AT_LOG_IN, action="store_true", help="begin in the background")
    parser.add_argument("--follow-tour", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--with-parent", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _cannot_start(words: str) -> int:
    """Say why in a window, and on standard error for whoever started it there."""
    print(words, file=sys.stderr)  # noqa: T201
    QMessageBox.critical(None, APP_NAME, words)
    return CANNOT_START
