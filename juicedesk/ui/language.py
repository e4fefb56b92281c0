"""The language of the window: our catalog, Qt's own texts, and the formats that go with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from juicedesk.paths import resource

SYSTEM = "system"
LANGUAGES = ("en", "de")


class Language:
    """One per program; `choose` before the window is built, or before it is built again."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._translators: list[QTranslator] = []
        self._choice = SYSTEM

    @property
    def choice(self) -> str:
        """`system`, `en` or `de`."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Speak a language from now on; an unknown choice is that of the system."""
        self._choice = choice if choice in LANGUAGES else SYSTEM
        locale = QLocale.system() if self._choice == SYSTEM else QLocale(self._choice)
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = [translator for translator in self._catalogs(locale) if translator]
        for translator in self._translators:
            self._application.installTranslator(translator)
        QLocale.setDefault(locale)

    def _catalogs(self, locale: QLocale) -> list[QTranslator | None]:
        name = locale.name().partition("_")[0]
        own = _loaded("juicedesk_" + (name if name in LANGUAGES else "en"), _own_folder())
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        return [_loaded(f"qtbase_{name}", qt_folder), own]


def _own_folder() -> str:
    return str(resource("i18n"))


def _loaded(name: str, folder: str) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(name, folder) else None
