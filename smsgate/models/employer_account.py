"""Which employer an account of role `employer` belongs to."""

from peewee import ForeignKeyField

from smsgate.models.base import BaseModel
from smsgate.models.employer import Employer
from smsgate.models.staff import Staff


class EmployerAccount(BaseModel):
    """Somebody of a firm who may sign in; a firm may have several."""

    staff = ForeignKeyField(Staff, primary_key=True, on_delete="CASCADE")
    employer = ForeignKeyField(Employer, on_delete="CASCADE", backref="accounts")

    @classmethod
    def employer_of(cls, staff: Staff) -> Employer | None:
        """The firm of an account; None for people of the office."""
        found = cls.select(cls, Employer).join(Employer).where(cls.staff == staff).first()
        return None if found is None else found.employer
