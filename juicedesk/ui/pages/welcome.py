"""The first steps, one after the other; each can be skipped, and gone back to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from juicedesk.discovery.found import FoundServer
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk, NetworkView
from juicedesk.ui.first_run.connect_step import ConnectStep
from juicedesk.ui.first_run.end_step import EndStep
from juicedesk.ui.first_run.find_step import FindStep
from juicedesk.ui.first_run.rail import StepRail
from juicedesk.ui.first_run.step import SIDE_PX, Step, in_the_middle
from juicedesk.ui.first_run.welcome_step import WelcomeStep
from juicedesk.ui.first_run.wiring_step import WiringStep
from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import caption
from juicedesk.ui.widgets.tab_order import follow_layout

START, FIND, CONNECT, WIRING, END = range(5)
SEEN = "first-steps-seen"
RAIL_FROM_PX = 1000

StepT = TypeVar("StepT", bound=Step)


class WelcomePage(QWidget):
    """Signals: finished(str) – an account works now, with words for the person; closed() – the person wants
    to see the window; turned() – it shows another step; demo_requested(); language_chosen(str),
    theme_chosen(str); guide_chosen(), manual_chosen(), add_chosen() – a link at the end was chosen.
    """

    finished = Signal(str)
    closed = Signal()
    turned = Signal()
    demo_requested = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    guide_chosen = Signal()
    manual_chosen = Signal()
    add_chosen = Signal()

    def __init__(
        self,
        desk: Desk,
        background: Background,
        preferences: Preferences,
        look: Look,
        language: Language,
        parent: QWidget | None = None,
        *,
        is_demo: bool = False,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._preferences = preferences
        self._look = look
        self._is_demo = is_demo
        self._not_added: tuple[str, ...] = ()
        self.is_under_way = False
        """Whether a person is in the middle of it: then it stays, whatever comes to be set up."""
        self._language = language
        self._step = START
        self._stack = QStackedWidget()
        self._rail = self._make_rail()
        self._where = caption(look)
        self._back = Button(look, self.tr("Back"), icon="arrow-left")
        self._skip = Button(look, kind="plain")
        self._demo = Button(look, self.tr("Try the demo"), icon="play")
        self._forward = Button(look, icon="", kind="filled")
        self._lay_out()
        self._listen()
        was_here = preferences.is_on(SEEN, False) or desk.accounts() or desk.kept_chargers()
        self.open_step(END if was_here else START)

    @property
    def step(self) -> int:
        """Which step is shown."""
        return self._step

    @cached_property
    def welcome(self) -> WelcomeStep:
        """The first step; like the others it is built when it is first wanted."""
        step = WelcomeStep(self._look, self._language)
        step.language_chosen.connect(self.language_chosen)
        step.theme_chosen.connect(self.theme_chosen)
        return self._built(step)

    @cached_property
    def finding(self) -> FindStep:
        """The second step."""
        step = FindStep(self._desk, self._background, self._look)
        step.server_found.connect(self._on_server_found)
        step.allowed.connect(self._forward.setFocus)
        return self._built(step)

    @cached_property
    def connecting(self) -> ConnectStep:
        """The third step."""
        step = ConnectStep(self._desk, self._background, self._look)
        step.connected.connect(self._on_connected)
        return self._built(step)

    @cached_property
    def wiring(self) -> WiringStep:
        """The fourth step."""
        return self._built(WiringStep(self._desk, self._background, self._look))

    @cached_property
    def end(self) -> EndStep:
        """What came of it."""
        step = EndStep(self._desk, self._look)
        step.step_chosen.connect(lambda number: self._go_to((FIND, CONNECT, WIRING)[number]))
        step.guide_chosen.connect(self.guide_chosen)
        step.manual_chosen.connect(self.manual_chosen)
        step.add_chosen.connect(self.add_chosen)
        return self._built(step)

    def _built(self, step: StepT) -> StepT:
        step.changed.connect(self._refresh_foot)
        self._stack.addWidget(step)
        return step

    @property
    def _shown(self) -> Step:
        names = ("welcome", "finding", "connecting", "wiring", "end")
        step = getattr(self, names[self._step])
        assert isinstance(step, Step)
        return step

    @property
    def has_rail(self) -> bool:
        """Whether the steps stand in the place of the sidebar: until they are done. Whoever has been through
        them without an account has what can be opened beside them."""
        return self._step != END or self._has_account

    @property
    def _has_account(self) -> bool:
        return any(one.is_current for one in self._desk.accounts())

    def begin(self) -> None:
        """From the start, because a person wants it."""
        self.open_step(START)
        self.is_under_way = True

    def open_step(self, number: int) -> None:
        """Show a step, with what is the case now."""
        self._step = number
        self._stack.setCurrentWidget(self._shown)
        if number == END:
            self._preferences.switch(SEEN, True)
        self.show_network(self._desk.network())
        self._rail.show_step(number, self._notes()[number], "info" if number == END else "lock")
        self._where.setText(self.tr("Step {0} of 4").format(number + 1) if number < END else "")
        self._refresh_foot()
        self._show_rail()
        self.turned.emit()
        follow_layout(self)

    def show_network(self, network: NetworkView) -> None:
        """What is found, and what is set up, for the step that is shown."""
        if self.step == FIND:
            self.finding.show_network(network)
        elif self.step == CONNECT:
            self.connecting.show_network(network)
        elif self.step == WIRING:
            self.wiring.show_chargers(self._wanted)
        elif self.step == END:
            self.end.show_desk(self._not_added)

    def keep_state_of(self, other: WelcomePage) -> None:
        """Go on where a page of an earlier language was."""
        if "finding" in other.__dict__:
            self.finding.keep_state_of(other.finding)
        self._not_added = other._not_added
        self.open_step(other.step)
        self.is_under_way = other.is_under_way

    def go_on(self) -> None:
        """To the next step; from the last one to the window, or to what is still needed for it."""
        if self.step < END:
            self._go_to(self.step + 1)
        elif self.end.has_account:
            self.is_under_way = False
            self.closed.emit()
        else:
            self._go_to(CONNECT)

    def go_back(self) -> None:
        """To the step before."""
        if self.step > START:
            self._go_to(self.step - 1)

    @property
    def _wanted(self) -> Mapping[str, str]:
        """Names by JuiceBox ID; none where nobody has been at the list."""
        return self.finding.wanted if "finding" in self.__dict__ else {}

    def _go_to(self, number: int) -> None:
        self.is_under_way = True
        self.open_step(number)
        going = self._forward if self._forward.isEnabled() else self._skip
        (self._shown.first or going).setFocus()

    def _on_skip(self) -> None:
        self._go_to(END if self.step == START else self.step + 1)

    def _on_connected(self, kept: bool) -> None:
        wanted = dict(self._wanted)
        self._background.run(self, lambda: _add(self._desk, wanted), self._on_added, lambda _error: None)
        if kept:
            self.finished.emit(self.tr("Connected."))
            self._go_to(WIRING)
        else:
            refused = self.tr(
                "Connected. The keyring did not accept the token, so it is kept only until you quit."
            )
            self.finished.emit(refused)

    def _on_added(self, not_added: tuple[str, ...]) -> None:
        self._not_added = not_added
        self.show_network(self._desk.network())

    def _on_server_found(self, server: FoundServer) -> None:
        self._go_to(CONNECT)
        self.connecting.use_server(server)

    def _refresh_foot(self) -> None:
        step = self._shown
        self._back.setVisible(self.step > START)
        offers_demo = self.step == START or not self.has_rail
        self._demo.setVisible(offers_demo and not self._is_demo)
        self._skip.setVisible(self.step < END and not (self.step == CONNECT and step.may_go_on))
        self._skip.setText(self.tr("Skip all") if self.step == START else self.tr("Skip"))
        self._forward.setText(step.forward_words)
        self._forward.setEnabled(step.may_go_on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window says in words which step it is."""
        super().resizeEvent(event)
        self._show_rail()

    def _show_rail(self) -> None:
        has_room = self.window().width() >= self._look.px(RAIL_FROM_PX)
        self._rail.setVisible(has_room and self.has_rail)
        self._where.setVisible(not has_room and self._step < END)

    def _listen(self) -> None:
        self._back.clicked.connect(self.go_back)
        self._skip.clicked.connect(self._on_skip)
        self._forward.clicked.connect(self.go_on)
        self._demo.clicked.connect(self.demo_requested)
        for keys, go in (("Alt+Left", self.go_back), ("Alt+Right", self._forward.click)):
            QShortcut(QKeySequence(keys), self).activated.connect(go)

    def _lay_out(self) -> None:
        for name, button in (
            ("first:back", self._back),
            ("first:skip", self._skip),
            ("welcome:demo", self._demo),
            ("first:forward", self._forward),
        ):
            button.setObjectName(name)
        content = QWidget()
        foot = QHBoxLayout(content)
        foot.setContentsMargins(SIDE_PX, 10, SIDE_PX, 16)
        foot.setSpacing(8)
        foot.addWidget(self._back)
        foot.addWidget(self._where)
        onward = QWidget()
        flow = FlowLayout(onward, gap_px=8, to_right=True)
        for button in (self._demo, self._skip, self._forward):
            flow.addWidget(button)
        foot.addWidget(onward, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(in_the_middle(self._look, content))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._rail)
        whole.addLayout(right, 1)

    def _make_rail(self) -> StepRail:
        steps = (
            (self.tr("Welcome"), self.tr("Language and theme")),
            (self.tr("Find chargers"), self.tr("On your network")),
            (self.tr("Connect"), self.tr("Optional")),
            (self.tr("Wiring check"), self.tr("About 30 seconds")),
        )
        return StepRail(self._look, steps)

    def _notes(self) -> tuple[str, ...]:
        """What becomes of what is said in each step."""
        keyring = self._desk.token_keeper()
        token = self.tr("The token is kept in the {0} of this computer, never in a file.").format(keyring)
        return (
            self.tr("Nothing leaves this computer in this step."),
            self.tr("Nothing leaves your network in this step."),
            token if keyring else self.tr("In the demo a token is kept only until it is closed."),
            self.tr("What you enter here stays on this computer."),
            self.tr("Help ▸ First steps brings you back here."),
        )


def _add(desk: Desk, wanted: Mapping[str, str]) -> tuple[str, ...]:
    """Take chargers into the account; the names of those that the server does not hear yet. Blocks."""
    missing = []
    for unit_id, name in wanted.items():
        try:
            desk.add_charger(unit_id, name)
        except JuiceDeskError:
            missing.append(name)
    return tuple(missing)
