"""A correction of an offer: `GAJI 2,5jt`, `TEMPAT Pendopo, BATAS 15 des`, or `3 orang` alone."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from smsgate.understanding import offer_amounts, offer_days, offers, reading
from smsgate.understanding.offer_words import LABELS, NUMERALS
from smsgate.understanding.offers import (
    Offer,
    Sheet,
    paid_fields,
    read_education,
    read_mode,
    sheet_of,
)
from smsgate.understanding.places import Gazetteer

_SPACES: Final = re.compile(r"\s+")


def correction(text: str, gazetteer: Gazetteer, today: date) -> Offer | None:
    """`GAJI 2,5jt`, `TEMPAT Pendopo, BATAS 15 des`, `3 orang`; None when the text says anything else."""
    starts = list(LABELS.finditer(text))
    if not starts or text[: starts[0].start()].strip():
        return _unlabelled(text, gazetteer, today)
    fields: dict[str, str] = {}
    candidates: tuple[str, ...] = ()
    unread: list[str] = []
    ends = [match.start() for match in starts[1:]] + [len(text)]
    for match, end in zip(starts, ends, strict=True):
        name = next(key for key, found in match.groupdict().items() if found)
        part = _LABELLED[name](text[match.end() : end].strip(" :=,.;-\n"), gazetteer, today)
        fields |= part.fields
        candidates = candidates or part.candidates
        unread += [] if part.fields or part.candidates else [name]
    return Offer(fields=fields, candidates=candidates, unread=tuple(unread))


def _unlabelled(text: str, gazetteer: Gazetteer, today: date) -> Offer | None:
    """Only when all of it is understood: anything left over may be said to somebody else."""
    offer = offers.read(text, gazetteer, today)
    told = offer.fields.keys() - {"contact"} or offer.candidates
    return offer if told and not offer.fields.keys() & {"title", "description"} else None


def _only(*parts: Callable[[Sheet, date], None]) -> Callable[[str, Gazetteer, date], Offer]:
    def reader(words: str, _gazetteer: Gazetteer, today: date) -> Offer:
        sheet = sheet_of(words)
        for part in parts:
            part(sheet, today)
        return Offer(fields=sheet.fields)

    return reader


def _as_said(name: str) -> Callable[[str, Gazetteer, date], Offer]:
    def reader(words: str, _gazetteer: Gazetteer, _today: date) -> Offer:
        said = _SPACES.sub(" ", words)
        return Offer(fields={name: said[:1].upper() + said[1:]} if said else {})

    return reader


def _labelled_pay(words: str, _gazetteer: Gazetteer, _today: date) -> Offer:
    paid = offer_amounts.find(words.lower(), labelled=True)
    return Offer(fields=paid_fields(paid) if paid else {})


def _labelled_day(words: str, _gazetteer: Gazetteer, today: date) -> Offer:
    found = offer_days.find(words.lower(), today, labelled=True) or offer_days.find(
        f"sampai {words.lower()}", today
    )
    return Offer(fields={"expires_on": found[0].isoformat()} if found else {})


def _labelled_openings(words: str, _gazetteer: Gazetteer, _today: date) -> Offer:
    found = re.search(r"\d{1,3}|[a-z]+", words.lower())
    number = (
        0 if found is None else NUMERALS.get(found[0]) or (found[0].isdigit() and int(found[0]))
    )
    return Offer(fields={"openings": str(number)} if number else {})


def _labelled_place(words: str, gazetteer: Gazetteer, _today: date) -> Offer:
    """After LOKER the reader expects a place, so that it knows also one that is a common word (Sawah)."""
    found = reading.read(f"loker {words}", gazetteer).found
    return Offer(fields={"place": found.code} if found.code else {}, candidates=found.candidates)


_LABELLED: Final[dict[str, Callable[[str, Gazetteer, date], Offer]]] = {
    "pay": _labelled_pay,
    "place": _labelled_place,
    "until": _labelled_day,
    "people": _labelled_openings,
    "title": _as_said("title"),
    "school": _only(read_education),
    "how": _as_said("how_to_apply"),
    "note": _as_said("description"),
    "mode": _only(read_mode),
}
