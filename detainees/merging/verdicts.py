"""Writing what somebody decided of a pair: a row for good, and the pair's latest decision with it."""

from accounts.models import User
from detainees.models import Pair, PairVerdict


def write_verdict(pair: Pair, decision: str, *, by: User, sentence: str = "") -> PairVerdict | None:
    """Decide one pair; None where that is what stands already. The caller acts, holds the row and has asked why not."""
    if pair.decision == decision:
        return None
    verdict = PairVerdict.objects.create(
        pair=pair, decision=decision, by=by, sentence=sentence, fingerprint=pair.fingerprint
    )
    pair.decision = decision
    pair.save(update_fields=["decision"])
    return verdict
