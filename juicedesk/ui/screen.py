"""Whether a window can be opened here: Qt itself ends the program with a misleading text where it cannot."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

NO_SCREEN = "JuiceDesk needs a screen, and DISPLAY and WAYLAND_DISPLAY are not set."
NO_ANSWER = "JuiceDesk needs a screen, and the one that {screen} names does not answer."
NO_LIBRARY = "JuiceDesk's window needs a library that this system does not have: {library}."


def why_no_window(environment: Mapping[str, str]) -> str:
    """One sentence, or nothing where a window can be opened; systems but Linux always have a screen."""
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM"):
        return ""
    found = [
        *([_why_no_wayland(environment)] if environment.get("WAYLAND_DISPLAY") else []),
        *([_why_no_x(environment)] if environment.get("DISPLAY") else []),
    ]
    # Qt takes whichever of the two it can.
    return min(found, key=len, default=NO_SCREEN)


def _why_no_wayland(environment: Mapping[str, str]) -> str:
    name = environment["WAYLAND_DISPLAY"]
    if not Path(environment.get("XDG_RUNTIME_DIR", "/"), name).exists():
        return NO_ANSWER.format(screen=f"WAYLAND_DISPLAY={name}")
    return _missing_for("libqwayland*.so")


def _why_no_x(environment: Mapping[str, str]) -> str:
    missing = _missing_for("libqxcb.so")
    if missing or _answers(environment["DISPLAY"]):
        return missing
    return NO_ANSWER.format(screen=f"DISPLAY={environment['DISPLAY']}")


def _missing_for(plugin: str) -> str:
    """The sentence about the first library that Qt's plugin for a screen cannot find."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    for path in sorted(folder.glob(plugin)):
        try:
            ctypes.CDLL(str(path))
        except OSError as exc:
            return NO_LIBRARY.format(library=str(exc).partition(":")[0])
    return ""


def _answers(display: str) -> bool:
    """Whether an X server lets this program in."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the plugin has its own; let it try
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed
