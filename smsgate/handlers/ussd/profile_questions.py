"""The questions of the profile as screens: chosen where there is a list, typed where there is none."""

from collections.abc import Callable, Iterable, Mapping

from smsgate.handlers.choosing import called
from smsgate.handlers.kinds import kind_name, kind_words
from smsgate.handlers.profile.asking import QUESTIONS, number
from smsgate.handlers.ussd import places
from smsgate.handlers.ussd.screens import Answers, Ask, Choice, Menu, Screen, Screens, Visit
from smsgate.handlers.ussd.telling import ALLOWED_BY, check, draft, key, view_of, which_village
from smsgate.i18n import N_
from smsgate.wording.profile import ADULT, FIELDS, OF_AGE, schooling
from smsgate.wording.schooling import level_codes
from smsgate.wording.shortening import shorten

NEXT = "profile_next"

TO = key("to")
"""Where this flow goes once the question is answered: on, or back to the line that was changed."""

SHORT = {
    "education": N_("Which school did you finish last?"),
    "kinds": N_("Which work do you look for?"),
    "experience": N_("Which work have you done, where, how long? Type it; 1 skips"),
    "skills": N_("What are you good at? Type it; 1 skips"),
    "licence": N_("Which driving licence do you have?"),
    "disability": N_("A disability the workplace should know of? Only if you want to tell."),
}
"""Where the question of a text would be too long for a screen, or names what is chosen here."""


LICENCE_NAMES = {
    "C": N_("motorcycle"),
    "A": N_("car"),
    "B1": N_("lorry or bus"),
    "B2": N_("trailer"),
    "D": N_("adapted vehicle"),
}


def ask(field: str, visit: Visit, to: str) -> Screen:
    """The question about a field, which leads to `to` once it is answered."""
    draw = _MENUS.get(field)
    return draw(visit, to) if draw else _typed(field, visit, to)


def _typed(field: str, visit: Visit, to: str) -> Ask:
    _ = visit.context.translate
    text = _(SHORT.get(field) or QUESTIONS[field])
    return Ask(
        text=_numbered(field, text, to),
        name=key(field),
        to=to,
        check=check(field, visit),
        keep={"asks": field},
        draft=draft(visit),
    )


def _menu(field: str, choices: Iterable[Choice], visit: Visit, to: str, text: str = "") -> Menu:
    _ = visit.context.translate
    return Menu(
        text=_numbered(field, text or _(SHORT[field]), to),
        choices=tuple(choices),
        keep={"asks": field},
        draft=draft(visit),
    )


def _numbered(field: str, text: str, to: str) -> str:
    """`4/9 …` on the way; a line that is changed has no number here: the keys have."""
    on_the_way = to == NEXT and field in FIELDS
    return f"{number(field)}/{len(FIELDS)} {text}" if on_the_way else text


def _given(label: str, to: str, given: Answers) -> Choice:
    return Choice(label=(label,), to=to, given=given)


def _skip(field: str, visit: Visit, to: str) -> Choice:
    _ = visit.context.translate
    return _given(_("Skip"), to, {key(field): ""})


def _village(visit: Visit, to: str) -> Menu:
    """The district, or a town elsewhere; where a typed name was unclear, which one."""
    _ = visit.context.translate
    context = visit.context
    if options := which_village(visit):
        return _menu(
            "village",
            (_given(called(code, context), to, _home(code)) for code in options),
            visit,
            to,
            _("Which one?"),
        )
    elsewhere = _given(_("Elsewhere"), "profile_town", {TO: to})
    districts = (
        _given(district.name, "profile_village", {TO: to, key("district"): district.code})
        for district in context.directory.districts()
    )
    return _menu("village", (elsewhere, *districts), visit, to, _("In which district do you live?"))


def village(visit: Visit) -> Menu:
    """The villages of the district chosen."""
    _ = visit.context.translate
    district, to = visit.answers[key("district")], visit.answers[TO]
    name = shorten(places.called(district, visit.context), places.SHORT)
    each = (
        _given(place.name, to, _home(place.code))
        for place in visit.context.directory.profile.villages(district)
    )
    other = _given(_("Another village"), to, _home(district))
    return _menu(
        "village", (*each, other), visit, to, _("Village in %(district)s?") % {"district": name}
    )


