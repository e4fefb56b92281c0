"""What a raise that waits for a decision means, in amps and for the breaker."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.wiring_rules import WiringNote
from juicedesk.store.view import Change
from juicedesk.ui.values import value_text

translate = QCoreApplication.translate


def hidden_lower_amps(change: Change) -> int | None:
    """Somebody's lower value that an own lowering hid and that this change would pass over."""
    ceiling_amps = change.ceiling_amps
    if ceiling_amps is None or not isinstance(change.wanted, int) or change.wanted <= ceiling_amps:
        return None
    return ceiling_amps


def exceeds_wiring(change: Change, note: WiringNote | None) -> bool:
    """Whether it is more than the wiring allows by what a person has noted."""
    if note is None or not isinstance(change.wanted, int):
        return False
    return change.wanted > note.at_most_amps


def raise_words(change: Change, note: WiringNote | None) -> str:
    """A raise in amps, and as a share of the breaker where one is noted."""
    wanted, now = change.wanted, change.server_value
    if isinstance(wanted, LoadGroup):
        return translate("RaiseWords", "Yours allows more current than the value on the server now.")
    if not isinstance(wanted, int):
        return ""
    words = [_step_words(change, wanted, now if isinstance(now, int) else None)]
    if note is not None:
        share = translate("RaiseWords", "{0} is {1} % of the {2} A breaker.")
        percent = round(100 * wanted / note.breaker_amps)
        words.append(share.format(value_text(change.group, wanted), percent, note.breaker_amps))
        if exceeds_wiring(change, note):
            allowed_amps = note.at_most_amps
            text = translate("RaiseWords", "Your wiring allows {0} A at most, so this cannot be chosen.")
            words.append(text.format(allowed_amps))
    return " ".join(words)


def _step_words(change: Change, wanted_amps: int, now_amps: int | None) -> str:
    wanted = value_text(change.group, wanted_amps)
    if now_amps is None:
        words = translate("RaiseWords", "The server's value is not known, so {0} may be a raise.")
        return words.format(wanted)
    now = value_text(change.group, now_amps)
    return translate("RaiseWords", "From {0} to {1}: {2} A more.").format(now, wanted, wanted_amps - now_amps)
