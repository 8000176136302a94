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


_OF_FACTS = (
    "date", "detainee__name_ar", "detainee__name_latin", "wave__name_ar", "wave__name_en",
    "facility__name_ar", "facility__name_en", "group_name", "group_count",
)  # fmt: skip
_ASKED = ("reference", "status", "team", *_OF_FACTS, *(f"verified_revision__{name}" for name in _OF_FACTS))
_JOINED = (
    "team", "detainee", "wave", "facility",
    "verified_revision__detainee", "verified_revision__wave", "verified_revision__facility",
)  # fmt: skip


def rows_for(releases: ReleaseQuerySet, user: User) -> list[Row]:
    """What `user` reads of each: who works on one sees its state, others the revision that counts."""
    found = releases.select_related(*_JOINED).only(*_ASKED)
    return [Row(r, facts, r.worked_on_by(user)) for r in found if (facts := r.shown_to(user)) is not None]


@contributes
def releases_of(detainee: Detainee, user: User) -> Panel:
    """The releases of this person that `user` may open."""
    found = Release.objects.visible_to(user).of_person(detainee).order_by("-date", "-pk")
    enters = may(user, Right.ENTER)
    return Panel(
        title=_("Releases"),
        template="releases/panel.html",
        rows=[row for row in rows_for(found, user) if row.facts.detainee_id == detainee.pk],
        url=f"{reverse('releases:new')}?detainee={detainee.reference}" if enters else "",
        action=_("Enter a release of this person") if enters else "",
    )
