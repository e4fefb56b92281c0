"""Three ways to lead a charger from the vendor's server to the home server, and the proof that it worked."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from juicedesk.adopt.dns_instructions import THIS_COMPUTER, dns_instructions
from juicedesk.adopt.redirect_instructions import redirect_instructions
from juicedesk.discovery.found import FoundCharger
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.adopt_words import adopt_error_words
from juicedesk.ui.adopting import Addresses, Adopting
from juicedesk.ui.background import Background
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.answer_switch import AnswerSwitch
from juicedesk.ui.widgets.console_way import ConsoleWay
from juicedesk.ui.widgets.labels import Label, body, caption
from juicedesk.ui.widgets.name_check import NameCheckField
from juicedesk.ui.widgets.router_steps import RouterSteps
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.segments import Segments
from juicedesk.ui.widgets.surfaces import Card
from juicedesk.ui.widgets.tab_order import follow_layout
from juicedesk.ui.widgets.verification_card import VerificationCard

WIDTH_PX, HEIGHT_PX = 720, 660
TYPED_MS = 600
DNS, REDIRECT, CONSOLE = range(3)


class TakeOverDialog(QDialog):
    """Starts with the way that is most likely to work; nothing happens before a button is pressed."""

    def __init__(
        self,
        adopting: Adopting,
        background: Background,
        look: Look,
        charger: FoundCharger | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._adopting = adopting
        self._background = background
        self.setWindowTitle(self.tr("Take over a charger"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._address = QLineEdit((charger.address if charger else "") or "")
        self._address.setObjectName("adopt:address")
        self._address.setAccessibleName(self.tr("Address of the charger"))
        self._address.setPlaceholderText("192.168.178.41")
        self._problem = caption(look, tone="fault", wrap=True)
        self._problem.setVisible(False)
        self._ways = Segments(
            look,
            self.tr("Way to the home server"),
            (
                ("network", self.tr("By DNS")),
                ("router", self.tr("By the router")),
                ("plug-zap", self.tr("By console")),
            ),
        )
        for index, name in enumerate(("dns", "redirect", "console")):
            self._ways.button(index).setObjectName(f"adopt:way:{name}")
            self._ways.button(index).setAutoDefault(False)
        self._dns = RouterSteps(look, "adopt:dns")
        self._redirect = RouterSteps(look, "adopt:redirect")
        self._answers = AnswerSwitch(adopting, background, look)
        self._names = NameCheckField(adopting, background, look)
        self._console = ConsoleWay(adopting, background, look, self.box)
        self._verification = VerificationCard(
            adopting,
            background,
            look,
            self.box,
            charger.name if charger else "",
            charger.juicebox_id if charger else None,
        )
        self._pages = QStackedWidget()
        self._lay_out(look)
        self._ways.chosen.connect(self._pages.setCurrentIndex)
        self._dns.shown.connect(lambda router: self._answers.setVisible(router == THIS_COMPUTER))
        self._console.moved.connect(self._on_moved)
        self._names.answered.connect(self._show_answer)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(self._ask_for_address)
        self._address.textEdited.connect(self._on_typed)
        self._ask_for_address()

    def box(self) -> str:
        """The address of the charger, as it was found or typed."""
        return self._address.text().strip()

    def done(self, result: int) -> None:
        """Closing ends the watching."""
        self._typed.stop()
        self._verification.stop()
        super().done(result)

    def _on_typed(self, _text: str) -> None:
        self._typed.start()

    def _ask_for_address(self) -> None:
        """The lines to enter hold the server's address as this charger has to know it."""
        box = self.box()
        self._background.run(
            self,
            lambda: self._adopting.addresses(box),
            lambda addresses: self._show_instructions(addresses, box),
            self._on_no_address,
        )

    def _show_instructions(self, addresses: Addresses, box: str) -> None:
        if box != self.box():
            return
        self._problem.setVisible(False)
        self._dns.show_instructions(dns_instructions(addresses.server))
        host = addresses.box or self.tr("CHARGER-ADDRESS")
        rules = redirect_instructions(addresses.server, host, self._adopting.server_port)
        self._redirect.show_instructions(rules)

    def _on_no_address(self, error: JuiceDeskError) -> None:
        self._problem.setText(adopt_error_words(error))
        self._problem.setVisible(True)

    def _show_answer(self) -> None:
        """The answer about the names stands at the end of a page that may be longer than the dialog."""
        QTimer.singleShot(0, self, self._scroll_to_end)

    def _scroll_to_end(self) -> None:
        area = self._pages.widget(DNS)
        assert isinstance(area, QScrollArea)
        area.ensureWidgetVisible(self._names)

    def _on_moved(self, juicebox_id: str) -> None:
        self._verification.set_id(juicebox_id)
        self._verification.begin()

    def _lay_out(self, look: Look) -> None:
        label = caption(look, self.tr("Address of the charger"))
        label.setBuddy(self._address)
        by_dns = (self._dns, self._answers, self._names)
        self._pages.addWidget(self._page(self._dns_words(look), self._port_words(look), *by_dns))
        self._pages.addWidget(self._page(self._redirect_words(look), self._redirect))
        self._pages.addWidget(self._page(self._console_words(look), self._console))
        way = Card()
        way.column.addWidget(self._ways)
        way.column.addWidget(self._pages, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        # Enter in a field is about that field; it closes nothing.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        for part in (label, self._address, self._problem):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(way, 1)
        column.addWidget(self._verification)
        column.addWidget(buttons)
        follow_layout(self)

    def _page(self, *parts: QWidget) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        return scrolling(inside, self.tr("Steps"))

    def _port_words(self, look: Look) -> Label:
        """The names lead to the ports of the vendor, which the server then does not hear."""
        words = self.tr(
            "Your home server listens for chargers on port {0} only, because another program uses the "
            "usual ports. Until they are free, this way cannot work."
        )
        port = self._adopting.server_port
        label = body(look, words.format(port), tone="fault", wrap=True)
        label.setVisible(port is not None)
        return label

    def _dns_words(self, look: Look) -> Label:
        words = self.tr(
            "The most reliable way. Your router answers for the names under which chargers look for the "
            "vendor, and leads them to your home server. It outlasts restarts of the charger."
        )
        return body(look, words, tone="2", wrap=True)

    def _redirect_words(self, look: Look) -> Label:
        words = self.tr(
            "Just as reliable, for networks whose DNS cannot be changed. A rule in your router sends what "
            "comes from the charger to your home server."
        )
        return body(look, words, tone="2", wrap=True)

    def _console_words(self, look: Look) -> Label:
        words = self.tr(
            "Without your router: JuiceDesk tells the charger itself to report here, and remembers where "
            "it reported before. It lasts until the charger is switched off, and some firmware takes no "
            "commands this way. Nothing is saved in the charger."
        )
        return body(look, words, tone="2", wrap=True)
