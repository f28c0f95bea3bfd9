"""The last line of a list: what to send next, in fuller and shorter forms."""

from functools import lru_cache

from smsgate.i18n import Translate
from smsgate.views import OUTSIDE
from smsgate.wording.gsm7 import one_line
from smsgate.wording.packing import Forms
from smsgate.wording.places import spoken
from smsgate.wording.segments import septets

LONG_PLACE = 24
"""Septets beyond which a place is not spelt out to be sent back; it is asked for instead."""


def join_word(place: str | None, name: str) -> str:
    """What to send to be told every morning: `DAFTAR SALING`, `DAFTAR LUAR`, or `DAFTAR` alone.

    The keyword is the same in every language, like all words that are sent to us.
    """
    called = OUTSIDE if place == OUTSIDE else one_line(spoken(name)).upper()
    return f"DAFTAR {called}" if called and septets(called) <= LONG_PLACE else "DAFTAR"


@lru_cache(maxsize=1024)
def search_foot(left: int, join: str, _: Translate) -> Forms:
    """Under a page of a search; `left` are still to come, `join` is what `join_word` gave."""
    if left:
        return (
            _("Reply a code for details, LANJUT for more, or DAFTAR"),
            _("Reply a code for details, or LANJUT"),
            _("Reply a code, or LANJUT"),
        )
    return (
        _("Reply a code for details, or %(join)s for daily news") % {"join": join},
        _("Reply a code for details, or DAFTAR"),
        _("Reply a code for details"),
    )


@lru_cache(maxsize=1024)
def nearest_foot(left: int, join: str, _: Translate) -> Forms:
    """Under what was found nearby instead: being told when there is something is the better news."""
    if left:
        return (
            _("Reply a code for details, LANJUT, or %(join)s to be told") % {"join": join},
            _("Reply a code, LANJUT, or DAFTAR"),
            _("Reply a code, or LANJUT"),
        )
    return (
        _("Reply a code for details, or %(join)s to be told") % {"join": join},
        _("Reply a code, or %(join)s") % {"join": join},
        _("Reply a code for details"),
    )


def look_word(place: str | None, name: str) -> str:
    """What to send to see all that is open there: `LOKER SALING`; for the whole region `LOKER` alone."""
    return join_word(place, name if place else "").replace("DAFTAR", "LOKER", 1)


@lru_cache(maxsize=1024)
def group_foot(left: int, look: str, _: Translate) -> Forms:
    """Under a list for one group: others may hire them as well, so `look` leads to all that is open."""
    if left:
        return (
            _("Reply a code for details, LANJUT for more, or %(look)s for all jobs")
            % {"look": look},
            _("Reply a code, LANJUT, or %(look)s") % {"look": look},
            _("Reply a code, or LANJUT"),
        )
    return (
        _("Reply a code for details. All jobs: %(look)s") % {"look": look},
        _("Reply a code, or %(look)s") % {"look": look},
        _("Reply a code for details"),
    )


@lru_cache(maxsize=1024)
def last_foot(join: str, _: Translate) -> Forms:
    """Under the last page of a list that had more than one."""
    return (
        _("That is all. Reply a code for details, or %(join)s for daily news") % {"join": join},
        _("That is all. Reply a code for details"),
        _("That is all. Reply a code"),
    )


@lru_cache(maxsize=1024)
def news_foot(left: int, _: Translate) -> Forms:
    """Under a digest or today's list: what did not fit, and how to end it where there is room to say so."""
    if left:
        number = {"number": left}
        return (
            _("+%(number)s more: LANJUT. Details: reply a code. End: BERHENTI") % number,
            _("+%(number)s more: LANJUT. Details: reply a code") % number,
            _("+%(number)s more: LANJUT. Reply a code") % number,
        )
    return (_("Details: reply a code. End: BERHENTI"), _("Details: reply a code"))
