"""Every failure has words, and no field in them stays empty."""

from __future__ import annotations

import pytest

from juicedesk.adopt.failure_words import failure_phrase
from juicedesk.domain import adopt_errors
from juicedesk.domain.adopt_errors import AdoptError, ConsoleError, DnsPortRefused, NotVerified
from juicedesk.domain.errors import JuiceDeskError, NotAnAddress, NotSent

_GROUPS = (AdoptError, ConsoleError, NotVerified)
KINDS = [
    kind
    for kind in vars(adopt_errors).values()
    if isinstance(kind, type) and issubclass(kind, AdoptError) and kind not in _GROUPS
]


def made(kind: type[AdoptError]) -> AdoptError:
    if issubclass(kind, ConsoleError):
        return kind("192.0.2.5:2000", "why")
    if issubclass(kind, DnsPortRefused):
        return kind(53, "why")
    facts: dict[str, object] = {"TooSoon": 61.0, "NotRemembered": "disk full", "NoAddress": "host"}
    name = kind.__name__
    return kind(facts[name]) if name in facts else kind()  # type: ignore[call-arg, arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_each_failure_has_a_sentence_of_its_own(kind: type[AdoptError]) -> None:
    phrase = failure_phrase(made(kind))
    assert phrase is not None
    words = phrase.words()
    assert words.endswith(".") and "{" not in words and "None" not in words


def test_no_two_failures_sound_alike() -> None:
    phrases = [failure_phrase(made(kind)) for kind in KINDS]
    assert len({phrase.sentence for phrase in phrases if phrase}) == len(KINDS) >= 18


def test_what_has_its_words_elsewhere_gets_none_here() -> None:
    assert failure_phrase(NotSent("server", "away")) is None
    assert failure_phrase(JuiceDeskError("x")) is None


def test_the_wait_is_told_in_minutes_and_a_typed_address_is_repeated() -> None:
    assert "1 min" in failure_phrase(adopt_errors.TooSoon(5)).words()  # type: ignore[union-attr]
    assert "10 min" in failure_phrase(adopt_errors.TooSoon(590)).words()  # type: ignore[union-attr]
    assert "“a b”" in failure_phrase(NotAnAddress("a b")).words()  # type: ignore[union-attr]


def test_words_are_translated_before_their_fields_are_filled() -> None:
    phrase = failure_phrase(adopt_errors.NoAddress("haus"))
    assert phrase is not None
    assert phrase.words(lambda sentence: "Nein: {host}") == "Nein: haus"
