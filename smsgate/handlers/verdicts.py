"""What CEK finds, worded: the verdict first, then what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from smsgate.effects import Effect
from smsgate.handlers.knowledge.guard import EmployerView, WarningView
from smsgate.i18n import Translate
from smsgate.views import VacancyView
from smsgate.wording import dates, guarding
from smsgate.wording.gsm7 import to_gsm7
from smsgate.wording.guarding import LONG_CONTACT, LONG_NAME, LONG_REASON, LONG_TITLE
from smsgate.wording.segments import capacity, septets
from smsgate.wording.shortening import shorten

WIDTHS = (
    (LONG_TITLE, LONG_NAME, LONG_CONTACT),
    (18, LONG_NAME, LONG_CONTACT),
    (14, 26, 26),
    (0, 28, 26),
    (0, 22, 20),
)
"""Septets of the title, the employer and the contact, from the fullest to the shortest."""

MOST_CODES = 3
MOST_NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`head` says what it is, `advice` what to do; `shown` are the vacancies told of."""

    head: str
    advice: str = ""
    effects: tuple[Effect, ...] = ()
    shown: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """Both, as one text."""
        return f"{self.head} {self.advice}".strip()


def genuine(vacancy: VacancyView, _: Translate) -> Verdict:
    """Who, what to call, checked when: in one text, for which the title gives way first."""
    advice = guarding.other_number(vacancy.code, _)
    room = capacity(1) - septets(advice) - 1
    heads = [_genuine(vacancy, widths, _) for widths in WIDTHS]
    head = next((each for each in heads if septets(each) <= room), heads[-1])
    return Verdict(head=head, advice=advice, shown=(vacancy.code,))


def _genuine(vacancy: VacancyView, widths: tuple[int, int, int], _: Translate) -> str:
    title, name, contact = widths
    to_call = vacancy.contact or vacancy.how_to_apply
    told = guarding.vouched(vacancy.employer, to_call, vacancy.verified_on, _, (name, contact))
    if title:
        told = f"{shorten(to_gsm7(vacancy.title), title)}, {told}"
    return _("%(code)d is GENUINE: %(what)s.") % {"code": vacancy.code, "what": told}


def verified(firm: EmployerView, _: Translate) -> Verdict:
    """An employer we know, with what it offers now."""
    told = guarding.vouched(firm.name, firm.contact, firm.verified_on, _)
    head = _("VERIFIED: %(firm)s.") % {"firm": told}
    return Verdict(
        head=f"{head} {_offers(firm, _)}",
        advice=_("No fees. Another number? LAPOR and that number"),
        shown=firm.codes[:MOST_CODES],
    )


def owned(number: str, firm: EmployerView, _: Translate) -> Verdict:
    """The number of an employer we know."""
    text = _("%(number)s is the number of %(firm)s%(since)s.")
    head = text % {
        "number": number,
        "firm": guarding.named(firm.name),
        "since": guarding.since(firm.verified_on, _),
    }
    return Verdict(
        head=f"{head} {_offers(firm, _)}",
        advice=_("No fees. Asked for money? LAPOR and what happened"),
        shown=firm.codes[:MOST_CODES],
    )


def several(firms: Sequence[EmployerView], _: Translate) -> Verdict:
    """Names alike: which one?"""
    names = "; ".join(guarding.named(firm.name) for firm in firms[:MOST_NAMES])
    return Verdict(
        head=_("We know several: %(names)s.") % {"names": names},
        advice=_("Which one do you mean? Reply CEK and its whole name"),
    )


def unknown_employer(name: str, _: Translate) -> Verdict:
    """No word against it, and none for it."""
    return Verdict(
        head=_("%(name)s is not on our list of verified employers.") % {"name": name},
        advice=guarding.careful(_("Ask an officer: TANYA. A fraud? LAPOR"), _),
    )


def unknown_number(number: str, _: Translate) -> Verdict:
    """The same of a number."""
    return Verdict(
        head=_("%(number)s: no employer of ours, and no warning so far.") % {"number": number},
        advice=guarding.careful(_("Suspicious? Reply LAPOR, the number and what happened"), _),
    )


def warned(warning: WarningView, _: Translate) -> Verdict:
    """On the warning list."""
    text = _("CAREFUL: %(what)s is on our list of FRAUDS since %(day)s: %(reason)s.")
    head = text % {
        "what": guarding.named(warning.what),
        "day": dates.day(warning.since, _),
        "reason": shorten(to_gsm7(warning.reason).rstrip(". "), LONG_REASON),
    }
    return Verdict(head=head, advice=_after_warning(_))


def left(_: Translate) -> str:
    """BATAL to "what shall we check?"."""
    return _("All right. Whenever you are not sure of a job: CEK and its code or name")


def _after_warning(_: Translate) -> str:
    return guarding.careful(_("Paid already? Reply LAPOR and what happened"), _)


def _offers(firm: EmployerView, _: Translate) -> str:
    if not firm.codes:
        return _("No open job now.")
    codes = [str(code) for code in firm.codes[:MOST_CODES]]
    if len(firm.codes) > MOST_CODES:
        codes.append(f"+{len(firm.codes) - MOST_CODES}")
    return _("Open jobs: %(codes)s.") % {"codes": ", ".join(codes)}
