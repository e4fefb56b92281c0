"""What a newer version says of itself, and whether it is newer. The signature is checked elsewhere."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from juicedesk.domain.errors import UpdateUnknown

CHECK_EVERY_S = 7 * 24 * 3600.0
_VERSION = re.compile(r"\d{1,6}(?:\.\d{1,6}){1,3}")
_LONGEST_PAGE = 500


@dataclass(frozen=True, slots=True)
class Release:
    """A version that may be downloaded, and the page that tells of it."""

    version: str
    page: str


def read_release(words: bytes) -> Release:
    """The release that signed words tell of. Raises UpdateUnknown for what is not of that form."""
    try:
        told = json.loads(words)
        version, page = told["version"], told["page"]
    except (ValueError, KeyError, TypeError) as exc:
        raise UpdateUnknown("the manifest has another form") from exc
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        raise UpdateUnknown("the manifest has no version")
    if not isinstance(page, str) or not page.startswith("https://") or len(page) > _LONGEST_PAGE:
        raise UpdateUnknown("the manifest has no page")
    return Release(version, page)


def is_newer(version: str, than: str) -> bool:
    """Whether a version comes after another; an older one that is offered again is not news."""
    return _numbers(version) > _numbers(than)


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in re.findall(r"\d+", version)]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
