"""Vacancies, and the one question that decides what may ever be shown."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from peewee import (
    BigIntegerField,
    Check,
    DateField,
    Expression,
    ForeignKeyField,
    IntegerField,
    ModelSelect,
    TextField,
    fn,
)

from smsgate.models.base import BaseModel, NumberedModel, UtcDateTimeField, utcnow
from smsgate.models.counter import PUBLISHED_SEQ, VACANCY_CODE, Counter
from smsgate.models.employer import Employer
from smsgate.models.prepared import Prepared
from smsgate.models.region import Region
from smsgate.models.staff import Staff
from smsgate.views import VacancyView


class VacancyState(StrEnum):
    """Where a vacancy stands."""

    WAITING = "waiting"
    VERIFIED = "verified"
    RETURNED = "returned"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    FILLED = "filled"


class Vacancy(BaseModel):
    """One job offered. Pay in rupiah; `pay_per` month, day or piece; `inclusion` words with blanks.

    `area` is where it is looked up: the kecamatan inside the regions served, else the kabupaten or kota;
    `regency` is the kabupaten or kota in any case. `published_seq` is its place in the order of publication.
    """

    code = IntegerField(primary_key=True)
    employer = ForeignKeyField(Employer, backref="vacancies")
    employer_id: int
    title = TextField()
    region = ForeignKeyField(Region)
    region_id: str
    area = TextField()
    regency = TextField()
    kind = TextField(null=True)
    education = TextField(null=True)
    pay_min = BigIntegerField(null=True)
    pay_max = BigIntegerField(null=True)
    pay_per = TextField(default="month")
    openings = IntegerField(null=True)
    inclusion = TextField(default="")
    mode = TextField(default="onsite")
    description = TextField(default="")
    how_to_apply = TextField(default="")
    contact = TextField(default="")
    expires_on = DateField()
    state = TextField(default=VacancyState.WAITING)
    reason = TextField(default="")
    verified_at = UtcDateTimeField(null=True)
    verified_by = ForeignKeyField(Staff, null=True)
    published_seq = BigIntegerField(null=True, unique=True)
    created_at = UtcDateTimeField(default=utcnow)

    class Meta:
        constraints = [
            Check("code > 1000"),
            Check("state <> 'verified' OR (verified_at IS NOT NULL AND published_seq IS NOT NULL)"),
            Check("mode IN ('onsite', 'online', 'hybrid')"),
            Check("pay_per IN ('month', 'day', 'piece')"),
        ]
        indexes = (
            (("area", "state", "published_seq"), False),
            (("regency", "state", "published_seq"), False),
            (("state", "published_seq"), False),
            (("state", "expires_on"), False),
            (("regency", "kind", "code"), False),
            (("contact",), False),
            (("state", "created_at", "code"), False),
        )

    @classmethod
    def open_on(cls, day: date) -> Expression:
        """The condition every query that shows vacancies carries: verified, unexpired, unfilled."""
        return (cls.state == VacancyState.VERIFIED) & (cls.expires_on >= day)

    @classmethod
    def in_full(cls) -> Any:
        """A query of vacancies, each with its employer and its place."""
        return cls.select(cls, Employer, Region).join(Employer).switch(cls).join(Region)

    @classmethod
    def add(cls, **columns: Any) -> "Vacancy":
        """Insert under the next code. Call inside a transaction."""
        return cls.create(code=Counter.next(VACANCY_CODE), **columns)

    def publish(self, by: Staff) -> None:
        """Verified and told from now on: it takes its place in the order. Call inside a transaction."""
        self.state = VacancyState.VERIFIED
        self.verified_at = utcnow()
        self.verified_by = by
        self.published_seq = Counter.next(PUBLISHED_SEQ)
        self.save()

    @classmethod
    def views(cls, codes: Iterable[int], day: date) -> dict[int, VacancyView]:
        """Those of `codes` that are open on `day`, by code."""
        wanted = tuple(codes)
        rows = _VIEWS(codes=wanted, day=day) if wanted else []
        return {row[0]: _seen(row) for row in rows}

    @classmethod
    def count_by_area(cls, day: date) -> dict[str, int]:
        """How many are open on `day` in each area."""
        return dict(_COUNTS(day=day))

    @classmethod
    def seen_where(cls, condition: Expression) -> dict[int, VacancyView]:
        """Copies for the pure rooms, by code. (Plain tuples: joined objects take three times as long.)"""
        return {row[0]: _seen(row) for row in _seen_query(condition).tuples().iterator()}


_AS_THEY_ARE = (
    "code",
    "title",
    "kind",
    "education",
    "pay_min",
    "pay_max",
    "pay_per",
    "openings",
    "mode",
    "description",
    "how_to_apply",
    "contact",
    "expires_on",
)
"""Columns a view holds under the same name."""


def _seen_query(condition: Expression) -> "ModelSelect[Any]":
    columns = (
        *(getattr(Vacancy, name) for name in _AS_THEY_ARE),
        Vacancy.published_seq,
        Vacancy.inclusion,
        Vacancy.verified_at,
        Employer.name,
        Region.name,
        Vacancy.area,
    )
    query = Vacancy.select(*columns).join(Employer).switch(Vacancy).join(Region)
    return query.where(condition)


_VIEWS = Prepared(lambda codes, day: _seen_query(Vacancy.code.in_(codes) & Vacancy.open_on(day)))


_COUNTS = Prepared(
    lambda day: (
        Vacancy.select(Vacancy.area, fn.COUNT(Vacancy.code))
        .where(Vacancy.open_on(day))
        .group_by(Vacancy.area)
    )
)


def _seen(row: tuple[Any, ...]) -> VacancyView:
    seq, inclusion, verified_at, employer, place_name, area = row[len(_AS_THEY_ARE) :]
    return VacancyView(
        **dict(zip(_AS_THEY_ARE, row, strict=False)),
        published_seq=seq or 0,
        inclusion=tuple(inclusion.split()),
        verified_on=verified_at.date() if verified_at else None,
        employer=employer,
        place_name=place_name,
        place=area,
    )


class VacancyWord(NumberedModel):
    """A word of a vacancy's title, kind, employer or description, for exact look-up after fuzzy matching."""

    word = TextField()
    vacancy = ForeignKeyField(Vacancy, on_delete="CASCADE", backref="words")
    weight = IntegerField()

    class Meta:
        indexes = ((("word", "vacancy"), True),)
