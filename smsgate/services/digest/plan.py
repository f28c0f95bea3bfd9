"""What a digest comes to: people, texts, segments, rupiah, and its most read texts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from peewee import fn

from smsgate.config import Config
from smsgate.models import DigestRun, DigestText, OutboundMessage
from smsgate.services.digest.groups import awake, counted, within
from smsgate.services.digest.texts import Writer

SAMPLE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedText:
    """A text and how many people get it; `segments` is per person."""

    text: str
    segments: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPlan:
    """The digest of a local date. `segments` and `rupiah` of all people together.

    `groups`: the texts most people get. `done`: the outbox was filled before, nothing was added now.
    """

    day: date
    people: int
    texts: int
    segments: int
    rupiah: int
    groups: tuple[PlannedText, ...] = ()
    done: bool = False


def forecast(run: DigestRun, config: Config, region: str | None) -> Iterator[PlannedText]:
    """The texts a run not yet done would send."""
    writer = Writer(run, config)
    audience = awake(run.local_date)
    for group, people in counted(audience & within(region) if region else audience):
        text = writer.text_for(group)
        if text is not None:
            yield PlannedText(text=text.text, segments=text.segments, people=people)


def written(run: DigestRun) -> Iterator[PlannedText]:
    """The texts of a run, with the messages that are in the outbox for them."""
    query = (
        DigestText.select(DigestText.text, DigestText.segments, fn.COUNT(OutboundMessage.id))
        .join(OutboundMessage, on=(OutboundMessage.digest_text == DigestText.id))
        .where(DigestText.run == run)
        .group_by(DigestText.id)
        .tuples()
    )
    for text, segments, people in query.iterator():
        yield PlannedText(text=text, segments=segments, people=people)


def summed(
    day: date, texts: Iterable[PlannedText], config: Config, *, done: bool = False
) -> DigestPlan:
    """The plan of a day's texts, read once and not kept."""
    people = segments = count = 0
    sample: list[PlannedText] = []
    for text in texts:
        people, segments, count = (
            people + text.people,
            segments + text.people * text.segments,
            count + 1,
        )
        sample = nlargest(SAMPLE, [*sample, text], key=lambda each: each.people)
    return DigestPlan(
        day=day,
        people=people,
        texts=count,
        segments=segments,
        rupiah=segments * config.cost(),
        groups=tuple(sample),
        done=done,
    )
