"""What nobody foresaw: logged, and said once in a window that helps to tell it on; also a crash of before."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

translate = QCoreApplication.translate

log = logging.getLogger(__name__)

Kind = type[BaseException]


class Mishaps(QObject):
    """Takes every exception that nothing else has caught, of any thread, from `watch` to `unwatch`.

    The first one is said in a window over `parent`, the others of the run are in the log alone: something
    that goes wrong ten times a second must not open ten windows.
    """

    _happened = Signal()

    def __init__(self, parent: QWidget, save_diagnostics: Callable[[], None]) -> None:
        """`save_diagnostics` opens what a person needs to hand the log on. UI thread."""
        super().__init__(parent)
        self._window = parent
        self._save_diagnostics = save_diagnostics
        self._is_said = False
        self._before = sys.excepthook, threading.excepthook
        # Queued also from the UI thread: what failed there ends before a window opens.
        self._happened.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Take what is not caught from now on."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread

    def unwatch(self) -> None:
        """Leave it to whoever took it before: there is no window any more."""
        sys.excepthook, threading.excepthook = self._before

    def _on_exception(self, kind: Kind, error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("nobody foresaw this", exc_info=(kind, error, trace))
        self._happened.emit()

    def _on_thread(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None and failed.exc_type is not SystemExit:
            self._on_exception(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def _say(self) -> None:
        if self._is_said:
            return
        self._is_said = True
        self._open(
            "mishap",
            translate("Mishaps", "Something went wrong"),
            translate("Mishaps", "Something unexpected went wrong in JuiceDesk."),
            translate(
                "Mishaps",
                "What you have saved is kept and will be delivered. If something looks wrong now, close "
                "the window and open it again. The diagnostics help to fix this: you can read them before "
                "you pass them on.",
            ),
        )

    def say_of_crash(self) -> None:
        """That an earlier run broke down, in a window that helps to tell it on. UI thread."""
        self._open(
            "crash",
            translate("Mishaps", "JuiceDesk crashed"),
            translate("Mishaps", "JuiceDesk crashed the last time it ran."),
            translate(
                "Mishaps",
                "What you had saved is kept and will be delivered. The diagnostics help to fix this: you "
                "can read them before you pass them on.",
            ),
        )

    def _open(self, name: str, title: str, words: str, more: str) -> None:
        box = QMessageBox(self._window)
        box.setObjectName(name)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(title)
        box.setText(words)
        box.setInformativeText(more)
        diagnostics = box.addButton(translate("Mishaps", "Diagnostics…"), QMessageBox.ButtonRole.ActionRole)
        diagnostics.clicked.connect(self._save_diagnostics)
        go_on = box.addButton(translate("Mishaps", "Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
