"""The bar for *verified*: what claims have to show (design page `domain.md`, "Verification status").

At least one direct claim (the released person or a witness) graded B2 or better, or two independent claims graded C3
or better. Only claims that stand are asked. Claims are independent when neither repeats the other's origin and their
sources are not one voice; what a source merely repeats from another is no claim of its own.
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
    standing = [claim for claim in claims if claim.state == ClaimState.STANDS]
    if any(claim.is_direct and at_least(claim, DIRECT) for claim in standing):
        return True
    known = {claim.pk: claim for claim in standing}
    voices = {origin(claim, known).source.voice for claim in standing if _carries(claim, known)}
    return len(voices) >= 2


def origin(claim: Claim, known: dict[int, Claim]) -> Claim:
    """The claim that this one goes back to, as far as it is among those known; a circle ends where it began."""
    seen = {claim.pk}
    while claim.derived_from_id in known and claim.derived_from_id not in seen:
        claim = known[claim.derived_from_id]
        seen.add(claim.pk)
    return claim


def _carries(claim: Claim, known: dict[int, Claim]) -> bool:
    repeats_unknown = claim.connection == Connection.REPEATS and origin(claim, known) is claim
    return at_least(claim, INDEPENDENT) and not repeats_unknown
