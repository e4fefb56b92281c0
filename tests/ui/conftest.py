"""What all tests of the window share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale

UK = QLocale("en_GB")
"""English with clocks that count to 24, wherever the tests run."""


@pytest.fixture(autouse=True)
def formats_of_the_uk() -> Iterator[None]:
    """No test depends on what its computer is set to."""
    before = QLocale()
    QLocale.setDefault(UK)
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def windows_are_gone() -> Iterator[None]:
    """Without an event loop closed windows would pile up, and every new style sheet dresses them all."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
