"""What a frozen tally says in the words of one language: every number and day that a statement can hold."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from casework.dates import PartialDate, say_date
from casework.kept import kept
from detainees.models import Facility
from detainees.places import find_governorate
from detainees.spelling import Found
from releases.models import FrozenTally, Wave
from releases.tallies.counting import NOBODY, Count
from releases.tallies.freezing import read
from releases.tallies.printing import WORDINGS
from releases.tallies.question import Question
from releases.tallies.table import Tally

# How many provinces, as they are said after a preposition; there are fourteen.
_ENGLISH = (
    "no province", "one province", "two provinces", "three provinces", "four provinces", "five provinces",
    "six provinces", "seven provinces", "eight provinces", "nine provinces", "ten provinces", "eleven provinces",
    "twelve provinces", "thirteen provinces", "fourteen provinces",
)  # fmt: skip
_ARABIC = (
    "لا محافظة", "محافظة واحدة", "محافظتين", "ثلاث محافظات", "أربع محافظات", "خمس محافظات", "ست محافظات", "سبع محافظات",
    "ثماني محافظات", "تسع محافظات", "عشر محافظات", "إحدى عشرة محافظة", "اثنتي عشرة محافظة", "ثلاث عشرة محافظة",
    "أربع عشرة محافظة",
)  # fmt: skip
_PROVINCES = {"ar": _ARABIC, "en": _ENGLISH}


class Figures:
    """The figures of one frozen tally in one language. What a tally does not ask for is None."""

    def __init__(self, frozen: FrozenTally, language: str, dated: date) -> None:
        self.frozen, self.language, self._dated = frozen, language, dated

    @cached_property
    def tally(self) -> Tally:
        return read(self.frozen)

    @property
    def question(self) -> Question:
        return self.tally.question

    @cached_property
    def total(self) -> Count:
        return self.tally.total

    @property
    def unknown(self) -> Count:
        """Those whose governorate is not known."""
        return self.tally.counted.places.get((), NOBODY)

    @property
    def several(self) -> Count:
        """Those of groups whose split between governorates is not known."""
        places = self.tally.counted.places
        return sum((count for place, count in places.items() if len(place) > 1), NOBODY)

    @property
    def in_groups(self) -> Count:
        """Those in groups without names."""
        total = self.total
        return Count(total.in_groups, total.in_groups, total.lower, total.estimated)

    def of(self, province: str) -> Count | None:
        """Those of the governorate that is called so, in either language; None where none is."""
        found = find_governorate(province)
        return self.tally.counted.places.get((found.code,), NOBODY) if isinstance(found, Found) else None

    def code_of(self, province: str) -> str:
        """The ISO code of the governorate that is called so; "" where none is."""
        found = find_governorate(province)
        return found.code if isinstance(found, Found) else ""

    @property
    def by_province(self) -> Iterator[tuple[str, Count]]:
        """The governorates that have anybody, by the name under which they are printed."""
        for row in self.tally.rows:
            if len(row.places) == 1:
                yield self._named(row.places[0].printed_ar, row.places[0].printed_en), row.count

    @property
    def provinces(self) -> str | None:
        """How many governorates have anybody, with the noun; None where none is known."""
        known = len(list(self.by_province))
        return _PROVINCES[self.language][known] if known else None

    def number(self, count: Count | None) -> str | None:
        """A number in digits."""
        return None if count is None else f"{count.people:,}"

    def people(self, count: Count | None) -> str | None:
        """A number with its noun, as it stands within a sentence: “one detainee”, “103 detainees”."""
        if count is None:
            return None
        if self.language == "ar":
            return WORDINGS["ar"].people(count).replace("معتقلان", "معتقلَين اثنين")
        said = WORDINGS["en"].people(count)
        return said[0].lower() + said[1:]

    def listed(self, count: Count) -> str:
        """The same as it stands alone, or after a colon."""
        return WORDINGS["ar"].people(count) if self.language == "ar" else self.people(count) or ""

    @property
    def day(self) -> str:
        return self._day(self._local.date())

    @property
    def moment(self) -> str:
        hour = f"{self._local:%H:%M}"
        return (
            f"{self.day}، الساعة {hour} بتوقيت دمشق" if self.language == "ar" else f"{self.day}, {hour} Damascus time"
        )

    @property
    def dated(self) -> str:
        return self._day(self._dated)

    @property
    def wave(self) -> str | None:
        found = kept(Wave).get(self.question.wave)
        return self._named(found.name_ar, found.name_en) if found else None

    @property
    def wave_began(self) -> str | None:
        found = kept(Wave).get(self.question.wave)
        return self._day(found.began) if found else None

    @property
    def facility(self) -> str | None:
        found = kept(Facility).get(self.question.facility)
        return self._named(found.name_ar, found.name_en) if found else None

    @property
    def organisation(self) -> str:
        of = self.frozen.organisation
        return self._named(of.name_ar or of.name_en, of.name_en or of.name_ar)

    @property
    def first_day(self) -> str | None:
        period = self.question.period
        return self._day(period.first) if period and period.first else None

    @property
    def last_day(self) -> str | None:
        period = self.question.period
        return self._day(period.last) if period and period.last else None

    @property
    def _local(self) -> datetime:
        return timezone.localtime(self.question.as_of)

    def _day(self, day: date) -> str:
        return say_date(PartialDate.on(day), self.language)

    def _named(self, arabic: str, english: str) -> str:
        return arabic if self.language == "ar" else english
