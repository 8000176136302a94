"""A process of its own: brings inquiries into a database that has the demo, as its owner, with triggers asleep.

`python -m tests.bench.families.loading NUMBER`. Seven of ten are closed; every fifth of the others asks for somebody on
the register. Each caller has a number of their own, which is not real: the digests alone are what is searched.
"""

import os
import sys
from datetime import datetime, timedelta
from hashlib import sha256

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connections  # noqa: E402 - after Django is set up
from django.utils import timezone  # noqa: E402
from psycopg import sql  # noqa: E402

from accounts.models import Team, User  # noqa: E402
from casework.copying import Table, new_ids  # noqa: E402
from casework.references import draw  # noqa: E402
from detainees.models import Detainee  # noqa: E402
from families.lists import Priority  # noqa: E402
from families.models import Contact, Inquiry, Relative  # noqa: E402

STATES = ("closed", "new", "closed", "tracing", "closed", "closed", "closed", "possible-match", "closed", "closed")
GIVEN, FAMILIES = ("خالد", "سامر", "أحمد", "ريم", "هدى", "محمود"), ("الخطيب", "الحلاق", "النحاس", "العلي", "السرّاج")


def main(number: int) -> None:
    team, by = Team.objects.get(organisation__slug="admsp", slug="family-centre"), User.objects.get(username="liaison")
    persons = list(Detainee.objects.visible_to(by).standing().values_list("pk", flat=True))
    sample, now = Contact.objects.filter(relative__team=team).earliest("pk"), timezone.now()
    who = {"made_by_id": by.pk, "made_at": now, "changed_by_id": by.pk, "changed_at": now}
    callers = Table(Relative, "id", team_id=team.pk, **who)
    contacts = Table(
        Contact, "relative_id", "digest", method="call", number=sample.number, code_word=sample.code_word,
        time_zone="Asia/Damascus", **who,
    )  # fmt: skip
    inquiries = Table(
        Inquiry, "reference", "relative_id", "given_ar", "family_ar", "priority", "status", "due", "detainee_id",
        "chosen_by_id", "chosen_at", "review_on", team_id=team.pk, organisation_id=team.organisation_id, owner_id=by.pk,
        channel="hotline", asks=["released"], status_since=now, keep_said="given", match_said="given", **who,
    )  # fmt: skip
    for row, pk, reference in zip(range(number), new_ids(Relative, number), draw("Q", number), strict=True):
        callers.add(id=pk)
        contacts.add(relative_id=pk, digest=sha256(str(pk).encode()).hexdigest()[:32])
        inquiries.add(relative_id=pk, reference=reference, **_inquiry(row, persons, by.pk, now))
    with connections["owner"].cursor() as cursor:
        tables = (callers, contacts, inquiries)
        for what in ("DISABLE", "ENABLE"):
            for table in tables:
                cursor.execute(sql.SQL(f"ALTER TABLE {{}} {what} TRIGGER USER").format(sql.Identifier(table.name)))
            if what == "DISABLE":
                for table in tables:
                    table.copy(cursor)
        cursor.execute("VACUUM ANALYZE families_relative, families_contact, families_inquiry")


def _inquiry(row: int, persons: list[int], by: int, now: datetime) -> dict[str, object]:
    status = STATES[row % len(STATES)]
    chosen = status == "possible-match" or row % 5 == 0
    return {
        "given_ar": GIVEN[row % len(GIVEN)], "family_ar": FAMILIES[row % len(FAMILIES)], "status": status,
        "priority": Priority.values[row % 3],
        "due": None if status == "closed" else now + timedelta(minutes=row % 20_000 - 4_000),
        "review_on": now.date() + timedelta(days=row % 400 - 20) if status == "closed" else None,
        "detainee_id": persons[row % len(persons)] if chosen else None,
        "chosen_by_id": by if chosen else None, "chosen_at": now if chosen else None,
    }  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]))
