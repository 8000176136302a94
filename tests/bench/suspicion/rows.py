"""A register as a CSV in which the rules that read nothing else have something to find, each with hard negatives.

`truth` has, for each rule, the numbers of the rows (`external_id`) that it has to flag; no other row is one.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from config.invented.rows import COLUMNS
from tests.bench.suspicion import texts
from tests.bench.suspicion.names import people

Row = dict[str, str]
FIRST, DAYS = date(2022, 5, 1), 800
MANY = 40  # positives of a rule, and as many that are like them
HOMES = ("SY-DI", "SY-RD", "SY-HL", "SY-HI", "SY-HM", "SY-ID", "SY-DR", "SY-DY")


class Planted:
    """The rows, and what is planted in them; the same for the same size and seed."""

    def __init__(self, size: int, seed: int) -> None:
        self.size, self.chance = size, Random(f"suspicion/{seed}")
        self.truth: dict[str, set[str]] = defaultdict(set)
        self.false_list: list[Row] = []
        self.other_list: list[Row] = []
        self._people, self._number = people(self.chance), 0
        self._sources = [f"مصدر {at}" for at in range(max(60, size // 150))]

    def rows(self) -> Iterator[Row]:
        """All of them: what is planted first, then people like any others until there are `size`."""
        for part in (
            self._dates, self._ages, self._decrees, self._bursts, self._texts, self._numbers, self._lists, self._twins,
        ):  # fmt: skip
            yield from part()
        while self._number < self.size:
            yield self._row()

    # -- Somebody like any other ---------------------------------------------------------------------------------------

    def _row(self, *rules: str, **said: str) -> Row:
        """One entry; `rules` are those that have to flag it."""
        self._number += 1
        day, chance = FIRST + timedelta(days=self.chance.randrange(DAYS)), self.chance
        row = dict.fromkeys(COLUMNS, "") | next(self._people) | {
            "external_id": f"S{self._number:07}", "sex": "male", "birth": str(chance.randrange(1955, 1998)),
            "home_governorate": chance.choice(HOMES), "arrest_date": self._arrest(), "facility": "sednaya",
            "charge_category": "none", "wave": "decree-7-2022", "release_date": day.isoformat(), "mode": "amnesty",
            "source": chance.choice(self._sources), "source_reliability": "B", "claim_credibility": "2",
            "claim_connection": chance.choice(("self", "witness", "relative")),
            "claim_text": chance.choice(texts.SHORT) if chance.random() < 0.2 else texts.own(chance),
        }  # fmt: skip
        row |= said
        for rule in rules:
            self.truth[rule].add(row["external_id"])
        return row

    def _arrest(self) -> str:
        year, month, day = self.chance.randrange(2011, 2020), self.chance.randrange(1, 13), self.chance.randrange(1, 29)
        return self.chance.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}~", ""))

    # -- Time ----------------------------------------------------------------------------------------------------------

    def _dates(self) -> Iterator[Row]:
        row, early = self._row, {"wave": "decree-61-2011"}
        for at in range(MANY):
            yield row("released-before-arrest", release_date="2012-05", arrest_date=f"2013-0{at % 9 + 1}", **early)
            yield row(release_date="2013", arrest_date=f"2013-0{at % 9 + 1}-11", **early)  # of one year: it may be
            yield row(release_date="2013~", arrest_date="2014-03", **early)
            yield row("released-before-birth", birth="2023-02", release_date="2022-06-03", arrest_date="")
            yield row(birth="2022", release_date="2022-06", arrest_date="")  # born in prison, let out in that year
            yield row("future-date", release_date=f"20{at % 10 + 41}-01-05")
            yield row(release_date=self._today(at % 3), wave="prisons-opened-2024")
            yield row("before-wave", release_date=f"2022-04-{at % 28 + 1:02}")
            yield row(release_date="2022-04")  # the last day of April is in it
            yield row(release_date="2022-04-30" if at % 2 else "2022")

    @staticmethod
    def _today(form: int) -> str:
        today = datetime.now(UTC).date().isoformat()
        return (today, today[:7], today[:4])[form]

    def _ages(self) -> Iterator[Row]:
        for at in range(MANY):
            yield self._row("impossible-age", birth=f"19{at % 10:02}-05-04")
            yield self._row(birth=f"19{at % 10 + 13}")  # perhaps 110
            yield self._row(birth="1911~", release_date="2022-06-01")  # perhaps of 1912

    def _decrees(self) -> Iterator[Row]:
        excluded = {"wave": "decree-18-2018", "release_date": "2018-11-02", "arrest_date": "2014"}
        for at in range(MANY):
            category = ("terrorism", "criminal", "military")[at % 3]
            yield self._row("excluded-by-law", charge_category=category, **excluded)
            yield self._row(charge_category="none", **excluded)
            yield self._row(charge_category=category)  # the decree of 2022 excludes none of them

    # -- Sources -------------------------------------------------------------------------------------------------------

    def _bursts(self) -> Iterator[Row]:
        for at in range(4):  # out of nothing, or after years of one or two a day
            source, day = f"طفرة {at}", (FIRST + timedelta(days=90 * at + 7)).isoformat()
            for earlier in range(30 * (at % 2)):
                yield self._row(source=source, release_date=(FIRST + timedelta(days=400 + 5 * earlier)).isoformat())
            for _ in range(45 + 15 * at):
                yield self._row("source-burst", source=source, release_date=day)
        for turn in range(15):  # one that tells of thirty every day
            for _ in range(30):
                yield self._row(source="سجل المحكمة", release_date=(FIRST + timedelta(days=20 * turn + 3)).isoformat())
        for at in range(200):  # a prison is opened: two hundred in a day, and eight who tell of them
            yield self._row(source=f"راصد {at % 8}", release_date="2024-12-08", wave="prisons-opened-2024")
        for _ in range(60):  # in one month, nobody says on which day
            yield self._row(source="نشرة شهرية", release_date="2023-03")

    def _texts(self) -> Iterator[Row]:
        rule, chance = "near-identical-texts", self.chance
        for at in range(MANY // 2):
            text = texts.own(chance)
            for copy in range(2 + at % 3):
                yield self._row(
                    rule, source=f"قناة {at}-{copy}", claim_text=texts.copied(text, chance) if copy else text
                )
            retold = texts.own(chance)
            yield self._row(source=f"راوٍ {at}", claim_text=retold)
            yield self._row(source=f"راوٍ آخر {at}", claim_text=texts.retold(retold, chance))
            yield self._row(source=f"محام {at}", claim_text=texts.quoting(chance))
            same = texts.own(chance)
            for _ in range(2):  # one source that says the same of two people
                yield self._row(source=f"لجنة {at}", claim_text=same)

    # -- Persons -------------------------------------------------------------------------------------------------------

    def _numbers(self) -> Iterator[Row]:
        for at in range(MANY):
            number = f"{4_010_000_000 + 37 * at}"
            for _ in range(2):
                yield self._row("same-number-other-name", national_id=number.zfill(11))
            again = self._row(national_id=f"{5_010_000_000 + 37 * at}".zfill(11))
            yield again  # the same man, entered twice, once with another spelling of his name
            other = again["family_ar"].removeprefix("ال")
            yield self._row(
                **{name: again[name] for name in ("given_ar", "father_ar", "national_id", "birth")}, family_ar=other
            )

    def _twins(self) -> Iterator[Row]:
        for at in range(MANY):
            one = self._row(birth=f"1985-03-{at % 28 + 1:02}", national_id=f"{6_010_000_000 + 37 * at}".zfill(11))
            yield one
            shared = ("father_ar", "family_ar", "birth", "home_governorate", "arrest_date", "release_date")
            number = f"{6_010_000_019 + 37 * at}".zfill(11)
            yield self._row(**{name: one[name] for name in shared}, national_id=number, given_ar="توأم")

    def _lists(self) -> Iterator[Row]:
        """Sixty of a list that was found false, of whom forty come in; of another list five that happen to be here."""
        for at in range(60):
            row = self._row(*(("overlaps-false-list",) if at < MANY else ()))
            self.false_list.append(row)
            if at < MANY:
                yield row
        for at in range(60):
            row = self._row()
            self.other_list.append(row)
            if at < 5:
                yield row


def write(planted: Planted, file: Path) -> None:
    """The register as a file."""
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        writer.writerows(planted.rows())
