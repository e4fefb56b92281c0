"""What the desktop is told of the program."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from juicedesk.ui.program_identity import APP_ID, introduce


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    name = qapp.applicationName()
    yield qapp
    qapp.setApplicationName(name)
    qapp.setWindowIcon(QIcon())
    QGuiApplication.setDesktopFileName("")


def test_windows_have_the_programs_icon_and_are_grouped_by_its_id(application: QApplication) -> None:
    introduce(application)

    assert QGuiApplication.desktopFileName() == APP_ID
    assert application.applicationName() == "JuiceDesk"
    image = application.windowIcon().pixmap(32, 32).toImage()
    assert image.pixelColor(6, 16).name() == "#0f6b4a"
