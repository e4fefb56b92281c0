"""Which pictures a tour keeps, in which colours, and under which names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from juicedesk.ui.tour.command_line import _options
from juicedesk.ui.tour.pictures import IN_THE_DOCS, Pictures, themes_of

CHECKOUT = Path(__file__).parents[2]
SHOWN = re.compile(r"docs/screenshots/([\w-]+)\.png")


def names(pictures: Pictures, *steps: str) -> list[tuple[str, str]]:
    return [(theme, path.name) for step in steps for theme, path in pictures.of(step)]


def test_pictures_are_numbered_by_their_steps() -> None:
    kept = names(Pictures(Path("x")), "found", "saved")
    assert kept == [("", "01-found.png"), ("", "02-saved.png")]


def test_in_two_themes_the_second_one_is_in_the_name() -> None:
    kept = names(Pictures(Path("x"), themes_of("both")), "found", "saved")
    assert kept == [
        ("light", "01-found.png"),
        ("dark", "01-found-dark.png"),
        ("light", "02-saved.png"),
        ("dark", "02-saved-dark.png"),
    ]
    assert names(Pictures(Path("x"), themes_of("dark")), "found") == [("dark", "01-found.png")]


def test_for_the_docs_only_theirs_are_kept_under_their_names() -> None:
    kept = names(Pictures(Path("x"), themes_of("both"), IN_THE_DOCS), "chargers-found", "confirmed")
    assert kept == [("light", "overview.png"), ("dark", "overview-dark.png")]


def test_what_readme_and_packages_show_is_made_by_the_tour_and_there() -> None:
    pages = [CHECKOUT / "README.md", *(CHECKOUT / "packaging" / "linux").glob("*.metainfo.xml.in")]
    shown = {name for page in pages for name in SHOWN.findall(page.read_text(encoding="utf-8"))}
    made = {f"{name}{suffix}" for name in IN_THE_DOCS.values() for suffix in ("", "-dark")}
    assert shown and shown <= made
    assert made == {path.stem for path in (CHECKOUT / "docs" / "screenshots").glob("*.png")}


@pytest.mark.parametrize("words", [["--out", "x", "--theme", "blue"], ["--out", "x", "--language", "xx"], []])
def test_wrong_words_are_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        _options(words)
    assert ended.value.code == 2 and "error:" in capsys.readouterr().err
