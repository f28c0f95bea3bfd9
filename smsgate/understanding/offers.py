"""Work that an employer offers in its own words: "kasir toko 2 org, 2,2jt/bln, SMA, sampai 10 des"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from smsgate.understanding import offer_amounts, offer_days, reading
from smsgate.understanding.offer_words import (
    EDUCATION,
    FILLER,
    GROUPS,
    HOW,
    MODES,
    NUMERALS,
    OPENINGS,
    PHONE,
    PLACE_LEAD,
    SCHOOLS,
    TRAILING,
    WANTED,
)
from smsgate.understanding.places import Gazetteer

LONGEST_TITLE = 60
_CUT: Final = "\x1f"
"""Stands where something was understood and taken out."""

_CLAUSE: Final = re.compile(r"[,;|\n\x1f]+|\.(?!\d)\s*|\s[-–]\s")
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What was understood, as it would be typed into a vacancy's form: `fields` by name, `place` as a code.

    `candidates`: places of equal claim. `unread`: fields that were named, but not with anything readable.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    candidates: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(slots=True)
class Sheet:
    """A text on which what is understood is struck out, letter by letter, so that all spans stay true.

    `said`: what was struck out and belongs into the description as it is.
    """

    text: str
    small: str
    fields: dict[str, str]
    candidates: tuple[str, ...] = ()
    said: list[str] = field(default_factory=list)

    def strike(self, span: tuple[int, int]) -> str:
        """Take a span out; returns its words."""
        start, end = span
        words = self.text[start:end]
        blank = _CUT * (end - start)
        self.text = self.text[:start] + blank + self.text[end:]
        self.small = self.small[:start] + blank + self.small[end:]
        return words


def read(text: str, gazetteer: Gazetteer, today: date) -> Offer:
    """Read a whole offer; what nothing else explains is its title, then its description."""
    sheet = sheet_of(text)
    for part in (_until, _how, _pay, read_education, _openings, read_mode, _groups):
        part(sheet, today)
    read_place(sheet, gazetteer)
    title, rest = _title(sheet)
    named = {"title": title, "description": rest}
    fields = {**sheet.fields, **{name: words for name, words in named.items() if words}}
    return Offer(fields=fields, candidates=sheet.candidates)


def sheet_of(text: str) -> Sheet:
    plain = text.replace(_CUT, " ")
    small = "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)
    return Sheet(text=plain, small=small, fields={})


def _how(sheet: Sheet, _today: date) -> None:
    """How to apply, with the number to call: to the end of its sentence."""
    if match := HOW.search(sheet.small):
        words = sheet.strike(match.span()).strip(" ,.;:")
        sheet.fields["how_to_apply"] = words[:1].upper() + words[1:]
        if phone := PHONE.search(words):
            sheet.fields["contact"] = phone[0]
    elif match := PHONE.search(sheet.small):
        sheet.fields["contact"] = sheet.strike(match.span())


def _until(sheet: Sheet, today: date) -> None:
    if found := offer_days.find(sheet.small, today):
        day, span = found
        sheet.strike(span)
        sheet.fields["expires_on"] = day.isoformat()


def _pay(sheet: Sheet, _today: date) -> None:
    if paid := offer_amounts.find(sheet.small):
        sheet.strike(paid.span)
        sheet.fields |= paid_fields(paid)
    elif unsaid := offer_amounts.UNSAID.search(sheet.small):
        sheet.said.append(sheet.strike(unsaid.span()))


def paid_fields(paid: offer_amounts.Paid) -> dict[str, str]:
    """All three, so that a correction leaves nothing of what was said before."""
    return {
        "pay_min": str(paid.least or ""),
        "pay_max": str(paid.most or ""),
        "pay_per": paid.per,
    }


def read_education(sheet: Sheet, _today: date) -> None:
    if match := EDUCATION.search(sheet.small):
        sheet.fields["education"] = SCHOOLS.get(match["level"], match["level"].upper())
        sheet.strike(match.span())


def _openings(sheet: Sheet, _today: date) -> None:
    if match := OPENINGS.search(sheet.small):
        many = match["many"] or match["first"]
        number = NUMERALS.get(many) or int(many)
        if number:
            sheet.fields["openings"] = str(number)
            sheet.strike(match.span("counted" if match["counted"] else "first"))


def read_mode(sheet: Sheet, _today: date) -> None:
    for mode, pattern in MODES.items():
        if match := pattern.search(sheet.small):
            sheet.fields["mode"] = mode
            sheet.strike(match.span())
            return


def _groups(sheet: Sheet, _today: date) -> None:
    """Who is welcome; the words stay in the description, for they may say more."""
    groups = [key for key, pattern in GROUPS.items() if pattern.search(sheet.small)]
    if groups:
        sheet.fields["inclusion"] = " ".join(groups)


def read_place(sheet: Sheet, gazetteer: Gazetteer) -> None:
    taken = reading.read(sheet.text.replace(_CUT, ","), gazetteer)
    found = taken.found
    if not found.used:
        return
    first, last = found.span
    start, end = taken.words[first].token.start, taken.words[last - 1].token.end
    if found.code:
        sheet.fields["place"] = found.code
    sheet.candidates = found.candidates
    if lead := PLACE_LEAD.search(sheet.small[:start]):
        start = lead.start()
    sheet.strike((start, end))


def _title(sheet: Sheet) -> tuple[str, str]:
    """The first words left are the title, the other clauses the description."""
    clauses = [clause for part in _CLAUSE.split(sheet.text) if (clause := _clean(part))]
    if not clauses:
        return "", ". ".join(sheet.said)
    title, *rest = clauses
    title = _wanted(title)
    if len(title) > LONGEST_TITLE:
        at = title.rfind(" ", 0, LONGEST_TITLE + 1)
        at = at if at > 0 else LONGEST_TITLE
        title, rest = title[:at], [title[at:].strip(), *rest]
    description = ". ".join(part[:1].upper() + part[1:] for part in (*rest, *sheet.said))
    return title[:1].upper() + title[1:], description


def _clean(clause: str) -> str:
    words = _SPACES.sub(" ", clause).strip(" .,:;-/()!?\"'")
    before = None
    while words != before:
        before = words
        words = TRAILING.sub("", FILLER.sub("", words)).strip(" .,:;-/()!")
    return words


def _wanted(clause: str) -> str:
    """What follows "assalamualaikum pak, toko saya butuh"."""
    wanted = WANTED.search(clause)
    return _clean(clause[wanted.end() :]) if wanted else clause
