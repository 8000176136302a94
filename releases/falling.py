"""A claim falls, and stands again: the table of its moves, and what becomes of what rested on it.

Who enters says that a source took back what it said; a supervisor, that a check showed it to be false; and another
supervisor, that it was an error to let it fall. A release that counts, or a verified finding, that is not carried any
more by what is left goes to *disputed* in the same transaction, through chains too: PostgreSQL lets nobody commit one
without the other (releases/sql/claims.sql).
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.acting import acting
from accounts.models import User
from accounts.rights import Right
from casework.models import MoveMade
from casework.moves import Given, Move, Refusal, Work, Workflow
from detainees.merging.holding import hold_to_count
from releases.bar import weighed
from releases.counting import groups_beside, hold_groups
from releases.findings.workflow import WORKFLOW as FINDINGS
from releases.lists import ClaimState, LostClaims
from releases.models import Claim, Finding, Release
from releases.models.claims import CLAIM, ClaimQuerySet
from releases.suspicion.looking import follow_releases
from releases.workflow import WORKFLOW

STANDS, WITHDRAWN, FOUND_FALSE = ClaimState.STANDS, ClaimState.WITHDRAWN, ClaimState.FOUND_FALSE


def let_fall_by_another(claim: Claim, by: User) -> Promise | None:
    """Another person let it fall."""
    if claim.state_by_id == by.pk:
        return _("You let this claim fall yourself: another supervisor restores it.")
    return None


def falls(claim: Claim, move: MoveMade) -> None:
    """Who let it fall, when and why is kept with the claim."""
    claim.state_by, claim.state_at, claim.state_sentence = move.by, move.at, move.sentence


def stands_again(claim: Claim, move: MoveMade) -> None:
    """Nothing is said against the claim any more; its moves tell what was."""
    claim.state_by, claim.state_at, claim.state_sentence = None, None, ""


# fmt: off
CLAIMS: Workflow[Claim] = Workflow(CLAIM, ClaimState, (
    Move("withdraw",   _("Withdraw the claim"), Right.ENTER,  {STANDS: WITHDRAWN}, (), falls),
    Move("find-false", _("Found false"),        Right.DECIDE, {STANDS: FOUND_FALSE}, (), falls),
    Move("restore",    _("Restore the claim"),  Right.DECIDE, {WITHDRAWN: STANDS, FOUND_FALSE: STANDS},
         (let_fall_by_another,), stands_again),
))
DERIVE: Work[Claim] = Work(_("Say that it repeats another claim"), Right.ENTER, (STANDS, WITHDRAWN, FOUND_FALSE), "")
# fmt: on
BECAUSE = {"withdraw": LostClaims.WITHDRAWN, "find-false": LostClaims.FOUND_FALSE}


def words_of_move(name: str, number: int) -> str:
    """What was done to the claim of this number, as a history tells it."""
    if name == "withdraw":
        return gettext("Claim %(number)s withdrawn") % {"number": number}
    if name == "find-false":
        return gettext("Claim %(number)s found false") % {"number": number}
    if name == "restore":
        return gettext("Claim %(number)s restored") % {"number": number}
    return gettext("Claim %(number)s found to repeat another") % {"number": number}


@dataclass(frozen=True)
class Fallen:
    """What a change of claims led to: releases and findings that went to *disputed* by it."""

    disputed: list[Release | Finding]


@dataclass(frozen=True)
class Resting:
    """What rests on some claims, held until the transaction ends: ids of releases and of findings."""

    releases: list[int]
    findings: list[int]


def move_claim(name: str, claims: ClaimQuerySet, pk: int, sentence: str, *, by: User) -> Fallen | Refusal:
    """Let the claim `pk` of `claims`, which is what `by` may see, fall or stand again; or answer why not."""
    with acting(by):
        resting = hold_what_rests_on([pk])
        answer = CLAIMS.make(name, claims, pk, by=by, given=Given(Claim.revision_number, sentence=sentence))
        if isinstance(answer, Refusal):
            return answer
        follow_releases(resting.releases)
        return Fallen(dispute_uncarried(resting, BECAUSE[name], sentence, by=by) if name in BECAUSE else [])


def found_to_repeat(claim: Claim, other: Claim, sentence: str, *, by: User) -> Fallen | Refusal:
    """Keep that `claim` repeats `other`, which was learned after it was entered; or answer why not."""
    with acting(by):
        resting = hold_what_rests_on([claim.pk])
        both = Claim.objects.filter(pk__in=[claim.pk, other.pk]).select_related("release").order_by("pk")
        held = {row.pk: row for row in both.select_for_update(of=("self",))}[claim.pk]
        refusal = DERIVE.why_not(held, by) or why_not_derive(held, other)
        if refusal is not None:
            return Refusal(str(refusal))
        MoveMade.objects.create(
            subject=CLAIM, subject_id=held.pk, name="derive", from_state=held.state, to_state=held.state,
            revision=Claim.revision_number, by=by, sentence=sentence,
        )  # fmt: skip
        held.derived_from = other
        held.save(update_fields=["derived_from"])
        follow_releases(resting.releases)
        return Fallen(dispute_uncarried(resting, LostClaims.ONE_ORIGIN, sentence, by=by))


def why_not_derive(claim: Claim, other: Claim) -> Promise | None:
    """Why `claim` cannot repeat `other`: it would go back to itself. PostgreSQL refuses it too, for two at once."""
    if Claim.objects.resting_on([claim.pk]).filter(pk=other.pk).exists():
        return _("That claim goes back to this one: the two cannot repeat each other.")
    return None


def foretold(claim: Claim, user: User) -> list[Release | Finding]:
    """The releases and findings that would be disputed if `claim` fell, of those that `user` may open."""
    resting = Claim.objects.resting_on([claim.pk])
    counting = Release.objects.visible_to(user).counted().filter(claims__in=resting).order_by("pk").distinct()
    known = Finding.objects.visible_to(user).verified().filter(claims__in=resting).order_by("pk").distinct()
    return [record for record in (*counting, *known) if not weighed(record, as_verified=True, without=claim).is_met]


def hold_what_rests_on(claims: Collection[int]) -> Resting:
    """Hold what rests on these claims: persons, groups, then releases, then findings. A transaction is open.

    Who verifies one of them waits until these claims are where they are going, or they wait for the verdict.
    """
    resting = Claim.objects.resting_on(claims)
    releases = Release.objects.filter(claims__in=resting).order_by("pk").distinct()
    findings = Finding.objects.filter(claims__in=resting).order_by("pk").distinct()
    persons: dict[int, set[int]] = {}
    of_releases = releases.values_list("organisation_id", "detainee_id", "verified_revision__detainee_id")
    for organisation, *known in (*of_releases, *findings.values_list("organisation_id", "detainee_id")):
        persons.setdefault(organisation, set()).update(person for person in known if person is not None)
    held = [entry for organisation, ids in sorted(persons.items()) for entry in hold_to_count(organisation, ids)]
    hold_groups(*releases.values_list("of_group_id", "verified_revision__of_group_id"), groups_beside(held))
    return Resting(_held(Release, releases), _held(Finding, findings))


def _held(model: type[Release] | type[Finding], found: Any) -> list[int]:
    """Hold these rows in the order of their ids; the ids."""
    ids = [pk for pk, _organisation in found.values_list("pk", "organisation_id")]
    held = model._default_manager.filter(pk__in=ids).order_by("pk").select_for_update()
    return list(held.values_list("pk", flat=True))


def dispute_uncarried(resting: Resting, reason: LostClaims, why: str | Promise, *, by: User) -> list[Release | Finding]:
    """Of what the caller holds, dispute what counts or is verified and is carried no more; which they are."""
    counting = Release.objects.counted().filter(pk__in=resting.releases).order_by("pk")
    known = Finding.objects.verified().filter(pk__in=resting.findings).order_by("pk")
    disputed: list[Release | Finding] = []
    for record in (*counting, *known):
        given = Given(record.revision_number, reason, str(why))
        if isinstance(record, Finding):
            answer = FINDINGS.make("lose-claims", Finding.objects.all(), record.pk, by=by, given=given)
        else:
            answer = WORKFLOW.make("lose-claims", Release.objects.all(), record.pk, by=by, given=given)
        if isinstance(answer, MoveMade):
            disputed.append(record)
    return disputed
