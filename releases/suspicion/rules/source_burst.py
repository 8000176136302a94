"""One source alone tells of more releases in a day than it ever did.

Counted are releases of one exact day whose standing claims are all of this source; entries that were merged are one.
The day is a burst where they are more than a least number, more than several times the source's usual day, and more
than several times what the other sources of that day told: when a prison is opened, everybody tells of many.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion import saying
from releases.suspicion.rule import MOST_OTHERS, Rule, Seen, rule
from releases.suspicion.told import ENTRIES, ONE_WITH


def explain(seen: Seen) -> str:
    said = {"count": seen["releases"], "day": saying.day(seen["day"]), "usual": seen["usual"]}
    if not seen["usual"]:
        return _("One source alone tells of %(count)s releases on %(day)s.") % said
    return _("One source alone tells of %(count)s releases on %(day)s; of a usual day it tells of %(usual)s.") % said


_SOLE = f"""
    SELECT r.id AS release, min({ONE_WITH}) AS source, r.organisation_id AS organisation, r.date AS day
    FROM releases_release r JOIN releases_claim c ON c.release_id = r.id AND c.state = 'stands'
    JOIN releases_source s ON s.id = c.source_id
    WHERE length(r.date) = 10 AND r.status <> ALL (%(set_aside)s)
        """
_ONE_SOURCE = f"GROUP BY r.id HAVING min({ONE_WITH}) = max({ONE_WITH})"


TABLES = f"""
, telling AS MATERIALIZED (
    SELECT DISTINCT {ONE_WITH} AS root FROM told t
    JOIN releases_claim c ON c.release_id = t.release AND c.state = 'stands'
    JOIN releases_source s ON s.id = c.source_id),
concerned AS MATERIALIZED ({ENTRIES.format("telling")}),
sole AS MATERIALIZED (
    {_SOLE} AND r.id IN (
        SELECT release_id FROM releases_claim WHERE source_id IN (SELECT source_id FROM concerned))
    {_ONE_SOURCE}),
own AS MATERIALIZED (
    SELECT source, organisation, day, count(*) AS n, (array_agg(release ORDER BY release))[:{MOST_OTHERS + 1}]
        AS few
    FROM sole GROUP BY source, organisation, day),
habit AS (
    SELECT source, CASE WHEN count(*) >= %(days)s THEN percentile_disc(0.5) WITHIN GROUP (ORDER BY n) ELSE 0 END
        AS usual
    FROM own GROUP BY source),
peak AS MATERIALIZED (
    SELECT own.*, usual FROM own JOIN habit USING (source)
    WHERE n > %(floor)s AND n > %(times)s * usual),
beside AS (
    SELECT organisation, day, source, count(*) AS n FROM (
        {_SOLE} AND (r.organisation_id, r.date) IN (SELECT organisation, day FROM peak) {_ONE_SOURCE}) that_day
    GROUP BY organisation, day, source),
burst AS (
    SELECT p.source, p.organisation, p.day, p.n, p.few, p.usual
    FROM peak p LEFT JOIN beside b
        ON b.organisation = p.organisation AND b.day = p.day AND b.source <> p.source
    GROUP BY p.source, p.organisation, p.day, p.n, p.few, p.usual
    HAVING p.n > %(times)s * coalesce(avg(b.n), 0))
"""
SELECT = """
SELECT sole.release, NULL::bigint AS detainee, burst.few AS others, jsonb_build_object(
    'source', burst.source, 'day', burst.day, 'releases', burst.n, 'usual', burst.usual) AS seen
FROM burst JOIN sole ON sole.source = burst.source AND sole.day = burst.day
"""

rule(
    Rule(
        code="source-burst",
        severity=Severity.WARNING,
        title=gettext_lazy("More releases in a day than the source ever told of."),
        explain=explain,
        decisive=("source", "day"),
        tables=TABLES,
        select=SELECT,
    )
)
