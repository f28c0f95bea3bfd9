"""The warning to whoever was told of a vacancy that was a fraud."""

from smsgate.i18n import Translate
from smsgate.views import VacancyView
from smsgate.wording.facts import names
from smsgate.wording.segments import capacity, septets


def fraud(vacancy: VacancyView, _: Translate) -> str:
    """Which vacancy, what it was, what not to do, and what to send: in one segment, names cut to fit."""
    # Translators: to a phone; at most 123 characters, so that 37 are left for title and employer
    text = _(
        "Sorry: job %(code)d %(title)s, %(employer)s was a FRAUD. Pay nothing, send no KTP or OTP. "
        "Paid already? Reply LAPOR %(code)d, we will help"
    )
    titles, employers, _places = names(vacancy)
    told = [
        text % {"code": vacancy.code, "title": title, "employer": employer}
        for title, employer in zip(titles, employers, strict=True)
    ]
    return next((each for each in told if septets(each) <= capacity(1)), told[-1])
