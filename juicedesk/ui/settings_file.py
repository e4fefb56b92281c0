"""What a person has chosen, as a small file: for another computer, or to keep. Never a token.

Nothing about chargers is in it either: what a wiring allows is stated where the wiring is, and no file
raises it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile

from juicedesk.ui.leaving import BACKGROUND, ON_CLOSE
from juicedesk.ui.notices import NoticeKind
from juicedesk.ui.notifier import NOTICES, preference_of
from juicedesk.ui.preferences import LOG_LEVEL, TEMPERATURE
from juicedesk.ui.tariff_choice import TARIFF

translate = QCoreApplication.translate

SUFFIX = ".juicedesk-settings.json"
MOST_BYTES = 256 * 1024
THEME, LANGUAGE = "theme", "language"
VERSION = 1
_KEY = "juicedesk_settings"

PORTABLE: tuple[str, ...] = (
    THEME,
    LANGUAGE,
    TEMPERATURE,
    TARIFF,
    "csv_form",
    "lane_view",
    "tray",
    BACKGROUND,
    ON_CLOSE,
    LOG_LEVEL,
    NOTICES,
    *(preference_of(kind) for kind in NoticeKind),
)
"""What is exported, and all that is imported. Whether newer versions are looked for is not: that is a
connection, and said yes to on each computer."""


class SettingsFileError(Exception):
    """A file that cannot be used; its text is a sentence for people."""


def settings_text(value_of: Callable[[str], str]) -> str:
    """What was chosen, as the text of a file; what was never touched is left out."""
    values = [(name, value_of(name)) for name in PORTABLE]
    chosen = {name: value for name, value in values if value}
    return json.dumps({_KEY: VERSION, "settings": chosen}, indent=2, ensure_ascii=False, sort_keys=True)


def read_settings(path: Path) -> dict[str, str]:
    """What a file says, as far as it is known here. Raises SettingsFileError."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as exc:
        words = translate("SettingsFile", "Nothing has changed: {0} could not be read ({1}).")
        raise SettingsFileError(words.format(path.name, exc.strerror or exc)) from exc
    settings = None if len(content) > MOST_BYTES else _settings_in(content)
    if settings is None:
        words = translate("SettingsFile", "Nothing has changed: {0} holds no JuiceDesk settings.")
        raise SettingsFileError(words.format(path.name))
    return {name: value for name in PORTABLE if isinstance(value := settings.get(name), str)}


def write_settings(path: Path, value_of: Callable[[str], str]) -> Path:
    """Write them, with the suffix, and return where; what was there stays until all is written.

    Raises SettingsFileError.
    """
    whole = path if path.name.endswith(SUFFIX) else path.with_name(path.name.removesuffix(".json") + SUFFIX)
    file, content = QSaveFile(str(whole)), settings_text(value_of).encode()
    is_open = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not is_open or file.write(content) != len(content) or not file.commit():
        words = translate("SettingsFile", "{0} could not be saved: {1}")
        raise SettingsFileError(words.format(whole.name, file.errorString()))
    return whole


def _settings_in(content: bytes) -> Mapping[str, object] | None:
    try:
        read = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or read.get(_KEY) != VERSION:
        return None
    settings = read.get("settings")
    return settings if isinstance(settings, dict) else None
