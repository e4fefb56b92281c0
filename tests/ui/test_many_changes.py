"""A bulk edit can leave thousands of changes: the page lists some, and says how many follow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from juicedesk.domain.intent import FieldGroup
from juicedesk.store.view import Change
from juicedesk.ui.pages.changes import MOST_LISTED
from juicedesk.ui.widgets.change_row import ChangeRow
from tests.fakes.desk import FakeDesk, a_change
from tests.ui.used_window import opened, show


def changes(count: int) -> tuple[Change, ...]:
    change = a_change(FieldGroup.LIMIT, 16, 32)
    return tuple(replace(change, change_id=number + 1) for number in range(count))


@pytest.mark.parametrize(("count", "more"), [(3, 0), (MOST_LISTED, 0), (2000, 2000 - MOST_LISTED)])
def test_no_more_rows_than_a_page_can_bear(qtbot: QtBot, qapp: QApplication, count: int, more: int) -> None:
    with opened(qtbot, qapp, FakeDesk(), is_demo=False) as window:
        window.main.open_changes()
        show(window, waiting=changes(count))
        rows = [row for row in window.main.stack.changes.page.findChildren(ChangeRow) if row.isVisible()]
        assert len(rows) == min(count, MOST_LISTED)
        assert window.sees("changes:more") == (more > 0)
        assert window.button("nav:changes").accessibleName() == f"Changes ({count})"
        if more:
            assert any(text.startswith(f"{more} more follow") for text in window.texts)
        show(window, waiting=changes(2))
        assert not window.sees("changes:more")
