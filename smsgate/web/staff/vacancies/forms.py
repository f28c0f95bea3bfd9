"""The form of a vacancy. What is wrong with an answer the service says: it reads as an import does."""

from typing import Any

from smsgate import data
from smsgate.i18n import N_
from smsgate.models import Vacancy
from smsgate.services.vacancy_desk.consequences import fingerprint
from smsgate.services.vacancy_desk.typed import MODES, Read, typed_of
from smsgate.web import here, language, phrases
from smsgate.web.forms import (
    Form,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    required,
)
from smsgate.web.staff.vacancies.previews import sentence
from smsgate.web.staff.vacancies.words import PERIODS
from smsgate.wording.facts import NO_SCHOOL


class VacancyForm(Form):
    """Everything that is told of a vacancy. `seen`: the fingerprint of what the officer began from."""

    seen = HiddenField()
    title = StringField(
        N_("Title"),
        [required()],
        description=N_("In two or three words, as people say it: Kasir, Sopir truk, Guru les."),
    )
    employer = StringField(
        N_("Employer"),
        [required()],
        description=N_("Type some letters and choose; a new name makes a new employer."),
    )
    place = StringField(
        N_("Place"),
        [required()],
        description=N_("A kecamatan, or village and kecamatan; elsewhere a kabupaten or kota."),
    )
    mode = SelectField(N_("Where the work is done"), validate_choice=False)
    pay_min = StringField(
        N_("Pay at least"), description=N_("Such as 2.500.000 or 2,5 jt; 3-4 jt is understood too.")
    )
    pay_max = StringField(N_("Pay at most"))
    pay_per = SelectField(N_("Pay per"), validate_choice=False)
    sector = SelectField(N_("Kind of work"), validate_choice=False)
    education = SelectField(N_("Education"), validate_choice=False)
    openings = StringField(N_("People needed"))
    inclusion = SelectMultipleField(N_("Expressly welcome"), validate_choice=False)
    description = TextAreaField(
        N_("Description"),
        description=N_("Two or three sentences: tasks, hours, SIM, tools, food, a place to sleep."),
    )
    how_to_apply = TextAreaField(N_("How to apply"))
    contact = StringField(N_("Contact"), description=N_("Everybody can read it."))
    expires_on = StringField(N_("Last day"), description=N_("Left empty: 30 days from today."))

    @property
    def typed(self) -> dict[str, str]:
        """What stands in it, as text."""
        return {
            name: " ".join(value) if isinstance(value, list) else str(value or "")
            for name, value in self.data.items()
        }

    def blame(self, read: Read) -> None:
        """Put every fault beside its field."""
        for name, said in read.faults.items():
            self[name].errors = [sentence(each) for each in said]


def form_of(vacancy: Vacancy) -> VacancyForm:
    """Filled with a vacancy, to be edited."""
    typed: dict[str, Any] = typed_of(vacancy, here.config().region)
    typed["inclusion"] = typed["inclusion"].split()
    return _choices(VacancyForm(formdata=None, data={**typed, "seen": fingerprint(vacancy)}))


def blank() -> VacancyForm:
    """For a new one."""
    return _choices(VacancyForm(formdata=None))


def sent() -> VacancyForm:
    """With what was just sent."""
    return _choices(VacancyForm())


def _choices(form: VacancyForm) -> VacancyForm:
    _ = language.gettext()
    form.mode.choices = [(mode, _(phrases.MODES[mode])) for mode in MODES]
    form.pay_per.choices = [(period, _(text)) for period, text in PERIODS.items()]
    form.sector.choices = [("", _("As the title says")), *phrases.kinds(language.current())]
    form.education.choices = [
        ("", _("No matter")),
        (NO_SCHOOL, _("No diploma needed")),
        *(
            (row["code"], row["name_id"])
            for row in data.rows("education_levels")
            if row["code"] != NO_SCHOOL
        ),
    ]
    form.inclusion.choices = phrases.groups(_)
    return form
