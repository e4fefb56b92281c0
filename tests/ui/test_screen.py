"""Which screens a window can be opened on, before Qt is asked."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from juicedesk.ui.screen import why_no_window

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")


def test_a_platform_that_was_chosen_is_taken() -> None:
    assert why_no_window({"QT_QPA_PLATFORM": "offscreen"}) == ""


def test_no_screen_at_all_is_said_to_be_none() -> None:
    assert "are not set" in why_no_window({})


def test_a_wayland_screen_that_is_gone_is_named(tmp_path: Path) -> None:
    why = why_no_window({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert "WAYLAND_DISPLAY=wayland-7" in why and why.count(".") == 1


def test_the_library_that_a_screen_needs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert "does not have: libxcb-cursor.so.0." in why_no_window({"DISPLAY": ":0"})


def test_one_screen_that_works_is_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "wayland-0").touch()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: None)
    both = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": ":4711"}
    monkeypatch.setattr("juicedesk.ui.screen._answers", lambda display: False)
    assert why_no_window(both) == ""
