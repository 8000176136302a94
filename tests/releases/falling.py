"""Claims that fall, are restored and repeat each other, as people say so; for tests of what becomes of releases."""

from typing import Any

from django.utils import translation

from accounts.models import User
from casework.moves import Refusal
from releases.entry import add_claim
from releases.falling import Fallen, found_to_repeat, move_claim
from releases.models import Claim, Release
from tests.releases.records import DIRECT

WHY = "He called again and said that he had been mistaken."


def fair(source: str, owner: str = "", **said: Any) -> dict[str, Any]:
    """What a relative says, graded C3: too little alone, and enough beside another voice."""
    graded = {"connection": "relative", "reliability": "C", "credibility": "3", "source_kind": "relative"}
    return {**DIRECT, **graded, "source_name": source, "source_owner": owner, "text": f"{source} says so.", **said}


def told(release: Release, by: User, source: str, **said: Any) -> Claim:
    """One more claim of C3."""
    return add_claim(release, fair(source, **said), by=by)


def claim_of(release: Release, source: str = "") -> Claim:
    """What this source says of it, or the only claim that there is."""
    return Claim.objects.get(release=release, **({"source__name": source} if source else {}))


def falls(claim: Claim, name: str, by: User, sentence: str = WHY) -> Fallen:
    """The claim after a move that has to succeed."""
    answer = move_claim(name, Claim.objects.visible_to(by), claim.pk, sentence, by=by)
    assert isinstance(answer, Fallen), answer
    claim.refresh_from_db()
    return answer


def refused(claim: Claim, name: str, by: User) -> str:
    """The sentence of refusal, in English."""
    with translation.override("en"):
        answer = move_claim(name, Claim.objects.visible_to(by), claim.pk, WHY, by=by)
    assert isinstance(answer, Refusal), answer
    return answer.sentence


def repeats(claim: Claim, other: Claim, by: User) -> Fallen | Refusal:
    """The claim after it was found to repeat another one."""
    with translation.override("en"):
        answer = found_to_repeat(claim, other, "The same words, an hour later.", by=by)
    claim.refresh_from_db()
    return answer
