"""One person entered more in some minutes than anybody types, and far more than they usually do. Imports are none.

Usual is the median of the busiest minutes of each of their days: a day's work that falls on both sides of a full hour
is no two small ones.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    said = {"count": seen["entries"], "minutes": seen["minutes"]}
    return _("It is one of %(count)s that one person entered within %(minutes)s minutes.") % said


# A record that was imported has the number under which its file had it. Where a few records are asked about, what their
# people have entered is only read if so many lie around one of them: who enters for years has a long habit.
TABLES = """
, entered AS MATERIALIZED (
    SELECT 1 AS kind, made_by_id AS person, made_at AS at
    FROM releases_release r JOIN told ON told.release = r.id WHERE external_id = ''
    UNION ALL
    SELECT 2, made_by_id, made_at
    FROM detainees_detainee d JOIN registered p ON p.person = d.id WHERE external_id = ''),
people AS MATERIALIZED (
    SELECT DISTINCT person FROM entered e
    WHERE %(releases)s::bigint[] IS NULL OR %(floor)s < CASE kind
        WHEN 1 THEN (SELECT count(*) FROM releases_release r
                     WHERE r.external_id = '' AND r.made_by_id = e.person AND r.status <> ALL (%(set_aside)s)
                       AND r.made_at BETWEEN e.at - %(minutes)s * interval '1 minute'
                                         AND e.at + %(minutes)s * interval '1 minute')
        ELSE (SELECT count(*) FROM detainees_detainee d
              WHERE d.external_id = '' AND d.made_by_id = e.person
                AND d.made_at BETWEEN e.at - %(minutes)s * interval '1 minute'
                                  AND e.at + %(minutes)s * interval '1 minute') END),
typed AS (
    SELECT 1 AS kind, id, made_by_id AS person, made_at AS at FROM releases_release
    WHERE external_id = '' AND made_by_id IN (SELECT person FROM people) AND status <> ALL (%(set_aside)s)
    UNION ALL
    SELECT 2, id, made_by_id, made_at FROM detainees_detainee
    WHERE external_id = '' AND made_by_id IN (SELECT person FROM people)),
counted AS (
    SELECT *, count(*) OVER (PARTITION BY kind, person ORDER BY at
        RANGE BETWEEN %(minutes)s * interval '1 minute' PRECEDING AND CURRENT ROW) AS n
    FROM typed),
habit AS (
    SELECT kind, person, CASE WHEN count(*) >= %(days)s THEN percentile_disc(0.5) WITHIN GROUP (ORDER BY most)
        ELSE 0 END AS usual
    FROM (SELECT kind, person, max(n) AS most FROM counted
          GROUP BY kind, person, (at AT TIME ZONE %(zone)s)::date) days
    GROUP BY kind, person),
peaked AS (
    SELECT *, max(n) OVER (PARTITION BY kind, person ORDER BY at
        RANGE BETWEEN CURRENT ROW AND %(minutes)s * interval '1 minute' FOLLOWING) AS most
    FROM counted)
"""
SELECT = """
SELECT CASE kind WHEN 1 THEN id END AS release, CASE kind WHEN 2 THEN id END AS detainee,
       '{}'::bigint[] AS others, jsonb_build_object('person', person, 'entries', most, 'minutes', %(minutes)s,
           'hour', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24')) AS seen
FROM peaked JOIN habit USING (kind, person)
WHERE most > %(floor)s AND most > %(times)s * usual
"""

rule(
    Rule(
        code="entry-burst",
        severity=Severity.WARNING,
        title=gettext_lazy("Entered faster than anybody types."),
        explain=explain,
        decisive=("person", "hour"),
        tables=TABLES,
        select=SELECT,
    )
)
