"""The plan as slides: the summary, the charts, all goals, one slide per goal; what has no room stands in the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pptx

from app.charts.timeline import loads, timeline
from app.domain.findings import largest_gaps, next_steps
from app.domain.pack import PackOptions
from app.domain.planning import numbered_goals, owner_load
from app.domain.scoring import gap_order
from app.domain.workshop import Goal, Workshop
from app.i18n import format_date, tr
from app.office.blocks_goals import goal_facts, goal_title, lacking
from app.office.blocks_summary import (
    closed,
    figures,
    finding_line,
    goal_rows,
    nothing_yet,
    scale,
    sides,
    story,
    took_part,
    way_words,
)
from app.office.brand import Colours, colours_of
from app.office.charts import Chart, charts_of
from app.office.facts import file_title, short, subject, tag
from app.office.pptx_look import (
    BOTTOM,
    COMPARED,
    CONTENT,
    COVER,
    FACTS,
    HALF,
    INNER,
    LISTS,
    SIDE,
    TITLE,
    TOP,
    WIDTH,
    dress,
    layout_of,
)  # fmt: skip
from app.office.pptx_notes import action_line, goal_notes, people, reasons, set_aside
from app.office.pptx_pieces import (
    cut,
    describe,
    facts,
    fill,
    fitted,
    footer,
    in_language,
    numbers,
    picture,
    placeholder,
    set_notes,
    set_title,
    table,
    words,
)  # fmt: skip
from app.office.told import Told, changed, criterion_line, line, state_word, told
from app.office.writing import Cancelled, Progress, repacked, write_one
from app.report.findings import standing
from app.report.words import headline, listed

if TYPE_CHECKING:
    from pptx.presentation import Presentation

    from app.report.document import Steps

USUAL = PackOptions()
GOALS_PER_SLIDE, ROWS_PER_CHART = 9, 8
MOST_ENTRY = 190
"""Longest entry of a list, in characters."""
AREA = (SIDE, TOP, INNER, BOTTOM - TOP)


def write_pptx(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:
    """Write the plan as slides. ExportCancelled and ExportFault as for every part of the pack."""
    return write_one(target, lambda steps: _content(workshop, options, steps), options, progress, cancelled)


def _content(workshop: Workshop, options: PackOptions, steps: Steps) -> bytes:
    deck = _Deck(pptx.Presentation(), told(workshop, options), colours_of(options.brand))
    makers = (deck.cover, deck.summary, deck.charts, deck.next, deck.all_goals, deck.goals, deck.not_doing)
    for nth, make in enumerate(makers):
        steps.tell(0.05 + 0.85 * nth / len(makers), tr("Preparing the slides"))
        make()
    return deck.finished()


class _Deck:
    """One presentation, slide after slide."""

    def __init__(self, presentation: Presentation, found: Told, colours: Colours) -> None:
        self._presentation, self._told, self._colours = presentation, found, colours
        dress(presentation, colours)

    def _slide(self, layout: str, title: str, notes: Sequence[str] = ()) -> Any:
        slide = self._presentation.slides.add_slide(layout_of(self._presentation, layout))
        set_title(slide, title)
        # what stands in notes is kept whole
        set_notes(slide, [title, *notes])
        return slide

    # --- cover and summary -----------------------------------------------------------------------------------------

    def cover(self) -> None:
        """Whose plan it is."""
        workshop, brand = self._told.workshop, self._told.options.brand
        slide = self._presentation.slides.add_slide(layout_of(self._presentation, COVER))
        slide.shapes.title.text_frame.text = tr("Improvement plan")
        led = tr("Facilitated by {name}").format(name=self._told.facilitator) if self._told.facilitator else ""
        lines = [line(workshop.title), subject(workshop), led]
        fill(placeholder(slide, 1), [cut(text, MOST_ENTRY) for text in lines if text], 18, plain=True)
        if logo := brand.logo_picture:
            self._logo(slide, logo)
        set_notes(
            slide,
            [*(text for text in lines if text), line(workshop.place), took_part(self._told), *people(self._told)],
        )

    def _logo(self, slide: Any, logo: bytes) -> None:
        shape = slide.shapes.add_picture(BytesIO(logo), 0, 0)
        most_wide, most_tall = 3.0 * 914400, 1.0 * 914400
        share = min(most_wide / shape.width, most_tall / shape.height)
        shape.width, shape.height = int(shape.width * share), int(shape.height * share)
        shape.left, shape.top = int((WIDTH - SIDE) * 914400) - shape.width, int(0.6 * 914400)
        describe(shape, tr("Logo"), tr("Logo of {client}").format(client=line(self._told.workshop.client)))

    def summary(self) -> None:
        """What was found, on one slide that stands alone."""
        workshop = self._told.workshop
        left = [text for _, texts in story(self._told) for text in texts]
        right = [finding_line(found) for _, side in sides(self._told) for found in side]
        notes = [closed(scale(self._told)), *left, *right, took_part(self._told), way_words(self._told)]
        title = closed(line(headline(workshop)))
        if not gap_order(workshop):
            slide = self._slide(CONTENT, title, [*notes, nothing_yet(self._told)])
            fill(placeholder(slide, 1), [nothing_yet(self._told), closed(scale(self._told))], 18, plain=True)
            return
        slide = self._slide(COMPARED, title, notes)
        numbers(slide, figures(self._told), (SIDE, TOP, INNER, 1.1), self._colours, tr("Summary"))
        self._two_lists(slide, (tr("What we found"), left, ""), (tr("Strengths and gaps"), right, ""))

    def _two_lists(self, slide: Any, *sides: tuple[str, Sequence[str], str]) -> None:
        """Two headings with a list each: its entries, or the word for none; entries with a box have no bullet."""
        for nth, (name, entries, none) in enumerate(sides):
            fill(placeholder(slide, 2 * nth + 1), [name], 14)
            shown, size = fitted([cut(text, MOST_ENTRY) for text in entries or [none]], HALF, BOTTOM - LISTS)
            fill(placeholder(slide, 2 * nth + 2), shown, size, plain=shown[0][:1] in ("☐", "☑", ""))

    # --- charts ----------------------------------------------------------------------------------------------------

    def charts(self) -> None:
        """A slide per chart; the votes are left to the document and to the pictures."""
        for chart in charts_of(self._told):
            if chart.key in ("timeline", "load"):
                self._over_time(chart)
            elif not chart.key.startswith("votes-"):
                self._chart(chart, self._chart_title(chart), self._chart_notes(chart))

    def _chart(self, chart: Chart, title: str, notes: Sequence[str] = ()) -> None:
        slide = self._slide(TITLE, title, notes)
        _, _, width, height = AREA
        figure = chart.draw(72 * width, 72 * height, 14.0)
        picture(slide, figure, AREA, chart.title)

    def _chart_title(self, chart: Chart) -> str:
        workshop = self._told.workshop
        if chart.key == "profile" and (found := standing(workshop)):
            return line(found[0])
        names = [line(row.name) for row in largest_gaps(workshop)]
        if chart.key == "gaps" and names:
            return tr("The largest gaps: {names}").format(names=listed(names))
        titles = {
            "coverage": tr("How far the practices of each level are achieved"),
            "projection": tr("What the plan reaches, and what gap remains"),
        }
        return titles.get(chart.key, chart.title)

    def _chart_notes(self, chart: Chart) -> list[str]:
        """Beside the gaps the reasons and what people said; beside the practices those that do not apply."""
        if chart.key == "gaps":
            return list(reasons(self._told))
        return list(set_aside(self._told)) if chart.key == "coverage" else []

    def _over_time(self, chart: Chart) -> None:
        """The goals, or who carries them, over the horizons: so many on a slide as can be read."""
        workshop, named = self._told.workshop, self._told.person
        rows: Sequence[Any] = numbered_goals(workshop) if chart.key == "timeline" else owner_load(workshop)
        title = tr("When each goal is due") if chart.key == "timeline" else tr("Who carries what, and when")
        for part in _parts(rows, ROWS_PER_CHART):

            def draw(width: float, _: float, size: float, part: Sequence[Any] = part) -> Any:
                if chart.key == "timeline":
                    return timeline(workshop, part, width, size, named=named)
                return loads(workshop, width, size, named=named, owners=part)

            self._chart(Chart(chart.key, chart.title, draw), title)

    # --- goals -----------------------------------------------------------------------------------------------------

    def next(self) -> None:
        """The steps that are due first."""
        rows = [
            (
                line(step.what),
                self._told.person(step.who) or tr("nobody yet"),
                format_date(step.due) or "–",
                str(step.goal),
            )
            for step in next_steps(self._told.workshop)
        ]
        if not rows:
            return
        title = tr("What happens next")
        slide = self._slide(TITLE, title, [" · ".join(row) for row in rows])
        shown = [(cut(what, MOST_ENTRY), cut(who, 40), due, goal) for what, who, due, goal in rows]
        head = (tr("What"), tr("Who"), tr("By"), tr("Goal"))
        table(slide, head, shown, (0.58, 0.2, 0.14, 0.08), self._colours, title, size=15)

    def all_goals(self) -> None:
        """Every goal with its owner, due date and state."""
        rows = goal_rows(self._told)
        title = tr("The goals, their owners and their dates")
        if not rows:
            slide = self._slide(CONTENT, tr("Goals"))
            fill(placeholder(slide, 1), [tr("No goals were agreed in this workshop.")], 18, plain=True)
            return
        head = (tr("No."), tr("Goal"), tr("Owner"), tr("Due"), tr("State"), tr("Horizon"))
        for part in _parts(rows, GOALS_PER_SLIDE):
            slide = self._slide(TITLE, title, [" · ".join(row) for row in part])
            shown = [(number, cut(goal, 80), cut(owner, 40), *rest) for number, goal, owner, *rest in part]
            table(slide, head, shown, (0.06, 0.47, 0.17, 0.12, 0.1, 0.08), self._colours, title)

    def goals(self) -> None:
        """A slide per goal."""
        for number, goal in numbered_goals(self._told.workshop):
            self._goal(number, goal)

    def _goal(self, number: int, goal: Goal) -> None:
        pairs = goal_facts(self._told, goal)
        known = dict(pairs)
        criteria = [f"{criterion_line(criterion)} · {state_word(criterion.state)}" for criterion in goal.criteria]
        actions = [action_line(self._told, action) for action in goal.actions]
        slide = self._slide(COMPARED, goal_title(number, goal), goal_notes(self._told, goal, criteria, actions))
        shown = [
            (tr("Step"), cut(f"{known[tr('Category')]}: {known[tr('Step')]}", 80)),
            (tr("Owner"), cut(known[tr("Owner")], 60)),
            (tr("Due"), known[tr("Due")]),
            (tr("State"), known[tr("State")]),
            (tr("Horizon"), known[tr("Horizon")]),
        ]
        facts(slide, shown, (0.36, 0.2, 0.13, 0.11, 0.2), (SIDE, FACTS, INNER, 0.75), self._colours, tr("The goal"))
        lacks = lacking(self._told, goal)
        if goal.outcome.strip() or lacks:
            text, color = (
                (line(goal.outcome), self._colours.text) if goal.outcome.strip() else (lacks, self._colours.warn)
            )
            words(slide, cut(text, 240), (SIDE, 2.25, INNER, 0.5), 13, color)
        none = tr("None yet: how will you know that the goal is reached?")
        self._two_lists(slide, (tr("Success criteria"), criteria, none), (tr("Actions"), actions, tr("None yet.")))

    def not_doing(self) -> None:
        """What the group decided against for now."""
        rows = [
            (line(entry.what), line(entry.why) or "–", format_date(entry.look_again) or "–")
            for entry in self._told.workshop.not_doing
        ]
        title = tr("What we are not doing for now")
        head = (tr("Not now"), tr("Why"), tr("Look again on"))
        for part in _parts(rows, 6):
            slide = self._slide(TITLE, title, [" · ".join(row) for row in part])
            shown = [(cut(what, 120), cut(why, 170), day) for what, why, day in part]
            table(slide, head, shown, (0.38, 0.46, 0.16), self._colours, title)

    # --- the file --------------------------------------------------------------------------------------------------

    def finished(self) -> bytes:
        """The file, with footers, languages and properties."""
        workshop, brand = self._told.workshop, self._told.options.brand
        words_below = [line(workshop.title), line(brand.footer), line(brand.confidentiality)]
        for nth, slide in enumerate(self._presentation.slides):
            if nth:
                footer(slide, cut(" · ".join(filter(None, words_below)), 130))
            in_language(slide, tag())
        said = self._presentation.core_properties
        author = short(self._told.facilitator)
        said.title, said.author, said.subject = file_title(workshop), author, short(subject(workshop))
        said.keywords, said.comments, said.language = short(workshop.model.name), "", tag()
        said.created = said.modified = changed(workshop)
        said.last_modified_by, said.revision, said.category = author, 1, tr("Improvement plan")
        file = BytesIO()
        self._presentation.save(file)
        return repacked(file.getvalue(), changed(workshop))


# --- texts ---------------------------------------------------------------------------------------------------------


def _parts(rows: Sequence[Any], most: int) -> Iterator[Sequence[Any]]:
    """The rows in parts of nearly equal length, at most so many in each."""
    count = -(-len(rows) // most)
    for nth in range(count):
        yield rows[nth * len(rows) // count : (nth + 1) * len(rows) // count]
