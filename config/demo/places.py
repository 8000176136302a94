"""A facility that the demo's team once added beside one that was there, and that turned out to be the same place."""

from accounts.acting import acting
from config.demo.cases import DemoRefused, Desk
from detainees.facilities.merging import merge
from detainees.models import Facility, FacilityMerge

BY = "supervisor"


def join(desk: Desk) -> None:
    """Nothing was entered with it, so no tally of the demo changes."""
    with acting(desk.people["administrator"]):
        added = Facility.objects.create(
            code="sednaya-red-building", name_ar="البناء الأحمر في صيدنايا", name_en="Red Building, Sednaya",
            governorate_id="SY-RD", kind="military-prison", basis="أُضيف في العرض التجريبي / Added in the demonstration",
        )  # fmt: skip
    answer = merge(
        desk.facilities["sednaya"], added, by=desk.people[BY],
        sentence="كتلة من السجن نفسه؛ ذكرها ثلاثة من المُفرَج عنهم بهذا الاسم.",
    )  # fmt: skip
    if not isinstance(answer, FacilityMerge):
        raise DemoRefused(answer)
