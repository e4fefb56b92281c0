from __future__ import annotations

import logging
from pathlib import Path

import pytest

from juicedesk.simulator.eeprom import Eeprom, EepromFile

BOX = "0910" + "0" * 24
DELIVERED = Eeprom(32, 1000)


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    EepromFile(tmp_path / "boxes", BOX).keep(Eeprom(16, 5000))
    assert EepromFile(tmp_path / "boxes", BOX).load(DELIVERED) == Eeprom(16, 5000)
    assert [path.name for path in (tmp_path / "boxes").iterdir()] == [f"{BOX}.json"]


def test_a_box_without_a_file_or_a_folder_is_as_delivered(tmp_path: Path) -> None:
    assert EepromFile(tmp_path, BOX).load(DELIVERED) == DELIVERED
    without = EepromFile(None, BOX)
    without.keep(Eeprom(16, 5000))
    assert without.load(DELIVERED) == DELIVERED


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"wire_limit_amps": 16}',
        b'{"wire_limit_amps": 81, "lifetime_wh": 1}',
        b'{"wire_limit_amps": true, "lifetime_wh": 1}',
        b'{"wire_limit_amps": 16, "lifetime_wh": "x"}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_logged_and_the_box_is_as_delivered(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / f"{BOX}.json").write_bytes(content)
    assert EepromFile(tmp_path, BOX).load(DELIVERED) == DELIVERED
    assert "cannot be read" in caplog.text


def test_a_disk_that_refuses_leaves_the_old_file_and_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    memory = EepromFile(tmp_path, BOX)
    memory.keep(Eeprom(16, 5000))
    (tmp_path / f"{BOX}.new").mkdir()  # the fresh file cannot be written
    with caplog.at_level(logging.ERROR):
        memory.keep(Eeprom(20, 5001))
    assert "cannot be written" in caplog.text
    assert EepromFile(tmp_path, BOX).load(DELIVERED) == Eeprom(16, 5000)


def test_the_file_is_written_only_on_a_change(tmp_path: Path) -> None:
    memory = EepromFile(tmp_path, BOX)
    memory.keep(Eeprom(16, 5000))
    file = tmp_path / f"{BOX}.json"
    inode = file.stat().st_ino
    memory.keep(Eeprom(16, 5000))
    assert file.stat().st_ino == inode


def test_energy_alone_is_written_by_the_kilowatt_hour(tmp_path: Path) -> None:
    memory = EepromFile(tmp_path, BOX)
    memory.keep_what_matters(Eeprom(16, 5000))
    memory.keep_what_matters(Eeprom(16, 5999))
    assert EepromFile(tmp_path, BOX).load(DELIVERED) == Eeprom(16, 5000)
    memory.keep_what_matters(Eeprom(16, 6000))
    assert EepromFile(tmp_path, BOX).load(DELIVERED) == Eeprom(16, 6000)
    memory.keep_what_matters(Eeprom(12, 6001))
    assert EepromFile(tmp_path, BOX).load(DELIVERED) == Eeprom(12, 6001)
