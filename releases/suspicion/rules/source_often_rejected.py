"""The release rests on a source of whom much was rejected as untrue, or found false."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion.rule import Rule, Seen, rule
from releases.suspicion.told import ENTRIES, ONE_WITH


def explain(seen: Seen) -> str:
    said = {"fell": seen["fell"], "decided": seen["decided"]}
    return _("Of what a source of this release told, %(fell)s of %(decided)s decided claims were untrue.") % said


# Untrue: a claim that was found false, or of a release that stays rejected because it did not happen, was of another
# person, or came of a false source.
TABLES = f"""
, resting AS MATERIALIZED (
    SELECT DISTINCT t.release, {ONE_WITH} AS root
    FROM told t JOIN releases_claim c ON c.release_id = t.release AND c.state = 'stands'
    JOIN releases_source s ON s.id = c.source_id),
record AS (
    SELECT {ONE_WITH} AS root, count(*) AS decided, count(*) FILTER (WHERE c.state = 'found-false' OR EXISTS (
        SELECT FROM releases_revision v JOIN releases_verdict d ON d.revision_id = v.id
        WHERE r.status = 'rejected' AND v.release_id = r.id AND v.number = r.revision_number
          AND d.reason IN ('did-not-happen', 'other-person', 'source-found-false'))) AS fell
    FROM releases_claim c JOIN releases_release r ON r.id = c.release_id JOIN releases_source s ON s.id = c.source_id
    WHERE c.source_id IN ({ENTRIES.format("resting")})
      AND (c.state <> 'stands' OR r.status IN ('verified', 'rejected', 'disputed', 'withdrawn'))
    GROUP BY 1)
"""
SELECT = """
SELECT DISTINCT ON (resting.release) resting.release, NULL::bigint AS detainee, '{}'::bigint[] AS others,
       jsonb_build_object('source', root, 'fell', fell, 'decided', decided) AS seen
FROM resting JOIN record USING (root)
WHERE fell >= %(least)s AND fell >= %(share)s * decided
ORDER BY resting.release, fell::float / decided DESC, root
"""

rule(
    Rule(
        code="source-often-rejected",
        severity=Severity.WARNING,
        title=gettext_lazy("Much of what the source told was untrue."),
        explain=explain,
        decisive=("source",),
        tables=TABLES,
        select=SELECT,
    )
)
