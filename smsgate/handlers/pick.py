"""1, 2, 3: that item of the list last shown, a search, the digest or a series of lessons."""

from smsgate.handlers import detail, tips
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Request


def answer(request: Request, context: Context) -> Reply:
    """Count from the top of the page last shown."""
    _ = context.translate
    listing = context.directory.last_list()
    if listing is None:
        return saying(_("There is no list to choose from now. For open jobs: LOKER and a district"))
    if listing.series:
        return tips.told(listing.series, request.number or 0, context)
    page = listing.codes[listing.page_start : listing.seen]
    number = request.number or 0
    if not 1 <= number <= len(page):
        return saying(
            _("Your last list has %(count)d jobs. Reply one of their codes, such as %(code)d")
            % {"count": len(page), "code": page[0]}
        )
    return detail.of_code(page[number - 1], context)
