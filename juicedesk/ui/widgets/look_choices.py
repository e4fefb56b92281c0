"""What there is to choose of language and theme, in the words of the language in force."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from juicedesk.ui.preferences import SYSTEM

Choices = tuple[tuple[str, str], ...]

translate = QCoreApplication.translate


def language_choices() -> Choices:
    """(value, words); each language is called as it calls itself."""
    return ((SYSTEM, _like_system()), ("en", "English"), ("de", "Deutsch"))


def theme_choices() -> Choices:
    """(value, words)."""
    light, dark = translate("LookChoices", "Light"), translate("LookChoices", "Dark")
    return ((SYSTEM, _like_system()), ("light", light), ("dark", dark))


def _like_system() -> str:
    return translate("LookChoices", "Same as the system")
