"""The bottom line: the server, the network, what waits, and how fresh it all is."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from juicedesk.store.view import DeskView, LinkState, LinkView
from juicedesk.ui.announce import News
from juicedesk.ui.desk import NetworkView
from juicedesk.ui.format import age_text, since_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import link_words, network_problem_words
from juicedesk.ui.widgets.labels import Label, caption
from juicedesk.ui.widgets.surfaces import Icon

ICON_PX = 14
SIDE_PX, GAP_PX, BETWEEN_PX = 24, 6, 18
ROOMY_PX = 800
"""In less, when the server is tried next is left to the page of the changes: what waits matters more."""


class StatusBar(QFrame):
    """A few short statements; each is icon and words. With the focus a screen reader says them all."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "statusbar")
        self.setFixedHeight(look.px(32))
        self._look = look
        self._work_news = News(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE_PX, 0, SIDE_PX, 0)
        row.setSpacing(GAP_PX)
        self._server = self._part(row, "cloud")
        self._network = self._part(row, "house-wifi")
        self._paused = self._part(row, "pause")
        self._work = self._part(row, "circle-check")
        self._elsewhere = self._part(row, "monitor")
        row.addStretch(1)
        self._fresh = self._part(row, "clock", last=True)

    def show_all(self, view: DeskView, network: NetworkView, now: float) -> None:
        """Say how things are; `now` is UTC epoch seconds."""
        link = view.link
        is_fine = link.state in (LinkState.CONNECTED, LinkState.CONNECTING, LinkState.NO_ACCOUNT)
        server = "cloud-check" if link.state is LinkState.CONNECTED else ("cloud" if is_fine else "cloud-off")
        self._say(self._server, server, self._server_words(link, now), "" if is_fine else "pending")
        tip = network_problem_words(network.problem) if network.problem else ""
        self._network[1].setToolTip(tip)
        self._say(self._network, "house-wifi", self._network_words(network), "")
        paused = self.tr("Sending is paused") if link.is_paused else ""
        self._say(self._paused, "pause", paused, "pending")
        icon, words, tone = self._work_words(view)
        self._say(self._work, icon, words, tone)
        self._work_news.tell(words)
        elsewhere = self.tr("Another window is sending") if link.by_other_window else ""
        self._say(self._elsewhere, "monitor", elsewhere, "")
        answered = link.last_answer_at
        words = self.tr("Updated {0}").format(age_text(now - answered)) if answered is not None else ""
        self._say(self._fresh, "clock", words, "")
        self.setAccessibleName(". ".join(filter(None, (label.text() for _icon, label in self._parts))))
        self._leave_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room is left out as a whole."""
        super().resizeEvent(event)
        self._leave_out()

    @property
    def _parts(self) -> tuple[tuple[Icon, Label], ...]:
        """The most important one first."""
        return (self._server, self._paused, self._work, self._elsewhere, self._network, self._fresh)

    def _leave_out(self) -> None:
        """Of what does not fit, the least important goes first: no statement is ever cut off."""
        # What stands between two parts stays, whether or not they are shown.
        left_px = self.width() - 2 * SIDE_PX - (len(self._parts) - 1) * BETWEEN_PX
        for icon, label in self._parts:
            need_px = label.sizeHint().width() + self._look.px(ICON_PX) + 2 * GAP_PX
            is_shown = bool(label.text()) and need_px <= left_px
            icon.setVisible(is_shown)
            label.setVisible(is_shown)
            left_px -= need_px if is_shown else 0

    def _part(self, row: QHBoxLayout, icon: str, *, last: bool = False) -> tuple[Icon, Label]:
        part = (Icon(self._look, icon, "text_2", ICON_PX), caption(self._look))
        row.addWidget(part[0])
        row.addWidget(part[1])
        if not last:
            row.addSpacing(BETWEEN_PX)
        return part

    def _say(self, part: tuple[Icon, Label], icon: str, words: str, tone: str) -> None:
        part[0].show_icon(icon, tone or "text_2")
        part[1].setText(words)
        part[1].setTone(tone or "2")

    def _server_words(self, link: LinkView, now: float) -> str:
        if link.state is LinkState.AWAY and link.since is not None:
            words = self.tr("Server: not answering since {0}").format(since_text(link.since, now))
        else:
            words = self.tr("Server: {0}").format(link_words(link.state))
        has_room = self.width() >= self._look.px(ROOMY_PX)
        if link.next_try_at is None or link.next_try_at <= now or not has_room:
            return words
        minutes, seconds = divmod(int(link.next_try_at - now) + 1, 60)
        return self.tr("{0}, next try in {1}").format(words, f"{minutes}:{seconds:02}")

    def _network_words(self, network: NetworkView) -> str:
        count = len(network.chargers)
        if network.problem:
            return self.tr("Network: search not possible")
        if not network.looks:
            return self.tr("Network: not searched yet")
        return self.tr("Network: %n charger(s) found", "", count)

    def _work_words(self, view: DeskView) -> tuple[str, str, str]:
        undecided, waiting = len(view.undecided), len(view.waiting)
        if undecided:
            return "git-compare", self.tr("%n change(s) need a decision", "", undecided), "pending"
        if waiting:
            return "hourglass", self.tr("%n change(s) waiting", "", waiting), ""
        return "circle-check", self.tr("Nothing waiting"), ""
