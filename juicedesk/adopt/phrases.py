"""English sentences that the window shows in the person's language and the command line as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

CONTEXT = "Adopt"
"""Under which the catalogs know them."""

Translate = Callable[[str], str]


def translate(_context: str, sentence: str) -> str:
    """Marks a sentence for the catalogs, whose tool looks for this word; changes nothing."""
    return sentence


def in_english(sentence: str) -> str:
    """A sentence as it is."""
    return sentence


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence with what belongs into its fields."""

    sentence: str
    fields: Mapping[str, object] = field(default_factory=dict)

    def words(self, translated: Translate = in_english) -> str:
        """The sentence in a language, its fields filled in."""
        return translated(self.sentence).format(**self.fields)
