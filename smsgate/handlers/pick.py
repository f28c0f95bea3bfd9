"""1, 2, 3: that item of the list last shown, a search or the digest if that came later."""

from smsgate.handlers import detail
from smsgate.handlers.context import Context
from smsgate.handlers.reply import Reply, saying
from smsgate.understanding import Request


def answer(request: Request, context: Context) -> Reply:
    """Count from the top of the page last shown."""
    _ = context.translate
    listing = context.directory.last_list()
    if listing is None:
        return saying(_("There is no list to choose from now. For open jobs: LOKER and a district"))
    page = listing.codes[listing.page_start : listing.seen]
    number = request.number or 0
    if not 1 <= number <= len(page):
        return saying(
            _("Your last list has %(count)d jobs. Reply one of their codes, such as %(code)d")
            % {"count": len(page), "code": page[0]}
        )
    return detail.of_code(page[number - 1], context)
