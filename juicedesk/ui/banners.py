"""The banner at the top of the window: which one, its words, and where its button leads."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from juicedesk.domain.charger import ChargerState
from juicedesk.domain.intent import FieldGroup, Override
from juicedesk.store.view import ChargerView, DeskView, LinkState
from juicedesk.ui.announce import News
from juicedesk.ui.banner_rules import (
    FORGOTTEN_LATELY_S,
    Banner,
    BannerAction,
    BannerState,
    Troubled,
    banner_action,
    wanted_banner,
)
from juicedesk.ui.charge_again import ChargeAgain
from juicedesk.ui.desk import Desk
from juicedesk.ui.format import clock_text, weekday_and_clock_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import Sign
from juicedesk.ui.sieve import Sieve
from juicedesk.ui.widgets.banner_bar import BannerBar
from juicedesk.ui.widgets.steady_click import SteadyClick

_AWAY = (Banner.NO_INTERNET, Banner.SERVER_AWAY, Banner.SERVER_AWAY_LONG, Banner.NONSENSE)


class Banners(QWidget):
    """Looks at each new view of the desk, and shows one banner at most.

    Signals: chosen(object, str) – a BannerAction and the charger that it is about; came_back(str) – the
    server answers again after an outage that was shown, in words; jumped() – what is below stands
    somewhere else now.
    """

    chosen = Signal(object, str)
    came_back = Signal(str)
    jumped = Signal()

    def __init__(self, desk: Desk, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state = BannerState()
        self._again = ChargeAgain()
        self._charging_now = Sieve(_is_charging_now)
        self._silent = Sieve(_is_silent)
        self._forgetful = Sieve(_has_forgotten)
        self._read_of: dict[str, int] = {}
        """Which start of a forgetful charger the person has read about."""
        self._troubled = self._told = Troubled()
        """How it is, and what the banner tells of that."""
        self._action = BannerAction.NONE
        self.bar = BannerBar(look)
        self._news = News(self.bar)
        self.bar.setObjectName("banner")
        self.bar.button.setObjectName("banner:button")
        self.bar.button.clicked.connect(self._on_button)
        self._steady = SteadyClick(self.bar.button)
        self.bar.other.setText(self.tr("Enter the token…"))
        self.bar.other.setObjectName("banner:other")
        self.bar.other.clicked.connect(lambda: self.chosen.emit(BannerAction.ADD_ACCOUNT, ""))
        self.bar.closed.connect(self._on_closed)
        self.bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)

    @property
    def too_high(self) -> str:
        """The charger that allows more than its wiring carries, as of the last look; empty for none."""
        return self._troubled.too_high

    def keep_state_of(self, other: Banners) -> None:
        """Go on where the banner of an earlier language was."""
        self._state, self._again, self._read_of = other._state, other._again, other._read_of

    def show_desk(self, view: DeskView, now: float, hidden: BannerAction = BannerAction.NONE) -> None:
        """Show what a view asks for at `now` (UTC epoch seconds), without a button that leads to where the
        person is: `hidden`."""
        self._again = self._again.after(self._of_interest(view), now)
        self._troubled = self._find_troubled(view, now)
        before = self._state.shown
        self._state = self._state.after(wanted_banner(view, now, self._troubled), now)
        shown = self._state.shown
        if before in _AWAY and shown is Banner.NONE:
            self._say_back(view)
        if shown is self._state.wanted is not Banner.NONE:
            self._show(shown, view, now, hidden)
        elif shown is Banner.NONE:
            self._news.tell("")
        # Else it stays for a moment so as not to flicker, with the words of what is over.
        self._set_shown(shown is not Banner.NONE)

    def _set_shown(self, is_shown: bool) -> None:
        if self.bar.isHidden() == is_shown:
            self.bar.setVisible(is_shown)
            self.jumped.emit()

    def _show(self, shown: Banner, view: DeskView, now: float, hidden: BannerAction) -> None:
        self._told = self._troubled
        sign = self._sign(shown, view, now)
        self.bar.say(sign.words, sign.icon, sign.token)
        self._news.tell(sign.words)
        action = banner_action(shown, view)
        if action is not self._action and not self.bar.isHidden():
            self._steady.moved()
        self._action = action
        words = self._button_words(self._action)
        if self.bar.button.text() != words:
            self.bar.button.setText(words)
        self.bar.button.setVisible(self._action not in (BannerAction.NONE, hidden))
        self.bar.other.setVisible(shown is Banner.TOKEN_MISSING)
        self.bar.show_close(shown in (Banner.CHARGE_AGAIN, Banner.LIMIT_FORGOTTEN))

    def _say_back(self, view: DeskView) -> None:
        if view.link.state is not LinkState.CONNECTED:
            return
        count = len(view.waiting)
        back = self.tr("The server is back.")
        sending = self.tr("The server is back. Sending %n change(s)…", "", count)
        self.came_back.emit(sending if count else back)

    def _of_interest(self, view: DeskView) -> DeskView:
        """The view with those chargers only of which it matters whether they charge now, or did."""
        charging_now = self._charging_now.of(view.chargers)
        asked = {*self._again.before, *(offer.unit_id for offer in self._again.offers)}
        asked -= {charger.unit_id for charger in charging_now}
        others = tuple(one for one in view.chargers if one.unit_id in asked) if asked else ()
        return replace(view, chargers=(*charging_now, *others))

    def _find_troubled(self, view: DeskView, now: float) -> Troubled:
        offered = self._again.offers[0].unit_id if self._again.offers else ""
        silent = self._silent.of(view.chargers)
        unread = [one for one in self._forgetful.of(view.chargers) if self._is_unread(one, now)]
        noted = self._desk.wiring_noted()
        # Nobody says of thousands what their wiring carries, so those are asked of which it is known.
        chargers = [one for one in view.chargers if one.unit_id in noted] if noted else []
        too_high = [charger for charger in chargers if self._is_too_high(charger)]
        return Troubled(
            too_high=too_high[0].unit_id if too_high else "",
            charge_again=offered,
            silent=silent[0].unit_id if silent else "",
            forgetful=unread[0].unit_id if unread else "",
        )

    def _is_unread(self, charger: ChargerView, now: float) -> bool:
        at = _forgotten_at(charger)
        return now - at < FORGOTTEN_LATELY_S and self._read_of.get(charger.unit_id) != at

    def _is_too_high(self, charger: ChargerView) -> bool:
        """More amps than the wiring was said to carry, and nobody is lowering them yet."""
        wire, allowed = charger.field(FieldGroup.WIRE), self._allowed_amps(charger.unit_id)
        values = (wire.reported, wire.shown)
        return allowed is not None and all(isinstance(one, int) and one > allowed for one in values)

    def _allowed_amps(self, unit_id: str) -> int | None:
        note = self._desk.wiring_note(unit_id)
        return None if note is None else note.at_most_amps

    def _on_button(self) -> None:
        units = {
            BannerAction.LOWER: self._told.too_high,
            BannerAction.CHARGE_NOW: self._told.charge_again,
            BannerAction.CHARGER: self._told.silent,
            BannerAction.GUIDE: self._told.forgetful,
        }
        unit_id = units.get(self._action, "")
        if self._action is BannerAction.CHARGE_NOW:
            self._again = self._again.dismissed(unit_id)
        self.chosen.emit(self._action, unit_id)

    def _on_closed(self) -> None:
        if self._state.shown is Banner.LIMIT_FORGOTTEN:
            self._read_of |= {one.unit_id: _forgotten_at(one) for one in self._forgetful.caught}
        else:
            self._again = self._again.dismissed(self._troubled.charge_again)
        self._state = BannerState()
        self._set_shown(False)

    def _sign(self, banner: Banner, view: DeskView, now: float) -> Sign:
        match banner:
            case Banner.NO_INTERNET:
                words = self.tr("Working offline. Your changes are kept on this computer.")
                return Sign("wifi-off", words, "pending")
            case Banner.SERVER_AWAY:
                words = self.tr(
                    "The server has not answered since {0}. Charging goes on; schedule and amp changes wait."
                )
                return Sign("cloud-off", words.format(clock_text(view.link.since or now)), "pending")
            case Banner.SERVER_AWAY_LONG:
                return Sign("cloud-off", self._away_words(view, now), "pending")
            case Banner.NONSENSE:
                words = self.tr("The server is up but its answers cannot be used. Nothing was changed.")
                return Sign("cloud-alert", words, "pending")
            case Banner.TOKEN_REFUSED:
                return Sign("key-round", self.tr("The server does not accept your token."), "fault")
            case Banner.TOKEN_MISSING:
                words = self.tr("The system keyring is locked or missing, so the token cannot be read.")
                return Sign("lock", words, "pending")
            case Banner.UNTRUSTED:
                words = self.tr("The server's certificate is not the one you paired with.")
                return Sign("shield-alert", words, "fault")
        return self._quieter_sign(banner, view)

    def _quieter_sign(self, banner: Banner, view: DeskView) -> Sign:
        match banner:
            case Banner.DECISION:
                words = self.tr("%n change(s) need your decision.", "", len(view.undecided))
                return Sign("git-compare", words, "pending")
            case Banner.NO_COPY:
                words = self.tr("Your data could not be copied: {0}. JuiceDesk will try again.")
                return Sign("triangle-alert", words.format(view.no_copy_because), "pending")
            case Banner.WIRE_TOO_HIGH:
                return Sign("shield-alert", self._too_high_words(view), "fault")
            case Banner.LIMIT_FORGOTTEN:
                return Sign("shield-alert", self._forgotten_words(view), "fault")
            case Banner.CHARGE_AGAIN:
                words = self.tr("“Charge now” of {0} ended with the outage. Charge now again?")
                return Sign("zap", words.format(_name(view, self._troubled.charge_again)), "info")
        return Sign("wifi-off", self._silent_words(view), "pending")

    def _away_words(self, view: DeskView, now: float) -> str:
        since = weekday_and_clock_text(view.link.since or now)
        words = self.tr("The server has been away since {0}.").format(since)
        count = len(view.waiting)
        waiting = self.tr("%n change(s) are waiting.", "", count)
        return f"{words} {waiting}" if count else words

    def _too_high_words(self, view: DeskView) -> str:
        charger = view.charger(self._troubled.too_high)
        if charger is None:
            return self.tr("A charger allows more than its wiring can carry.")
        words = self.tr("{0} now allows {1} A. Your wiring: {2} A.")
        reported = charger.field(FieldGroup.WIRE).reported
        return words.format(charger.name, reported, self._allowed_amps(charger.unit_id))

    def _forgotten_words(self, view: DeskView) -> str:
        charger = view.charger(self._troubled.forgetful)
        if charger is None or charger.measurement is None:
            return self.tr("A charger lost its wiring limit in a power cut.")
        words = self.tr(
            "After a power cut {0} came back with {1} A; its wiring limit is {2} A. The server has lowered "
            "it again, but without the server it would stay at {1} A."
        )
        limit = charger.field(FieldGroup.WIRE).reported
        return words.format(charger.name, charger.measurement.came_back_amps, limit)

    def _silent_words(self, view: DeskView) -> str:
        charger = view.charger(self._troubled.silent)
        ping = None if charger is None or charger.measurement is None else charger.measurement.last_ping
        if charger is None:
            return self.tr("A charger does not report to the server.")
        if ping is None:
            return self.tr("{0} does not report to the server.").format(charger.name)
        return self.tr("{0} has not reported to the server since {1}.").format(charger.name, clock_text(ping))

    def _button_words(self, action: BannerAction) -> str:
        return {
            BannerAction.NONE: "",
            BannerAction.GUIDE: self.tr("What works now"),
            BannerAction.CHANGES: self.tr("Open changes"),
            BannerAction.ADD_ACCOUNT: self.tr("Connect again…"),
            BannerAction.SIGN_IN: self.tr("Try again"),
            BannerAction.LOWER: self.tr("Lower it…"),
            BannerAction.CHARGE_NOW: self.tr("Charge now"),
            BannerAction.CHARGER: self.tr("Show"),
        }[action]


def _is_charging_now(charger: ChargerView) -> bool:
    return charger.field(FieldGroup.OVERRIDE).shown is Override.CHARGE_NOW


def _is_silent(charger: ChargerView) -> bool:
    return charger.measurement is not None and charger.measurement.state is ChargerState.DISCONNECT


def _has_forgotten(charger: ChargerView) -> bool:
    measured = charger.measurement
    return measured is not None and measured.came_back_amps is not None


def _forgotten_at(charger: ChargerView) -> int:
    measured = charger.measurement
    return 0 if measured is None else measured.came_back_at or 0


def _name(view: DeskView, unit_id: str) -> str:
    charger = view.charger(unit_id)
    return "" if charger is None else charger.name
