"""A person's releases, on the page of the person."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from detainees.models import Detainee
from detainees.panels import Panel, contributes
from releases.models import Release
from releases.models.facts import ReleaseFacts
from releases.models.releases import ReleaseQuerySet


@dataclass(frozen=True)
class Row:
    """One release and those of its facts that the reader may see."""

    release: Release
    facts: ReleaseFacts
    at_work: bool


def rows_for(releases: ReleaseQuerySet, user: User) -> list[Row]:
    """What `user` reads of each: who works on one sees its state, others the revision that counts. Newest first."""
    work = {r.pk: Row(r, r, True) for r in releases.in_work_of(user).for_rows(at_work=True)}
    counted = releases.counted().exclude(pk__in=work).for_rows(at_work=False)
    others = [Row(r, r.verified_revision, False) for r in counted if r.verified_revision is not None]
    return sorted([*work.values(), *others], key=lambda row: (str(row.facts.date or ""), row.release.pk), reverse=True)


@contributes
def releases_of(detainee: Detainee, user: User) -> Panel:
    """The releases of this person that `user` may open."""
    found = Release.objects.visible_to(user).of_person(detainee)
    enters = may(user, Right.ENTER)
    return Panel(
        title=_("Releases"),
        template="releases/panel.html",
        rows=[row for row in rows_for(found, user) if row.facts.detainee_id == detainee.pk],
        url=f"{reverse('releases:new')}?detainee={detainee.reference}" if enters else "",
        action=_("Enter a release of this person") if enters else "",
    )
