"""A release, a birth or an arrest lies in the future."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion import saying
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    if "released" in seen:
        return _("The release (%(day)s) lies in the future.") % {"day": saying.day(seen["released"])}
    said = saying.days([date for date in (seen["born"], *seen["arrested"]) if date])
    return _("A birth or an arrest (%(day)s) lies in the future.") % {"day": said}


SELECT = """
SELECT release, NULL::bigint AS detainee, '{}'::bigint[] AS others,
       jsonb_build_object('released', date) AS seen
FROM told WHERE earliest > %(today)s
UNION ALL
SELECT NULL, p.person, '{}', jsonb_build_object(
    'born', CASE WHEN p.birth_earliest > %(today)s THEN p.birth END,
    'arrested', coalesce(jsonb_agg(a.arrest_date ORDER BY a.arrest_date, a.id)
        FILTER (WHERE a.earliest > %(today)s), '[]'))
FROM registered p LEFT JOIN arrested a ON a.person = p.person AND a.earliest > %(today)s
WHERE p.birth_earliest > %(today)s OR a.earliest > %(today)s
GROUP BY p.person, p.birth, p.birth_earliest
"""

rule(
    Rule(
        code="future-date",
        severity=Severity.BLOCKING,
        title=gettext_lazy("A date lies in the future."),
        explain=explain,
        decisive=("released", "born", "arrested"),
        asked=True,
        select=SELECT,
    )
)
