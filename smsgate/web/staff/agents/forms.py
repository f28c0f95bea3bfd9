"""The forms of a village agent."""

from dataclasses import replace
from typing import Self

from smsgate.i18n import N_
from smsgate.services.agents.roll import LONGEST_NAME, Official
from smsgate.web import language
from smsgate.web.forms import Form, SelectField, StringField, longest, required
from smsgate.web.staff.agents.room import OFFICES, villages
from smsgate.web.staff.consent import Number


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
        return form

    def official(self) -> Official:
        """What was typed."""
        return Official(
            name=" ".join((self.name.data or "").split()),
            office=self.office.data,
            village=self.village.data,
        )


class NewAgent(AgentForm, Number):
    """The same with the number and the consent."""

    @classmethod
    def empty(cls, **values: str) -> Self:
        """The form with its choices."""
        form = super().empty(**values)
        form.offer_consents()
        return form

    def official(self) -> Official:
        """What was typed."""
        return replace(
            super().official(),
            phone=self.phone.data or "",
            language=self.language.data,
            paper=self.paper,
        )
