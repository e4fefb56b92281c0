"""Nothing that reaches a log may open a charger to whoever reads it."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from juicedesk import log

JUICEBOX_ID = "0910" + "1" * 20 + "4711"
TOKEN = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()  # pytest's own are put back untouched; `configure` closes what it replaces
    stream = io.StringIO()
    log.configure(stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_box_is_known_by_the_end_of_its_id() -> None:
    assert log.masked(f"box {JUICEBOX_ID}:v09u") == "box …4711:v09u"


@pytest.mark.parametrize(
    "text",
    [
        f"account_token={TOKEN}",
        f'{{"token": "{TOKEN}"}}',
        f"token {TOKEN}",
        f"see {TOKEN}.",
        TOKEN.replace("-", ""),
        "Authorization: secret-word",
        'account_token": "secret-word"',
        "password=secret-word",
    ],
)
def test_tokens_are_masked_in_any_form(text: str) -> None:
    said = log.masked(text)
    assert TOKEN not in said
    assert TOKEN.replace("-", "") not in said
    assert "secret-word" not in said
    assert "•••" in said


@pytest.mark.parametrize("text", ["http port 8042 is in use", "charging 32 A, 7680 W", "12:30:15 ok", ""])
def test_everything_else_is_left_alone(text: str) -> None:
    assert log.masked(text) == text


def test_messages_arguments_and_tracebacks_are_masked(written: io.StringIO) -> None:
    logger = logging.getLogger("juicedesk.test")
    logger.info("unit %s", JUICEBOX_ID)
    try:
        raise ValueError(f"token={TOKEN}")
    except ValueError:
        logger.exception("failed")
    said = written.getvalue()
    assert "INFO juicedesk.test: unit …4711" in said
    assert "Traceback" in said
    assert JUICEBOX_ID not in said
    assert TOKEN not in said


def test_configuring_twice_writes_once(written: io.StringIO) -> None:
    log.configure(written)
    logging.getLogger("juicedesk.test").warning("once")
    assert written.getvalue().count("once") == 1


@pytest.fixture
def file(written: io.StringIO, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "juicedesk.log"
    log.keep_in(path)
    (kept,) = (handler for handler in logging.getLogger().handlers if isinstance(handler, log.Kept))
    yield path
    kept.close()


def test_what_is_kept_in_a_file_is_masked_too_and_read_again(file: Path) -> None:
    logging.getLogger("x").warning("of %s", JUICEBOX_ID)
    assert log.earlier_lines(file).endswith("WARNING x: of …4711\n")
    assert log.earlier_lines(file, most_bytes=5) == "4711\n"


def test_the_file_does_not_grow_for_ever(file: Path) -> None:
    for _ in range(300):
        logging.getLogger("x").warning("y" * 10_000)
    written = sorted(path.name for path in file.parent.glob("juicedesk.log*"))
    assert written == ["juicedesk.log", "juicedesk.log.1"]
    assert sum(path.stat().st_size for path in file.parent.glob("juicedesk.log*")) <= 2_000_000


def test_a_disk_that_takes_no_log_is_nobodys_concern(
    written: io.StringIO, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").write_text("a file where the folder should be")
    log.keep_in(tmp_path / "folder" / "juicedesk.log")
    logging.getLogger("x").warning("heard")
    assert "heard" in written.getvalue()
    assert capsys.readouterr().err == ""
    assert log.earlier_lines(tmp_path / "folder" / "juicedesk.log") == ""


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (log.FEW, ["WARNING"]),
        (log.USUAL, ["INFO", "WARNING"]),
        (log.ALL, ["DEBUG", "INFO", "WARNING"]),
        ("", ["INFO", "WARNING"]),
    ],
)
def test_how_much_is_written_is_a_choice_about_this_program(
    written: io.StringIO, choice: str, kept: list[str]
) -> None:
    log.choose_level(choice)
    try:
        for name in ("juicedesk.sync", "urllib3"):
            for level in (logging.DEBUG, logging.INFO, logging.WARNING):
                logging.getLogger(name).log(level, "something")
    finally:
        log.choose_level(log.USUAL)
    lines = written.getvalue().splitlines()
    assert [line.split()[2] for line in lines if "juicedesk.sync" in line] == kept
    assert not any("DEBUG urllib3" in line for line in lines), "libraries tell addresses in detail"


def test_a_file_that_is_let_go_of_can_be_deleted(written: io.StringIO, tmp_path: Path) -> None:
    path = tmp_path / "juicedesk.log"
    log.keep_in(path)
    logging.getLogger("juicedesk").warning("one")
    log.keep_no_more()
    path.unlink()
    logging.getLogger("juicedesk").warning("two")
    assert not path.exists()
