"""The pack that people take home: its parts, and what was chosen for a client: order, paper, names and brand."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from app.domain import checks
from app.domain.colours import READABLE, WHITE, contrast, is_colour, readable
from app.domain.logo import MAX_BYTES, LogoKind
from app.domain.problems import InvalidInput
from app.domain.workshop import Workshop

# fmt: off
Part = Literal[
    "plan", "summary", "owners", "poster", "check",
    "ballots", "cards", "evidence", "preread",
    "docx", "pptx", "md", "xlsx", "csv", "json", "svg", "png",
]
Section = Literal[
    "summary", "profile", "categories", "timeline", "goals", "projection", "calendar", "sign-off",
    "not-doing", "log", "parking", "notes", "how", "appendix", "glossary", "model",
]
# fmt: on
Page = Literal["a4", "letter"]
Names = Literal["shown", "roles", "hidden"]

PARTS: tuple[Part, ...] = get_args(Part)
SHEETS: tuple[Part, ...] = ("ballots", "cards", "evidence", "preread")
"""What is made before the day, from the model alone."""
SECTIONS: tuple[Section, ...] = get_args(Section)
"""The sections of the plan after its cover, in their usual order."""
USUAL_PARTS: tuple[Part, ...] = ("plan", "summary", "owners", "check", "xlsx")
"""What a group takes home unless something else was chosen."""

LEAST_PIXELS, MOST_PIXELS = 400, 6000


class Brand(msgspec.Struct, frozen=True):
    """What makes a document look like the client's: logo, two colours, footer text, confidentiality line.

    `logo` is the file as it was chosen, `picture` a PNG of it where that is an SVG. A colour is "#rrggbb", or '' for
    Levelset's own. `footer` and `confidentiality` are single lines.
    """

    logo: bytes | None = None
    logo_kind: LogoKind = ""
    picture: bytes | None = None
    primary: str = ""
    accent: str = ""
    footer: str = ""
    confidentiality: str = ""

    @property
    def logo_picture(self) -> bytes | None:
        """The logo as PNG or JPEG, for documents that cannot hold an SVG; None where there is none."""
        return self.picture if self.logo_kind == "svg" else self.logo

    @property
    def primary_text(self) -> str:
        """The first colour, darkened until it can be read on white; '' for Levelset's own."""
        return readable(self.primary) if self.primary else ""

    @property
    def accent_text(self) -> str:
        """The second colour, darkened until it can be read on white; '' for Levelset's own."""
        return readable(self.accent) if self.accent else ""


class PackOptions(msgspec.Struct, frozen=True):
    """What is written, and how; kept per client.

    `order` holds sections of the plan in the order wanted (those that it lacks come at their usual place), `without`
    the ones left out. `locale` such as 'de_DE' is for dates and numbers, '' for the reader's own. `names`: shown, only
    roles, or hidden. `pixels` is the width of a chart's PNG.
    """

    parts: tuple[Part, ...] = USUAL_PARTS
    order: tuple[Section, ...] = SECTIONS
    without: tuple[Section, ...] = ()
    page: Page = "a4"
    locale: str = ""
    names: Names = "shown"
    pixels: int = 1600
    brand: Brand = Brand()

    @property
    def all_sections(self) -> tuple[Section, ...]:
        """Every section of the plan once, in the order wanted."""
        found = list(dict.fromkeys(self.order))
        for place, section in enumerate(SECTIONS):
            if section not in found:
                before = {*SECTIONS[:place]} & {*found}
                found.insert(max((found.index(other) + 1 for other in before), default=0), section)
        return tuple(found)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the plan that are wanted, in their order."""
        return tuple(section for section in self.all_sections if section not in self.without)


def checked(options: PackOptions) -> PackOptions:
    """The options with each part once and in the usual order; InvalidInput names what cannot be taken."""
    parts = tuple(part for part in PARTS if part in options.parts)
    if not parts:
        raise InvalidInput("Choose at least one part.", "parts")
    if not options.sections and "plan" in parts:
        raise InvalidInput("Keep at least one section of the plan.", "without")
    if not LEAST_PIXELS <= options.pixels <= MOST_PIXELS:
        raise InvalidInput(f"Give a width from {LEAST_PIXELS} to {MOST_PIXELS} pixels.", "pixels")
    brand = checked_brand(options.brand)
    order = options.all_sections
    return msgspec.structs.replace(options, parts=parts, order=order, brand=brand)


def checked_brand(brand: Brand) -> Brand:
    """The brand with its texts as single lines; InvalidInput names the field that cannot be taken."""
    colours = {name: checked_colour(getattr(brand, name), name) for name in ("primary", "accent")}
    footer = checks.line(brand.footer, "footer", "the footer")
    confidentiality = checks.line(brand.confidentiality, "confidentiality", "the confidentiality line")
    if brand.logo is not None and len(brand.logo) > MAX_BYTES:
        raise InvalidInput("Choose a logo of at most 2 MB.", "logo")
    return msgspec.structs.replace(brand, **colours, footer=footer, confidentiality=confidentiality)


def checked_colour(text: str, field: str) -> str:
    """A colour as "#rrggbb" from what was typed ('#1D4ED8', '1d4ed8', '#14e'); '' stays."""
    typed = text.strip().lower().lstrip("#")
    if not typed:
        return ""
    if len(typed) == 3:
        typed = "".join(2 * digit for digit in typed)
    if not is_colour(f"#{typed}"):
        raise InvalidInput("Give a colour such as #1d4ed8.", field)
    return f"#{typed}"


def reads_well(colour: str) -> bool:
    """Whether a text of this colour can be read on white paper."""
    return not colour or contrast(colour, WHITE) >= READABLE


def person_word(name: str, role: str, names: Names) -> str:
    """How a person is written: the name, the role alone, or ''."""
    return {"shown": name, "roles": role, "hidden": ""}[names]


def owner_word(workshop: Workshop, owner: str, names: Names) -> str:
    """How somebody named in the plan is written: as typed, by the role of the participant of that name, or ''."""
    if names == "shown" or not owner.strip():
        return owner
    same = " ".join(owner.split()).casefold()
    roles = (person.role for person in workshop.participants if " ".join(person.name.split()).casefold() == same)
    return next(roles, "") if names == "roles" else ""
