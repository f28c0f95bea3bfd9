"""The guides: the Markdown of docs/guide as pages with chapters, and the pictures that stand in it."""

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

NAMES = ("officer", "employer")

_PACKAGED = Path(__file__).parent.parent / "guide"
_CHECKOUT = Path(__file__).parent.parent.parent / "docs/guide"
FOLDER = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_PICTURE = re.compile(r"pictures/[a-z]{2}/[a-z]+-([a-z]+)\.png")
_OTHER_GUIDE = re.compile(r"([a-z]+)\.[a-z]{2}\.md")
_WIDTH_AND_HEIGHT = slice(16, 24)
"""Of a PNG: two big-endian numbers."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of a guide. `id` is what its first picture shows: the same in each language."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide in one language. `html` is what follows its title."""

    title: str
    chapters: tuple[Chapter, ...]
    html: str


@cache
def guide(name: str, language: str, root: str) -> Guide:
    """A guide of NAMES; `root` is the address under which the officers' guide and the pictures answer."""
    tokens = _tokens(name, language)
    chapters = tuple(_chapters(tokens))
    for token in tokens:
        token.children = [new for child in token.children or () for new in _led(child, root)]
    title, body = tokens[1].content, tokens[3:]
    return Guide(title, chapters, _MARKDOWN.renderer.render(body, _MARKDOWN.options, {}))


@cache
def chapters(name: str, language: str) -> frozenset[str]:
    """The ids of a guide's chapters."""
    return frozenset(chapter.id for chapter in _chapters(_tokens(name, language)))


def picture(language: str, name: str) -> Path | None:
    """The file of a picture; None for whatever is not one of them."""
    return _pictures().get((language, name))


@cache
def _pictures() -> dict[tuple[str, str], Path]:
    return {(path.parent.name, path.stem): path for path in FOLDER.glob("pictures/*/*.png")}


def _tokens(name: str, language: str) -> list[Token]:
    return _MARKDOWN.parse((FOLDER / f"{name}.{language}.md").read_text("utf-8"))


def _chapters(tokens: list[Token]) -> Iterable[Chapter]:
    """Each heading with the picture that follows it; the heading gets its id."""
    heading: tuple[Token, str] | None = None
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            heading = token, tokens[at + 1].content
        found = heading and _PICTURE.search(token.content) if token.type == "inline" else None
        if heading and found:
            opening, title = heading
            opening.attrSet("id", found[1])
            yield Chapter(found[1], title)
            heading = None


def _led(token: Token, root: str) -> Iterable[Token]:
    """With the address of the site in place of the one in the repository."""
    if token.type == "image":
        _show(token, root)
        # Pressed, it fills the screen: on a phone it is too small to read.
        opened = Token("link_open", "a", 1, attrs={"href": token.attrs["src"]})
        return opened, token, Token("link_close", "a", -1)
    if token.type == "link_open" and (other := _OTHER_GUIDE.fullmatch(str(token.attrs["href"]))):
        token.attrs["href"] = root if other[1] == NAMES[0] else f"{root}/{other[1]}"
    return (token,)


def _show(token: Token, root: str) -> None:
    """With its size, so that the text does not jump when it comes; a new chapter's may not be taken yet."""
    source, version = str(token.attrs["src"]), ""
    if (FOLDER / source).is_file():
        content = (FOLDER / source).read_bytes()
        version = blake2b(content, digest_size=6).hexdigest()
        width, height = struct.unpack(">II", content[_WIDTH_AND_HEIGHT])
        token.attrs.update(width=width, height=height)
    token.attrs.update(src=f"{root}/{source}?v={version}", loading="lazy")
