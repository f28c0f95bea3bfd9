"""The reader: text in, Request out, the same every time."""

import re
from dataclasses import replace
from typing import Final

from smsgate.understanding import reading as taking
from smsgate.understanding.answers import number_alone, short_answer, thanks
from smsgate.understanding.commands import PROTECTED, Lead, by_lead, lead_of
from smsgate.understanding.decision import Decision
from smsgate.understanding.durations import days_of
from smsgate.understanding.firms import firm_in
from smsgate.understanding.greeting import greeting
from smsgate.understanding.groups import Asked, group_in
from smsgate.understanding.normalise import Kind
from smsgate.understanding.outcome_senses import OUTCOME_SENSES
from smsgate.understanding.places import Found, Gazetteer
from smsgate.understanding.reading import Reading
from smsgate.understanding.request import Intent, Request
from smsgate.understanding.reserved import is_stop, names_place
from smsgate.understanding.searching import by_code, by_content, by_need
from smsgate.understanding.senses import first_of
from smsgate.understanding.service_senses import SERVICE_SENSES
from smsgate.understanding.spam import THRESHOLD, signs_of
from smsgate.understanding.terms import terms_of
from smsgate.understanding.village_words import village_word
from smsgate.understanding.work_senses import WORK_SENSES

_LATER: Final = [*OUTCOME_SENSES, *SERVICE_SENSES]
_OF_A_LISTING: Final = [
    sense
    for sense in WORK_SENSES
    if sense.intent in {Intent.VERIFY, Intent.REPORT, Intent.FILLED, Intent.SUBSCRIBE}
]
"""Senses that a text led by LOKER can have all the same."""

_WITH_PLACE: Final = {Intent.SEARCH, Intent.SUBSCRIBE, Intent.REGISTER_OTHER}
_WITH_TERMS: Final = {Intent.SEARCH, Intent.SUBSCRIBE}
_TOLD: Final = {Intent.REPORT, Intent.FEEDBACK, Intent.ASK}
"""Led by their keyword, these may tell of stopping without asking for it."""

_WISHES: Final = {Intent.TIPS, Intent.PAUSE, Intent.SUBSCRIBE, Intent.SEARCH}
_DOUBT: Final = re.compile(r"\b(?:asli|benar|penipuan) (?:atau|apa|tidak|bukan|kah)\b")
_COST: Final = re.compile(r"\b(?:sms|layanan|ini) (?:\w+ )?(?:bayar|gratis) (?:apa|atau|tidak)\b")
_THERE: Final = re.compile(r"\b(?:sana|situ|disana|disitu|sini)\b")
_CLAUSE: Final = re.compile(r"[,.;!?\n]+")
_LONG = 8

_WITH_CODE: Final = {
    Intent.DETAIL,
    Intent.APPLY,
    Intent.VERIFY,
    Intent.FILLED,
    Intent.REPORT,
}


