"""Which screens a window can be opened on, before Qt is asked."""

from __future__ import annotations

import ctypes
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from juicedesk import app
from juicedesk.ui.screen import screen_in_reach

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")


def why_no_window(environment: dict[str, str]) -> str:
    with screen_in_reach(environment) as why:
        return why


class Xcb:
    """The library of X, with a server that lets everybody in."""

    def __init__(self) -> None:
        self.open: list[int] = []

    def __getattr__(self, name: str) -> object:
        work: Callable[..., object] = getattr(type(self), f"_{name}")

        def called(*words: object) -> object:
            return work(self, *words)

        self.__dict__[name] = called
        return called

    def _xcb_connect(self, display: bytes, screen: None) -> int:
        self.open.append(1)
        return 1

    def _xcb_connection_has_error(self, connection: int) -> int:
        return 0

    def _xcb_disconnect(self, connection: int) -> None:
        self.open.remove(connection)


@pytest.fixture
def xcb(monkeypatch: pytest.MonkeyPatch) -> Xcb:
    library = Xcb()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)
    return library


@pytest.fixture
def compositor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Listens at `wayland-0` of the folder that tests are in: the path of a socket has to be short."""
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("wayland-0")
        server.listen()
        yield


@pytest.mark.parametrize("chosen", ["offscreen", "OffScreen:size=1", "nosuch;offscreen"])
def test_a_platform_that_was_chosen_is_taken(chosen: str) -> None:
    assert why_no_window({"QT_QPA_PLATFORM": chosen}) == ""


def test_a_platform_that_is_none_is_named() -> None:
    why = why_no_window({"QT_QPA_PLATFORM": "fernseher"})
    assert "fernseher" in why and why.count(".") == 1


@pytest.mark.parametrize("chosen", ["xcb", "wayland", "wayland;xcb"])
def test_a_chosen_platform_needs_its_screen_too(chosen: str) -> None:
    assert "are not set" in why_no_window({"QT_QPA_PLATFORM": chosen})


def test_no_screen_at_all_is_said_to_be_none() -> None:
    assert "are not set" in why_no_window({})


def test_a_wayland_screen_that_is_gone_is_named(tmp_path: Path) -> None:
    why = why_no_window({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert "WAYLAND_DISPLAY=wayland-7" in why and why.count(".") == 1


def test_what_a_crashed_wayland_left_is_no_screen(compositor: None) -> None:
    with socket.socket(socket.AF_UNIX) as ended:
        ended.bind("wayland-2")
    assert why_no_window({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "."}) == ""
    assert "does not answer" in why_no_window({"WAYLAND_DISPLAY": "wayland-2", "XDG_RUNTIME_DIR": "."})


def test_the_library_that_a_screen_needs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert "does not have: libxcb-cursor.so.0." in why_no_window({"DISPLAY": ":0"})


def test_one_screen_that_works_is_enough(monkeypatch: pytest.MonkeyPatch, compositor: None) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: None)
    both = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": ".", "DISPLAY": ":4711"}
    monkeypatch.setattr("juicedesk.ui.screen._answers", lambda display, asked: False)
    assert why_no_window(both) == ""


def test_an_x_server_is_not_left_alone_before_qt_is_there(xcb: Xcb, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a program on it, it would start anew, and turn Qt away meanwhile."""

    class Begun(Exception):
        pass

    def begin(words: list[str]) -> None:
        assert xcb.open == [1]
        raise Begun

    monkeypatch.setattr(app, "QApplication", begin)
    monkeypatch.setattr(app.log, "configure", lambda: None)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":4711")
    with pytest.raises(Begun):
        app.run([])
    assert xcb.open == []
