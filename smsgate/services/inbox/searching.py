"""Finding conversations by words, the end of a number or a case; never a walk through all texts ever sent."""

import re
from collections.abc import Iterator
from functools import reduce
from operator import and_
from typing import Any

from smsgate import phone
from smsgate.models import (
    Contact,
    Conversation,
    ConversationNote,
    Flag,
    InboundMessage,
    OfficerMessage,
    OutboundMessage,
)
from smsgate.services.inbox import cases

LOOKED_AT = 10_000
"""Of each kind, so many of the newest texts are looked through: some months of a busy office."""

MOST = 200
MOST_WORDS = 5
SHORTEST_END = 3

_CASE = re.compile(r"(?:kasus|case|no\.?|#)[ .:#]*(?P<number>\d{1,9})", re.IGNORECASE)
_BARE = re.compile(r"[1-9]\d{0,8}", re.ASCII)
"""What may be the number of a case: a phone's begins with a nought or a plus."""


def contacts(question: str) -> tuple[int, ...]:
    """Numbers in whose conversation a text has all these words, that end like this, or with that case.

    At most `MOST`.
    """
    named = _CASE.fullmatch(question.strip())
    if named:
        return cases.holders(int(named["number"]))
    digits = "".join(question.split()).replace("-", "").removeprefix("+")
    if digits.isdecimal() and digits.isascii():
        few = len(digits) < SHORTEST_END
        return cases.holders(int(digits)) if few else _by_number(question, digits)
    words = question.split()[:MOST_WORDS]
    return _by_words(words) if words else ()


def _by_number(question: str, digits: str) -> tuple[int, ...]:
    whole = phone.normalise(question)
    match = (Contact.phone == whole) if whole else Contact.phone.endswith(digits)
    query: Any = Conversation.select(Conversation.contact).join(Contact).where(match).limit(MOST)
    ending = (contact for (contact,) in query.tuples())
    bare = question.strip()
    found = cases.holders(int(bare)) if _BARE.fullmatch(bare) else ()
    return tuple(dict.fromkeys([*found, *ending]))


def _by_words(words: list[str]) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for newest in _newest_texts():
        texts = newest.limit(LOOKED_AT).alias("newest")
        has_all = reduce(and_, (texts.c.said.contains(word) for word in words))
        hits: Any = Conversation.select(texts.c.whose).from_(texts).where(has_all).limit(MOST)
        found.update(dict.fromkeys(whose for (whose,) in hits.tuples()))
    return tuple(found)[:MOST]


def _newest_texts() -> Iterator[Any]:
    """Of what officers had to see, what they answered, and what they noted: whose, and the words."""
    text, answer, note = InboundMessage, OutboundMessage, ConversationNote
    for flag in (Flag.LATER, Flag.FAILED, Flag.SEEN):
        asked = text.select(text.contact.alias("whose"), text.text.alias("said"))
        yield asked.where(text.flag == flag).order_by(text.received_at.desc())
    answered = OfficerMessage.select(answer.contact.alias("whose"), answer.text.alias("said"))
    yield answered.join(answer).order_by(OfficerMessage.message.desc())
    noted = note.select(note.conversation.alias("whose"), note.text.alias("said"))
    yield noted.order_by(note.id.desc())
