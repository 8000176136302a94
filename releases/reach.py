"""What somebody sees of releases, of what else is known, and of who told it, counted before a role is given to them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.reach import counts
from releases.models import Finding, Release, Source


@counts(_("releases"), place=2)
def releases(user: User) -> QuerySet[Release]:
    return Release.objects.visible_to(user)


@counts(_("sightings and fates"), place=3)
def findings(user: User) -> QuerySet[Finding]:
    return Finding.objects.visible_to(user)


@counts(_("sources"), place=4)
def sources(user: User) -> QuerySet[Source]:
    return Source.objects.visible_to(user)
