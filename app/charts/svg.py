"""The third painter: a figure as SVG text, for slides and web pages."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from app.charts.figure import Circle, Diamond, Figure, Line, Mark, Point, Polyline, Rect, Text
from app.charts.metrics import FONT_FAMILY
from app.theme import Theme

_FONTS = f"{FONT_FAMILY}, 'DejaVu Sans', 'Noto Emoji', 'Droid Sans Fallback', NanumGothicCoding, sans-serif"


def to_svg(figure: Figure, theme: Theme) -> str:
    """The figure as an SVG document in a theme's colours, on its surface, with title and description.

    One unit is one point. The font is named, not embedded: a machine without Inter shows its own sans serif.
    """
    width, height = _n(figure.width), _n(figure.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="title description" font-family="{_FONTS}" stroke-linejoin="round" '
        f'style="font-kerning: none; font-variant-ligatures: none">'
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        head,
        f'<title id="title">{_text(figure.title)}</title>',
        f'<desc id="description">{_text(figure.description)}</desc>',
        f'<rect width="{width}" height="{height}" fill="{theme.surface}"/>',
        *(_mark(mark, theme) for mark in figure.marks),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _mark(mark: Mark, theme: Theme) -> str:
    match mark:
        case Line():
            place = f'x1="{_n(mark.x1)}" y1="{_n(mark.y1)}" x2="{_n(mark.x2)}" y2="{_n(mark.y2)}"'
            return _element("line", f"{place}{_stroke(mark.stroke, mark.width, mark.dash, theme)}", mark.tip)
        case Polyline():
            ink = _fill(mark.fill, mark.fill_alpha, theme) + _stroke(mark.stroke, mark.width, mark.dash, theme)
            name = "polygon" if mark.closed else "polyline"
            return _element(name, f'points="{_points(mark.points)}"{ink}', mark.tip)
        case Circle():
            ink = _fill(mark.fill, 1.0, theme) + _stroke(mark.stroke, mark.width, (), theme)
            return _element("circle", f'cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.r)}"{ink}', mark.tip)
        case Diamond():
            ink = _fill(mark.fill, 1.0, theme) + _stroke(mark.stroke, mark.width, (), theme)
            return _element("polygon", f'points="{_points(mark.points)}"{ink}', mark.tip)
        case Rect():
            ink = _fill(mark.fill, mark.fill_alpha, theme) + _stroke(mark.stroke, mark.width, mark.dash, theme)
            place = (
                f'x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.w)}" height="{_n(mark.h)}" rx="{_n(mark.radius)}"'
            )
            return _element("rect", place + ink, mark.tip)
        case Text():
            style = f'font-size="{_n(mark.size)}" font-weight="{mark.weight}" text-anchor="{mark.anchor}"'
            place = f'x="{_n(mark.x)}" y="{_n(mark.y)}" {style} fill="{_rgb(mark.color, theme)}"'
            return _element("text", place, mark.tip, _text(mark.text))


def _element(name: str, attributes: str, tip: str, content: str = "") -> str:
    inner = (f"<title>{_text(tip)}</title>" if tip else "") + content
    return f"<{name} {attributes}>{inner}</{name}>" if inner else f"<{name} {attributes}/>"


def _fill(role: str | None, alpha: float, theme: Theme) -> str:
    if role is None:
        return ' fill="none"'
    opacity = f' fill-opacity="{_n(alpha)}"' if alpha < 1 else ""
    return f' fill="{_rgb(role, theme)}"{opacity}'


def _stroke(role: str | None, width: float, dash: tuple[float, ...], theme: Theme) -> str:
    if role is None:
        return ""
    dashes = f' stroke-dasharray="{" ".join(map(_n, dash))}"' if dash else ""
    return f' stroke="{_rgb(role, theme)}" stroke-width="{_n(width)}"{dashes}'


def _rgb(role: str, theme: Theme) -> str:
    colour = getattr(theme, role)
    if not isinstance(colour, str):
        raise AttributeError(f"the theme has no colour '{role}'")
    return colour


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") if number else "0"


def _text(text: str) -> str:
    """Escaped, without the characters that XML does not allow."""
    return escape("".join("\ufffd" if _forbidden(char) else char for char in text))


def _forbidden(char: str) -> bool:
    control = char < " " and char not in "\t\n"
    return control or "\ud800" <= char <= "\udfff" or char in "\ufffe\uffff"
