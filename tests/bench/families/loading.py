"""A process of its own: brings inquiries into a database that has the demo, as its owner, with triggers asleep.

`python -m tests.bench.families.loading NUMBER`. Seven of ten are closed; every fifth of the others asks for somebody on
the register. Each caller has a number of their own, which is not real: the digests alone are what is searched. Whoever
asks for somebody whose release is verified was told of it; under every thousandth answer something has changed since.
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
from config.invented.rows import rows  # noqa: E402
from detainees.models import Detainee  # noqa: E402
from families.keys import COLUMNS, keys_row, words_row  # noqa: E402
from families.lists import Priority  # noqa: E402
from families.models import Answer, CallerWords, Contact, Inquiry, InquiryKeys, Relative, Shaken  # noqa: E402
from families.models.inquiries import NAMES  # noqa: E402
from releases.models import Wish  # noqa: E402

STATES = ("closed", "new", "closed", "tracing", "closed", "closed", "closed", "possible-match", "closed", "closed")
CALLED = ("أم خالد", "أم سامر", "هدى", "أبو محمود", "ريم", "سعاد", "ليلى", "أم علي")
SEED = 7  # of the names


def main(number: int) -> None:
    team, by = Team.objects.get(organisation__slug="admsp", slug="family-centre"), User.objects.get(username="liaison")
    persons = list(Detainee.objects.visible_to(by).standing().values_list("pk", flat=True))
    sample, now = Contact.objects.filter(relative__team=team).earliest("pk"), timezone.now()
    who = {"made_by_id": by.pk, "made_at": now, "changed_by_id": by.pk, "changed_at": now}
    callers = Table(Relative, "id", "name", team_id=team.pk, **who)
    contacts = Table(
        Contact, "relative_id", "digest", method="call", number=sample.number, code_word=sample.code_word,
        time_zone="Asia/Damascus", **who,
    )  # fmt: skip
    inquiries = Table(
        Inquiry, "id", "reference", "relative_id", *NAMES, "priority", "status", "due", "detainee_id",
        "chosen_by_id", "chosen_at", "review_on", team_id=team.pk, organisation_id=team.organisation_id, owner_id=by.pk,
        channel="hotline", asks=["released"], status_since=now, keep_said="given", match_said="given", **who,
    )  # fmt: skip
    keys, called = Table(InquiryKeys, *COLUMNS), Table(CallerWords, "relative_id", "words", "version")
    told, shaken, stands = _answers(by.pk)
    ids = [new_ids(model, number) for model in (Relative, Inquiry, Answer)]
    drawn = zip(range(number), rows(number, SEED), *ids, draw("Q", number), strict=True)
    for row, (told_of, _person), pk, inquiry, answer, reference in drawn:
        names = {name: told_of.get(name, "") for name in NAMES}
        caller = f"{CALLED[row % len(CALLED)]} {names['family_ar'] or names['family_latin']}".strip()
        callers.add(id=pk, name=caller)
        called.add(**words_row(pk, caller))
        keys.add(**keys_row(Inquiry(pk=inquiry, **names)))
        contacts.add(relative_id=pk, digest=sha256(str(pk).encode()).hexdigest()[:32])
        known = _inquiry(row, persons, by.pk, now)
        if known["status"] == "possible-match" and known["detainee_id"] in stands:
            known["status"] = "answered"
        inquiries.add(id=inquiry, relative_id=pk, reference=reference, **names, **known)
        quoted = stands.get(known["detainee_id"])
        if quoted:
            told.add(id=answer, inquiry_id=inquiry, revision_id=quoted[0], wish_id=quoted[1])
            if row % 1_000 == 0:
                shaken.add(answer_id=answer)
    with connections["owner"].cursor() as cursor:
        tables = (callers, contacts, inquiries, keys, called, told, shaken)
        for what in ("DISABLE", "ENABLE"):
            for table in tables:
                cursor.execute(sql.SQL(f"ALTER TABLE {{}} {what} TRIGGER USER").format(sql.Identifier(table.name)))
            if what == "DISABLE":
                for table in tables:
                    table.copy(cursor)
        filled = sql.SQL(", ").join(sql.Identifier(table.name) for table in tables)
        cursor.execute(sql.SQL("VACUUM ANALYZE {}").format(filled))


def _answers(by: int) -> tuple[Table, Table, dict[object, tuple[int, int]]]:
    """Where answers are put, and by person the verified revision and the wish that they quote."""
    said = {"kind": "release", "language": "ar", "text": "أُفرج عنه.", "how": "call", "identity": "known", "by_id": by}
    told = Table(Answer, "id", "inquiry_id", "revision_id", "wish_id", **said, at=timezone.now())
    wishes = Wish.objects.filter(release__verified_revision__isnull=False).select_related("release__verified_revision")
    revisions = [(wish.pk, wish.release.verified_revision) for wish in wishes]
    stands: dict[object, tuple[int, int]] = {}
    stands |= {each.detainee_id: (each.pk, wish) for wish, each in revisions if each is not None}
    return told, Table(Shaken, "answer_id", since=timezone.now()), stands


def _inquiry(row: int, persons: list[int], by: int, now: datetime) -> dict[str, object]:
    status = STATES[row % len(STATES)]
    chosen = status == "possible-match" or row % 5 == 0
    return {
        "status": status, "priority": Priority.values[row % 3],
        "due": None if status == "closed" else now + timedelta(minutes=row % 20_000 - 4_000),
        "review_on": now.date() + timedelta(days=row % 400 - 20) if status == "closed" else None,
        "detainee_id": persons[row % len(persons)] if chosen else None,
        "chosen_by_id": by if chosen else None, "chosen_at": now if chosen else None,
    }  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]))
