"""The places of the database, as the reader of texts wants them."""

from smsgate.models import Region, RegionAlias
from smsgate.understanding import Gazetteer


def gazetteer(served: tuple[str, ...]) -> Gazetteer:
    """Everything inside the regions served, and every province, kabupaten and kota."""
    aliases = RegionAlias.select(RegionAlias.region, RegionAlias.spelling).tuples()
    return Gazetteer(Region.for_reading(served), list(aliases), served)
