"""What an answer says: yes, no, or nothing that counts (API sheet §4, sync model §3.7)."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from juicedesk.juicenet.reading import Fields, WireError


def parse_answer(body: bytes) -> Fields:
    """The JSON object of an answer.

    Raises WireError for anything else, for an object that holds a key twice, because nobody can say
    which of the two counts, and for one without a literal true or false under `success`.
    """
    fields = Fields(_object(body))
    if not isinstance(fields.value_of("success"), bool):
        raise WireError("the answer says neither true nor false under success")
    return fields


def _object(body: bytes) -> dict[str, object]:
    try:
        value = json.loads(body, object_pairs_hook=_without_twins, parse_constant=_no_number)
    except WireError:
        raise
    except (ValueError, RecursionError) as exc:
        # Not chained: the library's error carries the whole answer, with the tokens in it.
        raise WireError(f"the answer is not JSON ({type(exc).__name__})") from None
    if not isinstance(value, dict):
        raise WireError("the answer is not a JSON object")
    return value


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    body = dict(pairs)
    if len(body) != len(pairs):
        raise WireError("the answer holds a key twice")
    return body


def _no_number(name: str) -> NoReturn:
    raise WireError(f"{name} is no JSON number")
