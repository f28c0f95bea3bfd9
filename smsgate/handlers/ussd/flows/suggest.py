"""What one thinks of us: a mark from 1 to 5, or a suggestion in one's own words."""

from smsgate.effects import Rate, Suggest
from smsgate.handlers import feedback, rating
from smsgate.handlers.plainly import says_something
from smsgate.handlers.ussd.screens import Ask, Choice, End, Menu, Screens, Visit


def suggest(visit: Visit) -> Menu:
    """A mark or words."""
    _ = visit.context.translate
    return Menu(
        text=_("Tell us what you think"),
        choices=(
            Choice(label=(_("Rate us, 1 to 5"),), to="suggest_rate"),
            Choice(label=(_("Type a suggestion"),), to="suggest_type"),
        ),
    )


def suggest_rate(visit: Visit) -> Menu:
    """The keys are the marks."""
    _ = visit.context.translate
    # Translators: five words, the worst first, with a comma between
    named = _("Bad,Poor,Fair,Good,Very good").split(",")
    return Menu(
        text=_("How good is this service?"),
        choices=tuple(
            Choice(label=(name,), to="suggest_rated", given={"stars": str(stars)})
            for stars, name in enumerate(named, start=rating.LEAST)
        ),
    )


def suggest_rated(visit: Visit) -> End:
    """Noted; the last mark of a month counts."""
    stars = int(visit.answers["stars"])
    return End(text=rating.thanks(stars, False, visit.context), effects=(Rate(stars=stars),))


def suggest_type(visit: Visit) -> Ask:
    """In one's own words."""
    _ = visit.context.translate
    return Ask(
        text=_("What should we do better, or what was good?"),
        name="suggestion",
        to="suggest_sent",
        check=lambda typed: None if says_something(typed) else _("A few words, please:"),
    )


def suggest_sent(visit: Visit) -> End:
    """Officers read it."""
    effects = (Suggest(text=visit.answers["suggestion"]),)
    return End(text=feedback.thanks(visit.context), effects=effects)


SCREENS: Screens = {
    "suggest": suggest,
    "suggest_rate": suggest_rate,
    "suggest_rated": suggest_rated,
    "suggest_type": suggest_type,
    "suggest_sent": suggest_sent,
}
