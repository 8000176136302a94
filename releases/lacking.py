"""What can be missing of a release: each as a condition, by the name that filters have for it.

`of` leads to the facts that are meant: "" to the working copy, "verified_revision__" to the revision that counts.
"""

from collections.abc import Callable, Mapping

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy

from releases.lists import Category, ClaimState, DisclosureWish, Mode
from releases.models import Claim, FollowUp


def _no_home(of: str) -> Q:
    """Of a group the governorates it comes from are its homes."""
    return Q(**{f"{of}home__isnull": True, f"{of}group_governorates": []})


def _no_other_name(of: str) -> Q:
    """Of one person; a group has no name."""
    return Q(**{f"{of}detainee__name_ar": ""}) | Q(**{f"{of}detainee__name_latin": ""})


def _no_source(of: str) -> Q:
    return ~Q(Exists(Claim.objects.filter(release=OuterRef("pk"), state=ClaimState.STANDS)))


def _no_follow_up(of: str) -> Q:
    return ~Q(Exists(FollowUp.objects.filter(release=OuterRef("pk"))))


HOME_LACKS = gettext_lazy(
    "The home governorate at release is not known. It is what is counted; the person's own does not stand for it."
)


def lacks_home(home: object, of_person: object) -> bool:
    """Whether a home (a governorate, or its key) is known of the person and none of the release, where it counts."""
    return home is None and of_person is not None


LACKING: Mapping[str, Callable[[str], Q]] = {
    "home": _no_home,
    "date": lambda of: Q(**{f"{of}date_latest__isnull": True}),
    "facility": lambda of: Q(**{f"{of}facility__isnull": True}),
    "place": lambda of: Q(**{f"{of}place__isnull": True}),
    "wave": lambda of: Q(**{f"{of}wave__isnull": True}),
    "mode": lambda of: Q(**{f"{of}mode": Mode.UNKNOWN}),
    "category": lambda of: Q(**{f"{of}category": Category.UNKNOWN}),
    "other-name": _no_other_name,
    "source": _no_source,
    "wish": lambda of: Q(wish=DisclosureWish.NOT_ASKED),
    "followed": _no_follow_up,
}
