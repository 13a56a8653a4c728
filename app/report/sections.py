"""The sections of the plan by their names as readers see them."""

from __future__ import annotations

from app.domain.pack import Section
from app.i18n import tr


def section_title(section: Section) -> str:
    """What a section is called in the contents, in the outline and where parts are chosen."""
    titles: dict[Section, str] = {
        "summary": tr("Summary"),
        "profile": tr("Profile and gaps"),
        "categories": tr("Category by category"),
        "timeline": tr("Timeline and load"),
        "goals": tr("Goals"),
        "projection": tr("What the plan reaches"),
        "calendar": tr("Follow-up calendar"),
        "sign-off": tr("Sign-off"),
        "not-doing": tr("What we are not doing"),
        "log": tr("Decision log"),
        "parking": tr("Parking lot"),
        "notes": tr("Notes on the workshop as a whole"),
        "how": tr("How it was done"),
        "appendix": tr("All scores"),
        "glossary": tr("Words in this plan"),
        "model": tr("The maturity model"),
    }
    return titles[section]
