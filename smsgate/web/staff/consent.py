"""A number entered by hand and how its owner agrees: asked by SMS, or by a paper they signed."""

from smsgate.i18n import DEFAULT_LANGUAGE, N_
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

ASK, PAPER = "ask", "paper"
CONSENTS = {
    ASK: N_("Ask by SMS (answer: SETUJU)"),
    PAPER: N_("There is a signed paper"),
}


class Number(Form):
    """What is asked of everybody who is entered."""

    phone = TelField(N_("Mobile number"), [required(), longest(30)])
    language = SelectField(N_("Language"), default=DEFAULT_LANGUAGE)
    consent = SelectField(N_("Consent"), default=ASK)
    reference = StringField(
        N_("Where the signed paper is kept"),
        [longest(200)],
        description=N_("Only with a signed paper: its number, or the folder."),
    )
    signed_on = DateField(N_("Signed on"), [optional()])

    def offer_consents(self) -> None:
        """Languages, and the two ways of consent."""
        _ = language.gettext()
        self.language.choices = [*language.TONGUES.items()]
        self.consent.choices = [(key, _(text)) for key, text in CONSENTS.items()]

    @property
    def paper(self) -> Paper | None:
        """The signed paper, if one is declared."""
        if self.consent.data != PAPER or self.signed_on.data is None:
            return None
        return Paper(reference=(self.reference.data or "").strip(), day=self.signed_on.data)

    def is_complete(self) -> bool:
        """Whether a signed paper has its day."""
        if self.consent.data == PAPER and self.signed_on.data is None:
            self.signed_on.errors = [language.gettext()(N_("Say when the paper was signed."))]
            return False
        return True
