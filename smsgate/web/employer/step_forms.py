"""The forms of the three steps. What is wrong with an answer the service says: it reads as an import does."""

from collections.abc import Mapping

from smsgate import data
from smsgate.i18n import N_
from smsgate.services.vacancy_desk.typed import MODES
from smsgate.web import language, phrases
from smsgate.web.employer import words
from smsgate.web.forms import (
    Form,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    required,
)
from smsgate.wording.facts import NO_SCHOOL

StepForm = Form


class Work(Form):
    """What is to be done, and who is looked for."""

    title = StringField(
        N_("Which work?"),
        [required()],
        description=N_("In two or three words, as people say it: Kasir, Sopir truk, Guru les."),
    )
    sector = SelectField(N_("Kind of work"), validate_choice=False)
    description = TextAreaField(
        N_("What is there to do, and what must one be able to do?"),
        description=N_("Two or three sentences: tasks, hours, SIM, tools, food, a place to sleep."),
    )
    education = SelectField(N_("Least schooling"), validate_choice=False)
    openings = StringField(N_("How many people?"), description=N_("A number, such as 2"))
    inclusion = SelectMultipleField(N_("Also welcome"), validate_choice=False)


class PayAndPlace(Form):
    """What it pays, and where it is."""

    pay_min = StringField(
        N_("Pay, at least"),
        description=N_("Such as 2.500.000 or 2,5 jt. Who says it gets more answers."),
    )
    pay_max = StringField(N_("Pay, at most"))
    pay_per = SelectField(N_("Paid"), validate_choice=False)
    place = StringField(
        N_("Where is the work?"),
        [required()],
        description=N_("A kecamatan, or village and kecamatan; elsewhere a kabupaten or kota."),
    )
    mode = SelectField(N_("Done where?"), validate_choice=False)


class Applying(Form):
    """How to apply, and until when."""

    how_to_apply = TextAreaField(
        N_("How does one apply?"),
        description=N_(
            "Such as: come to the shop with SIM, 8 to 15 o'clock. People can also apply by SMS."
        ),
    )
    contact = StringField(
        N_("Number or name to ask for"),
        description=N_("Everybody can read it. Leave it empty to get applications here only."),
    )
    expires_on = StringField(
        N_("Last day to apply"), description=N_("Left empty: 30 days from today.")
    )


FORMS: tuple[type[Form], ...] = (Work, PayAndPlace, Applying)


def filled(number: int, typed: Mapping[str, str]) -> Form:
    """The form of a step, counted from 1, with what is kept of it."""
    kept: dict[str, object] = {**typed, "inclusion": typed.get("inclusion", "").split()}
    return _choices(FORMS[number - 1](formdata=None, data=kept))


def sent(number: int) -> Form:
    """The form of a step with what was just sent."""
    return _choices(FORMS[number - 1]())


def typed(form: Form) -> dict[str, str]:
    """What stands in it, as text."""
    return {
        name: " ".join(value) if isinstance(value, list) else str(value or "")
        for name, value in form.data.items()
    }


def _choices(form: Form) -> Form:
    _ = language.gettext()
    if isinstance(form, Work):
        form.sector.choices = [("", _("As the words say")), *phrases.kinds(language.current())]
        form.education.choices = [("", _("No matter")), *_schooling()]
        form.inclusion.choices = phrases.groups(_)
    if isinstance(form, PayAndPlace):
        form.pay_per.choices = [(period, _(text)) for period, text in words.PERIODS.items()]
        form.mode.choices = [(mode, _(phrases.MODES[mode])) for mode in MODES]
    return form


def _schooling() -> list[tuple[str, str]]:
    rows = data.rows("education_levels")
    return [(row["code"], row["name_id"]) for row in rows if row["code"] != NO_SCHOOL]
