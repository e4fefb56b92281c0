"""Errors and states in plain words; how far changes have got is worded in `change_words`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from juicedesk.domain import errors
from juicedesk.domain.charger import Blocking, ChargerState, Measurement
from juicedesk.domain.errors import InvalidChange, JuiceDeskError
from juicedesk.store.restoring import Restored
from juicedesk.store.view import LinkState
from juicedesk.ui.format import moment_text

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Sign:
    """A state as it is shown: icon first, then the word, then the colour (never colour alone)."""

    icon: str
    words: str
    token: str


def charger_sign(measurement: Measurement | None) -> Sign:
    """What a charger does, in words (UX guide §3.1)."""
    if measurement is None:
        return Sign("circle-dashed", translate("Messages", "Not read yet"), "idle")
    match measurement.state:
        case ChargerState.CHARGING:
            return Sign("zap", translate("Messages", "Charging"), "charging")
        case ChargerState.PLUGGED:
            return _plugged_sign(measurement.blocking)
        case ChargerState.STANDBY:
            return Sign("unplug", translate("Messages", "No car"), "idle")
        case ChargerState.ERROR:
            return Sign("octagon-x", translate("Messages", "Fault"), "fault")
        case ChargerState.DISCONNECT:
            return Sign("cloud-alert", translate("Messages", "Not reporting to the server"), "pending")
        case None:
            return Sign(
                "circle-question-mark", measurement.state_text or translate("Messages", "Unknown"), "idle"
            )


def _plugged_sign(blocking: Blocking) -> Sign:
    if blocking is Blocking.SCHEDULE:
        return Sign("calendar-clock", translate("Messages", "Waiting for schedule"), "scheduled")
    if blocking is Blocking.SWITCHED_OFF:
        return Sign("circle-pause", translate("Messages", "Switched off"), "idle")
    if blocking is Blocking.LOAD_GROUP:
        return Sign("timer", translate("Messages", "Waiting for its turn"), "scheduled")
    return Sign("plug", translate("Messages", "Connected, car not drawing"), "idle")


def link_words(state: LinkState) -> str:
    """How the server is doing, for the status bar."""
    words = {
        LinkState.NO_ACCOUNT: translate("Messages", "no server yet"),
        LinkState.CONNECTING: translate("Messages", "connecting…"),
        LinkState.CONNECTED: translate("Messages", "connected"),
        LinkState.AWAY: translate("Messages", "not answering"),
        LinkState.NO_INTERNET: translate("Messages", "no internet here"),
        LinkState.NONSENSE: translate("Messages", "answers cannot be used"),
        LinkState.TOKEN_REFUSED: translate("Messages", "token refused"),
        LinkState.TOKEN_MISSING: translate("Messages", "token not readable"),
        LinkState.UNTRUSTED: translate("Messages", "certificate has changed"),
    }
    return words[state]


def network_problem_words(problem: str) -> str:
    """Why the network cannot be asked by mDNS; beacons and typed addresses still work."""
    words = {
        "port_taken": translate(
            "Messages",
            "Another program keeps the discovery port 5353 for itself. Add servers and chargers by address.",
        ),
        "no_network": translate("Messages", "There is no network at the moment."),
        "no_route": translate("Messages", "The network cannot be reached at the moment."),
        "not_allowed": translate("Messages", "This computer does not let JuiceDesk search the network."),
    }
    other = translate(
        "Messages", "Searching the network does not work here. Add servers and chargers by address."
    )
    return words.get(problem, other)


def error_words(error: JuiceDeskError) -> str:
    """An expected failure as one or two plain sentences: what, and why."""
    if isinstance(error, InvalidChange):
        return _invalid_words(error)
    for kind, words in _ERROR_WORDS:
        if isinstance(error, kind):
            return words()
    return translate("Messages", "That did not work: {0}").format(error)


def _invalid_words(error: InvalidChange) -> str:
    sentences: dict[errors.InvalidReason, str] = {
        errors.START_EQUALS_END: translate(
            "Messages", "Start and end are the same. For the whole day use midnight to midnight."
        ),
        errors.MINUTE_OUT_OF_DAY: translate("Messages", "A time lies between 00:00 and 24:00."),
        errors.AMPS_BELOW_FLOOR: translate(
            "Messages", "Cars do not charge with 1 to 5 A. Choose 0 (off) or at least 6 A."
        ),
        errors.AMPS_NEGATIVE: translate("Messages", "Amps cannot be negative."),
        errors.AMPS_ABOVE_RATING: translate(
            "Messages", "The charger's hardware delivers {limit_amps} A at most."
        ),
        errors.AMPS_ABOVE_WIRE_LIMIT: translate(
            "Messages", "The wiring limit allows {limit_amps} A at most."
        ),
        errors.AMPS_ABOVE_WIRING: translate("Messages", "Your wiring allows {limit_amps} A at most."),
        errors.RATING_UNKNOWN: translate(
            "Messages", "The charger has not said what its hardware can deliver."
        ),
        errors.OFFLINE_BUDGET_SPENT: translate(
            "Messages",
            "The charger's memory takes {limit} changes of this limit a day. Please try again tomorrow.",
        ),
        errors.NAME_EMPTY: translate("Messages", "A charger needs a name."),
        errors.NAME_TOO_LONG: translate(
            "Messages", "That name is too long: {length} characters, {limit} at most."
        ),
        errors.NAME_UNPRINTABLE: translate("Messages", "The name holds a character that cannot be shown."),
        errors.GROUP_NAME_EMPTY: translate("Messages", "A load group needs a name."),
        errors.CIRCUIT_OUT_OF_RANGE: translate(
            "Messages", "The circuit of a load group carries {least_amps} to {most_amps} A, not {amps} A."
        ),
        errors.TOO_MANY_MEMBERS: translate(
            "Messages", "A load group has {limit} chargers at most, not {count}."
        ),
        errors.MEMBER_WITHOUT_ID: translate("Messages", "One of the chargers has no ID."),
        errors.NOT_A_TIME: translate("Messages", "“{text}” is not a time. Write it like 7:45."),
        errors.ONLY_AN_END: translate("Messages", "24:00 can only be an end. As a start, midnight is 00:00."),
        errors.ENERGY_OUT_OF_RANGE: translate(
            "Messages", "The energy has to be more than 0 kWh and at most {most_kwh} kWh."
        ),
        errors.PERCENT_OUT_OF_RANGE: translate(
            "Messages", "A battery goes from 0 % to 100 %, and it has to be fuller at the end."
        ),
    }
    return sentences[error.reason].format(**error.facts)


_ERROR_WORDS: tuple[tuple[type[JuiceDeskError], Callable[[], str]], ...] = (
    (
        errors.UntrustedServer,
        lambda: translate(
            "Messages", "This is not the server you paired with: its certificate is another one."
        ),
    ),
    (
        errors.NoInternet,
        lambda: translate("Messages", "This computer has no internet connection. Nothing was sent."),
    ),
    (errors.NotSent, lambda: translate("Messages", "The server cannot be reached. Nothing was sent.")),
    (errors.Unknown, lambda: translate("Messages", "The server gave no usable answer.")),
    (errors.Refused, lambda: translate("Messages", "The server refused. Please check the token.")),
    (
        errors.OpenElsewhere,
        lambda: translate(
            "Messages",
            "Another JuiceDesk has the data open. Please close it first; nothing was changed.",
        ),
    ),
    (
        errors.NewerDatabase,
        lambda: translate(
            "Messages",
            "Your data was written by a newer JuiceDesk. Please use that one; nothing was changed.",
        ),
    ),
    (
        errors.OlderDatabase,
        lambda: translate(
            "Messages",
            "An older JuiceDesk has your data open. Please close it first; nothing was changed.",
        ),
    ),
    (
        errors.DamagedDatabase,
        lambda: translate("Messages", "The data file is damaged. It was left as it is."),
    ),
    (
        errors.DiskFull,
        lambda: translate("Messages", "The disk is full, so nothing was saved. Your entry is still here."),
    ),
    (
        errors.FolderUnusable,
        lambda: translate(
            "Messages",
            "The folder for JuiceDesk's data cannot be written to. You can name another one with "
            "JUICEDESK_HOME.",
        ),
    ),
    (
        errors.StoreError,
        lambda: translate("Messages", "The data file cannot be written, so nothing was saved."),
    ),
    (
        errors.NoKeyring,
        lambda: translate(
            "Messages", "This computer has no keyring, so the token is kept only until you quit."
        ),
    ),
    (
        errors.KeyringLocked,
        lambda: translate("Messages", "The system keyring is locked, so the token cannot be read."),
    ),
    (
        errors.DemoNotReady,
        lambda: translate("Messages", "The demo is not ready for that yet. Please try again in a moment."),
    ),
    (
        errors.PortInUse,
        lambda: translate(
            "Messages",
            "Another program on this computer uses a port of the home server."
            " If that is a home server, connect to it instead.",
        ),
    ),
    (errors.ProcessError, lambda: translate("Messages", "The server on this computer could not be started.")),
    (
        errors.EntryRefused,
        lambda: translate("Messages", "The system did not take the change. Its folder may be read-only."),
    ),
    (
        errors.UpdateUnknown,
        lambda: translate("Messages", "It could not be found out whether there is a newer version."),
    ),
    (errors.DiscoveryError, lambda: translate("Messages", "Nothing answered there.")),
)


def restored_words(restored: Restored, now: float) -> str:
    """What happened to the data, once, at the start after it."""
    what = (
        translate("Messages", "The data file was damaged. It was kept as “{name}”.")
        if restored.set_aside
        else translate("Messages", "The data file was missing.")
    )
    rest = translate(
        "Messages",
        "JuiceDesk went back to its copy of {when}. What you changed after that is not in it. "
        "Changes that were waiting then may have been sent since: each is compared with the server first, "
        "a higher current asks you again, and “charge now” has ended.",
    )
    when = moment_text(restored.made_at, now)
    return f"{what.format(name=restored.set_aside)}\n\n{rest.format(when=when)}"


def begin_anew_words() -> str:
    """The question when the data is damaged and there is no copy."""
    return translate(
        "Messages",
        "The data file is damaged, and there is no copy of it. JuiceDesk can set it aside, keep it, and "
        "begin with an empty one. Changes that were waiting are not sent then.",
    )


def unforeseen_words() -> str:
    """What is said when there is no window to go on in."""
    return translate(
        "Messages",
        "Something unexpected went wrong in JuiceDesk, and it has to stop. What you have saved is kept. "
        "The log in the data folder says what happened.",
    )


def erased_words() -> str:
    """All data is gone."""
    return translate(
        "Messages", "All JuiceDesk data on this computer has been deleted. The next start is like the first."
    )


def not_all_erased_words(why: str) -> str:
    """Some of it is gone, and the rest goes later."""
    words = translate("Messages", "{0} What is left is deleted the next time JuiceDesk starts.")
    return words.format(why)
