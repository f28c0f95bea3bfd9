"""What an employer is told when an applicant's number has a new owner."""

from smsgate.i18n import Translate
from smsgate.wording.gsm7 import one_line
from smsgate.wording.shortening import shorten

LONG_TITLE, LONG_NAME = 30, 24


def applicant_left(code: int, title: str, name: str, _: Translate) -> str:
    """The application is over, nobody can be reached there: in one segment."""
    said = {"code": code, "title": shorten(one_line(title), LONG_TITLE)}
    if name:
        text = _(
            "%(code)s %(title)s: %(name)s can no longer be reached, the application is withdrawn."
        )
        return text % {**said, "name": shorten(one_line(name), LONG_NAME)}
    text = _("%(code)s %(title)s: one applicant can no longer be reached and is withdrawn.")
    return text % said
