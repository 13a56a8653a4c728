"""A client's choice: kept whole with its logo, found again under the same name, lost without harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.choices import choice_path, load_choice, save_choice
from app.domain.pack import Brand, PackOptions
from app.domain.problems import ExportFault, InvalidInput

CHOSEN = PackOptions(
    parts=("plan", "poster"),
    order=("goals", "summary"),
    without=("log",),
    page="letter",
    locale="de_DE",
    names="roles",
    pixels=2000,
    brand=Brand(b"<svg/>", "svg", b"\x89PNG", "#123456", "#ffcc55", "Acme <b>", "Confidential"),
)


def kept_files() -> list[Path]:
    return sorted(choice_path("x").parent.iterdir())


def test_nothing_was_chosen_at_first() -> None:
    assert load_choice("Acme") is None


def test_what_was_chosen_is_found_again_and_belongs_to_its_client() -> None:
    save_choice("Acme", CHOSEN)
    found = load_choice("  aCME ")
    assert found is not None
    assert (found.brand, found.parts, found.without) == (CHOSEN.brand, CHOSEN.parts, CHOSEN.without)
    assert found.all_sections == CHOSEN.all_sections
    assert (found.page, found.locale, found.names, found.pixels) == ("letter", "de_DE", "roles", 2000)
    assert load_choice("Acme Ltd") is None


@pytest.mark.parametrize("client", ["../../etc", "a/b\\c:d", "Łódź 🙂", "x" * 300, "", "\udcff"])
def test_any_name_is_a_file_s_name(client: str) -> None:
    save_choice(client, PackOptions(parts=("md",)))
    found = load_choice(client)
    assert found is not None
    assert found.parts == ("md",)
    assert choice_path(client).parent.name == "clients"


def test_a_logo_is_written_once_and_goes_with_its_choice() -> None:
    save_choice("Acme", CHOSEN)
    logos = [path for path in kept_files() if path.suffix == ".logo"]
    times = [path.stat().st_mtime_ns for path in logos]
    save_choice("Acme", PackOptions(brand=CHOSEN.brand, page="a4"))
    assert [path.stat().st_mtime_ns for path in logos] == times
    save_choice("Acme", PackOptions())
    assert [path.suffix for path in kept_files()] == [".json"]


def test_a_logo_that_was_lost_is_no_logo() -> None:
    save_choice("Acme", CHOSEN)
    for path in kept_files():
        if path.suffix == ".logo":
            path.unlink()
    found = load_choice("Acme")
    assert found is not None
    assert (found.brand.logo, found.brand.logo_kind, found.brand.primary) == (None, "", "#123456")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"not json",
        b'{"client": "Acme", "options": {"page": "a5"}}',
        b'{"client": "Acme", "options": {"parts": []}}',
        b'{"client": "Acme", "options": {"brand": {"primary": "red"}}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_as_if_nothing_was_chosen(content: bytes) -> None:
    path = choice_path("Acme")
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert load_choice("Acme") is None


def test_a_logo_s_name_leads_nowhere_else(tmp_path: Path) -> None:
    save_choice("Acme", PackOptions())
    (tmp_path / "secret").write_bytes(b"secret")
    path = choice_path("Acme")
    path.write_text(path.read_text().replace('"logo": ""', f'"logo": "{tmp_path}/secret"'))
    found = load_choice("Acme")
    assert found is not None
    assert found.brand.logo is None


def test_what_cannot_be_taken_or_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidInput):
        save_choice("Acme", PackOptions(parts=()))
    save_choice("Acme", CHOSEN)

    def refuse(**_how: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("app.safe_file.tempfile.mkstemp", refuse)
    with pytest.raises(ExportFault):
        save_choice("Acme", PackOptions())
    assert load_choice("Acme") is not None
