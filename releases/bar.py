"""The bar for *verified*: what claims have to show (design page `domain.md`, "Verification status").

At least one direct claim (the released person or a witness) graded B2 or better, or two independent claims graded C3
or better. Only claims that stand are asked, and what derives from one that fell falls with it. Claims are independent
when neither repeats the other's origin and their sources are not one voice; what a source merely repeats from another
is no claim of its own, and never a direct one.

Sightings and fates have the same bar, but a death: one direct claim is not enough for it. It needs two independent
claims graded C3 or better, or one of that grade with a file that shows an official paper, which can be looked at: not
one whose copy is still being made.

PostgreSQL computes the same (`release_is_carried`, `finding_is_carried` in releases/sql/): it refuses to verify what is
not carried, and to leave verified what no longer is. A test compares the two.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models.teams import in_language
from casework.reading import once_a_page
from releases.evidence.lists import Preparation, Shows
from releases.lists import ClaimState, Connection
from releases.models import Claim, Evidence, Finding, Release
from releases.models.claims import claims_behind

DIRECT = ("B", "2")
INDEPENDENT = ("C", "3")


@dataclass(frozen=True)
class Weighing:
    """What the claims of one record show: whether it is enough, and the sentence that says why or what is missing."""

    is_met: bool
    why: str
    claims: list[Claim]  # of the record, in any state
    known: Mapping[int, Claim]  # by id: these, and those of other records to which they go back
    standing: Mapping[int, Claim]  # those of them that stand

    @property
    def notes(self) -> list[str]:
        """Why some of the claims are none of their own, for those who may know who a source is."""
        return [*_of_one_origin(self), *_of_one_voice(self), *_of_none(self)]


def at_least(claim: Claim, grade: tuple[str, str]) -> bool:
    """Whether the claim is graded so or better, in both letters (A is better than B, 1 better than 2)."""
    return claim.reliability <= grade[0] and claim.credibility <= grade[1]


@once_a_page
def weighed(record: Release | Finding, *, as_verified: bool = False, without: Claim | None = None) -> Weighing:
    """The claims of a release or a finding as they are now; or as they would be `without` one of them.

    `as_verified`: for what is verified of it, and not for the facts as somebody is changing them.
    """
    claims = [claim for claim in claims_behind(record) if without is None or claim.pk != without.pk]
    if isinstance(record, Finding):
        says = record.verified_revision or record if as_verified else record
        return weigh(claims, of=record, on_paper=_with_papers(claims) if says.is_death else None)
    return weigh(claims, of=record)


def _with_papers(claims: Iterable[Claim]) -> set[int]:
    """Those of the claims (ids) with a file that shows an official paper, of which there is a copy to look at."""
    papers = Evidence.objects.filter(claim__in=claims, shows=Shows.PAPER, original__state=Preparation.READY)
    return set(papers.values_list("claim", flat=True))


def weigh(
    claims: Iterable[Claim], of: Release | Finding | None = None, on_paper: Collection[int] | None = None
) -> Weighing:
    """What these claims show; their sources must be loaded.

    `of` is the record; claims of other records are there because those of this one go back to them. Of a death
    `on_paper` holds those (ids) with an official paper.
    """
    known = {claim.pk: claim for claim in claims}
    own = [claim for claim in known.values() if of is None or claim.speaks_of(of)]
    standing = {pk: claim for pk, claim in known.items() if claim.state == ClaimState.STANDS}
    here = [claim for claim in own if claim.pk in standing]
    direct = [claim for claim in here if _is_first(claim) and claim.is_direct and at_least(claim, DIRECT)]
    origins = {claim.pk: origin(claim, standing) for claim in here if at_least(claim, INDEPENDENT)}
    fair = origins.values()
    voices = {first.source.voice for first in fair if first is not None}
    if on_paper is not None:
        papers = [pk for pk, first in origins.items() if first is not None and pk in on_paper]
        return Weighing(bool(papers) or len(voices) >= 2, _why_died(papers, len(voices)), own, known, standing)
    is_met = bool(direct) or len(voices) >= 2
    of_person = isinstance(of, Finding)
    return Weighing(is_met, _why(direct, len(voices), of_person=of_person), own, known, standing)


def is_met(claims: Iterable[Claim]) -> bool:
    """Whether these claims carry a verification; their sources must be loaded."""
    return weigh(claims).is_met


def origin(claim: Claim, standing: Mapping[int, Claim]) -> Claim | None:
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


# -- In words ----------------------------------------------------------------------------------------------------------


def _why(direct: list[Claim], voices: int, *, of_person: bool) -> str:
    if direct:
        best = min(direct, key=lambda claim: (claim.reliability, claim.credibility))
        if best.connection == Connection.SELF and of_person:
            return _("%(grade)s by the person themselves: enough.") % {"grade": best.grade}
        if best.connection == Connection.SELF:
            return _("%(grade)s by the released person: enough.") % {"grade": best.grade}
        return _("%(grade)s by a witness: enough.") % {"grade": best.grade}
    if voices >= 2:
        return _("Two independent claims graded C3 or better: enough.")
    if voices == 1:
        return _(
            "The claims do not carry it yet: one independent claim graded C3 or better is missing, "
            "or one direct claim graded B2 or better."
        )
    return _(
        "The claims do not carry it yet: verified needs one direct claim graded B2 or better, "
        "or two independent ones graded C3 or better."
    )


def _why_died(papers: list[int], voices: int) -> str:
    if papers:
        return _("A claim graded C3 or better with an official paper: enough for a death.")
    if voices >= 2:
        return _("Two independent claims graded C3 or better: enough for a death.")
    if voices == 1:
        return _(
            "The claims do not carry a death yet: one more independent claim graded C3 or better is missing, "
            "or an official paper as the file of such a claim."
        )
    return _(
        "The claims do not carry a death yet: it needs two independent ones graded C3 or better, or an official paper "
        "as the file of one."
    )


def _of_one_origin(weighing: Weighing) -> Iterator[str]:
    """Claims that all go back to one."""
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in _standing_here(weighing):
        first = origin(claim, weighing.standing)
        if first is not None:
            found[first.pk].append(claim)
    for claims in found.values():
        if len(claims) > 1:
            yield _("One origin, counted once: %(sources)s.") % {"sources": _named(claims)}


def _of_one_voice(weighing: Weighing) -> Iterator[str]:
    """Claims of their own whose sources are one voice."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in _standing_here(weighing):
        if _is_first(claim):
            found[claim.source.voice].append(claim)
    for claims in found.values():
        if len(claims) > 1:
            yield _("One voice, counted once: %(sources)s.") % {"sources": _named(claims)}


def _of_none(weighing: Weighing) -> Iterator[str]:
    """Claims that stand and are none of their own, because of what they rest on."""
    lost = [claim for claim in _standing_here(weighing) if origin(claim, weighing.standing) is None]
    fallen = [claim for claim in lost if claim.derived_from_id is not None]
    if fallen:
        yield _("Repeats a claim that fell, or that nobody has entered: %(sources)s.") % {"sources": _named(fallen)}
    unknown = [claim for claim in lost if claim.derived_from_id is None]
    if unknown:
        yield _("Repeats what nobody has entered, and is no claim of its own: %(sources)s.") % {
            "sources": _named(unknown)
        }


def _standing_here(weighing: Weighing) -> list[Claim]:
    return [claim for claim in weighing.claims if claim.pk in weighing.standing]


def _named(claims: Iterable[Claim]) -> str:
    names = dict.fromkeys(claim.source.identity.name for claim in claims)
    return in_language("، ", ", ").join(names)
