"""A family that was told against the released person's wish.

PostgreSQL refuses to keep such an answer. What it cannot know is that two entries are one person: where a merge shows
that somebody had said in another entry that nobody is to be told, the family was told all the same.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.models.inquiries import INQUIRY
from releases.lists import Severity
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    return _(
        "This family was told of a release against the wish of the released person as it stood then, or before anybody"
        " had asked them."
    )


TABLES = """
, told_then AS (
    SELECT a.id, a.inquiry_id, a.named, (
        SELECT w.wish FROM releases_wish w JOIN releases_release r ON r.id = w.release_id
        WHERE r.detainee_id = ANY (entries_of(v.detainee_id)) AND w.at <= a.at AND w.wish <> 'not-asked'
        ORDER BY w.id DESC LIMIT 1) AS wish
    FROM families_answer a JOIN releases_revision v ON v.id = a.revision_id
    WHERE a.kind IN ('release', 'again')
      AND (%(cases)s::bigint[] IS NULL OR a.inquiry_id = ANY (%(cases)s::bigint[])))
"""
SELECT = """
SELECT NULL::bigint AS release, NULL::bigint AS detainee, '{}'::bigint[] AS others,
       jsonb_build_object('answers', jsonb_agg(t.id ORDER BY t.id)) AS seen, t.inquiry_id AS inquiry
FROM told_then t
WHERE coalesce(t.wish, 'not-asked') IN ('not-asked', 'nobody') OR t.wish = 'named-relatives' AND NOT t.named
GROUP BY t.inquiry_id
"""

rule(
    Rule(
        code="told-against-wish",
        severity=Severity.WARNING,
        title=gettext_lazy("A family was told against the person's wish."),
        explain=explain,
        decisive=("answers",),
        tables=TABLES,
        select=SELECT,
        kind=INQUIRY,
    )
)
