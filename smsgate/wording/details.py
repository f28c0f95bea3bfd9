"""One vacancy told in full: who, where, how much, who is sought, until when, how to apply, what to send."""

from smsgate.i18n import Translate
from smsgate.views import VacancyView
from smsgate.wording.applying import ways
from smsgate.wording.facts import facts, names, trust
from smsgate.wording.groups import known
from smsgate.wording.gsm7 import one_line
from smsgate.wording.packing import Forms, fit, steps
from smsgate.wording.requirements import asks, sentences
from smsgate.wording.segments import capacity, septets
from smsgate.wording.ussd import LIMIT

SHORTER, BRIEF, LAST = 7, 8, 9
"""The levels (see `packing.fit`) at which names are cut, and then the office's word, in news only."""


def detail(vacancy: VacancyView, _: Translate) -> str:
    """All a seeker needs to decide and to apply: one segment where that can be, else two.

    To stay within one, these go in this order: the office's name, TANYA, the number of openings, the last
    clauses of how to apply, papers and mode, the ends of long names. What room remains is filled with whole
    sentences of the description, those on who is sought before the rest.
    """
    opening = [_identity(vacancy)[:-1], facts(vacancy, _)]
    ending = [forms for forms in (ways(vacancy, _), trust(vacancy, _)) if forms[0]]
    blocks = [*opening, *ending, _next_step(vacancy, _)]
    room = capacity(1)
    if _length(told := fit(blocks, room)) > room:
        room = capacity(2)
        told = fit(blocks, room)
    more = _more(vacancy, _, room - _length(told))
    return "\n".join([*told[: len(opening)], *more, *told[len(opening) :]])


def announcement(vacancy: VacancyView, _: Translate, head: str) -> str:
    """A single vacancy as news under a head, in one segment: how to apply only where there is room."""
    blocks = [
        (head,),
        _identity(vacancy),
        facts(vacancy, _),
        (*ways(vacancy, _), ""),
        steps({**dict(enumerate(trust(vacancy, _))), LAST: ""}),
        _ask_more(vacancy, _),
    ]
    return "\n".join(filter(None, fit(blocks, capacity(1))))


def screen(vacancy: VacancyView, _: Translate, *, width: int = LIMIT) -> str:
    """The same for a USSD screen of which `width` septets are free; the menu below says what to press."""
    title, employer, place = names(vacancy)
    blocks: list[Forms] = [
        tuple(f"{vacancy.code} {form}" for form in title),
        tuple(f"{at}, {where}" for at, where in zip(employer, place, strict=True)),
        facts(vacancy, _),
        (*ways(vacancy, _), ""),
        trust(vacancy, _),
    ]
    return "\n".join(filter(None, fit(blocks, width)))


def welcome(vacancy: VacancyView, _: Translate) -> list[str]:
    """Whom an employer welcomes expressly, as one sentence; none for nobody in particular."""
    groups = [_(group.short) for group in known(vacancy.inclusion)]
    return [_("Open to %(groups)s.") % {"groups": ", ".join(groups)}] if groups else []


def _length(told: list[str]) -> int:
    return septets("\n".join(told))


def _identity(vacancy: VacancyView) -> Forms:
    long, short, brief = (
        f"{vacancy.code} {', '.join(forms)}" for forms in zip(*names(vacancy), strict=True)
    )
    return steps({0: long, SHORTER: short, BRIEF: brief})


def _next_step(vacancy: VacancyView, _: Translate) -> Forms:
    code = {"code": vacancy.code}
    full = _("Reply LAMAR %(code)s to apply, TANYA to ask") % code
    return steps({0: full, 2: _("Reply LAMAR %(code)s") % code})


def _ask_more(vacancy: VacancyView, _: Translate) -> Forms:
    code = {"code": vacancy.code}
    full = _("Details: reply %(code)s. End: BERHENTI") % code
    return steps({0: full, 2: _("Details: reply %(code)s") % code})


def _more(vacancy: VacancyView, _: Translate, room: int) -> list[str]:
    """A line of what else there is to say in `room` septets, its break included; none when nothing fits."""
    said = [*sentences(one_line(vacancy.description)), *welcome(vacancy, _)]
    kept: set[str] = set()
    for sentence in sorted(said, key=lambda each: not asks(each)):
        if septets(sentence) < room:
            kept.add(sentence)
            room -= septets(sentence) + 1
    return [" ".join(sentence for sentence in said if sentence in kept)] if kept else []
