"""How often one person asks on one day what others know: each different question is counted once, up to a bound."""

from django.db import connection, models
from django.utils import timezone

from accounts.models import User
from casework.sealed import index_of

_COUNT = """
INSERT INTO {table} AS known (person_id, day, number, asked)
VALUES (%(person)s, %(day)s, 1, ARRAY[%(digest)s])
ON CONFLICT (person_id, day) DO UPDATE SET
    number = known.number + CASE WHEN %(digest)s = ANY (known.asked) THEN 0 ELSE 1 END,
    asked = CASE WHEN %(digest)s = ANY (known.asked) THEN known.asked ELSE known.asked || excluded.asked END
WHERE known.number < %(most)s OR %(digest)s = ANY (known.asked)
RETURNING number
"""


def counted(counts: type[models.Model], user: User, question: str, most: int) -> bool:
    """Count a question that was not asked before today, in the table of `counts`; False where no more are allowed."""
    day = timezone.localdate()
    digest = index_of(counts, "asked", f"{user.pk}:{day}", question)
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNT.replace("{table}", counts._meta.db_table),
            {"person": user.pk, "day": day, "digest": digest, "most": most},
        )
        return cursor.fetchone() is not None
