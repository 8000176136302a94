"""The new detention lies before the release."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion import saying
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    said = {"released": saying.day(seen["released"]), "again": saying.day(seen["redetained"])}
    return _("The new detention (%(again)s) lies before the release (%(released)s).") % said


SELECT = """
SELECT release, NULL::bigint AS detainee, '{}'::bigint[] AS others,
       jsonb_build_object('released', date, 'redetained', redetained_on) AS seen
FROM told WHERE redetained_latest < earliest
"""

rule(
    Rule(
        code="redetained-before-release",
        severity=Severity.BLOCKING,
        title=gettext_lazy("The new detention lies before the release."),
        explain=explain,
        decisive=("released", "redetained"),
        asked=True,
        select=SELECT,
    )
)
