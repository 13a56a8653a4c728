"""The review page as a facilitator uses it: read, point, press keys, go on to a category or to the plan."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.commands import Decide, RatePractice, SetPriority, SetRationale
from app.domain.workshop import CategoryState, Workshop
from tests.app.charts.shapes import typical
from tests.app.factories import a_model, a_workshop
from tests.desk import Desk
from tests.ui.review.conftest import Review, focused, press, tab_to
from ui.review.board import category_of
from ui.review.page import ReviewPage


@pytest.fixture
def gone(desk: Desk) -> list[tuple[str, str]]:
    """Where the page asked to go."""
    found: list[tuple[str, str]] = []
    desk.actions.go.disconnect(desk.frame.go)
    desk.actions.go.connect(lambda page, detail: found.append((page, detail)))
    return found


def names(page: ReviewPage) -> list[str]:
    return [row.name for row in page.board.table.table.rows]


def shown_cell(page: ReviewPage, row: int, column: int) -> str:
    return str(page.board.table.table.index(row, column).data())


# --- what is shown -------------------------------------------------------------------------------------------------


def test_the_page_reads_the_profile_and_lists_the_categories_in_their_order(
    review: Review, sample: Callable[..., Workshop]
) -> None:
    page = review(sample())
    assert page.title == "Where we are and where we want to be"
    assert page.board.reading.text() == "Largest gaps, 2 levels each: Test & Verification, Build & Deploy."
    assert page.board.counts.text() == "All 5 categories are decided."
    assert names(page)[0] == "Test & Verification"
    assert [shown_cell(page, 0, column) for column in range(6)] == [
        "Test & Verification",
        "0 Base",
        "2 Intermediate",
        "+2",
        "High",
        "33",
    ]
    assert not page.board.open_button.isVisible()


def test_every_sample_fills_all_charts(review: Review, sample: Callable[..., Workshop]) -> None:
    for sample_id in ("bank-payments", "retail-data-platform", "logistics-platform", "connected-services"):
        page = review(sample(sample_id))
        for card in page.board.charts.values():
            assert card.chart is not None
            assert card.chart.figure is not None
            assert card.chart.figure.tips()


def test_the_radars_legend_says_the_means_and_how_many_categories_they_count(
    review: Review, sample: Callable[..., Workshop]
) -> None:
    page = review(sample("connected-services"))
    texts = [text.text for text in page.board.profile.chart.figure.texts()]  # type: ignore[union-attr]
    assert {"Current 2.7", "Target 3.3", "Mean gap +0.7"} <= set(texts)
    assert any(text.startswith("3 of 4 categories counted") for text in texts)


def test_without_any_decided_category_the_means_are_no_score(review: Review) -> None:
    page = review(typical_open())
    texts = [text.text for text in page.board.profile.chart.figure.texts()]  # type: ignore[union-attr]
    assert "Current no score" in texts
    assert page.board.counts.text() == "0 of 4 categories are decided, 4 are open."


def typical_open() -> Workshop:
    """Four categories of which one has a current level only."""
    return msgspec.structs.replace(typical(5, 4), states=(CategoryState("c0", current=2),), ratings=())


def test_set_aside_and_out_of_scope_categories_are_listed_with_their_reason(
    review: Review, sample: Callable[..., Workshop]
) -> None:
    page = review(sample("connected-services"))
    last = [shown_cell(page, row, 6) for row in (3, 4)]
    assert last[0].startswith("Not applicable: The group's security office")
    assert last[1] == "Out of scope"
    assert [shown_cell(page, 3, column) for column in range(1, 6)] == ["–"] * 5


def test_without_ratings_a_sentence_stands_in_for_the_coverage(review: Review) -> None:
    page = review(msgspec.structs.replace(typical(5, 5), ratings=()))
    board = page.board
    assert board.coverage.instead.isVisible()
    assert not board.coverage.chart.isVisible()  # type: ignore[union-attr]
    assert not board.coverage.copy_button.isVisible()
    page = review(typical(5, 5))
    assert board.coverage.chart.isVisible()  # type: ignore[union-attr]
    assert not board.coverage.instead.isVisible()


def test_a_workshop_without_decisions_leads_to_scoring(
    review: Review, gone: list[tuple[str, str]], qtbot: QtBot
) -> None:
    page = review(a_workshop(a_model()))
    assert page.empty.isVisible()
    assert page.empty.title_label.text() == "Nothing is decided yet"
    assert not page.goals_button.isVisible()
    qtbot.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    assert gone == [("score", "")]


def test_a_workshop_without_categories_leads_to_preparing(
    review: Review, gone: list[tuple[str, str]], qtbot: QtBot
) -> None:
    states = tuple(CategoryState(f"cat-{n}", in_scope=False) for n in range(3))
    page = review(a_workshop(a_model(), states=states))
    assert page.empty.title_label.text() == "No category is in scope"
    qtbot.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    assert gone == [("prepare", "")]


def test_the_first_decision_turns_the_empty_page_into_a_board_and_undo_turns_it_back(
    review: Review, desk: Desk
) -> None:
    page = review(a_workshop(a_model()))
    page.do(Decide(workshop_id=page.workshop_id, category_id="cat-1", current=1, target=3))
    assert page.board.isVisible()
    assert page.board.reading.text() == "Largest gap: Category 1, from 1 Level 1 to 3 Level 3."
    assert page.board.counts.text() == "1 of 3 categories is decided, 2 are open."
    desk.actions["undo"].trigger()
    assert page.empty.isVisible()


# --- ways on -------------------------------------------------------------------------------------------------------


def test_g_and_its_button_lead_to_the_plan(review: Review, gone: list[tuple[str, str]], qtbot: QtBot) -> None:
    page = review(typical())
    press(Qt.Key.Key_G)
    qtbot.mouseClick(page.goals_button, Qt.MouseButton.LeftButton)
    assert gone == [("plan", ""), ("plan", "")]


def test_g_works_from_a_chart_and_from_the_table_too(review: Review, gone: list[tuple[str, str]]) -> None:
    review(typical())
    tab_to("chart_gaps")
    press(Qt.Key.Key_G)
    tab_to("review_table")
    press(Qt.Key.Key_G)
    assert gone == [("plan", ""), ("plan", "")]


def test_enter_on_a_row_leads_to_its_category(review: Review, gone: list[tuple[str, str]]) -> None:
    page = review(typical())
    tab_to("review_table")
    press(Qt.Key.Key_Down, times=2)
    press(Qt.Key.Key_Return)
    assert gone == [("score", page.board.table.table.rows[2].category_id)]


def test_a_double_click_on_a_row_leads_to_its_category_and_a_single_one_does_not(
    review: Review, gone: list[tuple[str, str]], qtbot: QtBot
) -> None:
    page = review(typical())
    table = page.board.table
    place = table.visualRect(table.table.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert gone == []
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert gone == [("score", table.table.rows[1].category_id)]


def test_a_row_out_of_scope_leads_to_preparing(
    review: Review, gone: list[tuple[str, str]], sample: Callable[..., Workshop]
) -> None:
    page = review(sample("connected-services"))
    tab_to("review_table")
    press(Qt.Key.Key_End)
    assert page.board.table.table.rows[-1].kind == "out of scope"
    press(Qt.Key.Key_Return)
    assert gone == [("prepare", "")]


def test_enter_on_a_mark_leads_to_its_category(review: Review, gone: list[tuple[str, str]]) -> None:
    page = review(typical())
    tab_to("chart_profile")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    tab_to("chart_gaps")
    press(Qt.Key.Key_Enter)
    assert gone == [("score", "c1"), ("score", page.board.table.table.rows[0].category_id)]


def test_a_double_click_on_a_mark_leads_to_its_category_and_beside_it_nowhere(
    review: Review, gone: list[tuple[str, str]], qtbot: QtBot
) -> None:
    page = review(typical())
    chart = page.board.gaps.chart
    assert chart is not None
    qtbot.mouseDClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, chart.height() - 2))
    assert gone == []
    bar = next(mark for mark in chart.figure.marks if type(mark).__name__ == "Rect" and mark.tip)  # type: ignore[union-attr]
    place = QPoint(int(bar.x + bar.w / 2), int(bar.y + bar.h / 2))  # type: ignore[union-attr]
    qtbot.mouseDClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert gone == [("score", page.board.table.table.rows[0].category_id)]


def test_a_levels_mark_leads_nowhere(review: Review, gone: list[tuple[str, str]]) -> None:
    page = review(typical())
    tab_to("chart_gaps")
    press(Qt.Key.Key_Up)
    assert "Base" in page.board.gaps.chart.tip or "Intermediate" in page.board.gaps.chart.tip  # type: ignore[union-attr]
    press(Qt.Key.Key_Return)
    assert gone == []


def test_a_cell_of_the_coverage_leads_to_its_category_even_when_one_name_begins_like_another() -> None:
    model_names = ("Build", "Build, deploy", "Build, deploy, run")
    workshop = typical(5, 3)
    categories = tuple(
        msgspec.structs.replace(category, name=name)
        for category, name in zip(workshop.model.categories, model_names, strict=True)
    )
    model = msgspec.structs.replace(workshop.model, categories=categories)
    workshop = msgspec.structs.replace(workshop, model=model)
    assert category_of("Build, 2 Beginner: 50% achieved", workshop) == "c0"
    assert category_of("Build, deploy, 2 Beginner: 50% achieved", workshop) == "c1"
    assert category_of("Build, deploy, run, 2 Beginner: not rated", workshop) == "c2"
    assert category_of("2 Beginner: What it is.", workshop) == ""


def test_what_is_open_can_be_decided_at_once(review: Review, gone: list[tuple[str, str]], qtbot: QtBot) -> None:
    page = review(typical(mixed=True))
    assert page.board.open_button.isVisible()
    qtbot.mouseClick(page.board.open_button, Qt.MouseButton.LeftButton)
    assert gone == [("score", page.board.view.first_open)]  # type: ignore[union-attr]


# --- keys ----------------------------------------------------------------------------------------------------------


def test_tab_goes_through_everything_in_reading_order(review: Review) -> None:
    review(typical())
    order: list[str] = []
    for _ in range(80):
        press(Qt.Key.Key_Tab)
        if not order or order[-1] != focused():
            order.append(focused())
        if focused() == "save_coverage":
            break
    board = order[order.index("chart_profile") :]
    assert board == [
        "chart_profile",
        "copy_profile",
        "save_profile",
        "chart_gaps",
        "copy_gaps",
        "save_gaps",
        "review_table",
        "copy_table",
        "chart_coverage",
        "copy_coverage",
        "save_coverage",
    ]


def test_a_mark_reached_by_key_says_what_it_is(review: Review) -> None:
    page = review(typical())
    tab_to("chart_profile")
    chart = page.board.profile.chart
    assert chart is not None
    assert chart.tip.startswith("Culture & organisation: current 3 Intermediate, target 4 Advanced, gap +1")
    press(Qt.Key.Key_Escape, times=2)
    assert QApplication.focusWidget() is page


def test_the_board_scrolls_to_the_row_and_the_mark_that_the_keys_are_on(review: Review) -> None:
    page = review(typical(10, 30))
    board = page.board
    tab_to("review_table")
    press(Qt.Key.Key_End)
    seen = board.viewport().rect()

    def is_seen(widget, area) -> bool:  # type: ignore[no-untyped-def]
        return seen.contains(widget.mapTo(board.viewport(), area.center()))

    assert is_seen(board.table, board.table.row_area())
    tab_to("chart_coverage")
    press(Qt.Key.Key_End)
    chart = board.coverage.chart
    assert chart is not None
    assert is_seen(chart, chart.stop_area())


def test_the_scrolling_keys_move_the_board(review: Review) -> None:
    page = review(typical(10, 30))
    bar = page.board.verticalScrollBar()
    press(Qt.Key.Key_PageDown)
    assert bar.value() == bar.pageStep()
    press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    press(Qt.Key.Key_Home)
    assert bar.value() == 0


def test_the_wheel_over_a_chart_and_over_the_table_scrolls_the_board(review: Review, desk: Desk) -> None:
    page = review(typical(10, 30))
    bar = page.board.verticalScrollBar()
    for widget in (page.board.profile.chart, page.board.table):
        assert widget is not None
        page.board.ensureWidgetVisible(widget)
        before = bar.value()
        seen = widget.rect().translated(widget.mapTo(desk.window, QPoint()))
        view = page.board.viewport()
        place = seen.intersected(view.rect().translated(view.mapTo(desk.window, QPoint()))).center()
        assert widget.isAncestorOf(desk.window.childAt(place))
        QTest.wheelEvent(desk.window.windowHandle(), QPointF(place), QPoint(0, -120))
        desk.settle()
        assert bar.value() > before, widget.objectName()


# --- refresh -------------------------------------------------------------------------------------------------------


def test_undo_shows_the_levels_before_and_leaves_the_focus_on_its_row(review: Review, desk: Desk) -> None:
    page = review(typical(5, 5))
    page.do(Decide(workshop_id=page.workshop_id, category_id="c4", current=1, target=5))
    tab_to("review_table")
    while page.board.table.category_id != "c4":
        press(Qt.Key.Key_Down)
    assert shown_cell(page, page.board.table.currentIndex().row(), 2) == "5 Expert"
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert focused() == "review_table"
    assert page.board.table.category_id == "c4"
    row = page.board.table.currentIndex().row()
    assert [shown_cell(page, row, column) for column in (1, 2)] == ["2 Beginner", "3 Intermediate"]
    assert page.board.table.selectionModel().isRowSelected(row)


def test_figures_are_built_again_only_where_what_they_show_differs(review: Review) -> None:
    page = review(typical(5, 5))
    cards = page.board.charts.values()

    def figures() -> list[object]:
        return [card.chart.figure for card in cards]  # type: ignore[union-attr]

    before = figures()
    page.do(SetRationale(workshop_id=page.workshop_id, category_id="c0", text="Because."))
    assert all(now is then for now, then in zip(figures(), before, strict=True))
    practice = page.workshop.model.categories[0].practices[0]
    page.do(RatePractice(workshop_id=page.workshop_id, practice_id=practice.id, rating="N"))
    assert [now is then for now, then in zip(figures(), before, strict=True)] == [True, True, False]
    before = figures()
    page.do(SetPriority(workshop_id=page.workshop_id, category_id="c0", priority="high"))
    assert [now is then for now, then in zip(figures(), before, strict=True)][:2] == [False, False]


def test_a_stop_of_a_chart_keeps_the_focus_when_another_category_changes(review: Review) -> None:
    page = review(typical(5, 5))
    tab_to("chart_profile")
    chart = page.board.profile.chart
    assert chart is not None
    tip = chart.tip
    page.do(Decide(workshop_id=page.workshop_id, category_id="c4", current=1, target=5))
    assert focused() == "chart_profile"
    assert chart.tip == tip


def test_another_workshop_replaces_everything(review: Review, sample: Callable[..., Workshop]) -> None:
    review(typical(10, 30))
    page = review(sample("logistics-platform"))
    assert len(names(page)) == 4
    tips = page.board.gaps.chart.figure.tips()  # type: ignore[union-attr]
    assert any(tip.startswith("Security and Policy") for tip in tips)


# --- room ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "beside"), [((1000, 620), "nothing"), ((1440, 900), "gaps"), ((1920, 1080), "gaps and coverage")]
)
def test_the_cards_share_the_room_that_there_is(
    review: Review, desk: Desk, sample: Callable[..., Workshop], size: tuple[int, int], beside: str
) -> None:
    desk.window.resize(*size)
    page = review(sample())
    board = page.board
    together = []
    if board.profile.y() == board.gaps.y():
        together.append("gaps")
    if board.table_card.y() == board.coverage.y():
        together.append("coverage")
    assert (" and ".join(together) or "nothing") == beside
    assert board.horizontalScrollBar().maximum() == 0
    assert board.widget().width() == board.viewport().width()


def test_on_a_usual_screen_charts_and_table_are_seen_at_once(
    review: Review, desk: Desk, sample: Callable[..., Workshop]
) -> None:
    desk.window.resize(1440, 900)
    page = review(sample())
    table = page.board.table_card
    assert table.mapTo(page.board.viewport(), QPoint(0, table.height())).y() <= page.board.viewport().height()


def test_on_a_large_screen_all_of_a_sample_is_seen_at_once(
    review: Review, desk: Desk, sample: Callable[..., Workshop]
) -> None:
    desk.window.resize(1920, 1080)
    for sample_id in ("bank-payments", "retail-data-platform", "logistics-platform", "connected-services"):
        page = review(sample(sample_id))
        assert page.board.verticalScrollBar().maximum() == 0, sample_id


@pytest.mark.parametrize("size", [(1000, 620), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize(("levels", "categories"), [(2, 1), (3, 2), (5, 3), (10, 30), (7, 12)])
@pytest.mark.parametrize("long", [False, True])
def test_models_of_any_shape_lie_within_their_cards(
    review: Review, desk: Desk, size: tuple[int, int], levels: int, categories: int, long: bool
) -> None:
    desk.window.resize(*size)
    page = review(typical(levels, categories, long=long, mixed=True))
    board = page.board
    for card in board.charts.values():
        if card.chart is None or not card.chart.isVisible():
            continue
        figure, chart = card.chart.figure, card.chart
        assert figure is not None
        assert figure.height <= chart.height() + 1, card.name
        assert figure.width <= chart.width() + 1, card.name
        assert card.rect().contains(chart.geometry()), card.name
        assert min(text.size for text in figure.texts()) >= 9, card.name
    last = board.table.table.index(len(board.table.table.rows) - 1, 6)
    area = board.table.visualRect(last)
    assert board.table.viewport().rect().contains(area)
    assert board.band.height() >= board.band.heightForWidth(board.band.width())


def test_what_is_painted_is_the_figure_that_is_shown_not_a_piece_of_the_one_before(review: Review, desk: Desk) -> None:
    from ui.charts.painter import figure_image

    desk.window.resize(1000, 620)
    for workshop in (typical(5, 6, mixed=True), typical_open(), typical(10, 30)):
        page = review(workshop)
        desk.window.grab()
        chart = page.board.gaps.chart
        assert chart is not None
        assert chart.figure is not None
        painted, meant = chart.grab().toImage(), figure_image(chart.figure, 1.0)
        points = [
            (x, y) for x in range(5, meant.width(), 7) for y in range(5, min(meant.height(), painted.height()), 7)
        ]
        differ = sum(painted.pixelColor(x, y) != meant.pixelColor(x, y) for x, y in points)
        assert differ < len(points) / 200


def test_a_notice_moves_the_board_but_builds_no_figure_again(review: Review, desk: Desk) -> None:
    desk.window.resize(1440, 900)
    page = review(typical(5, 5))
    before = page.board.profile.chart.figure  # type: ignore[union-attr]
    page.notice.show_notice("Something happened.")
    desk.settle()
    assert page.board.profile.chart.figure is before  # type: ignore[union-attr]


# --- what it brings in ---------------------------------------------------------------------------------------------

BRINGS_IN = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
from app.commands import AddWorkshop, Decide
from app.workbench import Workbench
from tests.app.factories import a_model, a_workshop
from ui.actions import Actions
from ui.bridge import Bridge
from ui.review.page import ReviewPage
window = QMainWindow()
bridge = Bridge(Workbench(Path(sys.argv[1])))
made = a_workshop(a_model())
bridge.do(AddWorkshop(made))
page = ReviewPage(bridge, Actions(window))
window.setCentralWidget(page)
page.open_workshop(made.id)
window.show()
app.processEvents()
heavy = lambda: "pyqtgraph" in sys.modules
print(heavy())
bridge.do(Decide(workshop_id=made.id, category_id="cat-0", current=1, target=2))
print(heavy(), page.board.reading.text())
for _ in range(20):
    app.processEvents()
print(heavy(), page.board.profile.chart is not None)
bridge.close()
"""


def test_the_charts_are_brought_in_after_the_words_and_only_when_there_is_something_to_show(library: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BRINGS_IN, str(library)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "False",
        "False Largest gap: Category 0, from 1 Level 1 to 2 Level 2.",
        "True True",
    ]


def test_hovering_a_mark_says_what_it_is(review: Review, qtbot: QtBot) -> None:
    page = review(typical())
    chart = page.board.gaps.chart
    assert chart is not None
    bar = next(mark for mark in chart.figure.marks if type(mark).__name__ == "Rect" and mark.tip)  # type: ignore[union-attr]
    QTest.mouseMove(chart.viewport(), QPoint(int(bar.x + bar.w / 2), int(bar.y + bar.h / 2)))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: chart.tip == bar.tip)
    assert bar.tip.startswith(names(page)[0])
