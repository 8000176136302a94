"""On what a case file rests that was made: it is handed out as long as all of it is still so."""

from typing import Any

from releases.models import Claim, Evidence, Finding, Release


def rests_on(
    releases: list[Release], findings: list[Finding], claims: list[Claim], pieces: list[Evidence]
) -> dict[str, list[int]]:
    """The ids of the verified revisions, of the claims that stand, of the files that are not distressing."""
    return {
        "releases": [each.verified_revision_id for each in releases if each.verified_revision_id],
        "findings": [each.verified_revision_id for each in findings if each.verified_revision_id],
        "claims": list(
            Claim.objects.standing().filter(pk__in=[each.pk for each in claims]).values_list("pk", flat=True)
        ),
        "pieces": [each.pk for each in pieces if not each.distressing],
    }


def still_holds(kept: dict[str, Any]) -> bool:
    """Whether what is verified still is, no claim fell, and no file was found distressing."""
    return (
        Release.objects.counted().filter(verified_revision__in=kept["releases"]).count() == len(kept["releases"])
        and Finding.objects.verified().filter(verified_revision__in=kept["findings"]).count() == len(kept["findings"])
        and Claim.objects.standing().filter(pk__in=kept["claims"]).count() == len(kept["claims"])
        and not Evidence.objects.filter(pk__in=kept["pieces"], distressing=True).exists()
    )
