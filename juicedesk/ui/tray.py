"""The icon in the notification area: optional, and never the only way to anything."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from juicedesk.domain.box_facts import Feature
from juicedesk.domain.intent import FieldGroup, Override
from juicedesk.store.view import DeskView, LinkState
from juicedesk.ui.aggregate import aggregate
from juicedesk.ui.box_words import refusal_words
from juicedesk.ui.format import clock_text
from juicedesk.ui.messages import link_words
from juicedesk.ui.native_notice import can_show_without_tray, show_by_bus
from juicedesk.ui.notifier import SNOOZE_MINUTES
from juicedesk.ui.outlook_words import state_words
from juicedesk.ui.preferences import Preferences

if TYPE_CHECKING:
    from juicedesk.ui.main_window import MainWindow

TRAY = "tray"
ICON_PX = 22
MOST_CHARGERS = 6


def tray_by_default() -> bool:
    """Where people expect one: Windows. macOS has little room, and not every Linux desktop has any."""
    return sys.platform == "win32"


class Tray(QObject):
    """There only while a person wants it and the desktop has a place for it.

    Signals: _left(str, str) – a notice that has to be shown at the icon, on the UI thread.
    """

    _left = Signal(str, str)

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._icon: QSystemTrayIcon | None = None
        self._left.connect(self._show_at_icon, Qt.ConnectionType.QueuedConnection)
        self._menu = QMenu(window)
        self._menu.aboutToShow.connect(self._fill)
        preferences.changed.connect(lambda name: self.refresh() if name == TRAY else None)
        window.look.changed.connect(self.refresh)

    @property
    def is_shown(self) -> bool:
        """Whether the icon is there now."""
        return self._icon is not None and self._icon.isVisible()

    @staticmethod
    def is_possible() -> bool:
        """Whether the desktop has a place for icons now; some get one later."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def refresh(self) -> None:
        """Come or go as it was chosen, with the icon of what is most important now."""
        if not self._preferences.is_on(TRAY, tray_by_default()) or not self.is_possible():
            self.hide()
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(self)
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._on_activated)
            self._fill()
        self.show_desk(self._window.desk.view())
        self._icon.show()

    def show_desk(self, view: DeskView) -> None:
        """Say how things are, where there is an icon. A desktop may get a place for one at any time."""
        if self._icon is None:
            if self._preferences.is_on(TRAY, tray_by_default()) and self.is_possible():
                self.refresh()
            return
        icon = aggregate(view, time.time()).value
        self._icon.setIcon(QIcon(self._window.look.pixmap(icon, "text", ICON_PX)))
        self._icon.setToolTip("\n".join(["JuiceDesk", *self._lines(view)]))

    def hide(self) -> None:
        """Away with it."""
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def show_notice(self, title: str, words: str) -> None:
        """A notice of the system: by itself where that is possible, else at the icon, if there is one.

        Blocks for a moment; not for the UI thread.
        """
        if not can_show_without_tray() or not show_by_bus(title, words):
            self._left.emit(title, words)

    def _show_at_icon(self, title: str, words: str) -> None:
        if self._icon is not None:
            self._icon.showMessage(title, words)

    def _lines(self, view: DeskView) -> list[str]:
        """A charger each, with its power or how long it waits, and the server where it is away."""
        now = datetime.now(UTC)
        lines = [
            self.tr("{0}: {1}").format(charger.name, state_words(charger, view.link, now))
            for charger in view.chargers[:MOST_CHARGERS]
        ]
        if view.link.state is not LinkState.CONNECTED:
            lines.append(self.tr("Server: {0}").format(link_words(view.link.state)))
        if view.link.is_paused:
            lines.append(self.tr("Sending is paused"))
        return lines

    def _fill(self) -> None:
        """The menu as things are now; the icon's own popup is a menu, for Wayland places no other."""
        menu, window, view = self._menu, self._window, self._window.desk.view()
        menu.clear()
        for line in self._lines(view):
            menu.addAction(line).setEnabled(False)
        count = len(view.waiting) + len(view.undecided)
        if count:
            self._add(self.tr("%n change(s) open", "", count), partial(self._in_front, window.open_changes))
        menu.addSeparator()
        self._add_overrides(menu, view)
        self._add(self.tr("Ask the server now"), window.desk.try_now)
        self._add(self.tr("Open JuiceDesk"), window.come_to_front)
        self._add(self.tr("What works now"), partial(self._in_front, window.open_guide))
        self._add_snooze(menu)
        menu.addSeparator()
        self._add(self.tr("Quit"), window.quit)

    def _add_overrides(self, menu: QMenu, view: DeskView) -> None:
        """Charge now and back, while the server is there to hear it."""
        if view.link.state is not LinkState.CONNECTED or view.link.is_paused:
            return
        for words, wanted in (
            (self.tr("Charge now"), Override.CHARGE_NOW),
            (self.tr("Return to schedule"), Override.BACK_TO_SCHEDULE),
        ):
            others = [
                one
                for one in view.chargers
                if one.field(FieldGroup.OVERRIDE).shown is not wanted
                and not refusal_words(one, Feature.OVERRIDE)
            ]
            below = QMenu(words, menu)
            for charger in others[:MOST_CHARGERS]:
                ask = partial(self._window.pages.ask_override, charger, wanted)
                # Through a lambda, so that the signal's `checked` does not become an argument.
                below.addAction(charger.name).triggered.connect(lambda _checked, ask=ask: ask())
            if others:
                menu.addMenu(below)

    def _add_snooze(self, menu: QMenu) -> None:
        notifier = self._window.notifier
        until = notifier.snoozed_until(time.time())
        if until is not None:
            words = self.tr("Notices again (silent until {0})").format(clock_text(until))
            self._add(words, partial(notifier.snooze, 0))
            return
        snooze = menu.addMenu(self.tr("No notices for"))
        for minutes in SNOOZE_MINUTES:
            words = (
                self.tr("{0} min").format(minutes) if minutes < 60 else self.tr("{0} h").format(minutes // 60)
            )
            snooze.addAction(words).triggered.connect(partial(notifier.snooze, minutes))

    def _add(self, words: str, work: Callable[[], object]) -> None:
        # Through a lambda, so that the signal's `checked` does not become an argument.
        self._menu.addAction(words).triggered.connect(lambda: work())  # noqa: PLW0108

    def _in_front(self, open_page: Callable[[], object]) -> None:
        self._window.come_to_front()
        open_page()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self._window.come_to_front()
