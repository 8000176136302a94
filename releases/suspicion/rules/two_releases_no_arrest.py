"""Two releases of one entry, and no arrest can have been between them.

Entries that were merged are another question: their releases are counted as one event (releases/events.py, which reads
dates in the same way: a new detention of which a verified fate tells is an arrest; one without a date says nothing of
before or after).
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion import saying, told
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    said = {"released": saying.day(seen["released"]), "others": saying.days(seen["days"])}
    return _("The person was let out twice (%(released)s, and %(others)s), with no arrest between.") % said


TABLES = f"""
, event AS (
    SELECT r.id, r.detainee_id AS person, r.date, r.redetained_on,
           coalesce(r.date_earliest, w.began, '-infinity') AS first, coalesce(r.date_latest, 'infinity') AS last
    FROM releases_release r LEFT JOIN releases_wave w ON w.code = r.wave_id
    WHERE r.detainee_id IN (SELECT person FROM told) AND r.status <> ALL (%(set_aside)s)
      AND r.mode <> ALL (%(uncounted)s)),
held AS (
    SELECT person, earliest, latest FROM arrested
    UNION ALL
    SELECT person, earliest_day(redetained_on), latest_day(redetained_on) FROM event
    WHERE redetained_on IS NOT NULL
    UNION ALL {told.AGAIN})
"""
SELECT = """
SELECT one.id AS release, NULL::bigint AS detainee, array_agg(other.id ORDER BY other.id) AS others,
       jsonb_build_object('released', one.date, 'others', jsonb_agg(other.id ORDER BY other.id),
                          'days', jsonb_agg(other.date ORDER BY other.id)) AS seen
FROM event one JOIN event other ON other.person = one.person AND other.id <> one.id
WHERE NOT EXISTS (
    SELECT FROM held h WHERE h.person = one.person AND (
        one.first < other.last AND h.earliest <= other.last AND h.latest >= one.first
        OR other.first < one.last AND h.earliest <= one.last AND h.latest >= other.first))
GROUP BY one.id, one.date
"""

rule(
    Rule(
        code="two-releases-no-arrest",
        severity=Severity.WARNING,
        title=gettext_lazy("Two releases of one person, with no arrest between."),
        explain=explain,
        decisive=("released", "others", "days"),
        tables=TABLES,
        select=SELECT,
    )
)
