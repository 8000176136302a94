"""What the next entry begins with: the occasion of the one before it, and who told it; never a name or a text."""

from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from releases.models import Claim, Release

FACTS = ("wave", "date", "facility", "mode", "place")
SAID = ("connection", "reliability", "credibility")


@dataclass(frozen=True)
class Carried:
    """What is carried from one release: values of its facts, and of its first claim; nothing where there is none."""

    of: Release | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    claims: list[dict[str, Any]] = field(default_factory=list)

    @property
    def names(self) -> str:
        """The fields that are filled in, as the page calls them, for the script that empties them."""
        said = [f"claims-{number}-{name}" for number, claim in enumerate(self.claims) for name in claim]
        return " ".join([*self.facts, *said])


def carried_from(reference: str, user: User) -> Carried:
    """What is carried from the release of this reference, which `user` entered."""
    mine = Release.objects.visible_to(user, in_work=True).filter(made_by=user)
    release = mine.filter(reference=reference).first() if reference else None
    if release is None:
        return Carried()
    facts = {name: value for name in FACTS if (value := getattr(release, name))}
    claim = Claim.objects.visible_to(user).about(release).standing().order_by("pk").first()
    said = [] if claim is None else [{"source": claim.source_id, **{name: getattr(claim, name) for name in SAID}}]
    return Carried(release, facts, said)
