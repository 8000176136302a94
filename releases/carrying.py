"""What the next entry begins with: the occasion of the one before it, and who told it; never a name or a text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm, BoundField, Field

from accounts.models import User
from casework.references import normalise
from casework.side_by_side import as_typed
from releases.models import Claim, Release

FACTS = ("wave", "date", "facility", "mode", "place")
SAID = ("connection", "reliability", "credibility")


@dataclass(frozen=True)
class Carried:
    """What is carried from one release: values of its facts, and of its first claim; nothing where there is none."""

    of: Release | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    claims: list[dict[str, Any]] = field(default_factory=list)

    def names(self, facts: BaseForm, claims: Iterable[BaseForm]) -> str:
        """Those that stand as they were carried, as the page calls them, for the script that empties them."""
        forms = [(facts, self.facts), *zip(claims, self.claims, strict=False)]
        return " ".join(
            form.add_prefix(name)
            for form, carried in forms
            for name in carried
            if _stands(form[name], form.fields[name])
        )


def _stands(bound: BoundField, field: Field) -> bool:
    return as_typed(field, bound.value()) == as_typed(field, bound.initial)


def carried_from(reference: str, user: User) -> Carried:
    """What is carried from the release of this reference, which `user` entered."""
    mine = Release.objects.visible_to(user, in_work=True).filter(made_by=user)
    release = mine.filter(reference=str(normalise(reference, "R"))).first() if reference else None
    if release is None:
        return Carried()
    facts = {name: value for name in FACTS if (value := getattr(release, name))}
    claim = Claim.objects.visible_to(user).about(release).standing().order_by("pk").first()
    said = [] if claim is None else [{"source": claim.source_id, **{name: getattr(claim, name) for name in SAID}}]
    return Carried(release, facts, said)
