"""Why a deed was not done, in a sentence an officer can act on."""

from enum import StrEnum

from smsgate.errors import InputError
from smsgate.i18n import N_


class Why(StrEnum):
    """The reasons; a page can name them in its address."""

    UNKNOWN = "unknown"
    MEANWHILE = "meanwhile"
    OVER = "over"
    NOT_PUBLISHED = "not_published"
    NO_REASON = "no_reason"
    LONG_REASON = "long_reason"
    PAST = "past"
    NO_LATER = "no_later"
    TOO_FAR = "too_far"
    EMPLOYER = "employer"
    TOO_LATE = "too_late"


SENTENCES: dict[Why, str] = {
    Why.UNKNOWN: N_("There is no such vacancy in your districts."),
    Why.MEANWHILE: N_("Somebody changed it meanwhile. Look at it as it is now, then decide again."),
    Why.OVER: N_("It is closed already. Duplicate it to post it again."),
    Why.NOT_PUBLISHED: N_("It was not published yet, so it cannot be filled. Withdraw it instead."),
    Why.NO_REASON: N_("Say why it is withdrawn: the employer reads it."),
    Why.LONG_REASON: N_("Write a shorter reason, of at most 300 letters."),
    Why.PAST: N_("That day is over already. Choose a later one."),
    Why.NO_LATER: N_("That is no later than its last day now. Choose a later one."),
    Why.TOO_FAR: N_("That is more than a year away. Choose an earlier day."),
    Why.EMPLOYER: N_(
        "Its employer is not verified, so it cannot be open. Verify the employer first."
    ),
    Why.TOO_LATE: N_("That was too long ago to undo."),
}


class NotDone(InputError):
    """A deed refused; nothing was changed."""

    def __init__(self, why: Why) -> None:
        super().__init__(SENTENCES[why])
        self.why = why
