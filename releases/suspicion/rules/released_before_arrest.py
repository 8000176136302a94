"""The release lies before every known arrest of the person."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion import saying
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    said = {"released": saying.day(seen["released"]), "arrested": saying.days(seen["arrested"])}
    return _("The release (%(released)s) lies before the arrest (%(arrested)s).") % said


SELECT = """
SELECT t.release, NULL::bigint AS detainee, '{}'::bigint[] AS others, jsonb_build_object(
    'released', t.date, 'arrested', jsonb_agg(a.arrest_date ORDER BY a.arrest_date, a.id)) AS seen
FROM told t JOIN arrested a ON a.person = t.person
GROUP BY t.release, t.date HAVING bool_and(t.latest < a.earliest)
"""

rule(
    Rule(
        code="released-before-arrest",
        severity=Severity.BLOCKING,
        title=gettext_lazy("The release lies before the arrest."),
        explain=explain,
        decisive=("released", "arrested"),
        asked=True,
        select=SELECT,
    )
)
