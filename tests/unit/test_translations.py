"""The catalogs keep up with the code, and a translation keeps what its source promises.

Wording is a person's work, in resources/i18n/*.ts; `make translations` brings in new strings.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator

CHECKOUT = Path(__file__).parents[2]
CATALOGS = CHECKOUT / "resources" / "i18n"
TRANSLATED = ("juicedesk/ui", "juicedesk/adopt", "juicedesk/app.py")
TOOLS = Path(sys.executable).parent

FIELD = re.compile(r"\{(\w*)[^{}]*\}")
MNEMONIC = re.compile(r"&(?!&|\s|\w+;)")
COUNT = re.compile(r"%L?n")


@dataclass(frozen=True, slots=True)
class Message:
    """One string of a catalog with its forms: one, or for a counted thing one per plural form."""

    context: str
    source: str
    state: str
    forms: tuple[str, ...]
    is_counted: bool

    def problems(self) -> Iterator[str]:
        """What is wrong with it, in words."""
        if self.state:
            yield self.state
        elif not all(self.forms):
            yield "empty"
        else:
            yield from self._broken_promises()

    def _broken_promises(self) -> Iterator[str]:
        for form in self.forms:
            if Counter(FIELD.findall(form)) != Counter(FIELD.findall(self.source)):
                yield f"other fields than the source: {form}"
            if len(MNEMONIC.findall(form)) != len(MNEMONIC.findall(self.source)):
                yield f"mnemonic lost or added: {form}"
        # "One change" needs no number; the forms for more do.
        if COUNT.search(self.source) and not all(COUNT.search(form) for form in self.forms[1:]):
            yield "a plural form without its count"


def read_catalog(text: str) -> list[Message]:
    return [
        read_message(context.findtext("name", ""), message)
        for context in ElementTree.fromstring(text).iter("context")
        for message in context.iter("message")
    ]


def read_message(context: str, message: ElementTree.Element) -> Message:
    translation = message.find("translation")
    assert translation is not None
    forms = translation.findall("numerusform") or [translation]
    return Message(
        context=context,
        source=message.findtext("source", ""),
        state=translation.get("type", ""),
        forms=tuple(form.text or "" for form in forms),
        is_counted=message.get("numerus") == "yes",
    )


def list_problems(messages: list[Message]) -> list[str]:
    return [f"{m.context}: {m.source!r}: {problem}" for m in messages for problem in m.problems()]


def lupdate(catalog: Path, *options: str) -> list[Message]:
    """The catalog brought up to the code; strings that left the code stay in it as "vanished"."""
    sources = [str(CHECKOUT / part) for part in TRANSLATED]
    command = [str(TOOLS / "pyside6-lupdate"), "-silent", "-extensions", "py", "-locations", "none", *options]
    subprocess.run([*command, *sources, "-ts", str(catalog)], check=True)
    return read_catalog(catalog.read_text(encoding="utf-8"))


def compiled(name: str, folder: Path) -> QTranslator:
    target = folder / f"{name}.qm"
    command = [str(TOOLS / "pyside6-lrelease"), "-silent", str(CATALOGS / f"{name}.ts"), "-qm", str(target)]
    subprocess.run(command, check=True)
    translator = QTranslator()
    assert translator.load(str(target))
    return translator


@pytest.mark.parametrize(("name", "options"), [("juicedesk_de", ()), ("juicedesk_en", ("-pluralonly",))])
def test_catalog_is_complete_and_keeps_up_with_the_code(
    name: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    copy = Path(shutil.copy(CATALOGS / f"{name}.ts", tmp_path))

    problems = list_problems(lupdate(copy, *options))

    assert not problems, "\n".join(problems)


def test_german_is_what_the_screen_gets(tmp_path: Path) -> None:
    translator = compiled("juicedesk_de", tmp_path)
    messages = read_catalog((CATALOGS / "juicedesk_de.ts").read_text(encoding="utf-8"))

    assert messages
    for message in messages:
        n = 2 if message.is_counted else -1
        shown = translator.translate(message.context, message.source, "", n)
        assert shown == message.forms[-1], message


def test_dots_stand_as_each_language_sets_them() -> None:
    """In English at the word, in German after a space. And no „Werktag“: in German law Saturday is one."""
    messages = read_catalog((CATALOGS / "juicedesk_de.ts").read_text(encoding="utf-8"))

    assert [message.source for message in messages if re.search(r"\s…", message.source)] == []
    assert [form for message in messages for form in message.forms if re.search(r"\S…", form)] == []
    assert [form for message in messages for form in message.forms if "Werktag" in form] == []


def test_qts_own_german_is_at_hand() -> None:
    translations = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert QTranslator().load("qtbase_de", translations)


@pytest.mark.parametrize(
    ("source", "forms", "problem"),
    [
        ("{0} A", ["{1} A"], "other fields"),
        ("Open {name}", ["Öffnen"], "other fields"),
        ("{name:.1f} A", ["{name:.2f} A"], ""),
        ("&Save", ["Sichern"], "mnemonic"),
        ("Rules & breaker", ["Regeln und Sicherung"], ""),
        ("%n left", ["Noch eins", "Noch %n"], ""),
        ("%n left", ["Noch %n", "Noch viele"], "without its count"),
        ("Save", [""], "empty"),
    ],
)
def test_a_broken_promise_is_found(source: str, forms: list[str], problem: str) -> None:
    message = Message("Page", source, state="", forms=tuple(forms), is_counted=len(forms) > 1)

    found = "".join(message.problems())

    assert problem in found
    assert bool(found) == bool(problem)


@pytest.mark.parametrize("state", ["unfinished", "vanished", "obsolete"])
def test_a_catalog_that_lags_is_found(state: str) -> None:
    text = f'<message><source>Save</source><translation type="{state}">Sichern</translation></message>'

    messages = read_catalog(f"<TS><context><name>Page</name>{text}</context></TS>")

    assert list_problems(messages) == [f"Page: 'Save': {state}"]
