"""What the translations check finds, and what an update keeps."""

import pytest
from babel.messages.catalog import Catalog

from scripts.catalogues import carried_over, language_faults

JOBS = ("%(number)d job", "%(number)d jobs")


@pytest.fixture
def template() -> Catalog:
    """What the code says: one text, one with a plural."""
    catalogue = Catalog()
    catalogue.add("Hello %(name)s", flags=["python-format"], auto_comments=["Translators: short"])
    catalogue.add(JOBS, flags=["python-format"])
    return catalogue


def indonesian(**texts: str) -> Catalog:
    """A catalogue with one form for every number."""
    catalogue = Catalog(locale="id", fuzzy=False)
    catalogue.mime_headers = [("Plural-Forms", "nplurals=1; plural=0;")]
    for name, string in texts.items():
        catalogue.add({"hello": "Hello %(name)s", "old": "Old"}[name], string)
    catalogue.add(JOBS, ("%(number)d loker",))
    return catalogue


def test_it_finds_nothing_in_a_complete_catalogue(template: Catalog) -> None:
    assert language_faults(indonesian(hello="Halo %(name)s"), template) == []


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        ({}, "not there: 'Hello %(name)s'"),
        ({"hello": ""}, "missing: 'Hello %(name)s'"),
        ({"hello": "Halo %(name)s", "old": "Lama"}, "no longer used: 'Old'"),
        ({"hello": "Halo %(nama)s"}, "'Hello %(name)s': unknown named placeholder 'nama'"),
    ],
)
def test_it_names_each_fault(template: Catalog, texts: dict[str, str], fault: str) -> None:
    assert language_faults(indonesian(**texts), template) == [fault]


def test_it_finds_what_is_only_guessed(template: Catalog) -> None:
    catalogue = indonesian(hello="Halo %(name)s")
    catalogue.get("Hello %(name)s").flags.add("fuzzy")
    assert language_faults(catalogue, template) == ["fuzzy: 'Hello %(name)s'"]


def test_it_finds_a_missing_plural(template: Catalog) -> None:
    catalogue = indonesian(hello="Halo %(name)s")
    catalogue.get(JOBS).string = ("",)
    assert f"missing: {JOBS!r}" in language_faults(catalogue, template)


def test_it_keeps_translations_and_drops_what_is_no_longer_used(template: Catalog) -> None:
    old = indonesian(hello="Halo %(name)s", old="Lama")
    new = carried_over(old, template, "id")
    assert new.get("Hello %(name)s").string == "Halo %(name)s"
    assert new.get(JOBS).string == ("%(number)d loker",)
    assert "Old" not in new
    assert new.plural_forms == "nplurals=1; plural=0;"
    assert language_faults(new, template) == []


def test_it_fills_english_with_the_source(template: Catalog) -> None:
    assert language_faults(carried_over(Catalog(locale="en"), template, "en"), template) == []


def test_it_leaves_a_new_text_for_the_translator(template: Catalog) -> None:
    new = carried_over(Catalog(locale="id"), template, "id")
    assert f"missing: {JOBS!r}" in language_faults(new, template)
    assert new.get("Hello %(name)s").auto_comments == ["Translators: short"]
