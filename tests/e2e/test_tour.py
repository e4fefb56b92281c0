"""The main job with the real window: `juicedesk tour` in a process of its own, killed and started again."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from PySide6.QtGui import QImage

TIMEOUT_S = 180
MARK = "JUICEDESK_TEST_TOUR"


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is for POSIX")
def test_the_tour_sees_every_step_and_leaves_no_orphan(tmp_path: Path) -> None:
    out = tmp_path / "pictures"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", MARK: str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "juicedesk", "tour", "--out", str(out)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    pictures = sorted(out.glob("*.png"))
    assert len(pictures) >= 10
    assert [picture.name[:2] for picture in pictures] == [f"{n:02}" for n in range(1, len(pictures) + 1)]
    for picture in pictures:
        image = QImage(str(picture))
        assert (image.width(), image.height()) == (1280, 800)
    assert _descendants(str(tmp_path)) == []


def _descendants(mark: str) -> list[str]:
    """What runs now and was started by the tour, or by what it has started; others may run beside it."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get(MARK) == mark:
                found.append(" ".join(process.cmdline()))
    return found
