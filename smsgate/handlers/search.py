"""LOKER …: the best matching open vacancies in the fewest segments; one alone is told in full."""

from smsgate.handlers import looking
from smsgate.handlers.choosing import ask_place, chosen_place
from smsgate.handlers.context import Context
from smsgate.handlers.looking import Found
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Request
from smsgate.views import Listing, Question
from smsgate.wording import details, heads, lists

PLACE = "search_place"


def answer(request: Request, context: Context) -> Reply:
    """Look where the person asks, and wider when there is nothing; a name of two places is asked back."""
    if request.candidates:
        return ask_place(PLACE, request, context)
    return found_reply(looking.look(request.place, request.terms, context), context)


def place_chosen(question: Question, request: Request, context: Context) -> Reply | None:
    """1 or 2 (or a clearer name) after "which do you mean?"."""
    place = chosen_place(question, request, context)
    if place is None:
        return None
    terms = tuple(question.data.get("terms", "").split())
    return found_reply(looking.look(place, terms, context), context)


def found_reply(found: Found, context: Context) -> Reply:
    """The first page of what was found, or where else there is work."""
    _ = context.translate
    if not found.codes:
        near = looking.open_nearby(found.sought.place, context)
        return saying(lists.nothing(found.sought, near, _), unmet=found.unmet)
    page = looking.page(found, context)
    if len(found.codes) == 1 and page.vacancies:
        return _alone(found, context)
    widened = found.elsewhere
    text = lists.nearest_page(page, found.near, _) if widened else lists.search_page(page, _)
    listing = Listing(
        codes=found.codes,
        seen=text.shown,
        place=found.sought.place,
        terms=found.sought.words,
        at=context.now,
    )
    return saying(text.text, shown=text.shown_codes, listing=listing, unmet=found.unmet)


def _alone(found: Found, context: Context) -> Reply:
    """One hit is answered with its full detail, under a line that says where when it lies elsewhere."""
    _ = context.translate
    (view,) = context.directory.vacancies(found.codes)
    text = details.detail(view, _)
    if found.elsewhere:
        text = f"{heads.nearest_head(found.sought, found.near, _)[-1]}\n{text}"
    listing = Listing(
        codes=found.codes,
        seen=1,
        place=found.sought.place,
        terms=found.sought.words,
        at=context.now,
    )
    return saying(text, shown=found.codes, listing=listing, unmet=found.unmet)
