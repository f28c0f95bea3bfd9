"""Regions of every level, by Kemendagri code, and the names people use for them."""

from collections.abc import Iterator, Sequence

from peewee import FloatField, ForeignKeyField, TextField

from smsgate.models.base import BaseModel, NumberedModel
from smsgate.views import Place


class Region(BaseModel):
    """Provinsi, kabupaten, kota, kecamatan, desa or kelurahan. The code says what lies in what."""

    code = TextField(primary_key=True)
    level = TextField()
    name = TextField()
    parent_code = TextField(null=True, index=True)
    lat = FloatField(null=True)
    lng = FloatField(null=True)

    def view(self) -> Place:
        """A copy for the pure rooms."""
        return Place(
            code=self.code,
            level=self.level,
            name=self.name,
            parent=self.parent_code,
            lat=self.lat,
            lng=self.lng,
        )

    @classmethod
    def for_reading(cls, served: Sequence[str]) -> Iterator[Place]:
        """All provinces, kabupaten and kota, and everything inside the regions served."""
        wide = cls.level.in_(["provinsi", "kabupaten", "kota"])
        for code in served:
            wide = wide | cls.code.startswith(f"{code}.")
        for region in cls.select().where(wide).iterator():
            yield region.view()


class RegionAlias(NumberedModel):
    """Another spelling of a region's name."""

    region = ForeignKeyField(Region, backref="aliases", on_delete="CASCADE")
    spelling = TextField(index=True)

    class Meta:
        indexes = ((("region", "spelling"), True),)
