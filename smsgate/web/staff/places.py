"""The places an officer may choose from."""

from smsgate.services import rights
from smsgate.views import OUTSIDE
from smsgate.web import here, language


def choices() -> list[tuple[str, str]]:
    """Code and name: the districts, then what is wider; who is limited has no business beyond their own."""
    _, book = language.gettext(), here.book()
    districts = [(place.code, place.name) for place in here.districts()]
    if rights.districts(here.me()) is not None:
        return districts
    whole = [(code, _("All of %(place)s") % {"place": book.name(code)}) for code in book.served]
    return [*districts, *whole, (OUTSIDE, _("Outside the region"))]
