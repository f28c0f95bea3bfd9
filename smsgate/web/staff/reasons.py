"""Why: a sentence to choose, words of one's own, or both. The same wherever an officer must say it."""

from collections.abc import Sequence

from smsgate.i18n import N_
from smsgate.services.reasons import LONGEST_REASON
from smsgate.web import language
from smsgate.web.forms import Form, SelectField, TextAreaField, longest


class Reason(Form):
    """Both fields; the service says when neither was filled in."""

    ready = SelectField(N_("Reason"), validate_choice=False)
    words = TextAreaField(N_("In your own words"), [longest(LONGEST_REASON)])

    @property
    def said(self) -> str:
        """Both together."""
        return " ".join(filter(None, (self.ready.data, (self.words.data or "").strip())))

    def offer(self, sentences: Sequence[str]) -> None:
        """The sentences to choose from, marked with `N_`."""
        _ = language.gettext()
        known = [_(sentence) for sentence in sentences]
        self.ready.choices = [("", _("Choose a sentence")), *((each, each) for each in known)]
