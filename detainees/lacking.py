"""What can be missing of a person on the register: each as a condition, by the name that filters have for it."""

from collections.abc import Callable, Mapping

from django.db.models import Exists, OuterRef, Q

from detainees.lists import Sex
from detainees.models import Detention, Stay


def _no_arrest() -> Q:
    """No detention of which the arrest has a date of any precision."""
    return ~Q(Exists(Detention.objects.filter(detainee=OuterRef("pk"), arrest_date__isnull=False)))


def _no_facility() -> Q:
    """No detention of which a facility is known."""
    return ~Q(Exists(Stay._default_manager.filter(detention__detainee=OuterRef("pk"))))


LACKING: Mapping[str, Callable[[], Q]] = {
    "home": lambda: Q(home_governorate__isnull=True),
    "birth": lambda: Q(birth_latest__isnull=True),
    "sex": lambda: Q(sex=Sex.UNKNOWN),
    "other-name": lambda: Q(name_ar="") | Q(name_latin=""),
    "arrest": _no_arrest,
    "facility": _no_facility,
}
