"""Which banner stands at the top, and when: lasting states only, without flicker (UX guide §3.5). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from juicedesk.store.view import DeskView, LinkState, LinkView

SHOW_AFTER_S = 5.0
HIDE_AFTER_S = 3.0
LONG_OUTAGE_S = 24 * 3600.0
FORGOTTEN_LATELY_S = 24 * 3600.0


class Banner(StrEnum):
    """The states that deserve a banner."""

    NONE = "none"
    NO_INTERNET = "no_internet"
    SERVER_AWAY = "server_away"
    SERVER_AWAY_LONG = "server_away_long"
    NONSENSE = "nonsense"
    TOKEN_REFUSED = "token_refused"
    TOKEN_MISSING = "token_missing"
    UNTRUSTED = "untrusted"
    DECISION = "decision"
    NO_COPY = "no_copy"
    WIRE_TOO_HIGH = "wire_too_high"
    LIMIT_FORGOTTEN = "limit_forgotten"
    CHARGE_AGAIN = "charge_again"
    BOX_SILENT = "box_silent"


class BannerAction(StrEnum):
    """What the button of a banner does."""

    NONE = "none"
    GUIDE = "guide"
    CHANGES = "changes"
    ADD_ACCOUNT = "add_account"
    SIGN_IN = "sign_in"
    LOWER = "lower"
    CHARGE_NOW = "charge_now"
    CHARGER = "charger"


@dataclass(frozen=True, slots=True)
class Troubled:
    """Chargers that need a word, by unit ID; empty for none.

    `too_high` allows more than its wiring carries, `forgetful` has lost its wiring limit with its power,
    `charge_again` lost its override to an outage, `silent` does not report to a server that answers.
    """

    too_high: str = ""
    charge_again: str = ""
    silent: str = ""
    forgetful: str = ""


NOTHING_WRONG = Troubled()


def wanted_banner(view: DeskView, now: float, troubled: Troubled = NOTHING_WRONG) -> Banner:
    """The banner that the state asks for; `now` is UTC epoch seconds. The first that fits wins:
    danger, then the server, then what a person has to decide."""
    if troubled.too_high or troubled.forgetful:
        return Banner.WIRE_TOO_HIGH if troubled.too_high else Banner.LIMIT_FORGOTTEN
    of_link = _of_link(view.link, now)
    if of_link is not Banner.NONE:
        return of_link
    if view.undecided:
        return Banner.DECISION
    if troubled.charge_again:
        return Banner.CHARGE_AGAIN
    if view.no_copy_because:
        return Banner.NO_COPY
    return Banner.BOX_SILENT if troubled.silent else Banner.NONE


def _of_link(link: LinkView, now: float) -> Banner:
    if link.state is LinkState.AWAY:
        is_long = link.since is not None and now - link.since > LONG_OUTAGE_S
        return Banner.SERVER_AWAY_LONG if is_long else Banner.SERVER_AWAY
    return {
        LinkState.UNTRUSTED: Banner.UNTRUSTED,
        LinkState.TOKEN_REFUSED: Banner.TOKEN_REFUSED,
        LinkState.TOKEN_MISSING: Banner.TOKEN_MISSING,
        LinkState.NO_INTERNET: Banner.NO_INTERNET,
        LinkState.NONSENSE: Banner.NONSENSE,
    }.get(link.state, Banner.NONE)


def banner_action(banner: Banner, view: DeskView) -> BannerAction:
    """Where the one button of a banner leads."""
    has_work = bool(view.waiting or view.undecided)
    match banner:
        case Banner.NO_INTERNET | Banner.SERVER_AWAY | Banner.NONSENSE | Banner.LIMIT_FORGOTTEN:
            return BannerAction.GUIDE
        case Banner.SERVER_AWAY_LONG:
            return BannerAction.CHANGES if has_work else BannerAction.GUIDE
        case Banner.DECISION:
            return BannerAction.CHANGES
    return {
        Banner.TOKEN_REFUSED: BannerAction.ADD_ACCOUNT,
        Banner.UNTRUSTED: BannerAction.ADD_ACCOUNT,
        Banner.TOKEN_MISSING: BannerAction.SIGN_IN,
        Banner.WIRE_TOO_HIGH: BannerAction.LOWER,
        Banner.CHARGE_AGAIN: BannerAction.CHARGE_NOW,
        Banner.BOX_SILENT: BannerAction.CHARGER,
    }.get(banner, BannerAction.NONE)


@dataclass(frozen=True, slots=True)
class BannerState:
    """What is shown, and since when something else is wanted."""

    shown: Banner = Banner.NONE
    wanted: Banner = Banner.NONE
    wanted_since: float = 0.0

    def after(self, wanted: Banner, now: float) -> BannerState:
        """The state a moment later: a banner comes after 5 s of trouble and goes after 3 s of health."""
        since = self.wanted_since if wanted is self.wanted else now
        if wanted is self.shown:
            return BannerState(self.shown, wanted, since)
        holds_s = HIDE_AFTER_S if wanted is Banner.NONE else SHOW_AFTER_S
        # One trouble after another is a change of words, not a flicker.
        at_once = self.shown is not Banner.NONE and wanted is not Banner.NONE
        shown = wanted if at_once or now - since >= holds_s else self.shown
        return BannerState(shown, wanted, since)
