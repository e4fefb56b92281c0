"""Whatever a console says, it is read without an accident."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from juicedesk.adopt.reading import (
    answer_lines,
    ends_with_prompt,
    has_echo,
    juicebox_id_in,
    plain_text,
    says_no,
)
from juicedesk.juicebox.console import LONGEST_LIST, parse_streams

ID = "0910000000000000000000001234"
NOISE = st.lists(
    st.sampled_from(["", "> ", "[2024-10-03 | 18:05:04: Closed: 0]", "> [2024-10-03 | 18:05:04: Ready]"]),
    max_size=4,
)


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(read: bytes) -> None:
    text = plain_text(read)
    lines = answer_lines(text, "list")
    ends_with_prompt(text)
    has_echo(text, "list")
    says_no(lines)
    juicebox_id_in(lines)
    assert len(parse_streams("\n".join(lines))) <= LONGEST_LIST


@given(NOISE, NOISE, st.booleans(), st.sampled_from(["\r\n", "\n", "\r"]))
def test_noise_around_an_answer_changes_nothing(
    before: list[str], after: list[str], echoes: bool, end: str
) -> None:
    echo = ["get email.name_address"] if echoes else []
    said = end.join([*before, *echo, *before, ID, *after, "> "])
    assert juicebox_id_in(answer_lines(said, "get email.name_address")) == ID
    assert answer_lines(said, "get email.name_address") == [ID]


@given(st.sampled_from(["Success", "Opened: 1", "1", "# 1 UDPC  failover.example:8042"]))
def test_what_is_no_refusal_is_not_taken_for_one(line: str) -> None:
    assert not says_no([line])


def test_refusals_are_known_in_their_forms() -> None:
    for line in ("Command failed", "Unknown command", "ERROR: 5", "Invalid argument", "Failure"):
        assert says_no(["Resolving host", line])
