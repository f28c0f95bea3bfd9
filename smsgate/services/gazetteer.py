"""The places of the database, as the reader of texts wants them."""

from typing import Any

from smsgate.models import Region, RegionAlias
from smsgate.understanding import Gazetteer


def gazetteer(served: tuple[str, ...]) -> Gazetteer:
    """Everything inside the regions served, and every province, kabupaten and kota."""
    aliases: Any = RegionAlias.select(RegionAlias.region, RegionAlias.spelling).tuples()
    return Gazetteer(Region.for_reading(served), aliases, served)
