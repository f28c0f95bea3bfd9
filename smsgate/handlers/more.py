"""LANJUT: the next page of the last list, or the next lesson, or word that it was the last."""

import re
from dataclasses import replace

from smsgate.handlers import looking, profile, tips
from smsgate.handlers.context import Context
from smsgate.handlers.looking import Found
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Request
from smsgate.wording import lists

_PROFILE = re.compile(r"\bprofile?\b", re.IGNORECASE)


def answer(request: Request, context: Context) -> Reply:
    """Go on after what was shown last, by a search, the digest or a lesson; LANJUT PROFIL with that."""
    if _PROFILE.search(request.rest):
        return profile.answer(request, context)
    _ = context.translate
    listing = context.directory.last_list()
    if listing is None:
        return saying(_("There is no list to go on with now. For open jobs: LOKER and a district"))
    if listing.series:
        return tips.onward(listing, context)
    what = looking.sought(listing.place, listing.terms, context, listing.group)
    found = Found(
        sought=what,
        codes=listing.codes,
        several_places=listing.source == "digest" or looking.holds_many(listing.place),
    )
    page = looking.page(found, context, start=listing.seen)
    if not page.vacancies:
        return saying(lists.end_of_list(what, len(listing.codes), _))
    text = lists.search_page(page, _)
    seen = _position(listing.codes, text.shown_codes[-1])
    further = replace(listing, page_start=listing.seen, seen=seen, at=context.now)
    return saying(text.text, shown=text.shown_codes, listing=further)


def _position(codes: tuple[int, ...], last: int) -> int:
    """How far the list is read when `last` was the last one shown: closed ones between count as read."""
    return codes.index(last) + 1
