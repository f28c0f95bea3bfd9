"""The guides name every picture, tell the same in each language, and call buttons by their names."""

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from smsgate.i18n import LANGUAGES
from smsgate.web import guides

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs/guide"

HEAVIEST, HEAVIEST_TOGETHER = 60_000, 2_300_000
"""Bytes of pictures: they are read over a village's line."""

_PICTURE = re.compile(r"!\[(.*?)\]\((.*?)\)")
_NAMED = re.compile(r"\*\*([^*]+)\*\*")
_OWN_WORDS = re.compile(r"[.:?]$|^(Kalau|When) ")
"""What is bold without being a word of the page: sentences, and the headings of refusals."""

EACH = [(name, language) for name in guides.NAMES for language in LANGUAGES]
each = pytest.mark.parametrize(("name", "language"), EACH)


def _text(name: str, language: str) -> str:
    return (FOLDER / f"{name}.{language}.md").read_text()


def _words_of_pages(language: str) -> Iterator[str]:
    with (ROOT / f"translations/{language}/LC_MESSAGES/messages.po").open("rb") as file:
        for message in filter(lambda one: one.id, read_po(file)):
            said = message.id if language == "en" else message.string
            yield from (said,) if isinstance(said, str) else said


def test_each_picture_is_named_and_each_named_one_is_there() -> None:
    named = {path for one in EACH for _, path in _PICTURE.findall(_text(*one))}
    taken = {str(path.relative_to(FOLDER)) for path in FOLDER.glob("pictures/*/*.png")}
    assert named == taken


@each
def test_pictures_say_in_words_what_they_show(name: str, language: str) -> None:
    for words, path in _PICTURE.findall(_text(name, language)):
        assert len(words.split()) >= 4, path
        assert path.startswith(f"pictures/{language}/{name}-"), path


def test_pictures_are_light() -> None:
    sizes = {path: path.stat().st_size for path in FOLDER.glob("pictures/*/*.png")}
    assert max(sizes.values()) < HEAVIEST
    assert sum(sizes.values()) < HEAVIEST_TOGETHER
    for path in sizes:
        width, height = struct.unpack(">II", path.read_bytes()[16:24])
        assert width <= 900, path
        assert height <= 1300, path


@each
def test_chapters_are_numbered_and_each_has_a_picture(name: str, language: str) -> None:
    headings = re.findall(r"^## (\d+)\. ", _text(name, language), re.MULTILINE)
    assert [int(number) for number in headings] == list(range(1, len(headings) + 1))
    assert len(guides.guide(name, language, "/guide").chapters) == len(headings)


@pytest.mark.parametrize("name", guides.NAMES)
def test_each_language_has_the_same_chapters_and_steps(name: str) -> None:
    chapters, steps = set(), set()
    for language in LANGUAGES:
        found = guides.guide(name, language, "/guide")
        chapters.add(tuple(chapter.id for chapter in found.chapters))
        steps.add(found.html.count("<li>"))
    assert len(chapters) == len(steps) == 1


@each
def test_it_calls_what_is_on_the_pages_by_its_name(name: str, language: str) -> None:
    pages = list(_words_of_pages(language))
    named = [one for one in _NAMED.findall(_text(name, language)) if not _OWN_WORDS.search(one)]
    assert len(named) > 10
    unknown = [one for one in named if not _begins_one(one.partition(" …")[0], pages)]
    assert unknown == []


def _begins_one(words: str, pages: list[str]) -> bool:
    return any(text.lower().startswith(words.lower()) for text in pages)


@each
def test_it_lets_no_markup_through(name: str, language: str) -> None:
    assert "&lt;" not in guides.guide(name, language, "/guide").html
