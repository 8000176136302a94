"""Pairs, and what was decided of them, for tests: found as the register job finds them, decided as supervisors do."""

from typing import Any

from django.utils.translation import override

from accounts.acting import acting
from accounts.models import User
from casework.moves import Refusal
from detainees.desk.deciding import decide, sides_of, state_of
from detainees.merging.making import join, part
from detainees.models import Detainee, Merge, Pair, PairDecision


def pair_of(one: Detainee, other: Detainee, score: float = 0.9, **facts: Any) -> Pair:
    """A likely duplicate, as the job writes it."""
    first, second = sorted((one, other), key=lambda entry: entry.pk)
    found = {"bits": 12.0, "rival": "stranger", "fingerprint": "f" * 64, "evidence": [["given", "same", 6.0]], **facts}
    with acting(User.objects.system("linkage")):
        return Pair.objects.create(organisation_id=first.organisation_id, one=first, other=second, score=score, **found)


def merged(kept: Detainee, *others: Detainee, by: User, pair: Pair | None = None) -> list[Merge]:
    """One person of all these, which has to succeed."""
    answer = try_to_merge(kept, *others, by=by, pair=pair)
    assert not isinstance(answer, Refusal), answer
    return answer


def try_to_merge(kept: Detainee, *others: Detainee, by: User, pair: Pair | None = None) -> list[Merge] | Refusal:
    """The same, by somebody who has the page as it is now in front of them."""
    for entry in (kept, *others):
        entry.refresh_from_db()
    seen = [(entry.pk, entry.version) for entry in (kept, *others)]
    answer = join(kept, others, by=by, seen=seen, pair=pair, sentence="The same mother.")
    for entry in (kept, *others):
        entry.refresh_from_db()
    return answer


def refused_merge(kept: Detainee, *others: Detainee, by: User) -> str:
    """The sentence with which the merge is refused, in English."""
    with override("en"):
        answer = try_to_merge(kept, *others, by=by)
    assert isinstance(answer, Refusal), answer
    return answer.sentence


def parted(merge: Merge, *, by: User, decision: str = "") -> Merge:
    """The merge undone, which has to succeed."""
    answer = part(merge, by=by, decision=decision, sentence="Another mother.")
    assert isinstance(answer, Merge), answer
    merge.refresh_from_db()
    return answer


def decided(pair: Pair, decision: str, *, by: User) -> Pair:
    """The pair after a decision, which has to succeed; *same* is a merge."""
    if decision == PairDecision.SAME:
        merged(pair.one, pair.other, by=by, pair=pair)
    else:
        answer = decide(pair, decision, by=by, seen=seen_of(pair))
        assert isinstance(answer, Pair), answer
    pair.refresh_from_db()
    return pair


def seen_of(pair: Pair) -> str:
    """What a page that is drawn now sends along."""
    one, other = sides_of(pair)
    return state_of(pair, [*one, *other])
