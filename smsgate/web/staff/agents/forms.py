"""The forms of a village agent."""

from typing import Self

from smsgate.i18n import DEFAULT_LANGUAGE, N_
from smsgate.services.agents.roll import LONGEST_NAME, Official
from smsgate.services.subscriber_desk.adding import Paper
from smsgate.web import language
from smsgate.web.forms import (
    DateField,
    Form,
    SelectField,
    StringField,
    TelField,
    longest,
    optional,
    required,
)
from smsgate.web.staff.agents.room import OFFICES, villages

ASK, PAPER = "ask", "paper"
CONSENTS = {
    ASK: N_("Ask by SMS (answer: SETUJU)"),
    PAPER: N_("There is a signed paper"),
}


class AgentForm(Form):
    """Who, in which office, of which village."""

    name = StringField(N_("Name"), [required(), longest(LONGEST_NAME)])
    office = SelectField(N_("Office in the village"), [required()])
    village = SelectField(N_("Village"), [required()])

    @classmethod
    def empty(cls, **values: str) -> Self:
        """The form with its choices; `values` stand in it until something is typed."""
        _, form = language.gettext(), cls(data=values or None)
        form.office.choices = [(key, _(text)) for key, text in OFFICES.items()]
        form.village.choices = [("", _("Choose a village")), *villages()]
        form.choose()
        return form

    def choose(self) -> None:
        """Further choices."""

    def official(self) -> Official:
        """What was typed."""
        return Official(
            name=" ".join((self.name.data or "").split()),
            office=self.office.data,
            village=self.village.data,
        )


class NewAgent(AgentForm):
    """The same with the number and the consent."""

    phone = TelField(N_("Mobile number"), [required(), longest(30)])
    language = SelectField(N_("Language"), default=DEFAULT_LANGUAGE)
    consent = SelectField(N_("Consent"), default=ASK)
    reference = StringField(
        N_("Where the signed paper is kept"),
        [longest(200)],
        description=N_("Only with a signed paper: its number, or the folder."),
    )
    signed_on = DateField(N_("Signed on"), [optional()])

    def choose(self) -> None:
        """Languages, and the two ways of consent."""
        _ = language.gettext()
        self.language.choices = [*language.TONGUES.items()]
        self.consent.choices = [(key, _(text)) for key, text in CONSENTS.items()]

    def is_complete(self) -> bool:
        """Whether a signed paper has its day."""
        if self.consent.data == PAPER and self.signed_on.data is None:
            self.signed_on.errors = [language.gettext()(N_("Say when the paper was signed."))]
            return False
        return True

    def official(self) -> Official:
        """What was typed."""
        typed, paper = super().official(), None
        if self.consent.data == PAPER and self.signed_on.data is not None:
            paper = Paper(reference=(self.reference.data or "").strip(), day=self.signed_on.data)
        return Official(
            name=typed.name,
            office=typed.office,
            village=typed.village,
            phone=self.phone.data or "",
            language=self.language.data,
            paper=paper,
        )
