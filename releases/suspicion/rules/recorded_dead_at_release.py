"""The person is recorded, in whichever entry, to have died before they are said to have been let out alive."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion import saying, told
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    said = {"released": saying.day(seen["released"]), "died": saying.days(seen["died"])}
    return _("The person is recorded to have died (%(died)s) before the release (%(released)s).") % said


SELECT = f"""
SELECT t.release, NULL::bigint AS detainee, '{{}}'::bigint[] AS others, jsonb_build_object(
    'released', t.date, 'died', jsonb_agg(DISTINCT f.date ORDER BY f.date),
    'fates', jsonb_agg(DISTINCT f.id ORDER BY f.id)) AS seen
FROM told t JOIN found f ON f.person = t.person AND {told.OPEN_TO_TEAM}
WHERE f.fate = 'died' AND t.mode <> ALL (%(uncounted)s) AND f.latest < coalesce(t.earliest, t.began)
GROUP BY t.release, t.date
"""

rule(
    Rule(
        code="recorded-dead-at-release",
        severity=Severity.BLOCKING,
        title=gettext_lazy("The person is recorded to have died before the release."),
        explain=explain,
        decisive=("released", "died"),
        tables=told.FOUND,
        live=True,
        select=SELECT,
    )
)
