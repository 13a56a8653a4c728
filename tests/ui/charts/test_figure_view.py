"""The figure on the screen: built for its size, told by pointer and keys, never moved by the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.charts.coverage import coverage
from app.charts.figure import Circle, Diamond, Figure, Text
from app.charts.gaps import gaps
from app.charts.metrics import text_width
from app.charts.radar import radar
from app.domain.workshop import Workshop
from tests.app.charts.shapes import typical
from ui import theme
from ui.charts import painter
from ui.charts.figure_view import FigureView
from ui.charts.stops import stops_of
from ui.charts.tip import tip_area, tip_lines


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply_theme(qapp, "light")


Shown = Callable[..., FigureView]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    """Shows a view in a window, between two fields so that the focus has somewhere to come from and to go to."""
    windows: list[QWidget] = []

    def show(workshop: Workshop, builder: object = gaps, width: int = 620, height: int = 420) -> FigureView:
        window = QWidget()
        windows.append(window)
        layout = QVBoxLayout(window)
        view = FigureView("profile")
        for widget in (QLineEdit(objectName="before"), view, QLineEdit(objectName="after")):
            layout.addWidget(widget)
        view.set_figure(lambda w, h: builder(workshop, w, h, 12.0))  # type: ignore[operator]
        window.resize(width, height)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return view

    yield show
    windows.clear()


def tab(view: FigureView, times: int = 1, back: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, modifier)


def focus(view: FigureView, name: str) -> None:
    view.window().findChild(QLineEdit, name).setFocus()


def focused() -> str:
    return QApplication.focusWidget().objectName()


# --- size ----------------------------------------------------------------------------------------------------------


def test_the_figure_is_built_for_the_widgets_size_and_again_when_that_changes(qtbot: QtBot, shown: Shown) -> None:
    view = shown(typical(5, 5), radar)
    assert view.figure is not None
    assert (view.figure.width, view.figure.height) == (view.width(), view.height())
    view.window().resize(900, 700)
    qtbot.waitUntil(lambda: view.figure is not None and view.figure.width == view.width() > 850)


def test_a_high_figure_asks_for_its_height_and_is_never_cut(qtbot: QtBot, shown: Shown) -> None:
    view = shown(typical(10, 30, long=True), coverage, 700, 300)
    qtbot.waitUntil(lambda: view.figure is not None and view.height() >= view.figure.height * view._factor() - 1)
    assert view.minimumHeight() > 600
    view.set_figure(lambda w, h: gaps(typical(5, 3), w, h, 12.0))
    assert view.minimumHeight() < 200


def test_a_figure_wider_than_the_widget_is_scaled_down(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(160, 300)
    view.set_figure(lambda w, h: gaps(typical(10, 5), w, h, 12.0))
    assert view.figure is not None
    assert view.figure.width * view._factor() <= 160 + 1e-6


def test_a_view_without_a_figure_stands_everything(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(300, 200)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Escape):
        QTest.keyClick(view, key)
    QTest.mouseMove(view.viewport(), QPoint(20, 20))
    assert view.to_image().isNull()
    assert view.tip == ""
    view.copy_picture()


# --- keys ----------------------------------------------------------------------------------------------------------


def test_tab_goes_through_the_marks_and_then_on(shown: Shown) -> None:
    view = shown(typical(5, 3))
    assert view.figure is not None
    tips = view.figure.tips()
    focus(view, "before")
    told = []
    view.stop_changed.connect(told.append)
    tab(view, len(tips))
    assert told == list(tips)
    assert focused() == "profile"
    tab(view)
    assert focused() == "after"


def test_shift_tab_comes_in_at_the_end_and_goes_back(shown: Shown) -> None:
    view = shown(typical(5, 3))
    assert view.figure is not None
    tips = view.figure.tips()
    focus(view, "after")
    tab(view, back=True)
    assert view.tip == tips[-1]
    tab(view, back=True)
    assert view.tip == tips[-2]
    tab(view, len(tips) - 1, back=True)
    assert focused() == "before"


def test_escape_leaves_the_marks_and_the_next_tab_the_figure(shown: Shown) -> None:
    view = shown(typical(5, 3))
    focus(view, "before")
    tab(view, 2)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.tip == ""
    tab(view)
    assert focused() == "after"


def test_arrows_move_to_the_mark_that_lies_there(shown: Shown) -> None:
    view = shown(typical(5, 5), coverage)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Right)
    first = view.tip
    assert first.startswith("Culture & organisation, 1 Base:")
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.tip.startswith("Culture & organisation, 2 Beginner:")
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.tip.startswith("Design & architecture, 2 Beginner:")
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.tip == first


def test_every_mark_can_be_reached_by_arrows_alone(shown: Shown) -> None:
    view = shown(typical(5, 5), gaps)
    stops = stops_of(view.figure)  # type: ignore[arg-type]
    view.setFocus()
    seen, edge = {0}, [0]
    while edge:
        start = edge.pop()
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            view.move_stop(start)
            QTest.keyClick(view, key)
            index = next(i for i, stop in enumerate(stops) if stop.tip == view.tip)
            if index not in seen:
                seen.add(index)
                edge.append(index)
    assert seen == set(range(len(stops)))


def test_the_stop_stays_on_its_tip_when_the_figure_is_built_again(qtbot: QtBot, shown: Shown) -> None:
    view = shown(typical(5, 5))
    view.setFocus()
    view.move_stop(3)
    tip = view.tip
    view.window().resize(900, 600)
    qtbot.waitUntil(lambda: view.width() > 850)
    assert view.tip == tip


def test_it_is_announced_by_name_and_description(shown: Shown) -> None:
    view = shown(typical(5, 5))
    assert view.figure is not None
    assert view.accessibleName() == view.figure.title
    assert view.accessibleDescription() == view.figure.description
    view.move_stop(0)
    assert view.accessibleName() == f"{view.figure.title}. {view.figure.tips()[0]}"


def test_the_stop_with_the_focus_has_a_ring(shown: Shown) -> None:
    view = shown(typical(5, 5))
    before = view.grab().toImage()
    view.setFocus()
    view.move_stop(0)
    left, top, _right, _bottom = stops_of(view.figure)[0].boxes[0]  # type: ignore[arg-type]
    area = [(round(left) + dx, round(top) + dy) for dx in range(-6, 7) for dy in range(-6, 7)]
    wanted = theme.color("focus").rgb()
    ratio = view.devicePixelRatioF()

    def ringed(image: object) -> int:
        return sum(image.pixel(round(x * ratio), round(y * ratio)) == wanted for x, y in area)  # type: ignore[attr-defined]

    assert ringed(view.grab().toImage()) > ringed(before) + 3


# --- pointer -------------------------------------------------------------------------------------------------------


def middle_of(view: FigureView, kind: type[Circle] | type[Diamond]) -> tuple[QPoint, str]:
    assert view.figure is not None
    mark = next(mark for mark in view.figure.marks if isinstance(mark, kind) and mark.tip)
    return QPoint(round(mark.x * view._factor()), round(mark.y * view._factor())), mark.tip


@pytest.mark.parametrize("kind", [Circle, Diamond])
@pytest.mark.parametrize("builder", [radar, gaps])
def test_pointing_at_a_mark_says_what_it_is(
    qtbot: QtBot, shown: Shown, kind: type[Circle] | type[Diamond], builder: object
) -> None:
    view = shown(typical(5, 5), builder)
    place, tip = middle_of(view, kind)
    QTest.mouseMove(view.viewport(), place)
    qtbot.waitUntil(lambda: view.tip == tip)
    QTest.mouseMove(view.viewport(), QPoint(view.width() // 2, view.height() - 1))
    qtbot.waitUntil(lambda: view.tip == "")


def test_a_click_takes_the_focus_to_the_mark(qtbot: QtBot, shown: Shown) -> None:
    view = shown(typical(5, 5))
    place, tip = middle_of(view, Diamond)
    QTest.mouseMove(view.viewport(), place)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(view.viewport(), QPoint(2, view.height() - 2))
    qtbot.waitUntil(lambda: view.tip == tip)


def test_the_mouse_neither_pans_nor_zooms(shown: Shown) -> None:
    view = shown(typical(5, 5))
    place, _ = middle_of(view, Circle)
    before = (view.transform(), view.viewRect(), view._item.pos(), view._item.scale())
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
        QTest.mousePress(view.viewport(), button, pos=place)
        QTest.mouseMove(view.viewport(), place + QPoint(60, 40))
        QTest.mouseRelease(view.viewport(), button, pos=place + QPoint(60, 40))
    wheel = QWheelEvent(
        QPointF(place),
        QPointF(place),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert (view.transform(), view.viewRect(), view._item.pos(), view._item.scale()) == before


def test_a_tip_is_plain_text_within_the_view() -> None:
    from PySide6.QtCore import QRectF

    lines = tip_lines("<b>bold</b> & a much longer reason that has to be wrapped\nsecond", 160)
    assert lines[0].startswith("<b>bold</b> & a")
    assert lines[-1] == "second"
    within = QRectF(0, 0, 200, 120)
    for x in (0, 90, 195):
        for y in (0, 60, 115):
            assert within.contains(tip_area(lines, [QRectF(x, y, 5, 5)], within))


def test_a_tip_leaves_the_marks_it_speaks_of_in_sight() -> None:
    from PySide6.QtCore import QRectF

    marks = [QRectF(200, 180, 10, 10), QRectF(240, 160, 10, 10), QRectF(300, 150, 90, 30)]
    area = tip_area(tip_lines("Design: current 1, target 3", 240), marks, QRectF(0, 0, 400, 400))
    assert not any(area.intersects(mark) for mark in marks)


def test_actions_added_to_the_view_are_its_menu(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    assert view.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu


# --- colours and letters -------------------------------------------------------------------------------------------


def test_colours_are_those_of_the_theme_and_change_with_it(shown: Shown, qapp: QApplication) -> None:
    view = shown(typical(5, 5))
    place, _ = middle_of(view, Circle)
    ratio = view.devicePixelRatioF()
    for mode in ("light", "dark", "light"):
        theme.apply_theme(qapp, mode)
        qapp.processEvents()
        image = view.grab().toImage()
        current, surface = theme.color("current"), theme.color("surface")
        assert QColor(image.pixel(round(place.x() * ratio), round(place.y() * ratio))) == current
        assert QColor(image.pixel(image.width() - 2, image.height() - 2)) == surface


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_qt_sets_text_as_wide_as_it_was_measured(qapp: QApplication, weight: int) -> None:
    theme.register_fallback_fonts()
    metrics = QFontMetricsF(painter.figure_font(weight))
    for text in ("Information & reporting", "AVAVATo. Wa", "-> 83 % of 2 rated", "Łódź → −2", "fi ffi tt"):
        assert metrics.horizontalAdvance(text) == pytest.approx(text_width(text, 100, weight), abs=1.5)  # type: ignore[arg-type]


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_text_stands_where_its_anchor_says(qapp: QApplication, anchor: str) -> None:
    figure = Figure(200, 40, (Text(100, 25, "HHHH", 20, "text", 700, anchor),), "x")  # type: ignore[arg-type]
    image = painter.figure_image(figure, 1.0)
    ground = theme.color("surface").rgb()
    inked = [x for x in range(200) if any(image.pixel(x, y) != ground for y in range(40))]
    width = text_width("HHHH", 20, 700)
    left = {"start": 100.0, "middle": 100 - width / 2, "end": 100 - width}[anchor]
    assert inked[0] == pytest.approx(left, abs=3)
    assert inked[-1] == pytest.approx(left + width, abs=3)
