"""`python -m tests.bench.suspicion.beyond TRUTH.json LISTS.json`: what no file carries, planted in an installation.

By the application's own functions, as the demo's people, who have nothing on the register yet but what was imported.
What is entered here has a number as if it had been imported, except where the entering itself is planted. TRUTH is
written: for each rule the numbers or references of the records that it has to flag.
"""

import json
import os
import sys
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.acting import acting  # noqa: E402
from accounts.models import Team, User  # noqa: E402
from casework.dates import PartialDate  # noqa: E402
from casework.mistake import Mistake  # noqa: E402
from casework.moves import Given, Refusal  # noqa: E402
from detainees.linkage.following import gathered  # noqa: E402
from detainees.models import Detainee  # noqa: E402
from detainees.registration import add_detention, record_arrest, register  # noqa: E402
from releases.entry import add_claim, enter_release  # noqa: E402
from releases.models import Claim, Release, Source  # noqa: E402
from releases.sourcing import source_named  # noqa: E402
from releases.suspicion.false_lists import keep_list, read_list  # noqa: E402
from releases.workflow import WORKFLOW  # noqa: E402
from tests.bench.suspicion.calling import plant_calls  # noqa: E402
from tests.bench.suspicion.known import plant_known  # noqa: E402
from tests.bench.suspicion.names import people  # noqa: E402
from tests.bench.suspicion.texts import own  # noqa: E402

MANY = 20


