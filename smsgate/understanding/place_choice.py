"""Which of the places named in a text is meant."""

from collections.abc import Sequence

from smsgate.understanding.normalise import Token
from smsgate.understanding.place_claims import Claim, Rank
from smsgate.understanding.place_mentions import KABUPATEN, PROVINSI, Mention


def settle(found: Sequence[Mention], tokens: Sequence[Token]) -> tuple[Mention, list[Claim]] | None:
    """The mention that is meant and its claims of equal standing, or None without mentions.

    A name inside another named place is meant there ("Sawah, Muara Pinang"); where somebody comes
    from matters only when nothing else is named; what is certain and near goes first.
    """
    named = [mention for mention in found if not mention.ruled_out]
    aims = [mention for mention in named if not mention.from_there] or named
    if not aims:
        return None
    weighed = [(mention, *_claims(mention, named, tokens)) for mention in aims]
    mention, claims, _ = min(weighed, key=lambda each: _standing(each[1], contained=each[2]))
    return mention, [claim for claim in claims if claim.rank == claims[0].rank]


def _standing(claims: Sequence[Claim], *, contained: bool) -> int:
    rank = claims[0].rank
    areas = {claim.area for claim in claims if claim.rank is rank}
    if contained or rank is Rank.DISTRICT:
        return 0
    if rank is Rank.VILLAGE and len(areas) > 1:
        return 3
    return {Rank.VILLAGE: 1, Rank.REGION: 4, Rank.ANYWHERE: 5}.get(rank, 2)


def _claims(
    mention: Mention, found: Sequence[Mention], tokens: Sequence[Token]
) -> tuple[tuple[Claim, ...], bool]:
    """The claims left by the words around a name, and whether another name contains them."""
    claims = _marked(mention, tokens)
    others = [other.match.claims[0] for other in found if other is not mention]
    inside = tuple(c for c in claims if any(c.lies_in(other) for other in others))
    return inside or claims, bool(inside)


def _marked(mention: Mention, tokens: Sequence[Token]) -> tuple[Claim, ...]:
    """The claims a word before the name leaves: "kab bandung" is the kabupaten."""
    before = tokens[mention.first - 1].text if mention.first else ""
    if before in KABUPATEN:
        wanted = {Rank.REGENCY, Rank.REGION}
    elif before in PROVINSI:
        wanted = {Rank.PROVINCE}
    else:
        return mention.match.claims
    left = tuple(claim for claim in mention.match.claims if claim.rank in wanted)
    return left or mention.match.claims
