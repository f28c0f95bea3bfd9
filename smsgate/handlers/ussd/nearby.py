"""Where there is work when nothing is open where somebody looked: no screen is a dead end."""

from smsgate.handlers.ussd import places
from smsgate.handlers.ussd.screens import Answers, Choice, Visit
from smsgate.views import OUTSIDE
from smsgate.wording import dates

NEAREST = 3


def nearby(visit: Visit) -> tuple[Choice, ...]:
    """The nearest districts that have something; else the whole regency and other regions."""
    return _districts(visit) or _regions(visit)


def _districts(visit: Visit) -> tuple[Choice, ...]:
    """`Tebing Tinggi (7) 12 km`."""
    directory, place = visit.context.directory, visit.answers.get("place", "")
    counts = directory.counts()
    near = [pair for pair in directory.neighbours(place) if counts.get(pair[0])] if place else []
    return tuple(
        Choice(
            label=tuple(
                f"{said} {dates.distance(km)}"
                for said in places.counted(places.called(code, visit.context), counts[code])
            ),
            to="vacancies",
            given=_anew(code),
        )
        for code, km in near[:NEAREST]
    )


def _regions(visit: Visit) -> tuple[Choice, ...]:
    context, counts = visit.context, visit.context.directory.counts()
    choices = [
        Choice(
            label=places.whole_regency(regency, places.inside(regency, counts), context),
            to="vacancies",
            given=_anew(regency),
        )
        for regency in places.served(context)
        if places.inside(regency, counts)
    ]
    away = sum(places.outside(counts, context).values())
    if away:
        label = places.everywhere_else(away, context.translate)
        choices.append(Choice(label=label, to="vacancies", given=_anew(OUTSIDE)))
    asked = visit.answers.get("place")
    return tuple(choice for choice in choices if choice.given["place"] != asked)


def _anew(place: str) -> Answers:
    """A place for any kind of work: what was looked for in vain no longer counts."""
    return {"place": place, "kind": "", "group": "", "words": ""}