class Reader:
    """Reads texts against the places of one gazetteer. Pure: no state changes between texts."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def read(self, text: str) -> Request:
        """What `text` means. Never raises; only its first 600 characters are looked at."""
        reading = taking.read(text, self._gazetteer)
        decision = decide(reading)
        if decision.intent is Intent.UNKNOWN and len(reading.words) >= _LONG:
            return self._last_wish(reading) or self._request(reading, decision)
        return self._request(reading, decision)

    def _last_wish(self, reading: Reading) -> Request | None:
        """What a long text asks for in its last clause, after the story that leads to it."""
        if signs_of(reading.text, reading.kinds())[0]:
            return None
        clauses = [part for part in _CLAUSE.split(reading.text) if part.strip()]
        if len(clauses) < 2:
            return None
        last = taking.read(clauses[-1], self._gazetteer)
        decision = decide(last)
        if decision.intent not in _WISHES:
            return None
        if decision.intent is Intent.SEARCH and not _THERE.search(last.canon):
            return None
        if not last.found.used:  # "… ke Batam. Ada kerja di sana?"
            last = replace(last, found=reading.found)
        wish = replace(decision, rest=_rest(last, decision), confidence=0.7)
        return replace(self._request(last, wish), text=reading.text)

    def _request(self, reading: Reading, decision: Decision) -> Request:
        intent = decision.intent
        found = reading.found if _placed(reading, intent) else Found()
        place = found.code
        terms = terms_of(reading) if intent in _WITH_TERMS else ()
        asked = group_in(reading) if intent is Intent.SEARCH else None
        terms = asked.without_its_words(terms) if asked else terms
        codes = reading.codes if intent in _WITH_CODE else []
        days = days_of(reading) if intent is Intent.PAUSE and decision.number is None else None
        return Request(
            text=reading.text,
            intent=intent,
            place=place,
            code=codes[0] if codes else None,
            terms=terms,
            group=asked.key if asked else None,
            rest=_rest(reading, decision),
            confidence=_confidence(reading, decision, place),
            candidates=found.candidates,
            word=decision.word,
            number=days if days is not None else decision.number,
            reasons=(
                decision.reason,
                *_of_place(reading, found),
                *_of_terms(reading, terms),
                *_of_group(asked),
            ),
        )


def _placed(reading: Reading, intent: Intent) -> bool:
    if intent is Intent.UNSUBSCRIBE:
        return names_place(reading)
    return intent in _WITH_PLACE


def _of_place(reading: Reading, found: Found) -> list[str]:
    if not found.used:
        return []
    first, last = found.span
    typed = reading.text[reading.words[first].token.start : reading.words[last - 1].token.end]
    meant = found.code or " or ".join(found.candidates)
    return [f"{typed}: {found.matched_name} {meant}, {_how(found.score)}"]


def _of_terms(reading: Reading, terms: tuple[str, ...]) -> list[str]:
    return [
        f"{word.token.text}: {word.text}, {_how(word.score)}"
        for word in reading.words
        if word.text in terms
    ]


def _of_group(asked: Asked | None) -> list[str]:
    return [f"for whom: {asked.key}"] if asked else []


def _how(score: float) -> str:
    return "exact" if score == 1 else f"near ({score:.2f})"


def decide(reading: Reading) -> Decision:
    """The first rule that holds, in the order of docs/understanding.md."""
    if not reading.words:
        return _wordless(reading)
    lead = lead_of(reading)
    if not _protected(reading, lead):
        weight, reasons = signs_of(reading.text, reading.kinds())
        if weight >= THRESHOLD and not _is_excused(reading):
            reason = "not for us: " + ", ".join(reasons)
            return Decision(intent=Intent.UNKNOWN, word="SPAM", reason=reason)
    return _meant(reading, lead)


def _protected(reading: Reading, lead: Lead | None) -> bool:
    """True for texts that may speak of fraud and money without being any."""
    if lead is None or reading.kinds() & {Kind.SHORT_CODE}:
        return False
    if lead.keyword.intent is Intent.VERIFY:  # what follows CEK is somebody else's text
        return bool(reading.codes) or (lead.at == 0 and by_lead(reading, lead) is not None)
    return lead.keyword.intent in PROTECTED


def _is_excused(reading: Reading) -> bool:
    """Who tells of a fraud names what it is made of; so does who doubts a vacancy, or asks what we cost."""
    texts = {word.text for word in reading.words}
    suffered = texts & {"ditipu", "lapor"} or "kena penipuan" in reading.canon
    doubts = (reading.codes and _DOUBT.search(reading.canon)) or _COST.search(reading.canon)
    return bool(suffered or doubts) and not reading.kinds() & {Kind.SHORT_CODE}


def _meant(reading: Reading, lead: Lead | None) -> Decision:
    at = lead.at if lead else None
    told = lead is not None and lead.bare and lead.keyword.intent in _TOLD
    if is_stop(reading) and not told:
        stopping = at if lead and lead.keyword.word == "STOP" else None
        return Decision(
            intent=Intent.UNSUBSCRIBE,
            word="STOP",
            reason="STOP: reserved word",
            at=stopping,
            confidence=1,
        )
    looking = lead is not None and lead.keyword.word == "LOKER"
    if looking and at == 0 and not reading.codes:
        return first_of(_OF_A_LISTING, reading) or _otherwise(reading, at)
    return (
        number_alone(reading)
        or (lead and by_lead(reading, lead))
        or first_of(WORK_SENSES, reading)
        or by_need(reading)
        or first_of(_LATER, reading)
        or _otherwise(reading, at if looking else None)
    )


def _otherwise(reading: Reading, at: int | None) -> Decision:
    return (
        short_answer(reading)
        or by_code(reading)
        or by_content(reading, at)
        or thanks(reading)
        or greeting(reading)
        or village_word(reading)
        or Decision(intent=Intent.UNKNOWN, reason="no keyword, place or trade", confidence=0.5)
    )


def _wordless(reading: Reading) -> Decision:
    if "?" in reading.signs:
        return Decision(intent=Intent.HELP, word="BANTUAN", reason="?: asks for help", confidence=1)
    return Decision(intent=Intent.UNKNOWN, reason="no words", confidence=1)


def _rest(reading: Reading, decision: Decision) -> str:
    """What follows the keyword; without one, the number or firm meant, or else the whole text."""
    if decision.rest is not None:
        return decision.rest
    if decision.at is not None:
        return reading.rest_after(decision.at)
    if decision.intent is Intent.REGISTER_OTHER:
        return reading.from_first("PHONE")
    if decision.intent is Intent.VERIFY and not reading.codes:
        return firm_in(reading)
    return reading.text.strip()


def _confidence(reading: Reading, decision: Decision, place: str | None) -> float:
    placed = reading.found.score if place else 1.0
    return round(decision.confidence * (0.7 + 0.3 * placed), 2)
