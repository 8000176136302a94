"""The wish of a released person about who may be told: asked and written down at any time, also of what is verified.

It is consent and no fact: nothing is verified anew for it. What an answer to a family may say by it stands in
families/disclosure.py. PostgreSQL keeps each wish as it stood (releases/sql/wishes.sql).
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.acting import acting
from accounts.models import User
from releases.entry import change_facts
from releases.lists import DisclosureWish
from releases.models import Release
from releases.models.releases import ReleaseQuerySet
from releases.workflow import ASK_WISH

SHOWN = 50


def why_not_ask_wish(release: Release, by: User) -> str | Promise | None:
    """The sentence that says why `by` may not write down a wish for this release now, or None."""
    if release.detainee_id is None:
        return _("An unnamed group has no wish: there is nobody to ask.")
    return ASK_WISH.why_not(release, by)


def state_wish(release: Release, said: Mapping[str, Any], *, by: User) -> None:
    """Store what the person wishes now; `said` is cleaned data of `WishForm`. The caller holds the row."""
    with acting(by):
        change_facts(release, said, by=by)


def awaited(releases: ReleaseQuerySet) -> ReleaseQuerySet:
    """Those of which a family waits to hear until the person has been asked; who waits longest first."""
    of_minor = Q(verified_revision__minor=True, wish_of="")  # whose wish it is, nobody has said
    unasked = Q(wish=DisclosureWish.NOT_ASKED) | of_minor
    waiting = releases.counted().filter(unasked, wish_awaited__isnull=False)
    return waiting.select_related("wish_awaited", "detainee").order_by("wish_awaited__since", "pk")
