"""Text that a client wants kept: only what every other client can be given again."""

from __future__ import annotations

from juicedesk.juicenet.reading import Fields
from juicedesk.server.refusals import Refusal


def plain_text(fields: Fields, key: str) -> str | None:
    """The text of a field without outer spaces; None when it is missing, null or no text.

    Raises Refusal for control characters and for halves of characters, which no JSON can carry.
    """
    text = fields.text_of(key)
    if text is not None and any(ord(letter) < 32 or 0xD800 <= ord(letter) < 0xE000 for letter in text):
        raise Refusal(f"{key} holds characters that cannot be kept.")
    return text