class Planting:
    """Plants as `documenter`; `truth` fills."""

    def __init__(self) -> None:
        self.people = {user.username: user for user in User.objects.all()}
        self.by, self.judge = self.people["documenter"], self.people["supervisor"]
        self.team = Team.objects.get(slug="documentation", organisation__slug="admsp")
        self.truth: dict[str, list[str]] = defaultdict(list)
        self.chance = Random("beyond")
        self._names, self._number = people(Random("beyond the file")), 0

    def person(self, by: User | None = None, **facts: Any) -> Detainee:
        name = {part.removesuffix("_ar"): said for part, said in next(self._names).items()}
        return register(
            self.team, {**name, "grandfather": "نوح"}, {}, by=by or self.by, **{"external_id": self._next(), **facts}
        )

    def claim(self, source: str, **said: Any) -> dict[str, Any]:
        return {
            "source": None, "source_name": source, "source_kind": "lawyer", "source_owner": "", "connection": "witness",
            "reliability": "B", "credibility": "2", "text": own(self.chance), "said_on": None, "cite": "not-asked",
            **said,
        }  # fmt: skip

    def release(self, source: str, *, person: Detainee | None = None, by: User | None = None, **facts: Any) -> Release:
        """A submitted release that rests on one claim."""
        facts = {"date": PartialDate("2023-05-03"), "wave_id": "decree-7-2022", "external_id": self._next(), **facts}
        release = enter_release(
            self.team, person or self.person(by), facts, [self.claim(source)], by=by or self.by
        )  # fmt: skip
        self.move(release, "submit", by or self.by)
        return release

    def move(self, release: Release, name: str, by: User, reason: str = "", sentence: str = "") -> None:
        given = Given(release.revision_number, reason, sentence)
        answer = WORKFLOW.make(name, Release.objects.visible_to(by), release.pk, by=by, given=given)
        if isinstance(answer, Refusal):
            raise SystemExit(f"{name}: {answer.sentence}")
        release.refresh_from_db()

    def plant(self, rule: str, record: Release | Detainee) -> None:
        self.truth[rule].append(record.external_id or record.reference)

    def _next(self) -> str:
        self._number += 1
        return f"B{self._number:06}"

    # -- What is planted -----------------------------------------------------------------------------------------------

    def origins(self) -> None:
        for at in range(MANY):
            for others in (0, 1):
                release = self.release(f"أول {at}-{others}", date=PartialDate(f"2023-07-{at % 28 + 1:02}"))
                first = Claim.objects.get(release=release)
                for repeats in range(2):
                    self._claim(release, f"ناقل {at}-{others}-{repeats}", first)
                if others:  # and one who saw it
                    add_claim(release, self.claim(f"شاهد {at}"), by=self.by)
                else:
                    self.plant("one-origin", release)

    def _claim(self, release: Release, source: str, first: Claim) -> None:
        """Somebody who passes on what the first one said."""
        said = self.claim(source, connection="repeats", reliability="C", credibility="3")
        fields = ("connection", "reliability", "credibility", "text", "cite")
        with acting(self.by):
            Claim.objects.create(
                release=release, source=source_named(self.team, said, by=self.by), derived_from=first, made_by=self.by,
                **{field: said[field] for field in fields},
            )  # fmt: skip

    def twice(self) -> None:
        for at in range(MANY):
            for arrest in ("", "2023-06", "2023"):
                person = self.person()
                record_arrest(person, by=self.by, date=PartialDate("2013"), facility=None)
                if arrest:
                    record_arrest(person, by=self.by, date=PartialDate(arrest), facility=None)
                for date in ("2022-06-01", "2024-02-03"):
                    release = self.release(f"قريب {at}", person=person, date=PartialDate(date))
                    if not arrest:
                        self.plant("two-releases-no-arrest", release)

    def money(self) -> None:
        for at in range(MANY):
            self.plant("source-asks-money", self.release("وسيط", date=PartialDate(f"2023-01-{at % 28 + 1:02}")))
            self.release("وسيط آخر", date=PartialDate(f"2023-01-{at % 28 + 1:02}"))
        with acting(self.by):
            Source.objects.filter(name="وسيط").update(
                asks_money=True, asks_money_by=self.by, asks_money_at=timezone.now()
            )

    def rejected(self) -> None:
        reasons = {"كاذب": "did-not-happen", "متأخر": "already-recorded"}  # one invents, the other is late
        for source, reason in reasons.items():
            for at in range(MANY):
                release = self.release(source, date=PartialDate(f"2023-02-{at % 28 + 1:02}"))
                if at < 6:
                    self.move(release, "reject", self.judge, reason, "راجعنا العائلة.")
                elif source == "كاذب":
                    self.plant("source-often-rejected", release)

    def typed(self) -> None:
        """Forty-five within five minutes of one who types twenty a day; another who pastes thirty-five each day."""
        quick, steady = self.people["documenter2"], self.people["supervisor2"]
        now = timezone.now() - timedelta(days=40)
        for day in range(8):
            for at in range(20):
                self._typed(quick, now + timedelta(days=day, minutes=11 * at))
            for at in range(35):
                self._typed(steady, now + timedelta(days=day, seconds=15 * at))
        for at in range(45):
            self.plant("entry-burst", self._typed(quick, now + timedelta(days=20, seconds=6 * at)))

    def _typed(self, by: User, at: datetime) -> Release:
        return self.release(
            f"هاتف {at.day}", person=self.person(by), by=by, external_id="", made_at=at,
            date=PartialDate(f"2023-03-{self.chance.randrange(1, 29):02}"),
        )  # fmt: skip

    def edited(self) -> None:
        for at in range(MANY):
            for editor in (self.judge, self.by):
                release = self.release(f"محام {at}", date=PartialDate(f"2023-04-{at % 28 + 1:02}"))
                self.move(release, "verify", self.judge)
                assert release.detainee is not None
                add_detention(release.detainee, {"arrest_date": PartialDate("2014")}, [], by=editor)
                if editor is self.judge:
                    self.plant("verifier-edited-after", release)

    def lists(self, said: list[list[dict[str, str]]]) -> None:
        for rows in said:
            columns = list(rows[0])
            text = "\n".join([",".join(columns), *(",".join(row[name] for name in columns) for row in rows)])
            reading = read_list(text)
            assert not isinstance(reading, Mistake), reading
            kept = keep_list(self.team, reading, "اعترف من باعها.", by=self.judge)
            assert not isinstance(kept, Mistake), kept


def main() -> None:
    truth, lists = (Path(argument) for argument in sys.argv[1:3])
    planting = Planting()
    with transaction.atomic(), gathered(by=planting.by):
        planting.origins()
        planting.twice()
        planting.money()
        planting.rejected()
        planting.typed()
        planting.edited()
        plant_known(planting, MANY)
        plant_calls(planting, MANY)
        planting.lists(json.loads(lists.read_text()))
    truth.write_text(json.dumps(planting.truth))


if __name__ == "__main__":
    main()
