"""The law of the wave excludes the category of the person."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Category, Severity
from releases.suspicion import saying
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    said = {"category": Category(seen["category"]).label, "wave": saying.wave(seen["wave"])}
    return _("The law excludes the category “%(category)s”: %(wave)s.") % said


SELECT = """
SELECT release, NULL::bigint AS detainee, '{}'::bigint[] AS others,
       jsonb_build_object('wave', wave, 'category', category) AS seen
FROM told WHERE category = ANY (excludes)
"""

rule(
    Rule(
        code="excluded-by-law",
        severity=Severity.WARNING,
        title=gettext_lazy("The law of the wave excludes this category."),
        explain=explain,
        decisive=("wave", "category"),
        select=SELECT,
    )
)
