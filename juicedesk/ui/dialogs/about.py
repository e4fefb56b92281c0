"""What this program is, and the licences of everything that it is made of."""

from __future__ import annotations

from importlib import metadata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from juicedesk import __version__
from juicedesk.paths import resource
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, page_title
from juicedesk.ui.widgets.surfaces import Icon

WIDTH_PX, HEIGHT_PX = 620, 560
LIBRARIES = (
    *("PySide6-Essentials", "alembic", "cryptography", "dnspython", "filelock", "ifaddr", "keyring"),
    *("platformdirs", "prometheus-client", "requests", "SQLAlchemy", "starlette", "tzdata", "tzlocal"),
    *("uvicorn", "zeroconf"),
)


class AboutDialog(QDialog):
    """Name, version, and the licences to read."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About JuiceDesk"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Icon(look, "juicedesk", "accent", 40))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(page_title(look, f"JuiceDesk {__version__}"))
        purpose = self.tr("Keeps JuiceBox chargers smart when the server is not there. MIT licence.")
        words.addWidget(body(look, purpose, tone="2", wrap=True))
        head.addLayout(words, 1)
        licences = QPlainTextEdit(licence_text())
        licences.setObjectName("about:licences")
        licences.setAccessibleName(self.tr("Licences"))
        licences.setReadOnly(True)
        licences.setTabChangesFocus(True)
        close = Button(look, self.tr("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(licences, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def licence_text() -> str:
    """The libraries with their versions and licences, then the texts that travel with icons and font."""
    lines = [line for name in LIBRARIES if (line := _library_line(name))]
    icons, font = (resource(part, "LICENSE").read_text(encoding="utf-8") for part in ("icons", "font"))
    return "\n".join([*lines, "", "Lucide", "", icons.strip(), "", "Inter", "", font.strip(), ""])


def _library_line(name: str) -> str:
    """Empty for a library that this installation does not have."""
    try:
        facts = metadata.metadata(name).json
    except metadata.PackageNotFoundError:
        return ""
    licence = str(facts.get("license_expression") or facts.get("license") or "").partition("\n")[0]
    if not licence:
        kinds = [str(kind) for kind in facts.get("classifier", ()) if str(kind).startswith("License ::")]
        licence = kinds[-1].rpartition(" :: ")[2] if kinds else "?"
    return f"{name} {facts['version']}: {licence}"
