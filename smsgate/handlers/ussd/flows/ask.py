"""Asking: frequent questions with their answers, one's own question as a case, and one's open cases."""

from smsgate.handlers import ask as asking
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.asking import ReadyAnswer
from smsgate.handlers.plainly import says_something
from smsgate.handlers.ussd.screens import Ask, Choice, End, Menu, Screen, Screens, Visit
from smsgate.wording import dates
from smsgate.wording.segments import septets
from smsgate.wording.shortening import first_words

ROOM = 90
"""Septets of an answer on its first page, above two choices."""


def ask(visit: Visit) -> Menu:
    """One's own question first, then one's cases, then the frequent ones."""
    _ = visit.context.translate
    own = visit.context.directory.asking.cases()
    mine = _("My questions (%(count)d)") % {"count": len(own)} if own else _("My questions")
    frequent = tuple(
        Choice(label=(one.title,), to="ask_answer", given={"answer": str(one.id)})
        for one in visit.context.directory.asking.answers()
    )
    return Menu(
        text=_("Ask an officer"),
        choices=(
            Choice(label=(_("Type your question"),), to="ask_type"),
            Choice(label=(mine,), to="ask_cases"),
            *frequent,
        ),
    )


def ask_answer(visit: Visit) -> Menu:
    """One ready answer, and a person where it is not enough."""
    found = _answer(visit.answers["answer"], visit.context)
    if found is None:
        _ = visit.context.translate
        return Menu(text=_("That answer is no longer here."), choices=(_typing(visit.context),))
    return _told(found, _typing(visit.context))


def ask_type(visit: Visit) -> Ask:
    """In one's own words."""
    _ = visit.context.translate
    return Ask(
        text=_("Type your question, then send. An officer answers by SMS, no fees."),
        name="question",
        to="ask_typed",
        check=lambda typed: None if says_something(typed) else _("A few words, please:"),
    )


def ask_typed(visit: Visit) -> Screen:
    """A frequent question is answered at once, anything else becomes a case."""
    _ = visit.context.translate
    found = asking.fitting(visit.answers["question"], visit.context.directory.asking.answers())
    if found is None:
        return ask_sent(visit)
    return _told(found, Choice(label=(_("Ask an officer"),), to="ask_sent"))


def ask_sent(visit: Visit) -> End:
    """The case, with its number and by when an answer comes."""
    effect = asking.case_of(visit.answers["question"], visit.context)
    return End(text=lambda results: asking.opened(results, visit.context), effects=(effect,))


def ask_cases(visit: Visit) -> Menu:
    """One's open cases, and how they stand."""
    _ = visit.context.translate
    cases = visit.context.directory.asking.cases()
    if not cases:
        return Menu(text=_("You have no open question."), choices=(_typing(visit.context),))
    states = {False: _("waits"), True: _("answered")}
    lines = [
        _("Case %(number)d of %(day)s: %(state)s")
        % {
            "number": case.number,
            "day": dates.day(case.opened_on, _),
            "state": states[case.answered],
        }
        for case in cases
    ]
    first = "\n".join(lines[:CASES])
    return Menu(text=first, more="\n".join(lines[CASES:]), choices=(_typing(visit.context),))


CASES = 3
"""On the first page; the rest follows."""


def _typing(context: Context) -> Choice:
    _ = context.translate
    return Choice(label=(_("Type your question"),), to="ask_type")


def _told(found: ReadyAnswer, choice: Choice) -> Menu:
    if septets(found.text) <= ROOM:
        return Menu(text=found.text, choices=(choice,))
    first = first_words(found.text, ROOM) or found.text[:ROOM]
    return Menu(text=first, more=found.text[len(first) :].lstrip(), choices=(choice,))


def _answer(number: str, context: Context) -> ReadyAnswer | None:
    answers = context.directory.asking.answers()
    return next((one for one in answers if str(one.id) == number), None)


SCREENS: Screens = {
    "ask": ask,
    "ask_answer": ask_answer,
    "ask_type": ask_type,
    "ask_typed": ask_typed,
    "ask_sent": ask_sent,
    "ask_cases": ask_cases,
}
