"""How long a save takes until it is on the disk and may be called saved."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

import pytest

from juicedesk.domain.intent import Edit, FieldGroup, IntentKey
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.sync.clock import SystemClock

SAVES = 300
MEASURED_P99_S = 0.020


@pytest.mark.bench
def test_edit_to_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = Store(tmp_path / "desk.sqlite3")
    store.accounts.keep(Account("a", "https://server", "", None))
    clock = SystemClock()
    took_s = []
    for number in range(SAVES):
        key = IntentKey("a", f"{number % 40:028}", FieldGroup.WIRE)
        begin_s = time.perf_counter()
        store.intents.ask(Edit(key, 16 + number % 10, 32, clock.now()))
        took_s.append(time.perf_counter() - begin_s)
    store.close()
    took_s.sort()
    p99_s = took_s[int(SAVES * 0.99)]
    with capsys.disabled():
        print(f"\nedit to saved: median {median(took_s) * 1000:.2f} ms, p99 {p99_s * 1000:.2f} ms")
    assert p99_s < 10 * MEASURED_P99_S