def town(visit: Visit) -> Ask:
    """A place that is on no list of ours, typed."""
    _ = visit.context.translate
    return Ask(
        text=_("Which village or town? Type its name"),
        name=key("village"),
        to=visit.answers[TO],
        check=check("village", visit),
        draft=draft(visit),
    )


def _home(code: str) -> Answers:
    return {key("place"): code, key("village"): ""}


def _education(visit: Visit, to: str) -> Menu:
    _ = visit.context.translate
    each = (_given(schooling(code, _), to, {key("education"): code}) for code in level_codes())
    return _menu("education", (*each, _skip("education", visit, to)), visit, to)


def _kinds(visit: Visit, to: str, chosen: str = "") -> Menu:
    named = {kind: kind_name(kind, visit.context) for kind in kind_words()}
    return _several("kinds", named, visit, to, chosen)


def _licence(visit: Visit, to: str, chosen: str = "") -> Menu:
    _ = visit.context.translate
    named = {letter: f"{letter}: {_(text)}" for letter, text in LICENCE_NAMES.items()}
    return _several("licence", named, visit, to, chosen)


def _several(field: str, named: Mapping[str, str], visit: Visit, to: str, chosen: str) -> Menu:
    """One after the other; `chosen` so far."""
    _ = visit.context.translate
    last = chosen.split()[-1:]
    end = _given(_("That is all"), to, {}) if last else _skip(field, visit, to)
    each = (
        _given(name, key(field), {TO: to, key(field): _with(chosen, one)})
        for one, name in named.items()
    )
    text = _("%(name)s: noted. Another one?") % {"name": named[last[0]]} if last else ""
    return _menu(field, (end, *each), visit, to, text)


def _with(chosen: str, one: str) -> str:
    """Chosen last stands last; nothing stands twice."""
    return " ".join([*(other for other in chosen.split() if other != one), one])


def kinds(visit: Visit) -> Menu:
    """Another kind of work, or that was all."""
    return _kinds(visit, visit.answers[TO], visit.answers[key("kinds")])


def licence(visit: Visit) -> Menu:
    """Another licence, or that was all."""
    return _licence(visit, visit.answers[TO], visit.answers[key("licence")])


def _disability(visit: Visit, to: str) -> Menu:
    """Passing it over comes first."""
    _ = visit.context.translate
    tell = _given(_("I want to tell"), key("disability"), {TO: to})
    return _menu("disability", (_skip("disability", visit, to), tell), visit, to)


def disability(visit: Visit) -> Ask:
    """In their own words."""
    _ = visit.context.translate
    return Ask(
        text=_("Tell it in your own words:"),
        name=key("disability"),
        to=visit.answers[TO],
        check=check("disability", visit),
        draft=draft(visit),
    )


def _guardian(visit: Visit, to: str) -> Menu:
    """Who is 18 already says so; for the others somebody else types their name."""
    _ = visit.context.translate
    here = _given(_("They are here and allow it"), key("guardian"), {TO: to})
    age = visit.context.today.year - int(view_of(visit).answers["birth_year"])
    adult = (_given(_("I am 18 already"), to, {key(ADULT): "1"}),) if age == OF_AGE else ()
    text = _("Under 18 a parent or guardian must allow it, or the profile is not used.")
    return _menu("guardian", (*adult, here), visit, to, text)


def guardian(visit: Visit) -> Ask:
    """Typed by whoever allows it."""
    _ = visit.context.translate
    return Ask(
        text=_(ALLOWED_BY),
        name=key("guardian"),
        to=visit.answers[TO],
        check=check("guardian", visit),
        draft=draft(visit),
    )


_MENUS: dict[str, Callable[[Visit, str], Screen]] = {
    "village": _village,
    "education": _education,
    "kinds": _kinds,
    "licence": _licence,
    "disability": _disability,
    "guardian": _guardian,
}

SCREENS: Screens = {
    "profile_village": village,
    "profile_town": town,
    "profile_kinds": kinds,
    "profile_licence": licence,
    "profile_disability": disability,
    "profile_guardian": guardian,
}
