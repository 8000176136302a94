"""A person's releases, on the page of the person."""

from collections.abc import Iterable
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


@dataclass(frozen=True)
class Row:
    """One release and those of its facts that the reader may see."""

    release: Release
    facts: ReleaseFacts
    at_work: bool


def rows_for(releases: Iterable[Release], user: User) -> list[Row]:
    """What `user` reads of each: who works on one sees its state, others the revision that counts."""
    return [Row(r, facts, r.worked_on_by(user)) for r in releases if (facts := r.shown_to(user)) is not None]


@contributes
def releases_of(detainee: Detainee, user: User) -> Panel:
    """The releases of this person that `user` may open."""
    found = Release.objects.visible_to(user).of_person(detainee).with_facts().order_by("-date", "-pk")
    enters = may(user, Right.ENTER)
    return Panel(
        title=_("Releases"),
        template="releases/panel.html",
        rows=[row for row in rows_for(found, user) if row.facts.detainee_id == detainee.pk],
        url=f"{reverse('releases:new')}?detainee={detainee.reference}" if enters else "",
        action=_("Enter a release of this person") if enters else "",
    )
