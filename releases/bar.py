"""The bar for *verified*: what claims have to show (design page `domain.md`, "Verification status").

At least one direct claim (the released person or a witness) graded B2 or better, or two independent claims graded C3
or better. Only claims that stand are asked, and what derives from one that fell falls with it. Claims are independent
when neither repeats the other's origin and their sources are not one voice; what a source merely repeats from another
is no claim of its own, and never a direct one.
"""

from collections.abc import Iterable

from releases.lists import ClaimState, Connection
from releases.models import Claim

DIRECT = ("B", "2")
INDEPENDENT = ("C", "3")


def at_least(claim: Claim, grade: tuple[str, str]) -> bool:
    """Whether the claim is graded so or better, in both letters (A is better than B, 1 better than 2)."""
    return claim.reliability <= grade[0] and claim.credibility <= grade[1]


def is_met(claims: Iterable[Claim]) -> bool:
    """Whether these claims carry a verification; their sources must be loaded."""
    standing = {claim.pk: claim for claim in claims if claim.state == ClaimState.STANDS}
    if any(_is_first(claim) and claim.is_direct and at_least(claim, DIRECT) for claim in standing.values()):
        return True
    fair = [claim for claim in standing.values() if at_least(claim, INDEPENDENT)]
    origins = [origin(claim, standing) for claim in fair]
    return len({first.source.voice for first in origins if first is not None}) >= 2


def origin(claim: Claim, standing: dict[int, Claim]) -> Claim | None:
    """The first claim to which this one goes back; None where it fell, was never entered, or they go in a circle."""
    seen = set[int]()
    while claim.derived_from_id is not None:
        if claim.derived_from_id not in standing or claim.pk in seen:
            return None
        seen.add(claim.pk)
        claim = standing[claim.derived_from_id]
    return claim if _is_first(claim) else None


def _is_first(claim: Claim) -> bool:
    """Whether it rests on no other claim, entered or not."""
    return claim.derived_from_id is None and claim.connection != Connection.REPEATS
