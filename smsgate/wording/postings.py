"""What an employer reads on its phone: its vacancy read back, and what became of it."""

from dataclasses import dataclass, replace
from datetime import date

from smsgate.i18n import DEFAULT_LANGUAGE, N_, Translate, translator
from smsgate.views import VacancyView
from smsgate.wording.applying import ways
from smsgate.wording.dates import day
from smsgate.wording.details import detail
from smsgate.wording.facts import facts, names
from smsgate.wording.gsm7 import one_line, to_gsm7
from smsgate.wording.money import amount
from smsgate.wording.packing import Forms, fit, steps
from smsgate.wording.segments import capacity, count, septets
from smsgate.wording.shortening import shorten

SHORT_FOOT, SHORT_NAMES, BRIEF_NAMES, NO_WAYS = 1, 2, 3, 4
"""The levels (see `packing.fit`) at which parts of what is read back give way; pay and days never do."""

LONG_TITLE = 30
LONG_REASON = 150

FEES = N_("Asking applicants for money is not allowed; an officer will ask about it.")

HINTS = {
    "title": N_("What work is it? Reply for instance JUDUL Kasir toko"),
    "place": N_("Where is the work? Reply for instance TEMPAT Pendopo"),
    "pay_min": N_("The pay is not clear yet. Reply for instance GAJI 2,5jt or GAJI 150rb/hr"),
    "expires_on": N_("That last day cannot be. Reply for instance BATAS 10 des"),
    "openings": N_("For how many people? Reply for instance ORANG 2"),
    "education": N_("Which schooling? Reply for instance SEKOLAH SMA"),
    "other": N_("That is too long for a text. Reply shorter, for instance SYARAT bisa komputer"),
}
"""How each field is asked for again."""

_SAME = {"pay_max": "pay_min", "pay_per": "pay_min", "pay": "pay_min", "until": "expires_on"}
_SAME |= {"people": "openings", "school": "education"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A vacancy in a word, for news of it."""

    code: int
    title: str
    until: date

    @property
    def named(self) -> str:
        """`1081 Kasir toko`."""
        return f"{self.code} {shorten(one_line(self.title), LONG_TITLE)}"


def hint(field: str, _: Translate) -> str:
    """What to send for a field that is missing or cannot be read."""
    return _(HINTS.get(_SAME.get(field, field), HINTS["other"]))


def read_back(view: VacancyView, _: Translate, *, grave: bool = False) -> str:
    """The vacancy in one line, what telling it takes if more than one SMS, and what to reply: one segment
    where that can be."""
    seen = detail(replace(view, employer=one_line(view.employer)), translator(DEFAULT_LANGUAGE))
    segments = count(to_gsm7(seen)).segments
    said = facts(view, _)[0] + (f" ({segments} SMS)" if segments > 1 else "")
    how = ways(view, _)[0] if view.how_to_apply else ""
    fees = (_(FEES) if grave else "",)
    whole = [_identity(view), (said,), (how,), fees, _foot(_)]
    told = fit(whole, capacity(1))
    if septets("\n".join(filter(None, told))) > capacity(1):
        told = fit([*whole[:2], steps({0: how, NO_WAYS: ""}), *whole[3:]], capacity(2))
    return "\n".join(filter(None, told))


def brief(view: VacancyView, _: Translate) -> str:
    """For a screen: `Kasir toko, Pendopo`, and below it pay, people and the last day."""
    title, _employer, where = names(view)
    return f"{title[1]}, {where[1]}\n{facts(view, _)[0]}"


def published(told: Told, _: Translate) -> str:
    """An officer checked it, and people see it."""
    return _(
        "%(named)s is checked and shown until %(day)s. Nobody may be asked for money. "
        "Filled? Reply TERISI %(code)d"
    ) % {"named": told.named, "day": day(told.until, _), "code": told.code}


def returned(told: Told, reason: str, _: Translate) -> str:
    """It cannot be shown yet, why, and how to mend it."""
    return _with_reason(
        _(
            "%(named)s cannot be shown yet: %(reason)s. To mend it reply PASANG %(code)d and the change, "
            "such as GAJI 2,5jt"
        ),
        told,
        reason,
    )


def rejected(told: Told, reason: str, _: Translate) -> str:
    """It will not be shown, and whom to ask."""
    return _with_reason(
        _("%(named)s cannot be shown: %(reason)s. Questions? Reply TANYA and your question"),
        told,
        reason,
    )


def ended(told: Told, days: int, _: Translate) -> str:
    """The day after its last day."""
    return _(
        "%(named)s ended on %(day)s. Filled? Reply TERISI %(code)d. Not yet? PERPANJANG %(code)d for "
        "%(days)d more days"
    ) % {"named": told.named, "day": day(told.until, _), "code": told.code, "days": days}


def greeting(employer: str, office: str, _: Translate) -> str:
    """Once, when a number is registered: what it can do."""
    text = _(
        "%(office)s: this number can post work for %(employer)s, free. Reply PASANG and your need, "
        "as PASANG kasir 2 org, 2,2jt/bln"
    )
    room = capacity(1) - septets(text % {"office": office, "employer": ""})
    return text % {"office": office, "employer": shorten(one_line(employer), max(room, 12))}


def minimum(rupiah: int, _: Translate) -> str:
    """A remark on pay, no reproach."""
    return _("Note: the minimum wage is %(pay)s a month.") % {"pay": amount(rupiah, _)}


def _with_reason(text: str, told: Told, reason: str) -> str:
    said = shorten(one_line(reason), LONG_REASON).rstrip(". ")
    return text % {"named": told.named, "reason": said, "code": told.code}


def _identity(view: VacancyView) -> Forms:
    long, short, brief = (", ".join(forms) for forms in zip(*names(view), strict=True))
    return steps({0: long, SHORT_NAMES: short, BRIEF_NAMES: brief})


def _foot(_: Translate) -> Forms:
    full = _("Reply YA to have it checked, or correct: GAJI 2,5jt, TEMPAT Pendopo, BATAS 10 des")
    return steps({0: full, SHORT_FOOT: _("Reply YA to send it, or correct it, such as GAJI 2,5jt")})
