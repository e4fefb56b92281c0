"""What happens to the nights before Saturday and before Monday, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from juicedesk.domain.schedule import MINUTES_PER_DAY, SATURDAY, Schedule, Seam
from juicedesk.ui.format import minute_text

translate = QCoreApplication.translate


def seam_words(schedule: Schedule, seam: Seam) -> str:
    """One sentence: how the night ends, and whose window says so."""
    night = QLocale().standaloneDayName((seam.weekday - 1) % 7 + 1)
    day = QLocale().standaloneDayName(seam.weekday + 1)
    words = _to_saturday(schedule, seam) if seam.weekday == SATURDAY else _to_monday(schedule, seam)
    return words.format(night, day, minute_text(seam.allowed_until_minute_of_day))


def _to_saturday(schedule: Schedule, seam: Seam) -> str:
    if seam.cut:
        return translate("Seams", "{0} night ends at midnight: {1} uses the weekend window.")
    if schedule.weekday.contains(MINUTES_PER_DAY - 1):
        return translate("Seams", "{0} night runs to {2}: {1} uses the weekend window.")
    return translate("Seams", "{1} starts with charging until {2}: it uses the weekend window.")


def _to_monday(schedule: Schedule, seam: Seam) -> str:
    if seam.cut:
        return translate("Seams", "{0} night ends at midnight: {1} uses the Mon–Fri window.")
    if schedule.weekend.contains(MINUTES_PER_DAY - 1):
        return translate("Seams", "{0} night ends at {2} on {1}.")
    return translate("Seams", "{1} starts with charging until {2}: it uses the Mon–Fri window.")
