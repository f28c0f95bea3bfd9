"""An answer as it was typed, read into what is kept; or a sentence on why not."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from smsgate.handlers.choosing import called
from smsgate.handlers.context import Context
from smsgate.handlers.kinds import kind_words
from smsgate.privacy import holds_secret
from smsgate.understanding import kind_of_work, standard
from smsgate.views import Place
from smsgate.wording.profile import ADULT, LICENCES, NEEDED, OF_AGE
from smsgate.wording.schooling import finished, level_codes

LONGEST = {"name": 40, "village": 60, "experience": 160, "skills": 120, "disability": 100}
"""Characters kept of what is said in words of one's own."""

YOUNGEST, OLDEST = 15, 90
"""Nobody under 15 may be employed (UU 20/1999, which ratifies ILO convention 138)."""

NONE = re.compile(
    r"lewati?|skip|kosong|-+|none|no|"
    r"(?:tidak|tdk|tak|gak|ga|nggak|ngga|dak|dek|belum|blm)(?: (?:ada|punya|pernah))?",
    re.IGNORECASE,
)
"""LEWATI, which our questions name, and what means the same."""

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_LED = re.compile(r"^(?:nama (?:saya|aku)|nama|saya|my name is|i am)\b[\s:=]*", re.IGNORECASE)
_ALLOWS = re.compile(r"^\s*izin\b[\s:,=]*", re.IGNORECASE)
_ALREADY = re.compile(r"^\s*sudah\b", re.IGNORECASE)
_LICENCE = re.compile(r"(?<![a-z0-9])(b[ .]?1|b[ .]?2|[acd])(?![a-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be kept."""

    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choose:
    """A place's name that stands for several; their codes."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why it will not do, in the reader's language ("": the question says it). `meant`: no other meaning."""

    text: str
    meant: bool = False


Read = Taken | Choose | Refused


def read(field: str, typed: str, context: Context, place: str | None = None) -> Read:
    """An answer to the question about `field`. `place`: the area the reader of texts found in it, if any."""
    _ = context.translate
    if holds_secret(typed):
        text = _("We never ask for KTP, account, phone number or OTP: left out.")
        return Refused(text, meant=True)
    said = " ".join(typed.split())
    if field == "village":
        return _village(said, context, place)
    if NONE.fullmatch(said.rstrip(".!")):
        if field in NEEDED:
            return Refused(_("This one is needed to apply for you."))
        if field != "guardian":
            return Taken({field: ""})
    return _READERS.get(field, _words)(field, said, context)


def _name(field: str, said: str, context: Context) -> Read:
    _ = context.translate
    name = _proper(_LED.sub("", said).strip(" .,!"))
    if len(re.findall(r"[^\W\d_]", name)) < 2 or re.search(r"\d", name):
        return Refused(_("Please send a name in letters."))
    return Taken({field: name[: LONGEST["name"]]})


def _birth_year(field: str, said: str, context: Context) -> Read:
    _ = context.translate
    found = _YEAR.search(said)
    if not found:
        return Refused(_("Please send the year in four digits."))
    age = context.today.year - int(found[1])
    if age > OLDEST or age < 0:
        return Refused(_("Please send the year in four digits."))
    if age < YOUNGEST:
        text = _("Work is allowed from 15 years on. You are welcome then; TIPS is for all.")
        return Refused(text, meant=True)
    return Taken({field: found[1]})


def _guardian(_field: str, said: str, context: Context) -> Read:
    _ = context.translate
    year = context.directory.profile.view().answers.get("birth_year", "")
    if _ALREADY.match(said) and year and context.today.year - int(year) == OF_AGE:
        return Taken({ADULT: "1"})
    name = _proper(_ALLOWS.sub("", said).strip(" .,!"))
    if not _ALLOWS.match(said) or len(name) < 2 or re.search(r"\d", name):
        return Refused("")
    return Taken({"guardian": name[: LONGEST["name"]]})


def _village(said: str, context: Context, place: str | None) -> Read:
    _ = context.translate
    found = _widest(context.directory.profile.places(said))
    if len(found) > 1:
        return Choose(tuple(one.code for one in found))
    if found:
        return at_home(found[0].code, context)
    if len(re.findall(r"[^\W\d_]", said)) < 2 or NONE.fullmatch(said):
        return Refused(_("Please send the name of a village or town."))
    home = _proper(said)[: LONGEST["village"]]
    district = context.directory.name(place) if place else ""
    if district and district.casefold() not in home.casefold():
        home = f"{home}, {district}"
    return Taken({"village": home, "place": place or ""})


def _widest(found: tuple[Place, ...]) -> tuple[Place, ...]:
    """Without the village of a name whose kecamatan is called the same: "Pendopo" is true of both."""
    codes = [one.code for one in found]
    return tuple(one for one in found if not any(one.code.startswith(f"{code}.") for code in codes))


def at_home(code: str, context: Context) -> Taken:
    """The answer of somebody who lives in the place of that code."""
    return Taken({"village": called(code, context), "place": code})


def _education(field: str, said: str, context: Context) -> Read:
    _ = context.translate
    exact = said.upper().replace(" ", "")
    level = exact if exact in level_codes() else finished(said)
    return Taken({field: level}) if level else Refused(_("We did not know that school."))


def _kinds(field: str, said: str, context: Context) -> Read:
    _ = context.translate
    words = re.findall(r"[^\W\d_]+", said.casefold())
    kinds = dict.fromkeys(filter(None, map(_kind, words)))
    if not kinds:
        return Refused(_("That kind is not on our list."))
    return Taken({field: " ".join(kinds)})


def _kind(word: str) -> str | None:
    return word if word in kind_words() else kind_of_work((standard(word),))


def _licence(field: str, said: str, context: Context) -> Read:
    _ = context.translate
    named = {re.sub(r"[ .]", "", found).upper() for found in _LICENCE.findall(said)}
    if not named:
        return Refused(_("Please send the letter on your SIM."))
    return Taken({field: " ".join(one for one in LICENCES if one in named)})


def _words(field: str, said: str, context: Context) -> Read:
    _ = context.translate
    if not re.search(r"[^\W\d_]{2}", said):
        return Refused(_("Please send it in a few words."))
    return Taken({field: said[: LONGEST[field]]})


def _proper(name: str) -> str:
    """`siti aminah` and `SITI AMINAH` are `Siti Aminah`; whoever mixes letters means it."""
    return name.title() if name.islower() or name.isupper() else name


_READERS: dict[str, Callable[[str, str, Context], Read]] = {
    "name": _name,
    "birth_year": _birth_year,
    "guardian": _guardian,
    "education": _education,
    "kinds": _kinds,
    "licence": _licence,
}
