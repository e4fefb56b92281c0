"""Where Avahi keeps the mDNS port to itself, another computer's server and box are found through it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMPUTERS = Path(__file__).with_name("two_computers.py")
NEEDED = ("unshare", "ip", "avahi-daemon", "dbus-daemon")


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not all(map(shutil.which, NEEDED)),
    reason="needs a root of Linux, with network namespaces and an Avahi of its own",
)
def test_a_charger_is_found_through_an_avahi_that_shares_the_port_with_nobody() -> None:
    command = ["unshare", "--net", "--mount", sys.executable, str(COMPUTERS)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)
    if done.returncode != 0 and "unshare" in done.stderr:
        pytest.skip(f"no network namespace here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout) == {
        "without_avahi": "port_taken",
        "problem": None,
        "server": ["s1", "Cellar", "https://192.0.2.2:8042", "ab"],
        "box": ["9" * 28, "juicebox-0e8", "192.0.2.2", "s1"],
        "named": "192.0.2.2",
    }
