"""Who the program is to the desktop: its name, its icon, and the id that its windows are grouped by."""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from juicedesk.paths import APP_NAME, resource

APP_ID = "org.juicedesk.JuiceDesk"
"""The desktop file, the AppUserModelID and the bundle identifier have this name."""


def introduce(application: QApplication) -> None:
    """Tell the desktop who this is; before the first window is shown."""
    application.setApplicationName(APP_NAME)
    QGuiApplication.setDesktopFileName(APP_ID)
    application.setWindowIcon(QIcon(str(resource("icons", "juicedesk.svg"))))
    if sys.platform == "win32":
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
