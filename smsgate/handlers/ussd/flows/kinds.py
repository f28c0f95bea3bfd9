"""By kind of work: one of the fixed kinds, a word of one's own, or a group, over the whole region."""

from smsgate.handlers.kinds import kind_name, kind_words
from smsgate.handlers.ussd.screens import Ask, Choice, Menu, Screens, Visit
from smsgate.wording.groups import GROUPS

SHORTEST = 2
"""Letters of the shortest word worth looking for (`AC`, `TK`)."""


def kinds(visit: Visit) -> Menu:
    """The fixed kinds of work."""
    _ = visit.context.translate
    own = Choice(label=(_("Type it yourself"),), to="words")
    whom = Choice(label=(_("For groups: disability, women, new, older"),), to="kinds_groups")
    return Menu(
        text=_("What kind of work?"), choices=(own, whom, *kind_choices(visit, "vacancies"))
    )


def kind_choices(visit: Visit, to: str, name: str = "kind") -> tuple[Choice, ...]:
    """One for each of them; `name` is the answer's."""
    return tuple(
        Choice(label=(kind_name(kind, visit.context),), to=to, given={name: kind})
        for kind in kind_words()
    )


def any_kind(visit: Visit, to: str) -> Menu:
    """All kinds of work, or one."""
    _ = visit.context.translate
    every = Choice(label=(_("All kinds"),), to=to, given={"kind": ""})
    return Menu(text=_("Which kind of work?"), choices=(every, *kind_choices(visit, to)))


def kinds_groups(visit: Visit) -> Menu:
    """Who is expressly welcome."""
    _ = visit.context.translate
    return Menu(
        text=_("Jobs that welcome expressly:"),
        choices=tuple(
            Choice(label=(_begun(_(group.short)),), to="vacancies", given={"group": group.key})
            for group in GROUPS.values()
        ),
    )


def _begun(name: str) -> str:
    """As the first word of a line."""
    return name[:1].upper() + name[1:]


def words(visit: Visit) -> Ask:
    """A word typed by the person, such as `las` or `bidan`."""
    _ = visit.context.translate
    sentence = _("Type at least 2 letters.")
    return Ask(
        text=_("Type the work you look for, such as sopir or kasir:"),
        name="words",
        to="vacancies",
        check=lambda typed: None if terms(typed) else sentence,
    )


def terms(typed: str) -> tuple[str, ...]:
    """The words worth looking for in what was typed."""
    plain = "".join(sign if sign.isalnum() else " " for sign in typed.casefold())
    return tuple(word for word in plain.split() if len(word) >= SHORTEST)


SCREENS: Screens = {"kinds": kinds, "kinds_groups": kinds_groups, "words": words}
