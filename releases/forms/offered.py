"""What the form of a claim offers to choose from: sources used lately, owners that are known, claims to repeat."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from detainees.models import Detainee
from releases.models import Claim, Finding, Release
from releases.models.claims import ClaimQuerySet
from releases.models.sources import SourceQuerySet

Option = tuple[object, str]
OWNERS = 300  # of a team
LOOKED_THROUGH, OTHERS = 400, 30  # claims entered last, and those of them that are offered


@dataclass(frozen=True)
class Offered:
    """Options, the empty one first: ids of sources with their names, and owners."""

    sources: list[Option]
    owners: list[Option]


def offered_of(known: SourceQuerySet) -> Offered:
    """What is offered of these sources: those used lately, and whom all of them belong to."""
    lately = [(source.pk, source.identity.name) for source in known.standing().used_lately()]
    named = known.filter(sealed=None).exclude(owner="").order_by("owner_digest", "pk").distinct("owner_digest")
    owners = sorted(named.values_list("owner", flat=True)[:OWNERS])
    return Offered([("", "—"), *sorted(lately, key=lambda option: option[1])], [("", "—"), *((o, o) for o in owners)])


def claims_to_repeat(record: Release | Finding | Detainee, user: User, *, but: Claim | None = None) -> list[Any]:
    """The other claims of the record; of a release then those entered last with others of its wave, each text once."""
    seen = Claim.objects.visible_to(user).select_related("source")
    seen = seen.exclude(pk=but.pk) if but else seen
    own = [(claim.pk, told_by(claim)) for claim in seen.about(record).order_by("pk")]
    others = _of_its_wave(record, seen) if isinstance(record, Release) else []
    groups = ((_("Told of this record"), own), (_("Told of other releases of the wave"), others))
    return [("", "—"), *((heading, options) for heading, options in groups if options)]


def _of_its_wave(release: Release, seen: ClaimQuerySet) -> list[Option]:
    """The first one entered of each text of a source, of the claims entered last; few are read whole."""
    lately = seen.entered_last(LOOKED_THROUGH).filter(source__team=release.team, derived_from=None)
    others = lately.filter(release__isnull=False).exclude(release=release)
    told = others.order_by("-pk").values_list("pk", "source", "text", "release__wave")
    first = {(source, text): pk for pk, source, text, wave in told if wave == release.wave_id}
    offered = seen.filter(pk__in=list(first.values())[:OTHERS]).select_related("release").order_by("-pk")
    return [(claim.pk, f"{told_by(claim)} · {claim.record.reference}") for claim in offered]


def told_by(claim: Claim) -> str:
    """A claim in a word, for those who may know who a source is: its source, its grade, and when it was said."""
    said = (claim.source.identity.name, claim.grade, str(claim.said_on or ""))
    return " · ".join(part for part in said if part)
