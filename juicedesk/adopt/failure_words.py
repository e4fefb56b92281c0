"""What a failure means and what helps, in words; the window shows them in its own language."""

from __future__ import annotations

from juicedesk.adopt.phrases import Phrase, translate
from juicedesk.domain import adopt_errors as errors
from juicedesk.domain.errors import JuiceDeskError, NotAnAddress, PortInUse

_WORDS: tuple[tuple[type[JuiceDeskError], str], ...] = (
    (
        errors.ConsoleClosed,
        translate(
            "Adopt",
            "The charger's console does not answer at {address}. Newer firmware keeps it closed. Use DNS "
            "or the router instead.",
        ),
    ),
    (
        errors.ConsoleSilent,
        translate(
            "Adopt",
            "The console at {address} gave no usable answer. Switch the charger off and on at its breaker, "
            "then try again.",
        ),
    ),
    (
        errors.ConsoleRefused,
        translate(
            "Adopt", "The charger did not accept the new destination. It still reports where it did before."
        ),
    ),
    (
        errors.NotAJuiceBox,
        translate("Adopt", "Something answers at {address}, but it is not a JuiceBox. Nothing was changed."),
    ),
    (
        errors.OtherBox,
        translate("Adopt", "Another charger answers at {address}. Nothing was changed."),
    ),
    (
        errors.NoStream,
        translate(
            "Adopt",
            "The charger is not reporting anywhere at the moment. Switch it off and on at its breaker, "
            "wait a minute, then try again.",
        ),
    ),
    (
        errors.LeftWithoutStream,
        translate(
            "Adopt",
            "The charger is not reporting anywhere now. Switch it off and on at its breaker: it goes back "
            "to its original server by itself.",
        ),
    ),
    (
        errors.TooSoon,
        translate(
            "Adopt",
            "This charger was moved only a short while ago. Moving it often makes some chargers hang. "
            "Please wait {wait_min} min.",
        ),
    ),
    (
        errors.NothingRemembered,
        translate(
            "Adopt",
            "This computer does not know where the charger reported before. Switch it off and on at its "
            "breaker, and it goes back to its original server.",
        ),
    ),
    (
        errors.NotRemembered,
        translate(
            "Adopt",
            "JuiceDesk could not remember where the charger reports now ({detail}), so nothing was changed.",
        ),
    ),
    (
        errors.NoAddress,
        translate("Adopt", "“{host}” has no address that a charger could report to."),
    ),
    (
        errors.NeverReported,
        translate(
            "Adopt",
            "The charger has not reported to your home server. Check that the server is running and that "
            "no firewall blocks its UDP ports. After a change of DNS or router, switch the charger off and "
            "on at its breaker.",
        ),
    ),
    (
        errors.SendsEncrypted,
        translate(
            "Adopt",
            "The charger sends encrypted messages, which only the vendor can read. Block "
            "directory-api.emotorwerks.com in your router, then switch the charger off and on at its "
            "breaker.",
        ),
    ),
    (
        errors.GetsNoCommand,
        translate(
            "Adopt",
            "The charger reports, but your home server sends it no commands: its rating or its wiring "
            "limit is not known yet.",
        ),
    ),
    (
        errors.IgnoresCommands,
        translate(
            "Adopt",
            "The charger reports but takes no commands: you can watch it, not control it. Some firmware "
            "behaves like this after the way by console. Use DNS or the router instead.",
        ),
    ),
    (
        errors.CannotTell,
        translate("Adopt", "This server does not say whether a charger takes its commands."),
    ),
    (
        errors.DnsPortTaken,
        translate("Adopt", "Another program on this computer already answers DNS (UDP port {port})."),
    ),
    (
        errors.DnsPortForbidden,
        translate("Adopt", "Answering DNS needs administrator rights on this computer (UDP port {port})."),
    ),
    (
        errors.DnsPortRefused,
        translate("Adopt", "DNS cannot be answered from this computer: UDP port {port}, {detail}."),
    ),
    (NotAnAddress, translate("Adopt", "“{typed}” is not an address.")),
    (PortInUse, translate("Adopt", "Another program is using port {port}.")),
)


def failure_phrase(error: JuiceDeskError) -> Phrase | None:
    """What a failure means; None for one that has its words elsewhere."""
    for kind, sentence in _WORDS:
        if isinstance(error, kind):
            return Phrase(sentence, _facts(error))
    return None


def _facts(error: JuiceDeskError) -> dict[str, object]:
    names = ("address", "detail", "host", "port", "typed")
    facts: dict[str, object] = {name: getattr(error, name) for name in names if hasattr(error, name)}
    if isinstance(error, errors.TooSoon):
        facts["wait_min"] = max(1, round(error.wait_s / 60))
    return facts
