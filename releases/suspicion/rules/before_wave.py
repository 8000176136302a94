"""The release lies before its wave began."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion import saying
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    said = {"released": saying.day(seen["released"]), "wave": saying.wave(seen["wave"])}
    return _("The release (%(released)s) lies before its wave began: %(wave)s.") % said


SELECT = """
SELECT release, NULL::bigint AS detainee, '{}'::bigint[] AS others,
       jsonb_build_object('released', date, 'wave', wave) AS seen
FROM told WHERE latest < began
"""

rule(
    Rule(
        code="before-wave",
        severity=Severity.BLOCKING,
        title=gettext_lazy("The release lies before its wave began."),
        explain=explain,
        decisive=("released", "wave"),
        asked=True,
        select=SELECT,
    )
)
