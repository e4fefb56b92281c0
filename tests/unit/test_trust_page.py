"""Lines of the trust page: replaced where they are, added where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stress.layer import Layer, Result
from tests.stress.registry import LAYERS
from tests.stress.trust_page import EVERY_RUN, FULL_SIZE, PAGE, TABLE_HEAD, Line, publish, with_line

EMPTY = "\n".join(
    [
        "# Trust",
        "",
        EVERY_RUN,
        "",
        "Words.",
        "",
        *TABLE_HEAD,
        "",
        FULL_SIZE,
        "",
        *TABLE_HEAD,
        "",
        "The end.",
        "",
    ]
)


def line(what: str = "kills", figure: str = "0 lost") -> Line:
    return Line(what, "200", "0 lost", figure, "2026-01-02", "2 cores, x86-64")


def failing(size: int, seed: int) -> Result:
    raise AssertionError(f"{size} edits lost\nand a page of details")


def test_a_new_line_goes_to_the_end_of_its_own_table() -> None:
    page = with_line(with_line(EMPTY, EVERY_RUN, line("first")), EVERY_RUN, line("second"))
    short, full = page.split(FULL_SIZE)
    assert short.strip().splitlines()[-2:] == [str(line("first")), str(line("second"))]
    assert "first" not in full
    assert full.endswith("\n\nThe end.\n")


def test_a_known_line_is_replaced_where_it_is() -> None:
    page = with_line(with_line(EMPTY, FULL_SIZE, line("first")), FULL_SIZE, line("second"))
    again = with_line(page, FULL_SIZE, line("first", figure="1 lost"))
    assert again == page.replace(str(line("first")), str(line("first", figure="1 lost")))
    assert "1 lost" in again


def test_a_bar_in_a_figure_does_not_make_a_cell() -> None:
    assert str(line(figure="a | b")).count("|") == str(line()).count("|")


def test_a_page_without_the_table_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=FULL_SIZE):
        with_line(f"{EVERY_RUN}\n{FULL_SIZE}\n", FULL_SIZE, line())


def test_a_failed_layer_is_published_as_failed(tmp_path: Path) -> None:
    page = tmp_path / "trust.md"
    page.write_text(EMPTY)
    layer = Layer("kill", "kills", "0 lost", 20, 2_000, failing, seed=7)
    publish(page, layer, layer.outcome(2_000, layer.seed), 2_000, is_full=True)
    row = page.read_text().split(FULL_SIZE)[1].splitlines()[4]
    assert row.startswith("| kills | 2,000 | 0 lost | FAILED with seed 7: 2000 edits lost | ")
    assert list(tmp_path.iterdir()) == [page]


def test_the_real_page_takes_every_layer(tmp_path: Path) -> None:
    page = tmp_path / "trust.md"
    page.write_bytes(PAGE.read_bytes())
    for layer in LAYERS:
        for is_full in (False, True):
            publish(page, layer, Result("fine"), layer.size(is_full), is_full)
    short, full = page.read_text().split(FULL_SIZE)
    for layer in LAYERS:
        assert short.count(f"| {layer.what} | {layer.short_size:,} |") == 1
        assert full.count(f"| {layer.what} | {layer.full_size:,} |") == 1


def test_names_and_lines_of_layers_differ() -> None:
    assert len({layer.name for layer in LAYERS}) == len({layer.what for layer in LAYERS}) == len(LAYERS)
