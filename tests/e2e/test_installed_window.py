"""The installed wheel, away from the checkout, opens its window on the demo and ends without a trace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]


def test_the_installed_wheel_opens_the_window(tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--target", str(installed), str(CHECKOUT)], check=True, capture_output=True)
    environment = {**os.environ, "PYTHONPATH": str(installed), "QT_QPA_PLATFORM": "offscreen"}
    app = subprocess.Popen(
        [sys.executable, "-m", "juicedesk", "--demo", "--follow-tour"],
        cwd=tmp_path,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert app.stdout and app.stdin
    assert json.loads(app.stdout.readline()) == {"ready": True}
    picture = tmp_path / "window.png"
    app.stdin.write(json.dumps({"do": "grab", "path": str(picture)}) + "\n")
    app.stdin.flush()
    assert json.loads(app.stdout.readline()) == {"ok": [1280, 800]}
    _out, err = app.communicate(timeout=30)
    assert app.returncode == 0, err
    assert picture.stat().st_size > 10_000
