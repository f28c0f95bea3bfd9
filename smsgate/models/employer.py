"""Those who offer work."""

from enum import StrEnum

from peewee import Check, ForeignKeyField, TextField, fn

from smsgate.models.base import NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.region import Region
from smsgate.models.staff import Staff


class EmployerState(StrEnum):
    """Whether an officer knows them."""

    WAITING = "waiting"
    VERIFIED = "verified"
    SUSPENDED = "suspended"


class EmployerKind(StrEnum):
    """What sort of employer; the last two have no business number (NIB)."""

    FIRM = "firm"
    SHOP = "shop"
    SCHOOL = "school"
    OFFICE = "office"
    HOUSEHOLD = "household"


WITHOUT_NIB = frozenset({EmployerKind.OFFICE, EmployerKind.HOUSEHOLD})


class Employer(NumberedModel):
    """A firm, shop, school, village office or household (`kind`, null where nobody asked).

    `phone` in E.164 lets it post by SMS; `contact` is what seekers are told.
    `greeted_at`: when that number was told how.
    """

    name = TextField(index=True)
    kind = TextField(null=True)
    region = ForeignKeyField(Region, null=True, backref="employers")
    address = TextField(default="")
    contact_name = TextField(default="")
    contact = TextField(default="")
    phone = TextField(null=True, index=True)
    nib = TextField(default="")
    state = TextField(default=EmployerState.WAITING)
    verified_at = UtcDateTimeField(null=True)
    verified_by = ForeignKeyField(Staff, null=True)
    created_at = UtcDateTimeField(default=utcnow)
    greeted_at = UtcDateTimeField(null=True, index=True)

    class Meta:
        constraints = [Check("state <> 'verified' OR verified_at IS NOT NULL")]

    @classmethod
    def by_name(cls, name: str) -> "Employer | None":
        """The employer of that name, capitals aside."""
        found: Employer | None = (
            cls.select().where(fn.LOWER(cls.name) == name.strip().lower()).first()
        )
        return found
