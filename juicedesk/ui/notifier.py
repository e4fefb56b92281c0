"""Tells a person what happened while nobody looked: as far as they want to be told, and never only so."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from juicedesk.store.view import DeskView
from juicedesk.ui.background import Background
from juicedesk.ui.notices import (
    ON_BY_DEFAULT,
    Notice,
    NoticeKind,
    What,
    notices_between,
    unplugged_before_window,
)
from juicedesk.ui.preferences import Preferences

NOTICES = "notices"
SNOOZED_UNTIL = "notices_snoozed_until"
SNOOZE_MINUTES = (30, 60, 480)
WINDOWS_EVERY_S = 30.0


def preference_of(kind: NoticeKind) -> str:
    """The name under which a kind is switched."""
    return f"notice_{kind}"


class Notifier(QObject):
    """Compares each look at the desk with the one before. Everything that it tells is in the window, too.

    `show` hands title and words to the system; it may block and is called in the background.
    Signals: told(str, str) – the same title and words.
    """

    told = Signal(str, str)

    def __init__(
        self,
        preferences: Preferences,
        background: Background,
        show: Callable[[str, str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._background = background
        self._show = show
        self._before: DeskView | None = None
        self._too_high = ""
        self._windows: dict[str, datetime] = {}
        self._windows_seen_at = 0.0

    def look(self, view: DeskView, too_high: str, now: float) -> None:
        """Tell what is new; `too_high` is the charger that allows more than its wiring carries."""
        before, self._before = self._before, view
        found = () if before is None else notices_between(before, view)
        if too_high and too_high != self._too_high:
            charger = view.charger(too_high)
            name = "" if charger is None else charger.name
            notice = Notice(NoticeKind.LIMIT_TOO_HIGH, What.LIMIT_TOO_HIGH, name, too_high, matters=True)
            found = (notice, *found)
        self._too_high = too_high
        found = (*found, *self._of_windows(view, now))
        for notice in found:
            if self._is_wanted(notice, now):
                self._tell(notice)

    def _of_windows(self, view: DeskView, now: float) -> tuple[Notice, ...]:
        """Windows that open soon without a car; each is told once. Nobody looks at thousands for nothing."""
        wanted = self._preferences.is_on(preference_of(NoticeKind.UNPLUGGED), False)
        if not wanted or 0 <= now - self._windows_seen_at < WINDOWS_EVERY_S:
            return ()
        self._windows_seen_at = now
        soon = unplugged_before_window(view, datetime.fromtimestamp(now, UTC).replace(tzinfo=None))
        new = [unit_id for unit_id, opens in soon.items() if self._windows.get(unit_id) != opens]
        self._windows.update(soon)
        return tuple(
            Notice(NoticeKind.UNPLUGGED, What.UNPLUGGED, charger.name, unit_id)
            for unit_id in new
            if (charger := view.charger(unit_id)) is not None
        )

    def snooze(self, minutes: int) -> None:
        """No notices for some time but those of danger; 0 ends it."""
        self._preferences.choose(SNOOZED_UNTIL, str(time.time() + 60 * minutes) if minutes else "")

    def snoozed_until(self, now: float) -> float | None:
        """Until when (UTC epoch seconds) nothing is told; None when it is."""
        try:
            until = float(self._preferences.value(SNOOZED_UNTIL) or 0)
        except ValueError:
            return None
        return until if now < until < now + 24 * 3600 else None

    def _is_wanted(self, notice: Notice, now: float) -> bool:
        if notice.kind is NoticeKind.LIMIT_TOO_HIGH:
            return True
        if not self._preferences.is_on(NOTICES, True) or self.snoozed_until(now) is not None:
            return False
        by_default = notice.kind in ON_BY_DEFAULT or notice.matters
        return self._preferences.is_on(preference_of(notice.kind), by_default)

    def _tell(self, notice: Notice) -> None:
        title, words = notice.name or "JuiceDesk", self._words(notice.what)
        self.told.emit(title, words)
        self._background.run(self, lambda: self._show(title, words), lambda _shown: None, lambda _error: None)

    def _words(self, what: What) -> str:
        return {
            What.LIMIT_TOO_HIGH: self.tr("The charger now allows more amps than your wiring can carry."),
            What.LIMIT_FORGOTTEN: self.tr(
                "After a power cut it came back above its wiring limit. The server lowers it again."
            ),
            What.FAULT: self.tr("The charger reports a fault."),
            What.UNDECIDED: self.tr("A change needs your decision."),
            What.WENT_WRONG: self.tr("A change did not take effect. Changes says why."),
            What.CONFIRMED: self.tr("A change that waited has been sent and confirmed."),
            What.SERVER_LOST: self.tr("The server is not answering. Charging goes on."),
            What.SERVER_BACK: self.tr("The server is back."),
            What.CHARGER_LOST: self.tr("The charger does not report to the server any more."),
            What.CHARGER_BACK: self.tr("The charger reports to the server again."),
            What.STARTED: self.tr("Charging has begun."),
            What.STOPPED: self.tr("Charging has stopped."),
            What.UNPLUGGED: self.tr("Its window opens soon, and no car is plugged in."),
            What.WAITS: self.tr("The car is plugged in and waits for the schedule."),
        }[what]
