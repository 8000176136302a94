"""A release in a case file: the facts as they were verified, its claims, and what happened to its record."""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casework.models import moves_made
from releases.case_files import saying
from releases.case_files.claims import told_of
from releases.case_files.saying import Said
from releases.case_files.telling import Teller
from releases.dossier import words_of
from releases.models import Release, Verdict
from releases.models.facts import fact_fields
from releases.models.releases import SUBJECT
from releases.models.revisions import Ruling
from releases.workflow import WORKFLOW, reason_of

_ELSEWHERE = ("detainee", "of_group")  # facts that are persons and other records


def sections(release: Release, teller: Teller) -> Iterator[Said]:
    """The release, for who works on it."""
    yield saying.heading(_("Release %(reference)s") % {"reference": release.reference})
    yield saying.rows(_verified(release, teller))
    yield saying.rows(_facts(release))
    yield from told_of(release, teller)
    yield saying.heading(_("History of the record"), 3)
    yield history(release, teller)


def _verified(release: Release, teller: Teller) -> Iterator[tuple[str, str]]:
    revision = release.verified_revision
    if revision is None:
        return
    verdict = Verdict.objects.filter(revision=revision, ruling=Ruling.VERIFIED).select_related("by").first()
    yield _("Verified revision"), str(revision.number)
    yield _("Submitted"), f"{saying.moment(revision.submitted_at)} · {teller.alias(revision.submitted_by)}"
    if verdict is not None:
        yield _("Verified"), f"{saying.moment(verdict.at)} · {teller.alias(verdict.by)}"
    if not Release.objects.visible_to(teller.user).verified().filter(pk=release.pk).exists():
        yield _("Now"), _("a change of it is under way; what stands here is what was verified last")


def _facts(release: Release) -> Iterator[tuple[str, str]]:
    revision = release.verified_revision
    if revision is None:
        return
    for field in fact_fields():
        if field.name not in _ELSEWHERE:
            yield capfirst(str(field.verbose_name)), saying.typed(words_of(revision, field))


def history(release: Release, teller: Teller) -> Said:
    """Every move, with its revision and the reason from the list; what colleagues wrote to each other is left out."""
    made = moves_made(SUBJECT, release.pk)
    lines = [
        (saying.moment(each.at), teller.alias(each.by), str(WORKFLOW.moves[each.name].label), str(each.revision),
         str(reason_of(each)))
        for each in made if each.name in WORKFLOW.moves
    ]  # fmt: skip
    return saying.table((_("When"), _("Who"), _("What"), _("Revision"), _("Reason")), lines, (3, 3, 3, 2, 4))
