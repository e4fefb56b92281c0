"""What works while the server is away, in words: the page and the printed sheet say the same.

Facts: the vendor's own FAQ for an outage, and what owners saw since (UX guide §3.5).
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.power_cut import PowerCutRisk

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class GuideRow:
    """One thing that an owner wants: what works of it, what does not, what to do. Empty is nothing."""

    icon: str
    what: str
    works: str
    fails: str
    advice: str


def headings() -> tuple[str, str, str, str]:
    """Over the columns of the rows."""
    return (
        "",
        translate("OutageWords", "Works"),
        translate("OutageWords", "Does not work"),
        translate("OutageWords", "What you can do"),
    )


def guide_rows() -> tuple[GuideRow, ...]:
    """The rows, the most important one first."""
    return (*_charging_rows(), *_knowing_rows())


def _charging_rows() -> tuple[GuideRow, ...]:
    change = translate("OutageWords", "Changing it")
    return (
        GuideRow(
            "zap",
            translate("OutageWords", "Charging"),
            translate("OutageWords", "Yes. Plug in: the box needs no internet."),
            translate("OutageWords", "Remote start and stop"),
            translate("OutageWords", "Use the car's own timer or charge limit"),
        ),
        GuideRow(
            "calendar-clock",
            translate("OutageWords", "Last schedule"),
            translate("OutageWords", "The box may keep following it; models differ."),
            change,
            translate("OutageWords", "Edit it here; it is sent later"),
        ),
        GuideRow(
            "plug-zap",
            translate("OutageWords", "Charge now"),
            "",
            translate("OutageWords", "Not through the server"),
            translate("OutageWords", "See “Clear the stored schedule”"),
        ),
        GuideRow(
            "gauge",
            translate("OutageWords", "Wiring limit"),
            translate("OutageWords", "Most models keep it, even without power."),
            change,
            translate("OutageWords", "Lower the current in the car; edit here for later"),
        ),
        GuideRow(
            "sliders-horizontal",
            translate("OutageWords", "Charging current"),
            "",
            change,
            translate("OutageWords", "As for the wiring limit"),
        ),
    )


def _knowing_rows() -> tuple[GuideRow, ...]:
    return (
        GuideRow(
            "activity",
            translate("OutageWords", "Live values"),
            translate("OutageWords", "The last ones, each with its age"),
            translate("OutageWords", "New ones from the server"),
            translate("OutageWords", "Look at the lights of the box, or at the car"),
        ),
        GuideRow(
            "chart-column",
            translate("OutageWords", "Past charges"),
            translate("OutageWords", "What is already on this computer"),
            translate("OutageWords", "New ones"),
            translate("OutageWords", "They come after the outage"),
        ),
        GuideRow(
            "split",
            translate("OutageWords", "Shared breaker"),
            translate("OutageWords", "Each box keeps its share of the group."),
            translate("OutageWords", "Balancing between the boxes"),
            translate("OutageWords", "Keep the sum of all currents below the breaker's"),
        ),
        GuideRow(
            "bell",
            translate("OutageWords", "Notices"),
            translate("OutageWords", "From this computer, while JuiceDesk runs"),
            translate("OutageWords", "E-mail and push of the server"),
            translate("OutageWords", "Leave JuiceDesk open"),
        ),
    )


def power_cut_steps() -> tuple[str, ...]:
    """How the schedule that the box remembers is cleared: only when the car has to charge now."""
    return (
        translate("OutageWords", "Unplug the station from the wall, or switch its breaker off."),
        translate("OutageWords", "Wait about 20 seconds."),
        translate("OutageWords", "Switch it on again and plug in the car: the box offers power at once."),
    )


def power_cut_result() -> str:
    """What happens after the steps, and for how long."""
    return translate(
        "OutageWords",
        "It then charges until the battery is full, the car is unplugged, or the server is back.",
    )


def gate_words(risk: PowerCutRisk, rating_amps: int | None, wiring_amps: int | None) -> str:
    """What has to be read before the steps."""
    if risk is PowerCutRisk.NONE:
        words = translate(
            "OutageWords",
            "Your wiring allows {1} A, and this box delivers {0} A at most: "
            "a power cut cannot make it draw too much.",
        )
        return words.format(rating_amps, wiring_amps)
    full = (
        translate("OutageWords", "After a power cut this box might return to its full {0} A.").format(
            rating_amps
        )
        if rating_amps is not None
        else translate(
            "OutageWords", "After a power cut this box might return to its full current, which is unknown."
        )
    )
    allowed = (
        translate("OutageWords", "Your wiring allows {0} A.").format(wiring_amps)
        if wiring_amps is not None
        else translate("OutageWords", "What your wiring allows is not known here.")
    )
    rule = translate(
        "OutageWords",
        "Do not cut the power unless you lower the charging current in the car first.",
    )
    return f"{full} {allowed} {rule}"


def afterwards() -> tuple[tuple[str, str], ...]:
    """What happens when the server is back, as (icon, sentence)."""
    return (
        ("upload", translate("OutageWords", "The changes that wait are sent, and checked.")),
        (
            "zap",
            translate(
                "OutageWords",
                "“Charge now” has to be set again. JuiceDesk offers it, but never does it by itself.",
            ),
        ),
        (
            "gauge",
            translate(
                "OutageWords",
                "The wiring limit is read again. If it is higher than your wiring allows, you are told.",
            ),
        ),
    )
