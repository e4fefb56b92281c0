"""The language of the window: our catalog, Qt's own texts, and the formats that go with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from juicedesk.paths import resource

SYSTEM = "system"
LANGUAGES = ("en", "de")


class Language:
    """One per program; `choose` before the window is built, or before it is built again."""

    def __init__(self, application: QCoreApplication, system: QLocale | None = None) -> None:
        """`system` is what this computer is set to, unless somebody says otherwise."""
        self._application = application
        self._system = QLocale.system() if system is None else system
        self._translators: list[QTranslator] = []
        self._choice = SYSTEM

    @property
    def choice(self) -> str:
        """`system`, `en` or `de`."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Speak a language from now on; an unknown choice is that of the system."""
        self._choice = choice if choice in LANGUAGES else SYSTEM
        spoken = _spoken(self._system) if self._choice == SYSTEM else self._choice
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = [translator for translator in _catalogs(spoken) if translator]
        for translator in self._translators:
            self._application.installTranslator(translator)
        QLocale.setDefault(formats_of(spoken, self._system))


def formats_of(language: str, system: QLocale) -> QLocale:
    """How a language writes numbers and times where this computer is: English at 11:05 PM in the US, at 23:05
    in the UK and in Germany.

    The system's own settings hold as long as they speak that language: with dates of another country they
    would bring its names of days and months along.
    """
    plain = QLocale(language)
    if system.language() is plain.language():
        usual = QLocale(system.name())
        return system if system.dayName(1) == usual.dayName(1) else usual
    there = QLocale(plain.language(), system.territory())
    if there.territory() is system.territory() or plain.language() is not QLocale.Language.English:
        return there
    # Qt knows no English of that place: at least its clocks are not to differ from all around.
    is_24 = "a" not in system.timeFormat(QLocale.FormatType.ShortFormat).lower()
    return QLocale("en_150") if is_24 else plain


def _spoken(system: QLocale) -> str:
    name = system.name().partition("_")[0]
    return name if name in LANGUAGES else LANGUAGES[0]


def _catalogs(language: str) -> list[QTranslator | None]:
    """Qt's own texts, and ours: both in the language that is spoken, not in another one of the system."""
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own_folder = str(resource("i18n"))
    return [_loaded(f"qtbase_{language}", qt_folder), _loaded(f"juicedesk_{language}", own_folder)]


def _loaded(name: str, folder: str) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(name, folder) else None
