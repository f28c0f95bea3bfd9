"""The forms of a broadcast: what is typed becomes a draft, and a draft fills the form again."""

from datetime import date, datetime
from typing import TypeVar

from wtforms import DateTimeLocalField, ValidationError

from smsgate.i18n import LANGUAGES, N_
from smsgate.models import Broadcast
from smsgate.services import rights
from smsgate.services.broadcasts.audience import HOW, Filter
from smsgate.services.broadcasts.drafts import LONGEST_TITLE, Draft, faults
from smsgate.services.broadcasts.refusals import Refused
from smsgate.services.broadcasts.steps import texts_of
from smsgate.web import flashes, here, language, phrases
from smsgate.web.forms import (
    DateField,
    Form,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
    longest,
    once,
    optional,
    required,
)
from smsgate.web.staff import places

LONGEST_TEXT = 2_000
"""More than any text that is let through: the fault is told with the count, not by cutting."""

LANGUAGE_NAMES = {"id": N_("Indonesian"), "en": N_("English")}
HOW_NAMES = {
    "sms": N_("by SMS"),
    "ussd": N_("by USSD"),
    "import": N_("from a list"),
    "officer": N_("at the office"),
}
_OUR_DAY = "%Y-%m-%dT%H:%M"
FIRST_YEAR, LAST_YEAR = 2000, 2100
_WTFORMS = (N_("Not a valid datetime value."),)

Day = TypeVar("Day", date, datetime)


def near(_form: Form, field: DateField) -> None:
    """A validator: the day must lie in these times."""
    if field.data and not FIRST_YEAR <= field.data.year <= LAST_YEAR:
        raise ValidationError(language.gettext()(N_("Choose a day of these years.")))


class Writing(Form):
    """Title, texts, people and time of a broadcast."""

    once = HiddenField()
    title = StringField(
        N_("Title"),
        [required(), longest(LONGEST_TITLE)],
        description=N_("For the office only; nobody gets it."),
    )
    text_id = TextAreaField(N_("Text in Indonesian"), [required(), longest(LONGEST_TEXT)])
    text_en = TextAreaField(
        N_("Text in English"),
        [longest(LONGEST_TEXT)],
        description=N_("Without one, those who read English get the Indonesian text."),
    )
    places = SelectMultipleField(N_("Who follows"))
    kinds = SelectMultipleField(
        N_("Looking for"), description=N_("Whoever looks for any work is always included.")
    )
    languages = SelectMultipleField(N_("Reads"))
    how = SelectMultipleField(N_("Signed up"))
    since = DateField(N_("Signed up from"), [optional(), near])
    until = DateField(N_("Signed up until"), [optional(), near])
    wanted_from = DateTimeLocalField(
        N_("Send from"),
        [optional(), near],
        format=_OUR_DAY,
        description=N_("Left empty: as soon as it is approved."),
    )
    wanted_until = DateTimeLocalField(
        N_("Not after"),
        [optional(), near],
        format=_OUR_DAY,
        description=N_(
            "Left empty: until the evening of that day. What has not left by then is not sent."
        ),
    )

    def draft(self) -> Draft:
        """What was filled in."""
        return Draft(
            title=self.title.data or "",
            texts={"id": self.text_id.data or "", "en": self.text_en.data or ""},
            audience=self.audience(),
            wanted_from=_aware(self.wanted_from.data),
            wanted_until=_aware(self.wanted_until.data),
        )

    def audience(self) -> Filter:
        """Whom it is for; an officer of certain districts who chose none means all of those."""
        own = rights.districts(here.me()) or ()
        return Filter(
            places=_chosen(self.places) or tuple(sorted(own)),
            kinds=_chosen(self.kinds),
            languages=_chosen(self.languages),
            how=_chosen(self.how),
            since=_near(self.since.data),
            until=_near(self.until.data),
        )

    def is_good(self) -> bool:
        """Whether it can be kept; else every field says what is wrong with it."""
        good = bool(self.validate())
        for fault in faults(self.draft(), here.me(), here.config(), here.now()):
            self.blame(fault)
            good = False
        return good

    def blame(self, fault: Refused) -> None:
        """Put a fault beside its field, or on top where it has none; one is enough for a field."""
        named = self._fields.get(fault.field, self.title)
        named.errors = named.errors or [flashes.refused(fault)]


class Once(Form):
    """A button that makes something: pressed twice it counts once."""

    once = HiddenField()


class Trial(Form):
    """A text on a phone at hand."""

    once = HiddenField()
    number = TelField(N_("Number of the phone"), [required(), longest(24)])
    language = SelectField(N_("Text"))


class Asking(Form):
    """Asking for approval."""

    again_reason = StringField(N_("Why do they get the same text again?"), [longest(200)])


def writing(row: Broadcast | None = None) -> Writing:
    """The form as it was posted, else filled from a broadcast, else empty."""
    form = Writing(data=_kept(row) if row else {"once": once()})
    _ = language.gettext()
    form.places.choices = places.choices()
    form.kinds.choices = phrases.kinds(language.current())
    form.languages.choices = [(code, _(LANGUAGE_NAMES[code])) for code in LANGUAGES]
    form.how.choices = [(how, _(HOW_NAMES[how])) for how in HOW]
    return form


def trial(row: Broadcast) -> Trial:
    """The form to try a text, with the languages it is written in."""
    form = Trial(data={"once": once()})
    _ = language.gettext()
    form.language.choices = [(code, _(LANGUAGE_NAMES[code])) for code in texts_of(row)]
    return form


def _kept(row: Broadcast) -> dict[str, object]:
    wanted = Filter.from_json(row.audience)
    texts = {f"text_{name}": text.text for name, text in texts_of(row).items()}
    return {
        **texts,
        "once": row.once,
        "title": row.title,
        "places": wanted.places,
        "kinds": wanted.kinds,
        "languages": wanted.languages,
        "how": wanted.how,
        "since": wanted.since,
        "until": wanted.until,
        "wanted_from": _local(row.wanted_from),
        "wanted_until": _local(row.wanted_until),
    }


def _chosen(field: SelectMultipleField) -> tuple[str, ...]:
    """In one order, and nothing that was not to be chosen."""
    offered = {choice[0] for choice in field.choices or ()}
    return tuple(sorted(offered.intersection(field.data or ())))


def _near(typed: Day | None) -> Day | None:
    """A day anybody could mean: no database and no calendar bears all others."""
    return typed if typed and FIRST_YEAR <= typed.year <= LAST_YEAR else None


def _aware(typed: datetime | None) -> datetime | None:
    near = _near(typed)
    return near.replace(tzinfo=here.config().timezone) if near else None


def _local(kept: datetime | None) -> datetime | None:
    return kept.astimezone(here.config().timezone).replace(tzinfo=None) if kept else None
