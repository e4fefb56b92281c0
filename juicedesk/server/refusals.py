"""Saying no, in words that a person understands and with a code that a client knows (API sheet §4)."""

from __future__ import annotations

from juicedesk.domain import errors
from juicedesk.domain.errors import (
    BAD_ACCOUNT_TOKEN,
    BAD_UNIT_TOKEN,
    CHANGED_MEANWHILE,
    InvalidChange,
    JuiceDeskError,
)

NOT_ACCEPTED = 1002
"""The vendor's code for an object that is not there and for a value that is not accepted."""


class Refusal(JuiceDeskError):
    """A call that is answered with `success: false`. `sentence` is for people, `code` for clients."""

    def __init__(self, sentence: str, code: int = NOT_ACCEPTED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def bad_unit_token() -> Refusal:
    """The unit token is missing or belongs to no unit."""
    return Refusal("The unit token is missing or wrong: list the account's units again.", BAD_UNIT_TOKEN)


def bad_account_token() -> Refusal:
    """The account token is missing or wrong."""
    return Refusal("The account token is missing or wrong.", BAD_ACCOUNT_TOKEN)


def changed_meanwhile(what: str) -> Refusal:
    """A conditional write came with a stamp that is not the present one; nothing was changed."""
    return Refusal(f"{what} has changed meanwhile: read it again, then decide.", CHANGED_MEANWHILE)


_SENTENCES = {
    errors.START_EQUALS_END: "A window must not end at the minute at which it starts ({minute}).",
    errors.MINUTE_OUT_OF_DAY: "Minute {minute} is not in the day: 0 to 1440 are allowed.",
    errors.AMPS_BELOW_FLOOR: "{amps} A is less than the {limit_amps} A that a car needs: 0 is off.",
    errors.AMPS_NEGATIVE: "{amps} A is less than nothing.",
    errors.AMPS_ABOVE_RATING: "{amps} A is more than the charger's rating of {limit_amps} A.",
    errors.AMPS_ABOVE_WIRE_LIMIT: "{amps} A is more than the wiring limit of {limit_amps} A.",
    errors.RATING_UNKNOWN: "The charger's rating or wiring limit is not known, so no limit can be set.",
    errors.OFFLINE_BUDGET_SPENT: (
        "What the box may draw without a server was changed {limit} times within a day,"
        " as often as its memory should be written."
    ),
    errors.GROUP_NAME_EMPTY: "The name of the load group is empty.",
    errors.NAME_UNPRINTABLE: "The name holds a character that cannot be printed.",
    errors.CIRCUIT_OUT_OF_RANGE: "A circuit of {amps} A: {least_amps} to {most_amps} A are allowed.",
    errors.TOO_MANY_MEMBERS: "The load group has {count} members: up to {limit} are allowed.",
    errors.MEMBER_WITHOUT_ID: "A member of the load group has no ID.",
    errors.NAME_EMPTY: "The name is empty.",
    errors.NAME_TOO_LONG: "The name has {length} characters: up to {limit} are allowed.",
}


def refusal_of(change: InvalidChange) -> Refusal:
    """The refusal of a value that breaks a rule of the domain."""
    sentence = _SENTENCES.get(change.reason)
    return Refusal(sentence.format(**change.facts) if sentence else str(change))
