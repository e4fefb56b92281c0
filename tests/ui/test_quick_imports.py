"""PySide reads no source when the window's modules are imported; the switches that it looks for stay off."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6 import __version_info__

LOOKS = """
import linecache
{before}
import juicedesk.ui.main_window
from PySide6.QtCore import QObject
print(sum("juicedesk" in name for name in linecache.cache), QObject().objectName() == "")
"""
QUICK = "from juicedesk.ui.quick_imports import read_no_sources; read_no_sources()"


def sources_read(before: str) -> int:
    told = subprocess.run(
        [sys.executable, "-c", LOOKS.format(before=before)], capture_output=True, text=True, check=True
    )
    count, is_as_ever = told.stdout.split()
    assert is_as_ever == "True"
    return int(count)


def test_no_module_is_read_a_second_time() -> None:
    assert sources_read(QUICK) == 0


@pytest.mark.skipif(__version_info__ < (6, 11), reason="PySide reads none of them before 6.11")
def test_without_it_all_of_them_are() -> None:
    """When this fails, PySide has become better, and `quick_imports` can go."""
    assert sources_read("import PySide6.QtCore") > 50
