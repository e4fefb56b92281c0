"""In the window's process: does to the real widgets what the driver says, and tells what is seen.

One JSON object a line on standard input, one JSON line back: {"ok": …} or {"error": "…"}.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QWidget

from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import Schedule
from juicedesk.store.view import Change, ChargerView, DeskView
from juicedesk.ui.main_window import MainWindow
from juicedesk.ui.tour.watchdog import Watchdog
from juicedesk.ui.values import value_text

Answer = Mapping[str, Any]

LAYOUT_ROUNDS = 4
"""A part that grows when it is laid out has those around it laid out once more."""


class Follower(QObject):
    """Reads orders in a thread, follows them on the UI thread. The end of its input ends the program.

    Signals: order_came(object) – a parsed line; input_ended() – the driver is gone.
    """

    order_came = Signal(object)
    input_ended = Signal()

    def __init__(
        self,
        window: MainWindow,
        view: Callable[[], DeskView],
        box_state: Callable[[int, str], Answer],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._box_state = box_state
        self._watchdog = Watchdog(self)
        self._told: list[str] = []
        window.notifier.told.connect(lambda title, words: self._told.append(f"{title}: {words}"))
        self._orders: dict[str, Callable[..., Any]] = {
            "click": self._click,
            "trigger": self._trigger,
            "type": self._type,
            "drag": self._drag,
            "text": self._text,
            "grab": self._grab,
            "view": self._seen,
            "told": lambda: list(self._told),
            "box": self._box,
            "watch": self._watchdog.start,
            "stutter": self._watchdog.figures,
        }
        self.order_came.connect(self._follow)
        self.input_ended.connect(self._end)

    def start(self) -> None:
        """Once the window has been painted, say so, and listen."""
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first paint is when a person sees the program."""
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._begin)
        return False

    def _begin(self) -> None:
        _say({"ready": True})
        threading.Thread(target=self._listen, name="tour", daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.order_came.emit(json.loads(line))
        self.input_ended.emit()

    @Slot()
    def _end(self) -> None:
        QApplication.closeAllWindows()
        QApplication.quit()

    @Slot(object)
    def _follow(self, order: dict[str, Any]) -> None:
        word = order.pop("do")
        try:
            _say({"ok": self._orders[word](**order)})
        except (LookupError, AssertionError) as exc:
            _say({"error": f"{word}: {exc}"})

    def _find(self, name: str) -> QWidget:
        for top in (self._window, *QApplication.topLevelWidgets()):
            found = [top] if top.objectName() == name else top.findChildren(QWidget, name)
            for widget in found:
                if widget.isVisible():
                    return widget
        raise LookupError(f'no "{name}" is to be seen')

    def _click(self, name: str) -> None:
        """Click a widget by its object name; `charger:Garage` is a row of the list of chargers."""
        if name.startswith("charger:"):
            return self._click_row(name.partition(":")[2])
        widget = self._find(name)
        assert widget.isEnabled(), f'"{name}" is not enabled'
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        return None

    def _click_row(self, charger_name: str) -> None:
        chargers = self._find("chargers")
        assert isinstance(chargers, QListView)
        model = chargers.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        at = next((index for index in rows if index.data() == charger_name), None)
        assert at is not None, f'no charger "{charger_name}"'
        where = chargers.visualRect(at).center()
        QTest.mouseClick(chargers.viewport(), Qt.MouseButton.LeftButton, pos=where)

    def _trigger(self, name: str) -> None:
        """Choose an entry of a menu, which has no widget of its own."""
        action = self._window.findChild(QAction, name)
        assert action is not None and action.isEnabled(), f'no menu entry "{name}"'
        action.trigger()

    def _type(self, name: str, text: str) -> None:
        field = self._find(name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def _drag(self, name: str, start_x: int, by_x: int) -> None:
        """Press at `start_x` (negative: from the right edge), move in steps, let go."""
        widget = self._find(name)
        y = widget.height() // 2
        x = start_x if start_x >= 0 else widget.width() + start_x
        window_start = widget.mapToGlobal(QPoint(x, y))
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
        for step in range(1, 9):
            there = window_start + QPoint(by_x * step // 8, 0)
            QTest.mouseMove(widget, widget.mapFromGlobal(there))
        end = widget.mapFromGlobal(window_start + QPoint(by_x, 0))
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)

    def _text(self, name: str) -> str:
        widget = self._find(name)
        if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
            return widget.text()
        return widget.accessibleName()

    def _grab(self, path: str) -> list[int]:
        # A person sees this a tenth of a second later anyway; a picture must not come before.
        self._window.refresh_now()
        for _round in range(LAYOUT_ROUNDS):
            QCoreApplication.sendPostedEvents()  # what is new is shown, and everything laid out
        picture = self._window.grab()
        assert picture.save(path), "the picture could not be written"
        return [picture.width(), picture.height()]

    def _seen(self) -> dict[str, Any]:
        # The desk knows it before the screen shows it; whoever has seen it may click on it.
        self._window.refresh_now()
        return seen(self._view())

    def _box(self, number: int, word: str) -> Answer:
        return self._box_state(number, word)


def seen(view: DeskView) -> dict[str, Any]:
    """What the screen shows, as plain JSON values."""
    return {
        "link": view.link.state.value,
        "by_other_window": view.link.by_other_window,
        "chargers": [_charger(charger) for charger in view.chargers],
        "waiting": [_change(change) for change in view.waiting],
        "undecided": [_change(change) for change in view.undecided],
        "done": [_change(change) for change in view.done],
    }


def _charger(charger: ChargerView) -> dict[str, Any]:
    schedule = charger.field(FieldGroup.SCHEDULE).reported
    weekday = schedule.weekday if isinstance(schedule, Schedule) else None
    return {
        "name": charger.name,
        "wire_limit_amps": charger.field(FieldGroup.WIRE).reported,
        "weekday": [weekday.start_minute_of_day, weekday.end_minute_of_day] if weekday else None,
        "pending": len(charger.pending),
        "came_back_amps": charger.measurement.came_back_amps if charger.measurement else None,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "charger": change.charger_name,
        "group": change.group.value,
        "wanted": value_text(change.group, change.wanted),
        "next": "" if change.queued_next is None else value_text(change.group, change.queued_next),
        "state": change.state.value,
        "reason": change.reason.value,
    }


def _say(answer: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
