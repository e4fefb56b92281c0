"""What a server reported of an account's load groups."""

from __future__ import annotations

from collections.abc import Iterable

from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.ports import ReportedLoadGroup
from juicedesk.store.database import Database
from juicedesk.store.values import required_value, value_to_text


class LoadGroups:
    """Reported state only. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, account_id: str, groups: Iterable[ReportedLoadGroup] | None, at: float) -> None:
        """Keep the account's load groups as they were read at `at` (UTC epoch seconds); None from a server
        that has none to offer: then those that are known stay."""
        with self._database.transaction() as db:
            db.execute(
                "UPDATE account SET offers_load_groups = ? WHERE account_id = ?",
                (groups is not None, account_id),
            )
            if groups is None:
                return
            db.execute("DELETE FROM load_group WHERE account_id = ?", (account_id,))
            db.executemany(
                "INSERT INTO load_group VALUES(?, ?, ?, ?)",
                [(account_id, group.group_id, value_to_text(group.value), at) for group in groups],
            )

    def of_account(self, account_id: str) -> dict[str, LoadGroup]:
        """The account's load groups by their IDs."""
        with self._database.reading() as db:
            rows = db.execute("SELECT group_id, value FROM load_group WHERE account_id = ?", (account_id,))
            groups = {row["group_id"]: required_value(FieldGroup.LOAD_GROUP, row["value"]) for row in rows}
        return {group_id: group for group_id, group in groups.items() if isinstance(group, LoadGroup)}
