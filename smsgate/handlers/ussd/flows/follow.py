"""Following a place: where, for which kind of work, and the consent in plain words."""

from functools import partial

from smsgate.effects import Subscribe
from smsgate.handlers.ussd import places
from smsgate.handlers.ussd.flows.kinds import any_kind
from smsgate.handlers.ussd.following import follows, what
from smsgate.handlers.ussd.screens import Choice, End, Menu, Screens, Visit
from smsgate.wording.segments import septets
from smsgate.wording.shortening import shorten
from smsgate.wording.ussd import LIMIT

NAMES = (44, 38, 34, 30, 26)
"""Septets of the office's name and of what is followed, the fullest first."""


def follow_choices(visit: Visit) -> tuple[Choice, ...]:
    """Under a list: being told each morning, unless it is followed already."""
    _ = visit.context.translate
    place, kind = visit.answers.get("place"), visit.answers.get("kind")
    if place and follows(place, kind or None, visit.context):
        return ()
    to = _after_place(kind) if place else "follow_where"
    return (Choice(label=(_("Tell me every morning"),), to=to),)


def follow_where(visit: Visit) -> Menu:
    """The whole regency, other regions, each district."""
    _ = visit.context.translate
    to = _after_place(visit.answers.get("kind"))
    return Menu(
        text=_("Daily news of where?"), choices=places.choices(visit, "follow_where", to, to)
    )


def follow_kind(visit: Visit) -> Menu:
    """All kinds of work, or one."""
    return any_kind(visit, "follow_consent")


def follow_consent(visit: Visit) -> Menu:
    """Who sends what, who may agree, how to stop; nothing begins without a yes."""
    _ = visit.context.translate
    place, kind = visit.answers["place"], visit.answers["kind"] or None
    if follows(place, kind, visit.context):
        already = {"what": what(place, kind, visit.context)}
        return Menu(text=_("You follow %(what)s already.") % already)
    return Menu(
        text=partial(_consent, visit), choices=(Choice(label=(_("I agree"),), to="followed"),)
    )


def followed(visit: Visit) -> End:
    """The news begins; once, what is never asked for."""
    _ = visit.context.translate
    place, kind = visit.answers["place"], visit.answers["kind"] or None
    text = _(
        "Done: job news of %(what)s each morning by SMS. To end it send BERHENTI. "
        "We never ask for money, KTP or OTP."
    )
    words = " / ".join((_consent(visit, LIMIT), _("I agree")))
    return End(
        text=text % {"what": what(place, kind, visit.context)},
        effects=(Subscribe(place=place, kind=kind, words=words),),
    )


def _consent(visit: Visit, room: int) -> str:
    """The sentence agreed to, its names shortened as far as the room asks for."""
    _ = visit.context.translate
    place, kind = visit.answers["place"], visit.answers["kind"] or None
    # Translators: at most 55 characters without the names
    sentence = _("SMS each morning from %(office)s: jobs %(what)s. For age 18+. End: BERHENTI")
    said = [
        sentence
        % {
            "office": shorten(visit.context.office, limit),
            "what": what(place, kind, visit.context, limit),
        }
        for limit in NAMES
    ]
    return next((text for text in said if septets(text) <= room), said[-1])


def _after_place(kind: str | None) -> str:
    """What is still to be asked once the place is known."""
    return "follow_kind" if kind is None else "follow_consent"


SCREENS: Screens = {
    "follow_where": follow_where,
    "follow_kind": follow_kind,
    "follow_consent": follow_consent,
    "followed": followed,
}
