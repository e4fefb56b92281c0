"""Reading what a console says. Boxes differ, so nothing is taken for granted but the words that matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TELNET_OPTION = re.compile(rb"\xff[\xfb-\xfe].|\xff[\xf0-\xfa]", re.DOTALL)
_LOGGED = re.compile(r"^\[[^\]]*\]$")
_PROMPT_AT_END = re.compile(r"(?:^|[\r\n])>[ \t]*\Z")
_NO = re.compile(r"(?i)\b(fail(ed|ure)?|error|unknown|invalid|not found|denied)\b")
_JUICEBOX_ID = re.compile(r"(?<!\d)\d{20,40}(?!\d)")


def plain_text(read: bytes) -> str:
    """What was read, without telnet's own bytes and whatever is not ASCII."""
    return _TELNET_OPTION.sub(b"", read).replace(b"\0", b"").decode("ascii", "replace")


def ends_with_prompt(text: str) -> bool:
    """Whether the console waits for the next line."""
    return _PROMPT_AT_END.search(text) is not None


def answer_lines(text: str, command: str) -> Sequence[str]:
    """What is said to a command: no prompt, no echo, no blank lines, and none of the module's own log.

    What came before the echo is left over from earlier; a console without echo has nothing before.
    """
    lines = _bare_lines(text)
    if command in lines:
        lines = lines[lines.index(command) + 1 :]
    return [line for line in lines if line and not _LOGGED.match(line)]


def has_echo(text: str, command: str | None) -> bool:
    """Whether the console has repeated the command, as most do."""
    return command in _bare_lines(text)


def says_no(lines: Sequence[str]) -> bool:
    """Whether an answer is a refusal; where it is none, that proves nothing."""
    return any(_NO.search(line) for line in lines)


def juicebox_id_in(lines: Sequence[str]) -> str | None:
    """The JuiceBox ID in an answer; 28 digits on all boxes seen (protocol sheet §1.1)."""
    found = (_JUICEBOX_ID.search(line) for line in lines)
    return next((match[0] for match in found if match), None)


def _bare_lines(text: str) -> list[str]:
    return [line.strip().removeprefix(">").strip() for line in text.splitlines()]
