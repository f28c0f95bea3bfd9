"""Interviews that employers propose to those who applied."""

from enum import StrEnum

from peewee import SQL, ForeignKeyField, TextField

from smsgate.models.application import Application
from smsgate.models.base import NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.outbound import OutboundMessage


class InterviewMode(StrEnum):
    """Where the two meet; a hybrid one has both, place and link."""

    ONSITE = "onsite"
    ONLINE = "online"
    HYBRID = "hybrid"


class InterviewState(StrEnum):
    """`replaced`: another time was proposed; `cancelled`: the application came to its end before."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REPLACED = "replaced"
    CANCELLED = "cancelled"


class Interview(NumberedModel):
    """A time, and a place, a link or both. The applicant's number is hidden until `accepted`.

    `message` is the text that invites; null once it was forgotten.
    """

    application_id: int
    message_id: int | None

    application = ForeignKeyField(
        Application, on_delete="CASCADE", backref="interviews", index=False
    )
    mode = TextField()
    at = UtcDateTimeField()
    place = TextField(default="")
    link = TextField(default="")
    note = TextField(default="")
    state = TextField(default=InterviewState.PROPOSED)
    message = ForeignKeyField(OutboundMessage, null=True, on_delete="SET NULL")
    created_at = UtcDateTimeField(default=utcnow)
    answered_at = UtcDateTimeField(null=True)

    class Meta:
        indexes = ((("application", "state"), False),)


STANDING = SQL("(state IN ('proposed', 'accepted'))")
"""What has not come to its end; written out, for a database must see that the index below is meant."""

Interview.add_index(
    Interview.index(
        Interview.application, unique=True, where=STANDING, name="interview_one_standing"
    )
)
