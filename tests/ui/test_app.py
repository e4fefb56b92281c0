"""The start of the desktop app, where something goes wrong before there is a window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from juicedesk import app


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said in a window of its own, in a start without anything of the system."""

    @contextmanager
    def on_a_screen(environment: object) -> Iterator[str]:
        yield ""

    said: list[str] = []
    monkeypatch.setattr(app, "screen_in_reach", on_a_screen)
    monkeypatch.setattr(app.log, "configure", lambda: None)
    monkeypatch.setattr(app.QMessageBox, "critical", lambda parent, title, words: said.append(words))
    for name in ("QApplication", "introduce", "Language", "Look"):
        monkeypatch.setattr(app, name, lambda *words, **more: None)
    return said


def test_what_nobody_foresaw_before_the_window_is_said_and_logged(
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*words: object) -> int:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr(app, "_started", fail)
    assert app.run([]) == app.CANNOT_START
    assert len(said) == 1 and "Something unexpected" in said[0]
    told = capsys.readouterr().err
    assert told.strip() == said[0] and "mistake" not in told
    assert caplog.records[-1].exc_info is not None
