"""The outage guide as a sheet of paper."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from juicedesk.ui.outage_words import (
    afterwards,
    guide_rows,
    headings,
    power_cut_result,
    power_cut_steps,
)
from juicedesk.ui.theme import LIGHT

translate = QCoreApplication.translate
Gate = tuple[str, str]


def ask_and_print(gates: Sequence[Gate], parent: QWidget) -> None:
    """Ask for a printer, and print; the gates are (charger, what has to be read first)."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted:
        print_guide(gates, printer)


def print_guide(gates: Sequence[Gate], printer: QPrinter) -> None:
    """Print on what was chosen; also a PDF file."""
    document = QTextDocument()
    document.setDefaultStyleSheet("h1, h2, h3, b { font-weight: 600; }")  # the font is no bolder
    document.setHtml(guide_html(gates))
    document.print_(printer)


def guide_html(gates: Sequence[Gate]) -> str:
    """The whole guide; on paper nothing can be ticked, so every warning stands before the steps."""
    title = translate("OutagePrint", "What works while the server is away")
    clearing = translate("OutagePrint", "Clear the stored schedule")
    first = translate("OutagePrint", "Only when the car has to charge now. Read this first:")
    back = translate("OutagePrint", "When the server is back")
    disclaimer = translate(
        "OutagePrint", "A planning aid, not an inspection. Local rules and your electrician decide."
    )
    parts = [
        f"<h2>{_text(title)}</h2>",
        _table(),
        f"<h3>{_text(clearing)}</h3>",
        f"<p>{_text(first)}</p>",
        *(f"<p><b>{_text(name)}:</b> {_text(words)}</p>" for name, words in gates),
        "<ol>" + "".join(f"<li>{_text(step)}</li>" for step in power_cut_steps()) + "</ol>",
        f"<p>{_text(power_cut_result())}</p>",
        f"<h3>{_text(back)}</h3>",
        "<ul>" + "".join(f"<li>{_text(words)}</li>" for _icon, words in afterwards()) + "</ul>",
        f"<p>{_text(disclaimer)}</p>",
    ]
    return f"<div style='color: {LIGHT.text}; font-size: 9pt'>{''.join(parts)}</div>"


def _table() -> str:
    heads = "".join(f"<th align='left'>{_text(words)}</th>" for words in headings())
    rows = "".join(
        f"<tr><td><b>{_text(row.what)}</b></td><td>{_text(row.works)}</td>"
        f"<td>{_text(row.fails)}</td><td>{_text(row.advice)}</td></tr>"
        for row in guide_rows()
    )
    return (
        f"<table border='1' cellspacing='0' cellpadding='4' bordercolor='{LIGHT.hairline}'"
        f" style='border-collapse: collapse'><tr>{heads}</tr>{rows}</table>"
    )


def _text(words: str) -> str:
    return escape(words or "–")
