"""Which notices, and whether the program stays when its window is closed."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from juicedesk.ui.leaving import BACKGROUND, ON_CLOSE, Leave
from juicedesk.ui.look import Look
from juicedesk.ui.native_notice import can_show_without_tray
from juicedesk.ui.notices import ON_BY_DEFAULT, NoticeKind
from juicedesk.ui.notifier import NOTICES, preference_of
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.settings.form import SettingsForm
from juicedesk.ui.tray import TRAY, Tray, tray_by_default


class NotificationSettings(SettingsForm):
    """What the desktop cannot do is not offered."""

    def __init__(self, preferences: Preferences, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._preferences = preferences
        self._kinds: list[QCheckBox] = []
        words = self.tr("Everything that a notice says can be seen in the window, too.")
        self.set_title(self.tr("Notifications"), words)
        self._add_kinds()
        if Tray.is_possible():
            self._add_tray()
        self._add_leaving()

    def _add_kinds(self) -> None:
        card = self.add_card()
        note = "" if can_show_without_tray() else self.tr("They come from the icon in the notification area.")
        self.add_switch(
            card,
            "settings:notices",
            self.tr("Show system notices"),
            self._preferences.is_on(NOTICES, True),
            self._on_notices,
            note,
        )
        self.add_divider(card)
        for kind, words in self._worded_kinds():
            name = preference_of(kind)
            is_on = self._preferences.is_on(name, kind in ON_BY_DEFAULT)
            box = self.add_switch(
                card,
                f"settings:{name}",
                words,
                is_on,
                partial(self._preferences.switch, name),
            )
            self._kinds.append(box)
        words = self.tr("You are always told of a limit above your wiring after a restart.")
        self.add_note(card, words)
        self._on_notices(self._preferences.is_on(NOTICES, True))

    def _on_notices(self, is_on: bool) -> None:
        if is_on != self._preferences.is_on(NOTICES, True):
            self._preferences.switch(NOTICES, is_on)
        for box in self._kinds:
            box.setEnabled(is_on)

    def _add_tray(self) -> None:
        card = self.add_card(self.tr("In the background"))
        self.add_switch(
            card,
            "settings:tray",
            self.tr("Icon in the notification area"),
            self._preferences.is_on(TRAY, tray_by_default()),
            lambda on: self._preferences.switch(TRAY, on),
        )
        self.add_switch(
            card,
            "settings:background",
            self.tr("Keep running when the window is closed"),
            self._preferences.is_on(BACKGROUND, False),
            self._on_background,
            self.tr("Waiting changes are then sent as soon as the server is back."),
        )

    def _on_background(self, is_on: bool) -> None:
        self._preferences.switch(BACKGROUND, is_on)
        if is_on:
            self._preferences.switch(TRAY, True)
            box = self.findChild(QCheckBox, "settings:tray")
            assert box is not None
            box.setChecked(True)

    def _add_leaving(self) -> None:
        card = self.add_card()
        self.add_switch(
            card,
            "settings:ask-on-close",
            self.tr("Ask before closing while changes are waiting"),
            not self._preferences.value(ON_CLOSE),
            lambda on: self._preferences.choose(ON_CLOSE, "" if on else Leave.QUIT),
        )

    def _worded_kinds(self) -> tuple[tuple[NoticeKind, str], ...]:
        return (
            (NoticeKind.NEEDS_YOU, self.tr("A change needs a decision or was refused")),
            (NoticeKind.FAULT, self.tr("A charger reports a fault")),
            (NoticeKind.CONFIRMED, self.tr("A change that waited a long time is confirmed")),
            (NoticeKind.SERVER, self.tr("The server goes away or comes back")),
            (NoticeKind.CHARGER, self.tr("A charger goes away or comes back")),
            (NoticeKind.CHARGING, self.tr("Charging begins or stops")),
            (NoticeKind.WAITS, self.tr("A car waits for the schedule")),
            (NoticeKind.UNPLUGGED, self.tr("No car is plugged in 15 min before a window opens")),
        )
