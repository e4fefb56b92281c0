"""Any datagram of a box: a status, a debug line, or a named error (protocol sheet §1, §4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from juicedesk.domain.errors import EncryptedFrame, MalformedFrame, WrongChecksum
from juicedesk.juicebox.crc import as_text, rolling_hash
from juicedesk.juicebox.status import Protocol, Status
from juicedesk.juicebox.status_fields import read_fields

MAX_DATAGRAM_BYTES = 1_500
"""More than any message seen; longer ones are refused unread."""

_HEADS_KNOWN = 131_072
"""As many boxes as one server is meant for, and no more: anybody can make up others."""

_ID = r"[0-9]{1,40}"
_STATUS = re.compile(rf"({_ID}):(v07|v09u),([0-9A-Za-z,-]*)!([0-9A-Z]{{3}}):[\r\n]*")
_OLD_STATUS = re.compile(rf"({_ID}):([0-9A-Za-z,-]*):[\r\n]*")
_STARTS_WITH_ID = re.compile(rf"{_ID}:")
_DEBUG = re.compile(rf"({_ID}):DBG,([A-Z]{{3}}):([ -~]*):[\r\n]*")
_UNSIGNED = re.compile(rf"{_ID}:v(?:07|09u),[0-9A-Za-z,-]*:[\r\n]*")
# Ciphertext follows at once. A comma and a field would be text of a version that nobody has seen.
_ENCRYPTED = re.compile(rf"({_ID}):(v08|v09e)(?!,[A-Za-z]-?[0-9]).".encode("ascii"), re.DOTALL)
_MODULE_UUID = re.compile(r"BOT:UUID ([0-9A-Fa-f-]{16,64})")

_PROTOCOLS = {protocol.value: protocol for protocol in Protocol}


@dataclass(frozen=True, slots=True)
class Debug:
    """A line for the vendor's log; it has no CRC, carries no state and must never be answered.

    `level` is NFO, WRN or ERR (protocol sheet §4.1).
    """

    juicebox_id: str
    level: str
    text: str

    @property
    def is_boot(self) -> bool:
        """Whether the box has just started (protocol sheet §4.2)."""
        return self.text.startswith("BOT:")

    @property
    def module_uuid(self) -> str | None:
        """The UUID of the Wi-Fi module, which the beacon has too (protocol sheet §7.3)."""
        match = _MODULE_UUID.fullmatch(self.text)
        return match[1] if match else None

    @property
    def orders_encryption(self) -> bool:
        """Whether the vendor's directory has told the box to encrypt from now on."""
        return self.text == "DirSvc encrypt 1"

    def encode(self) -> bytes:
        """The datagram of a box."""
        return f"{self.juicebox_id}:DBG,{self.level}:{self.text}:".encode("ascii")


def parse(datagram: bytes) -> Status | Debug:
    """What a box has sent.

    Raises MalformedFrame, WrongChecksum (missing too) or EncryptedFrame, and nothing else, whatever
    the bytes are.
    """
    text = _text_of(datagram)
    match = _STATUS.fullmatch(text)
    if match is None:
        return _parse_rarer(text)
    juicebox_id, version, fields, sent = match.groups()
    begin, end = match.span(3)
    if as_text(rolling_hash(datagram[begin:end], _hash_of_head(datagram[:begin]))) != sent:
        raise WrongChecksum("the CRC is not that of the text")
    return read_fields(juicebox_id, _PROTOCOLS[version], fields)


@lru_cache(maxsize=_HEADS_KNOWN)
def _hash_of_head(head: bytes) -> int:
    """Of ID and version, with which each of a box's messages begins: a third of the characters."""
    return rolling_hash(head)


def _text_of(datagram: bytes) -> str:
    if len(datagram) > MAX_DATAGRAM_BYTES:
        raise MalformedFrame(f"{len(datagram)} bytes are more than a message has")
    try:
        return datagram.decode("ascii")
    except UnicodeDecodeError as exc:
        _refuse_encrypted(datagram)
        raise MalformedFrame("bytes that are not ASCII") from exc


def _parse_rarer(text: str) -> Status | Debug:
    if match := _DEBUG.fullmatch(text):
        return Debug(*match.groups())
    _refuse_encrypted(text.encode("ascii"))
    if _UNSIGNED.fullmatch(text):
        raise WrongChecksum("the CRC is missing")
    if (match := _OLD_STATUS.fullmatch(text)) and not match[2].startswith("v"):
        return read_fields(match[1], Protocol.OLD, match[2])
    raise MalformedFrame(_why_malformed(text))


def _refuse_encrypted(datagram: bytes) -> None:
    if match := _ENCRYPTED.match(datagram):
        raise EncryptedFrame(match[1].decode("ascii"), match[2].decode("ascii"))


def _why_malformed(text: str) -> str:
    if not _STARTS_WITH_ID.match(text):
        return "no JuiceBox ID in front"
    if not text.rstrip("\r\n").endswith(":"):
        return "no colon at the end: cut off"
    return "neither a status nor a debug line"
