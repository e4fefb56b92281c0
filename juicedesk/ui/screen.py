"""Whether a window can be opened here: Qt itself ends the program with a misleading text where it cannot."""

from __future__ import annotations

import ctypes
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QPluginLoader

NO_SCREEN = "JuiceDesk needs a screen, and DISPLAY and WAYLAND_DISPLAY are not set."
NO_ANSWER = "JuiceDesk needs a screen, and the one that {screen} names does not answer."
NO_LIBRARY = "JuiceDesk's window needs a library that this system does not have: {library}."
NO_PLATFORM = "JuiceDesk's window knows no platform of the name that QT_QPA_PLATFORM has: {name}."
CHOSEN = "QT_QPA_PLATFORM"
ANSWERS_WITHIN_S = 2.0


@contextmanager
def screen_in_reach(environment: Mapping[str, str]) -> Iterator[str]:
    """One sentence why no window can be opened, or nothing where one can.

    In the block the screen stays asked: an X server whose only program leaves starts anew, and turns away who
    comes meanwhile. Qt has to be there before the block ends.
    """
    with ExitStack() as asked:
        yield _why_no_window(environment, asked)


def _why_no_window(environment: Mapping[str, str], asked: ExitStack) -> str:
    """Qt takes whichever it can of several platforms; systems but Linux always have a screen."""
    if chosen := environment.get(CHOSEN):
        names = [part.partition(":")[0].lower() for part in chosen.split(";")]
        return min((_why_not(name, environment, asked) for name in names), key=len)
    if sys.platform != "linux":
        return ""
    found = [
        *([_why_no_wayland(environment)] if environment.get("WAYLAND_DISPLAY") else []),
        *([_why_no_x(environment, asked)] if environment.get("DISPLAY") else []),
    ]
    return min(found, key=len, default=NO_SCREEN)


def _why_not(name: str, environment: Mapping[str, str], asked: ExitStack) -> str:
    """Why there is no window on a platform that somebody has named."""
    plugins = {key: path for path in _platform_plugins(environment) for key in _keys(path)}
    if name not in plugins:
        return NO_PLATFORM.format(name=name) if plugins else ""
    if name == "xcb":
        return _why_no_x(environment, asked)
    if name.startswith("wayland"):
        return _why_no_wayland(environment)
    return _missing_for(plugins[name]) if sys.platform == "linux" else ""


def _platform_plugins(environment: Mapping[str, str] = {}) -> list[Path]:
    """Qt's plugins for screens."""
    named = environment.get("QT_QPA_PLATFORM_PLUGIN_PATH")
    folders = [Path(path, "platforms") for path in QCoreApplication.libraryPaths()]
    return sorted(
        path
        for folder in [*folders, *([Path(named)] if named else [])]
        for path in folder.glob("*")
        if path.suffix in (".so", ".dll", ".dylib")
    )


def _keys(plugin: Path) -> list[str]:
    """The names that a plugin answers to, read without loading it."""
    told: Any = QPluginLoader(str(plugin)).metaData()
    return [str(key).lower() for key in told.get("MetaData", {}).get("Keys", [])]


def _why_no_wayland(environment: Mapping[str, str]) -> str:
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return NO_SCREEN
    if not _listens(Path(environment.get("XDG_RUNTIME_DIR", "/"), name)):
        return NO_ANSWER.format(screen=f"WAYLAND_DISPLAY={name}")
    return _missing_for_screen("libqwayland")


def _why_no_x(environment: Mapping[str, str], asked: ExitStack) -> str:
    name = environment.get("DISPLAY")
    if not name:
        return NO_SCREEN
    missing = _missing_for_screen("libqxcb")
    if missing or _answers(name, asked):
        return missing
    return NO_ANSWER.format(screen=f"DISPLAY={name}")


def _missing_for_screen(prefix: str) -> str:
    """The sentence about the first library that Qt's plugins of a name cannot find."""
    plugins = [path for path in _platform_plugins() if path.name.startswith(prefix)]
    return next(filter(None, map(_missing_for, plugins)), "")


def _missing_for(plugin: Path) -> str:
    try:
        ctypes.CDLL(str(plugin))
    except OSError as exc:
        return NO_LIBRARY.format(library=str(exc).partition(":")[0])
    return ""


def _listens(path: Path) -> bool:
    """Whether a compositor is behind the socket: one that has crashed leaves it."""
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(ANSWERS_WITHIN_S)
        try:
            asking.connect(str(path))
        except OSError:
            return False
    return True


def _answers(display: str, asked: ExitStack) -> bool:
    """Whether an X server lets this program in; the connection stays until `asked` ends."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the plugin has its own; let it try
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    asked.callback(xcb.xcb_disconnect, connection)
    return not xcb.xcb_connection_has_error(connection)
