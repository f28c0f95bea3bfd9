"""What CEK and LAPOR say: verdicts, what to do now, whom to call."""

from datetime import date

from smsgate import data
from smsgate.i18n import N_, Translate
from smsgate.wording import dates
from smsgate.wording.gsm7 import to_gsm7
from smsgate.wording.segments import capacity, septets
from smsgate.wording.shortening import shorten

LONG_NAME, LONG_TITLE, LONG_CONTACT, LONG_REASON = 32, 28, 36, 60

HOTLINES = {
    "ojk": ("OJK Kontak 157", "telepon", "OJK"),
    "police": ("Polisi", "darurat", N_("police")),
    "kemnaker": ("Kemnaker", "call center", "Kemnaker"),
    "kp2mi": ("KP2MI/BP2MI", "call center", "KP2MI"),
}
"""Service and channel in `data/hotlines.csv`, and what people call it."""


def of_contact(contact: str, _: Translate, *, longest: int = LONG_CONTACT) -> str:
    """`, contact 0812…`, or nothing where nobody told one."""
    said = shorten(to_gsm7(" ".join(contact.split())), longest)
    return _(", contact %(contact)s") % {"contact": said} if said else ""


def since(day: date | None, _: Translate) -> str:
    """`, checked by Disnaker 21 Nov`."""
    return _(", checked by Disnaker %(day)s") % {"day": dates.day(day, _)} if day else ""


def vouched(
    name: str,
    contact: str,
    verified_on: date | None,
    _: Translate,
    rooms: tuple[int, int] = (LONG_NAME, LONG_CONTACT),
) -> str:
    """`CV Maju, contact 0812…, checked by Disnaker 21 Nov`; `rooms`: septets of name and contact."""
    told = of_contact(contact, _, longest=rooms[1])
    return f"{named(name, rooms[0])}{told}{since(verified_on, _)}"


def named(name: str, longest: int = LONG_NAME) -> str:
    """A firm, or what else is warned of, as it stands in a text."""
    return shorten(to_gsm7(name), longest)


def other_number(code: object, _: Translate) -> str:
    """No fees, and what to do when somebody else calls."""
    text = _("No fees. Another number contacts you? Reply LAPOR %(code)s")
    return text % {"code": code}


def careful(next_step: str, _: Translate) -> str:
    """What holds whenever something is not sure, and what to send."""
    never = _("Pay nothing, send no KTP or OTP.")
    return f"{never} {next_step}"


def hotline(name: str, _: Translate) -> str:
    """`OJK 157 (as of 3/2025)`: whom to call, and when that was last known to be right."""
    service, channel, called = HOTLINES[name]
    row = next(
        row
        for row in data.rows("hotlines")
        if (row["service"], row["channel"]) == (service, channel)
    )
    year, _dash, rest = row["source_date"].partition("-")
    month = rest.partition("-")[0]
    checked = f"{int(month)}/{year}" if month else year
    text = _("%(who)s %(number)s (as of %(when)s)")
    return text % {"who": _(called), "number": row["value"], "when": checked}


def fitting(opening: str, items: tuple[str, ...], ending: str) -> str:
    """`opening` with as many items as one text bears, at least two; else as many as two bear."""
    tries = [(1, count) for count in range(len(items), min(2, len(items)) - 1, -1)]
    tries += [(2, count) for count in range(len(items), 0, -1)]
    said = ""
    for segments, count in tries:
        said = f"{opening % {'items': '; '.join(items[:count])}} {ending}"
        if septets(to_gsm7(said)) <= capacity(segments):
            break
    return said
