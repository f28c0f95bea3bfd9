"""A CV of one page, as PDF: what somebody told of themselves, and nothing else."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from smsgate.i18n import Translate, translator
from smsgate.wording.dates import day as day_words
from smsgate.wording.profile import TOLD_LABELS

if TYPE_CHECKING:
    from fpdf import FPDF

PROGRAMME = "BUKAN PINJOL"
FONT = "Helvetica"
"""One of those every reader of PDF has; it knows the letters of Latin-1."""

MARGIN, LABEL_WIDTH, LINE = 22.0, 42.0, 6.0
"""Millimetres: around the page, of the column of labels, from line to line."""

INK, FAINT = (31, 41, 55), (107, 114, 128)

MOST_LINES = 3
"""Of one answer: nine such leave room on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cv:
    """`told`: by the names of `wording.profile.TOLD_LABELS`. `number`: only once the person said yes.

    `about`: the vacancy it was told for, or "".
    """

    told: Mapping[str, str]
    office: str
    on: date
    language: str
    number: str = ""
    about: str = ""


def as_pdf(cv: Cv) -> bytes:
    """One page of A4, whatever letters somebody typed."""
    from fpdf import FPDF  # it takes a second to load, and most processes never write a CV

    _ = translator(cv.language)
    page = FPDF(format="A4")
    page.set_auto_page_break(False)
    page.set_margins(MARGIN, MARGIN)
    page.set_title(_("Curriculum vitae"))
    page.set_creator(PROGRAMME)
    page.add_page()
    _head(page, cv)
    for name, label in TOLD_LABELS.items():
        if name != "name" and cv.told.get(name):
            _row(page, _(label), cv.told[name])
    if cv.number:
        _row(page, _("Mobile number"), cv.number)
    _foot(page, cv, _)
    return bytes(page.output())


def _head(page: "FPDF", cv: Cv) -> None:
    _write(page, f"{PROGRAMME}, {cv.office}", size=10, colour=FAINT)
    page.ln(4)
    _write(page, cv.told.get("name", ""), size=24, style="B", height=11)
    page.ln(3)
    page.set_draw_color(*FAINT)
    page.line(MARGIN, page.get_y(), page.w - MARGIN, page.get_y())
    page.ln(6)


def _row(page: "FPDF", label: str, words: str) -> None:
    top = page.get_y()
    page.set_font(FONT, size=11)
    page.set_text_color(*FAINT)
    page.cell(LABEL_WIDTH, LINE, latin(label))
    page.set_xy(MARGIN + LABEL_WIDTH, top)
    _write(page, words, size=11)
    page.ln(3)


def _foot(page: "FPDF", cv: Cv, _: Translate) -> None:
    told = _("Told by the person themselves, as of %(day)s. Not checked by the office.")
    on = f"{day_words(cv.on, _)} {cv.on.year}"
    lines = [told % {"day": on}]
    if cv.about:
        lines.append(_("For this vacancy only: %(vacancy)s") % {"vacancy": cv.about})
    lines.append(
        _("Applying costs nothing: whoever asks for money is to be reported to the office.")
    )
    page.set_y(page.h - MARGIN - 5 * len(lines))
    for line in lines:
        _write(page, line, size=9, colour=FAINT, height=5)


def _write(
    page: "FPDF",
    words: str,
    *,
    size: int,
    style: str = "",
    colour: tuple[int, int, int] = INK,
    height: float = LINE,
) -> None:
    page.set_font(FONT, style=style, size=size)
    page.set_text_color(*colour)
    width = page.w - MARGIN - page.get_x()
    lines = page.multi_cell(width, height, latin(words), dry_run=True, output="LINES")
    assert isinstance(lines, list)  # noqa: S101 (what is asked for)
    shown = "\n".join(lines[:MOST_LINES])
    page.multi_cell(width, height, shown, align="L", new_x="LMARGIN", new_y="NEXT")


def latin(text: str) -> str:
    """In letters the font has: foreign accents go, typographic signs become plain, the rest is a `?`."""
    plain = " ".join(text.translate(_PLAIN).split())
    return "".join(_letter(letter) for letter in plain)


def _letter(letter: str) -> str:
    if _known(letter):
        return letter
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if _known(part)) or "?"


def _known(letter: str) -> bool:
    return letter.isprintable() and ord(letter) < 256


_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "•": "-"}
)
