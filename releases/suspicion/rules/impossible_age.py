"""Somebody would have been older than people become, when they were let out, arrested, or asked."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion import saying
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    if seen.get("stated"):
        return _("The age that was stated is %(age)s years.") % {"age": seen["stated"]}
    said = {"born": saying.day(seen["born"]), "age": seen["age"]}
    if "arrested" in seen:
        return _("Born %(born)s, the person would have been at least %(age)s years old when arrested.") % said
    return _("Born %(born)s, the person would have been at least %(age)s years old when let out.") % said


# Without a date, a release lies no earlier than its wave began.
SELECT = """
SELECT release, NULL::bigint AS detainee, '{}'::bigint[] AS others, jsonb_build_object(
    'born', birth, 'released', date, 'age', extract(year FROM age(coalesce(earliest, began), birth_latest))
    ) AS seen
FROM told WHERE extract(year FROM age(coalesce(earliest, began), birth_latest)) > %(years)s
UNION ALL
SELECT NULL, p.person, '{}', jsonb_build_object(
    'born', p.birth, 'arrested', min(a.arrest_date),
    'age', extract(year FROM age(min(a.earliest), p.birth_latest)))
FROM registered p JOIN arrested a ON a.person = p.person
GROUP BY p.person, p.birth, p.birth_latest
HAVING extract(year FROM age(min(a.earliest), p.birth_latest)) > %(years)s
UNION ALL
SELECT NULL, person, '{}', jsonb_build_object('stated', age_stated)
FROM registered WHERE age_stated > %(years)s
"""

rule(
    Rule(
        code="impossible-age",
        severity=Severity.BLOCKING,
        title=gettext_lazy("The age is impossible."),
        explain=explain,
        decisive=("born", "released", "arrested", "stated"),
        asked=True,
        select=SELECT,
    )
)
