"""What has come to rest: it ended, it waits for a person, or it waits for the next day."""

from __future__ import annotations

from collections.abc import Iterable

from juicedesk.domain.intent import FieldGroup, Intent, IntentState, Reason
from juicedesk.store import Store


def moving(intents: Iterable[Intent]) -> list[Intent]:
    """What is still to come to rest.

    A box's own memory is written a few times a day only; a charge limit that is to be raised above the
    wire limit which waits for that waits with it; one that was sent is still to be settled.
    """
    undecided = [one for one in intents if one.state.is_open and one.state is not IntentState.HELD]
    tomorrow = {one.key.unit_id for one in undecided if one.reason is Reason.WRITE_BUDGET}
    return [
        one
        for one in undecided
        if one.reason is not Reason.WRITE_BUDGET
        and not (_is_raise_of_limit_to_send(one) and one.key.unit_id in tomorrow)
    ]


def _is_raise_of_limit_to_send(intent: Intent) -> bool:
    return intent.key.group is FieldGroup.LIMIT and intent.raises and intent.state is IntentState.QUEUED


def is_at_rest(store: Store, account_id: str) -> bool:
    """Whether nothing of an account moves any more."""
    return not moving(store.intents.open_intents(account_id))
