"""Several claims of one release, and all of them derive from one."""

from django.utils.translation import gettext_lazy, ngettext

from releases.lists import Severity
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    return ngettext(
        "%(count)s claim tells of it, and it goes back to another.",
        "%(count)s claims tell of it, and all of them go back to one.",
        seen["claims"],
    ) % {"count": seen["claims"]}


# Where claims derive from each other in a circle, none of them is the first: the oldest stands for all.
TABLES = """
, back (claim, release, at, next, path) AS (
    SELECT c.id, c.release_id, c.id, c.derived_from_id, ARRAY[c.id]
    FROM releases_claim c
    WHERE c.state = 'stands' AND c.release_id IN (
        SELECT deriving.release_id FROM releases_claim deriving JOIN told ON told.release = deriving.release_id
        WHERE deriving.derived_from_id IS NOT NULL AND deriving.state = 'stands')
    UNION ALL
    SELECT b.claim, b.release, up.id, up.derived_from_id, b.path || up.id
    FROM back b JOIN releases_claim up ON up.id = b.next WHERE up.id <> ALL (b.path)),
first AS (
    SELECT claim, release, CASE WHEN next IS NULL THEN at ELSE (SELECT min(each) FROM unnest(path) each) END
        AS origin
    FROM back WHERE next IS NULL OR next = ANY (path))
"""
SELECT = """
SELECT release, NULL::bigint AS detainee, '{}'::bigint[] AS others,
       jsonb_build_object('claims', count(*), 'origin', min(origin)) AS seen
FROM first GROUP BY release HAVING count(*) >= %(claims)s AND count(DISTINCT origin) = 1
"""

rule(
    Rule(
        code="one-origin",
        severity=Severity.INFO,
        title=gettext_lazy("All claims derive from one."),
        explain=explain,
        decisive=("claims", "origin"),
        tables=TABLES,
        select=SELECT,
    )
)
