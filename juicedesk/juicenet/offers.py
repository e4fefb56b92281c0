"""What our own server offers beyond the vendor's API, under a key that other clients pass over."""

from __future__ import annotations

from collections.abc import Set

from juicedesk.juicenet.reading import Fields

OFFERS = "offers"
"""In the answers of get_server_info, get_account_units and get_info: a list of the words below."""

CONDITIONAL_WRITES = "conditional_writes"
"""A write may carry `if_info_timestamp`, and is refused with 1409 unless that is the unit's stamp."""

LOAD_GROUPS = "load_groups"
"""get_load_groups and set_load_group are known at the account's path."""


def offers_of(answer: Fields) -> Set[str]:
    """The words of an answer; none from a server that does not know the key."""
    words = answer.value_of(OFFERS)
    return (
        frozenset(word for word in words if isinstance(word, str)) if isinstance(words, list) else frozenset()
    )
