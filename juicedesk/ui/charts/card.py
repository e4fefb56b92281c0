"""A chart on its card: title, words, and the ways to its figures: table, picture, file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from juicedesk.ui.charts.chart import Chart
from juicedesk.ui.charts.figures_table import FiguresTable
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import caption, section
from juicedesk.ui.widgets.surfaces import Card

PNG, SVG = ".png", ".svg"
TABLE_PX = 240


class ChartCard(Card):
    """`file_name` is proposed when its figures are kept.

    Signals: said(str) – what became of a copy or a file, in words; figures_wanted(object, str) – its
    FiguresTable is wanted as a file, for which that name is proposed.
    """

    said = Signal(str)
    figures_wanted = Signal(object, str)

    def __init__(
        self,
        look: Look,
        title: str,
        file_name: str,
        chart: Chart,
        parent: QWidget | None = None,
        *,
        is_low: bool = False,
    ) -> None:
        """`is_low`: its words stand beside the title, and its table is no higher than the chart."""
        super().__init__(side_px=20, parent=parent)
        self.chart = chart
        self._title = title
        self._file_name = file_name
        self._name = section(look, title)
        self._summary = caption(look, wrap=True)
        self._summary.setObjectName(f"{file_name}:summary")
        self._table = QTableWidget()
        self._table.setObjectName(f"{file_name}:table")
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table_px = chart.sizeHint().height() if is_low else look.px(TABLE_PX)
        self._table.setMinimumHeight(table_px)
        if is_low:
            self._table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        name = self.tr("{0}, as a table").format(title)
        self._table.setAccessibleName(name)
        self._table.horizontalHeader().setAccessibleName(name)
        self._stack = QStackedWidget()
        self._stack.addWidget(chart)
        self._stack.addWidget(self._table)
        self._switch = Button(look, self.tr("Table"), icon="table", kind="plain")
        self._switch.setObjectName(f"{file_name}:switch")
        self._switch.clicked.connect(self._on_switch)
        self._more = Button(
            look, icon="ellipsis", kind="plain", name=self.tr("{0}: copy or save").format(title)
        )
        self._more.setObjectName(f"{file_name}:more")
        self._more.setFixedWidth(40)
        self._more.clicked.connect(self._open_menu)
        self._lay_out(is_low)

    def show_figures(self, summary: str, table: FiguresTable, title: str = "") -> None:
        """The chart holds something else: its words and its figures."""
        self._title = title or self._title
        self._name.setText(self._title)
        self._summary.setText(summary)
        self.chart.say(self._title, summary, table)
        if self._stack.currentWidget() is self._table:
            self._fill_table()

    def keep_in(self, path: Path) -> None:
        """Write a picture, of the kind that the ending of the name says; say how that went."""
        try:
            if path.suffix.lower() == SVG:
                self._write_svg(path)
            elif not self.chart.image().save(str(path)):
                raise OSError(self.tr("the picture cannot be saved there"))
        except OSError as exc:
            self.said.emit(self.tr("That could not be saved: {0}").format(exc.strerror or exc))
        else:
            self.said.emit(self.tr("Saved as {0}.").format(path.name))

    def copy_image(self) -> None:
        """Put a picture of it into the clipboard."""
        QGuiApplication.clipboard().setImage(self.chart.image())
        self.said.emit(self.tr("The picture is in the clipboard."))

    def _write_svg(self, path: Path) -> None:
        path.touch()  # an unwritable place says so as an OSError
        generator = QSvgGenerator()
        generator.setFileName(str(path))
        generator.setSize(self.chart.size())
        generator.setViewBox(self.chart.rect())
        generator.setTitle(self._title)
        generator.setDescription(self.chart.summary)
        painter = QPainter(generator)
        painter.fillRect(self.chart.rect(), self.chart.look.color("surface"))
        self.chart.paint_on(painter)
        painter.end()

    def _on_switch(self) -> None:
        to_table = self._stack.currentWidget() is self.chart
        if to_table:
            self._fill_table()
        self._stack.setCurrentWidget(self._table if to_table else self.chart)
        self._switch.setText(self.tr("Chart") if to_table else self.tr("Table"))
        self._switch.set_icon("chart-column" if to_table else "table")

    def _fill_table(self) -> None:
        table = self.chart.table
        self._table.setColumnCount(len(table.columns))
        self._table.setRowCount(len(table.texts))
        for number, column_of in enumerate(table.columns):
            head = QTableWidgetItem(column_of.words)
            head.setTextAlignment(_side(number))
            self._table.setHorizontalHeaderItem(number, head)
        for row, texts in enumerate(table.texts):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_side(column))
                self._table.setItem(row, column, item)

    def _open_menu(self) -> None:
        menu = QMenu(self._more)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy picture")).triggered.connect(self.copy_image)
        menu.addAction(self.tr("Save picture…")).triggered.connect(self._ask_where)
        figures = menu.addAction(self.tr("Save figures (CSV)…"))
        figures.triggered.connect(lambda: self.figures_wanted.emit(self.chart.table, self._file_name))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _ask_where(self) -> None:
        start = str(Path.home() / (self._file_name + PNG))
        path, _kind = QFileDialog.getSaveFileName(self, self._title, start, self.tr("Picture (*.png *.svg)"))
        if path:
            found = Path(path)
            self.keep_in(found if found.suffix else found.with_suffix(PNG))

    def _lay_out(self, is_low: bool) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._name, 0 if is_low else 1)
        if is_low:
            head.addSpacing(12)
            head.addWidget(self._summary, 1)
        head.addWidget(self._switch)
        head.addWidget(self._more)
        self.column.setSpacing(6)
        self.column.addLayout(head)
        if not is_low:
            self.column.addWidget(self._summary)
        self.column.addWidget(self._stack)


def _side(column: int) -> Qt.AlignmentFlag:
    """What the row is about at the left, its figures at the right."""
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
