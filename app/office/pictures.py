"""Every chart as SVG and as PNG of a chosen width, for slides, wikis and mails; made without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.charts.figure import Figure
from app.charts.svg import to_svg
from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.office.charts import charts_of, file_names
from app.office.raster import to_png
from app.office.told import told
from app.office.writing import Cancelled, Progress, write_many
from app.theme import load_theme

if TYPE_CHECKING:
    from app.report.document import Steps

USUAL = PackOptions()


def write_svg(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:
    """Write every chart as SVG into a folder. ExportCancelled and ExportFault as for every part of the pack."""

    def draw(figure: Figure) -> bytes:
        return to_svg(figure, load_theme("light")).encode("utf-8")

    make = _maker(workshop, options, ".svg", draw)
    return write_many(target, make, options, progress, cancelled)


def write_png(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:
    """Write every chart as PNG, `options.pixels` wide, into a folder. ExportCancelled and ExportFault as for SVG."""

    def draw(figure: Figure) -> bytes:
        return to_png(figure, load_theme("light"), options.pixels)

    make = _maker(workshop, options, ".png", draw)
    return write_many(target, make, options, progress, cancelled)


def _maker(
    workshop: Workshop, options: PackOptions, ending: str, draw: Callable[[Figure], bytes]
) -> Callable[[Steps], Iterator[tuple[str, bytes]]]:
    def make(steps: Steps) -> Iterator[tuple[str, bytes]]:
        charts = charts_of(told(workshop, options))
        names = file_names(charts, ending)
        for nth, chart in enumerate(charts):
            steps.tell(0.05 + 0.85 * nth / len(charts), chart.title)
            yield names[chart.key], draw(chart.alone())

    return make
