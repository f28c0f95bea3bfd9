"""The questions of the profile as a text asks them: one a time, each says how to pass it over."""

from smsgate.handlers.context import Context
from smsgate.handlers.kinds import kind_words
from smsgate.handlers.knowledge.profile import ProfileView
from smsgate.i18n import N_
from smsgate.wording.profile import FIELDS, OF_AGE

QUESTIONS = {
    "name": N_("What should we call you?"),
    "birth_year": N_("In which year were you born? Such as 1998"),
    "village": N_("Which village do you live in? Outside %(region)s: which town?"),
    "education": N_(
        "Which school did you finish last? Reply one: SD, SMP, SMA, SMK, D1, D3, S1, "
        "or TT: before the end of SD. Skip: LEWATI"
    ),
    "kinds": N_("Which work do you look for? One or several: %(kinds)s. Skip: LEWATI"),
    "experience": N_(
        "Which work have you done, where, how long? In short, such as: 2 years at a food stall. Skip: LEWATI"
    ),
    "skills": N_("What are you good at? Such as: sewing, computer, cooking. Skip: LEWATI"),
    "licence": N_("Which driving licence do you have? Such as C, or A C. None or skip: LEWATI"),
    "disability": N_(
        "Reply LEWATI if you would rather not say. If you want to: is there a disability that the workplace "
        "should know of, to be ready?"
    ),
}
"""Without their number; VOICE.md says how they sound."""

GUARDIAN = N_(
    "Under 18 a parent or guardian must allow it. Let them reply IZIN and their name, such as IZIN Siti. "
    "Without it the profile is not used"
)
GUARDIAN_OR_ADULT = N_(
    "Are you 18 already? Reply SUDAH. If not, a parent or guardian replies IZIN and their name, such as "
    "IZIN Siti. Until then the profile is not used"
)


def question(field: str, view: ProfileView, context: Context, of: str = "") -> str:
    """`4/9 Which school did you finish last? …`, without `of` (`/9`) where it is asked alone."""
    _ = context.translate
    if field == "guardian":
        return _guardian(view, context)
    known = {"region": context.directory.name(None), "kinds": ", ".join(kind_words())}
    asked = _(QUESTIONS[field]) % known
    return f"{number(field)}{of} {asked}"


def number(field: str) -> int:
    """Its line in the reading, from 1."""
    return FIELDS.index(field) + 1


def _guardian(view: ProfileView, context: Context) -> str:
    _ = context.translate
    age = context.today.year - int(view.answers["birth_year"])
    return _(GUARDIAN_OR_ADULT) if age == OF_AGE else _(GUARDIAN)
