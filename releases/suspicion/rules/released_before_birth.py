"""The release lies before the date of birth."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion import saying
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    said = {"released": saying.day(seen["released"]), "born": saying.day(seen["born"])}
    return _("The release (%(released)s) lies before the date of birth (%(born)s).") % said


SELECT = """
SELECT release, NULL::bigint AS detainee, '{}'::bigint[] AS others,
       jsonb_build_object('released', date, 'born', birth) AS seen
FROM told WHERE latest < birth_earliest
"""

rule(
    Rule(
        code="released-before-birth",
        severity=Severity.BLOCKING,
        title=gettext_lazy("The release lies before the date of birth."),
        explain=explain,
        decisive=("released", "born"),
        asked=True,
        select=SELECT,
    )
)
