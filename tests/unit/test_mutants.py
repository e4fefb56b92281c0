"""The page about the mutants excuses only what does the same as before."""

from __future__ import annotations

import pytest

from tests.mutants.report import Tally, report
from tests.mutants.verdicts import Survivor, from_diff, why_equivalent

MISTAKE = Survivor("juicedesk.sync.pace.x_f__mutmut_1", "if now > last:", "if now >= last:")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('db.execute("DELETE FROM edit")', 'db.execute("delete from edit")'),
        ('row["at"]', 'row["AT"]'),
        ('headers.get("Retry-After")', 'headers.get("RETRY-AFTER")'),
        ('log.warning("gone")', "log.warning(None)"),
        ('threading.Thread(target=run, name="sync")', "threading.Thread(target=run, name=None)"),
        ('"journal_mode=WAL",', '"JOURNAL_MODE=WAL",'),
        ('"state": intent.state,', '"STATE": intent.state,'),
        ('assert value is not None, "a column"', 'assert value is not None, "A COLUMN"'),
    ],
)
def test_what_does_the_same_is_no_mistake(before: str, after: str) -> None:
    assert why_equivalent(Survivor("m.x", before, after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("if now > last:", "if now >= last:"),
        ('db.execute("DELETE FROM edit")', 'db.execute("XXDELETE FROM editXX")'),
        ('row["at"]', 'row["XXatXX"]'),
        ('state = "queued"', 'state = "QUEUED"'),
        ('catalog.info("x")', "catalog.info(None)"),
        ('"state": intent.state,', '"XXstateXX": intent.state,'),
        ("assert value is not None", "assert value is None"),
    ],
)
def test_what_does_something_else_is_one(before: str, after: str) -> None:
    assert not why_equivalent(Survivor("m.x", before, after))


def test_a_diff_is_read_as_the_line_before_and_after() -> None:
    diff = "--- a.py\n+++ b.py\n@@ -1,3 +1,3 @@\n def f():\n-    return 1\n+    return 2\n"
    assert from_diff("m.x_f__mutmut_1", diff) == Survivor("m.x_f__mutmut_1", "return 1", "return 2")


def test_only_mistakes_count_and_each_is_listed() -> None:
    same = Survivor("juicedesk.store.x_g__mutmut_2", 'row["at"]', 'row["AT"]')
    tally = Tally(mutants=21, survivors=(MISTAKE, same))
    assert tally.noticed_percent == 95.0
    page = report(tally)
    assert "+ if now >= last:" in page
    assert "AT" not in page
