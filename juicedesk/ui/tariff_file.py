"""A tariff as a small file, to keep or to hand on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile

from juicedesk.domain.tariff import Tariff
from juicedesk.ui.tariff_choice import tariff_from_text, tariff_to_text

SUFFIX = ".juicedesk-tariff.json"
MOST_BYTES = 64 * 1024

translate = QCoreApplication.translate


class TariffFileError(Exception):
    """A file that cannot be used; its text is a sentence for people."""


def read_tariff(path: Path) -> Tariff:
    """The tariff in a file. Raises TariffFileError, also for a file that is too large to be one."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as exc:
        words = translate("TariffFile", "Nothing has changed: {0} could not be read ({1}).")
        raise TariffFileError(words.format(path.name, exc.strerror or exc)) from exc
    if len(content) > MOST_BYTES:
        words = translate("TariffFile", "Nothing has changed: {0} is too large for a tariff (over 64 KiB).")
        raise TariffFileError(words.format(path.name))
    tariff = tariff_from_text(content.decode("utf-8-sig", errors="surrogateescape"))
    if tariff is None:
        words = translate("TariffFile", "Nothing has changed: {0} holds no tariff that JuiceDesk can use.")
        raise TariffFileError(words.format(path.name))
    return tariff


def write_tariff(path: Path, tariff: Tariff) -> Path:
    """Write a tariff, with the suffix, and return where; what was there stays until all is written.

    Raises TariffFileError.
    """
    whole = path if path.name.endswith(SUFFIX) else path.with_name(path.name.removesuffix(".json") + SUFFIX)
    file = QSaveFile(str(whole))
    content = tariff_to_text(tariff).encode()
    is_open = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not is_open or file.write(content) != len(content) or not file.commit():
        words = translate("TariffFile", "{0} could not be saved: {1}")
        raise TariffFileError(words.format(whole.name, file.errorString()))
    return whole
