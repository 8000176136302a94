"""The person was inside after the release, by a sighting or a stay, and cannot have been arrested between.

Inside on a day that certainly lies after the release: when they were seen, or the last day of which a stay tells. An
arrest, a new detention of which the release's conditions or a fate tell, verified or waiting, explains it where it may
lie between; an arrest without a date does where another detention can be the one that ended with the release.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion import saying, told
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    said = {"released": saying.day(seen["released"]), "seen": saying.days(seen["inside"])}
    return _(
        "The person was in a place of detention (%(seen)s) after the release (%(released)s), with no arrest between."
    ) % said  # fmt: skip


TABLES = f"""{told.FOUND}
, inside AS (
    SELECT person, date, earliest, latest, team FROM found WHERE kind = 'sighting' OR fate = 'held'
    UNION ALL
    SELECT e.person, coalesce(s.to_date, s.from_date), earliest_day(coalesce(s.to_date, s.from_date)),
           latest_day(coalesce(s.to_date, s.from_date)), NULL
    FROM entry e JOIN detainees_detention d ON d.detainee_id = e.id JOIN detainees_stay s ON s.detention_id = d.id
    WHERE coalesce(s.to_date, s.from_date) IS NOT NULL),
detained AS (
    SELECT e.person, d.id, d.arrest_date, d.arrest_date_earliest AS earliest, d.arrest_date_latest AS latest
    FROM entry e JOIN detainees_detention d ON d.detainee_id = e.id),
held AS (
    SELECT person, earliest, latest FROM detained WHERE arrest_date IS NOT NULL
    UNION ALL
    SELECT person, coalesce(earliest, '-infinity'), coalesce(latest, 'infinity') FROM found WHERE fate = 're-detained'
    UNION ALL
    SELECT e.person, earliest_day(r.redetained_on), latest_day(r.redetained_on)
    FROM entry e JOIN releases_release r ON r.detainee_id = e.id
    WHERE r.redetained_on IS NOT NULL AND r.status <> ALL (%(set_aside)s))
"""
SELECT = f"""
SELECT t.release, NULL::bigint AS detainee, '{{}}'::bigint[] AS others, jsonb_build_object(
    'released', t.date, 'inside', jsonb_agg(DISTINCT f.date ORDER BY f.date)) AS seen
FROM told t JOIN inside f ON f.person = t.person AND {told.OPEN_TO_TEAM}
WHERE t.mode <> ALL (%(uncounted)s) AND f.earliest > t.latest
  AND NOT EXISTS (
    SELECT FROM held h WHERE h.person = t.person AND h.latest >= t.earliest AND h.earliest <= f.latest)
  AND NOT EXISTS (
    SELECT FROM detained undated JOIN detained d ON d.person = undated.person AND d.id <> undated.id
    WHERE undated.person = t.person AND undated.arrest_date IS NULL
      AND (d.arrest_date IS NULL OR d.earliest <= t.latest))
GROUP BY t.release, t.date
"""

rule(
    Rule(
        code="seen-inside-at-release",
        severity=Severity.BLOCKING,
        title=gettext_lazy("The person was inside after the release, with no arrest between."),
        explain=explain,
        decisive=("released", "inside"),
        tables=TABLES,
        live=True,
        select=SELECT,
    )
)
