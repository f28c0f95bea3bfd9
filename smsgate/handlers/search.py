"""LOKER …: the best matching open vacancies in the fewest segments; one alone is told in full."""

from dataclasses import replace

from smsgate.handlers import looking
from smsgate.handlers.choosing import ask_place, chosen_place
from smsgate.handlers.context import Context
from smsgate.handlers.looking import Found
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Request
from smsgate.views import Listing, Question, Unmet
from smsgate.wording import details, heads, lists

PLACE = "search_place"


def answer(request: Request, context: Context) -> Reply:
    """Look where the person asks, and wider when there is nothing; a name of two places is asked back."""
    if request.candidates:
        return ask_place(PLACE, request, context)
    return _looked(request.place, request.terms, request.group, context)


def place_chosen(question: Question, request: Request, context: Context) -> Reply | None:
    """1 or 2 (or a clearer name) after "which do you mean?"."""
    place = chosen_place(question, request, context)
    if place is None:
        return None
    terms = tuple(question.data.get("terms", "").split())
    return _looked(place, terms, question.data.get("group") or None, context)


def _looked(
    place: str | None, terms: tuple[str, ...], group: str | None, context: Context
) -> Reply:
    """For a group by what employers promise it; where nobody does, all that is open, and that it is so."""
    if group is None:
        return found_reply(looking.look(place, terms, context), context)
    words = tuple(term for term in terms if term != group)
    for_group = looking.look(place, words, context, group)
    if for_group.codes:
        return found_reply(for_group, context)
    anybody = looking.look(place, words, context)
    if not anybody.codes:
        return found_reply(for_group, context)
    note = lists.none_for(for_group.sought, context.translate)
    return found_reply(anybody, context, note=note, unmet=for_group.unmet)


def found_reply(
    found: Found, context: Context, *, note: str = "", unmet: Unmet | None = None
) -> Reply:
    """The first page of what was found, or where else there is work.

    `note`: said before it, with `unmet`, which is then what was looked for in vain.
    """
    _ = context.translate
    vain = unmet or found.unmet
    if not found.codes:
        near = looking.open_nearby(found.sought.place, context)
        return saying(lists.nothing(found.sought, near, _), unmet=vain)
    page = replace(looking.page(found, context), note=note)
    if len(found.codes) == 1 and page.vacancies:
        return _alone(found, context, note, vain)
    widened = found.elsewhere
    text = lists.nearest_page(page, found.near, _) if widened else lists.search_page(page, _)
    listing = _listing(found, text.shown, context)
    return saying(text.text, shown=text.shown_codes, listing=listing, unmet=vain)


def _alone(found: Found, context: Context, note: str, unmet: Unmet | None) -> Reply:
    """One hit is answered with its full detail, under a line that says where when it lies elsewhere."""
    _ = context.translate
    (view,) = context.directory.vacancies(found.codes)
    text = details.detail(view, _)
    if found.elsewhere:
        text = f"{heads.nearest_head(found.sought, found.near, _)[-1]}\n{text}"
    text = f"{note}\n{text}" if note else text
    return saying(text, shown=found.codes, listing=_listing(found, 1, context), unmet=unmet)


def _listing(found: Found, seen: int, context: Context) -> Listing:
    return Listing(
        codes=found.codes,
        seen=seen,
        place=found.sought.place,
        terms=found.sought.words,
        group=found.sought.group,
        at=context.now,
    )
