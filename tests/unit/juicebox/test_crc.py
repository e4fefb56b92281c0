from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.juicebox.crc import SYMBOLS, as_text, checksum, rolling_hash


@pytest.mark.parametrize(
    ("text", "crc"),
    [
        ("CMD52324A20M16C006S001", "5RE"),
        ("CMD41325A0040M040C006S638", "5N5"),
        ("CMD62207A20M20C008S996", "ZI4"),
        ("CMD01715A14M20C006S011", "0YB"),
        ("", "000"),
    ],
)
def test_the_published_vectors(text: str, crc: str) -> None:
    assert checksum(text) == crc


def test_the_letter_o_never_appears_and_every_text_has_three_characters() -> None:
    texts = [as_text(hashed) for hashed in range(0x10000)]
    assert "O" not in SYMBOLS
    assert all(len(text) == 3 and set(text) <= set(SYMBOLS) for text in texts)


def test_hashes_from_42875_on_reuse_the_texts_of_smaller_ones() -> None:
    assert all(as_text(hashed) == as_text(hashed % 42875) for hashed in range(0x10000))


def test_text_that_is_not_ascii_has_no_checksum() -> None:
    with pytest.raises(UnicodeEncodeError):
        checksum("Ã")


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_the_hash_is_that_of_the_sheet_and_goes_on_where_it_ended(head: bytes, rest: bytes) -> None:
    value = 0
    for code in head + rest:  # as it is written there (protocol sheet §2.1)
        value ^= (value << 5) + (value >> 2) + code
        value &= 0xFFFF
    assert rolling_hash(head + rest) == rolling_hash(rest, rolling_hash(head)) == value
