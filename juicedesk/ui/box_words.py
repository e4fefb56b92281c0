"""What a server knows of a box, in plain words."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.box_facts import Feature
from juicedesk.domain.charger import Measurement
from juicedesk.store.view import ChargerView
from juicedesk.ui.format import NOTHING, length_text, limit_text, number_text, wall_clock_text
from juicedesk.ui.messages import Sign

translate = QCoreApplication.translate

CLOCK_IN_STEP_S = 180
"""A clock that is less off moves no window that anybody notices."""


def box_warning(charger: ChargerView) -> Sign | None:
    """What a person has to know before relying on a box; None when nothing is wrong with it."""
    measured = charger.measurement
    if measured is not None and measured.is_contested:
        words = translate(
            "BoxWords",
            "Two devices report with the ID of this box. The one that appeared later is never raised. "
            "Please find out which of them is yours.",
        )
        return Sign("copy", words, "fault")
    if measured is not None and measured.takes_commands is False:
        words = translate(
            "BoxWords",
            "This box reports but takes no commands: what you change stays on the server and does not reach "
            "it. Lead it to your server, then switch its power off and on.",
        )
        return Sign("triangle-alert", words, "pending")
    if charger.facts.held_since_restore:
        words = translate(
            "BoxWords",
            "The server's data was restored from an old copy, so this charger gets 6 A at most. Set its "
            "charge limit again, and its wiring limit if that is not known.",
        )
        return Sign("triangle-alert", words, "pending")
    return None


def commands_words(measured: Measurement | None) -> str:
    """Whether a box takes commands."""
    takes = None if measured is None else measured.takes_commands
    if takes is None:
        return translate("BoxWords", "not known yet")
    return translate("BoxWords", "yes") if takes else translate("BoxWords", "no, it only reports")


def identity_words(measured: Measurement | None) -> str:
    """Whether a box is the only one with its ID, as far as the server says."""
    if measured is None or measured.is_contested is None:
        return NOTHING
    if measured.is_contested:
        return translate("BoxWords", "a second device")
    return translate("BoxWords", "no other device")


def verified_words(charger: ChargerView) -> str:
    """How sure the wiring limit is."""
    if charger.facts.wire_limit_lowered_by_box:
        return translate("BoxWords", "lowered by the box itself")
    measured = charger.measurement
    if measured is not None and measured.came_back_amps is not None:
        words = translate("BoxWords", "forgotten without power: the box came back with {0}")
        return words.format(limit_text(measured.came_back_amps))
    verified = charger.facts.wire_limit_verified
    if verified is None:
        return translate("BoxWords", "not known whether the box keeps it")
    if verified:
        return translate("BoxWords", "reported by the box")
    return translate("BoxWords", "not reported by the box yet")


def offline_words(charger: ChargerView) -> str:
    """What a box may draw while its server is gone."""
    amps = charger.facts.offline_amps
    if amps is None:
        return translate("BoxWords", "unknown")
    if amps == 0:
        return translate("BoxWords", "nothing")
    return translate("BoxWords", "up to {0}").format(limit_text(amps))


def clock_words(charger: ChargerView, now: float) -> str:
    """What the charger's clock shows, and how far it is off; `now` is UTC epoch seconds."""
    off_s = None if charger.measurement is None else charger.measurement.clock_off_s
    if charger.local_offset_s is None or off_s is None:
        return NOTHING
    shown = datetime.fromtimestamp(now + charger.local_offset_s + off_s, UTC)
    if abs(off_s) < CLOCK_IN_STEP_S:
        words = translate("BoxWords", "{0}, correct")
    elif off_s > 0:
        words = translate("BoxWords", "{0}, {1} fast")
    else:
        words = translate("BoxWords", "{0}, {1} slow")
    return words.format(wall_clock_text(shown), length_text(round(abs(off_s) / 60)))


def control_words(charger: ChargerView) -> str:
    """Who may control the charger by its server, and what it refuses, with its reasons."""
    policy = charger.facts.policy
    lines = [translate("BoxWords", "you")]
    if policy.is_of_utility:
        lines = [translate("BoxWords", "not you, because of the policy “{0}”").format(policy.name)]
    for feature in Feature:
        reason = policy.refusal(feature)
        if reason is not None:
            lines.append(f"{_feature_words(feature)}: {reason or translate('BoxWords', 'refused')}")
    return "\n".join(lines)


def refusal_words(charger: ChargerView, feature: Feature) -> str:
    """Why the server lets nobody use a feature; empty when it does."""
    policy = charger.facts.policy
    reason = policy.refusal(feature)
    if reason is not None:
        return reason or translate("BoxWords", "The server does not offer this for the charger.")
    if policy.is_of_utility:
        return translate("BoxWords", "The policy “{0}” controls this charger.").format(policy.name)
    return ""


def _feature_words(feature: Feature) -> str:
    return {
        Feature.SCHEDULE: translate("BoxWords", "schedule"),
        Feature.OVERRIDE: translate("BoxWords", "charge now"),
    }[feature]


def frequency_text(hertz: float | None) -> str:
    """59.99 Hz, or a dash for unknown."""
    return NOTHING if hertz is None else translate("BoxWords", "{0} Hz").format(number_text(hertz, 2))


def protocol_words(charger: ChargerView) -> str:
    """Which language a box speaks."""
    words = {
        "v07": translate("BoxWords", "v07 (older firmware)"),
        "v09u": translate("BoxWords", "v09u (newer firmware)"),
    }
    return words.get(charger.facts.protocol, charger.facts.protocol or NOTHING)
