"""The left side: the chargers, and the work that waits."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.store.view import DeskView, LinkState
from juicedesk.ui.look import Look
from juicedesk.ui.models.charger_list_model import ChargerListModel
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.charger_delegate import ROW_PX, ChargerDelegate
from juicedesk.ui.widgets.counted_button import CountedButton
from juicedesk.ui.widgets.even_list import EvenList
from juicedesk.ui.widgets.labels import Label, W, caption
from juicedesk.ui.widgets.surfaces import Icon
from juicedesk.ui.widgets.whole_rows import WholeRows

WIDE_PX, SIDES_PX = 232, 26
NAV_ICON_PX, AROUND_ICON_PX = 16, 48
MOST_ROWS = 8


class Sidebar(QFrame):
    """Signals: charger_chosen(str) – by its unit ID; begin_chosen(), planner_chosen() – without an account;
    all_chosen(); changes_chosen(); groups_chosen(); history_chosen(); guide_chosen(); add_chosen();
    settings_chosen()."""

    charger_chosen = Signal(str)
    begin_chosen = Signal()
    planner_chosen = Signal()
    all_chosen = Signal()
    groups_chosen = Signal()
    changes_chosen = Signal()
    history_chosen = Signal()
    guide_chosen = Signal()
    add_chosen = Signal()
    settings_chosen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sidebar")
        self._look = look
        self._model = ChargerListModel(self)
        self._list = EvenList(look, "sunken")
        self._list.setObjectName("chargers")
        self._list.setAccessibleName(self.tr("Chargers"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(ChargerDelegate(look, self._list))
        self._list.selectionModel().currentChanged.connect(self._on_moved)
        self._list.clicked.connect(self._choose_current)
        self._list.activated.connect(self._choose_current)
        self._rows = WholeRows(self._list, MOST_ROWS)
        self._changes = CountedButton(look, self.tr("Changes"), icon="list-checks", kind="nav")
        self._changes.setObjectName("nav:changes")
        self._changes.setCheckable(True)
        self._changes.clicked.connect(self.changes_chosen)
        self._groups = Button(look, self.tr("Load groups"), icon="network", kind="nav")
        self._groups.setObjectName("nav:groups")
        self._groups.setCheckable(True)
        self._groups.clicked.connect(self.groups_chosen)
        self._history = Button(look, self.tr("History"), icon="chart-column", kind="nav")
        self._history.setObjectName("nav:history")
        self._history.setCheckable(True)
        self._history.clicked.connect(self.history_chosen)
        self._guide = Button(look, self.tr("What works now"), icon="life-buoy", kind="nav")
        self._guide.setObjectName("nav:guide")
        self._guide.setCheckable(True)
        self._guide.clicked.connect(self.guide_chosen)
        self._settings = Button(look, self.tr("Settings"), icon="settings", kind="nav")
        self._settings.setObjectName("nav:settings")
        self._settings.clicked.connect(lambda _checked: self.settings_chosen.emit())
        self._all = Button(look, self.tr("All chargers"), icon="table", kind="nav")
        self._all.setObjectName("nav:all")
        self._all.setCheckable(True)
        self._all.clicked.connect(self.all_chosen)
        self._begin = Button(look, self.tr("First steps"), icon="house", kind="nav")
        self._begin.setObjectName("nav:begin")
        self._begin.setCheckable(True)
        self._begin.clicked.connect(self.begin_chosen)
        self._planner = Button(look, self.tr("Plan nights"), icon="calendar-clock", kind="nav")
        self._planner.setObjectName("nav:planner")
        self._planner.setCheckable(True)
        self._planner.clicked.connect(self.planner_chosen)
        self._pages = {
            "welcome": self._begin,
            "all": self._all,
            "changes": self._changes,
            "groups": self._groups,
            "history": self._history,
            "guide": self._guide,
            "planner": self._planner,
        }
        self._add = Button(look, self.tr("Add charger"), icon="plus", kind="nav")
        self._add.setObjectName("nav:add")
        self._add.clicked.connect(self.add_chosen)
        self._headings = [caption(look, self.tr("Chargers")), caption(look, self.tr("Work"))]
        self._name = Label(look, "JuiceDesk", scale=1.15, weight=W.DemiBold)
        buttons = (*self._pages.values(), self._add, self._settings)
        self._words = {button: button.text() for button in buttons}
        self._lay_out(look)
        self.set_narrow(False)

    def show_desk(self, view: DeskView, *, comes_soon: bool = False) -> None:
        """Show the chargers and how many changes are open; `comes_soon`: an account is on its way."""
        self._model.show_chargers(view.chargers, view.link)
        count = len(view.waiting) + len(view.undecided)
        words = self.tr("Changes ({0})").format(count) if count else self.tr("Changes")
        if self._changes.accessibleName() != words:
            self._changes.setAccessibleName(words)
            self._changes.setToolTip(words if self._is_narrow else "")
            self._changes.show_count(count)
        for button in (self._begin, self._planner):
            button.setVisible(view.link.state is LinkState.NO_ACCOUNT and not comes_soon)
        self._all.setVisible(len(view.chargers) > 1)
        self._rows.show_rows(len(view.chargers), self._look.px(ROW_PX))

    def select_charger(self, unit_id: str) -> None:
        """Mark a charger as the one that is shown."""
        self._check("")
        index = self._model.index_of(unit_id)
        if index.isValid() and index != self._list.currentIndex():
            self._list.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def select_page(self, name: str) -> None:
        """Mark a page as what is shown, no charger, by its name in `WindowPages`."""
        self._check(name)
        self._list.selectionModel().clear()

    def _check(self, name: str) -> None:
        for page, button in self._pages.items():
            button.setChecked(page == name)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, for small windows; the names stay for screen readers and as tool tips."""
        self._is_narrow = narrow
        policy = Qt.ScrollBarPolicy
        self._list.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if narrow else policy.ScrollBarAsNeeded
        )
        for part in (self._name, *self._headings):
            part.setVisible(not narrow)
        for button, words in self._words.items():
            name = button.accessibleName()
            button.setText("" if narrow else words)
            button.setAccessibleName(name)
            button.setToolTip(name if narrow else "")
        self.setFixedWidth(self._look.px(NAV_ICON_PX) + AROUND_ICON_PX if narrow else self._wide_px())

    def _wide_px(self) -> int:
        widest = max(button.sizeHint().width() for button in self._words)
        return max(WIDE_PX, widest + SIDES_PX)

    def _on_moved(self, _current: QModelIndex, previous: QModelIndex) -> None:
        """A list that gets the focus makes its first row current by itself: that is nobody's choice."""
        if previous.isValid():
            self._choose_current()

    def _choose_current(self) -> None:
        index = self._list.currentIndex()
        if index.isValid():
            self.charger_chosen.emit(self._model.unit_id_at(index))

    def _lay_out(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 16)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 12)
        head.setSpacing(10)
        head.addWidget(Icon(look, "juicedesk", "accent", 24))
        head.addWidget(self._name, 1)
        column.addLayout(head)
        for heading in self._headings:
            heading.setContentsMargins(14, 4, 0, 2)
        column.addWidget(self._headings[0])
        column.addWidget(self._begin)
        column.addWidget(self._all)
        column.addWidget(self._rows, 100)
        column.addWidget(self._add)
        column.addSpacing(20)
        column.addWidget(self._headings[1])
        for name, button in self._pages.items():
            if name not in ("all", "welcome"):
                column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self._settings)
