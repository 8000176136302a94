"""A hunt: within some days several callers of whom nobody knows that they are family ask for one released person.

Counted are callers whose identity was not checked, or did not fit: `callers` of them who say themselves that they are
no kin (or did not fit), or `unchecked` whatever they say. Callers with one number are one; one without a number and a
name is nobody who could be told from another. The other desk's are counted, never named.
"""

from django.utils.translation import gettext_lazy, ngettext

from families.models.inquiries import INQUIRY
from releases.lists import Severity
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    return ngettext(
        "%(count)s caller whom nobody knows asked within %(days)s days for this person, who was released.",
        "%(count)s callers whom nobody knows asked within %(days)s days for this person, who was released.",
        seen["callers"],
    ) % {"count": seen["callers"], "days": seen["days"]}


TABLES = """
, sought AS MATERIALIZED (
    SELECT DISTINCT coalesce(d.merged_into_id, d.id) AS person
    FROM families_inquiry i JOIN detainees_detainee d ON d.id = i.detainee_id
    WHERE %(cases)s::bigint[] IS NULL OR i.id = ANY (%(cases)s::bigint[])),
freed AS MATERIALIZED (
    SELECT person FROM sought WHERE EXISTS (
        SELECT FROM detainees_detainee d JOIN releases_revision v ON v.detainee_id = d.id
        JOIN releases_release r ON r.verified_revision_id = v.id
        WHERE (d.id = person OR d.merged_into_id = person) AND v.mode <> ALL (%(uncounted)s))),
asking AS MATERIALIZED (
    SELECT i.id, i.team_id, i.organisation_id, person, i.made_at,
           coalesce((SELECT min(digest) FROM families_contact c WHERE c.relative_id = i.relative_id),
                    i.relative_id::text) AS caller,
           i.relationship IN ('friend', 'acts-for') OR caller.identity = 'failed' AS stranger
    FROM freed JOIN detainees_detainee d ON d.id = person OR d.merged_into_id = person
    JOIN families_inquiry i ON i.detainee_id = d.id JOIN families_relative caller ON caller.id = i.relative_id
    WHERE caller.identity IN ('not-checked', 'failed')
      AND (caller.name <> '' OR EXISTS (SELECT FROM families_contact c WHERE c.relative_id = i.relative_id))),
gathered AS MATERIALIZED (
    SELECT last.organisation_id, last.person, last.made_at, count(DISTINCT other.caller) AS callers
    FROM asking last JOIN asking other USING (organisation_id, person)
    WHERE other.made_at <= last.made_at AND other.made_at > last.made_at - %(days)s * interval '1 day'
    GROUP BY last.id, last.organisation_id, last.person, last.made_at
    HAVING count(DISTINCT other.caller) FILTER (WHERE other.stranger) >= %(callers)s
        OR count(DISTINCT other.caller) >= %(unchecked)s),
met AS (
    SELECT one.id, one.team_id, one.organisation_id, one.person, one.made_at, max(g.callers) AS callers
    FROM asking one JOIN gathered g USING (organisation_id, person)
    WHERE g.made_at >= one.made_at AND g.made_at < one.made_at + %(days)s * interval '1 day'
    GROUP BY one.id, one.team_id, one.organisation_id, one.person, one.made_at)
"""
# The step is what somebody decided on: it is another flag when twice as many have asked, not with each cousin.
SELECT = """
SELECT NULL::bigint AS release, NULL::bigint AS detainee,
       ARRAY(SELECT near.id FROM asking near
             WHERE (near.organisation_id, near.person, near.team_id) = (met.organisation_id, met.person, met.team_id)
               AND near.made_at BETWEEN met.made_at - %(days)s * interval '1 day'
                                    AND met.made_at + %(days)s * interval '1 day'
             ORDER BY near.id LIMIT 21) AS others,
       jsonb_build_object(
           'callers', callers, 'days', %(days)s::int, 'person', person,
           'step', floor(log(2, greatest(callers, 3) / 3.0))) AS seen, id AS inquiry
FROM met
"""

rule(
    Rule(
        code="many-callers-one-person",
        severity=Severity.WARNING,
        title=gettext_lazy("Many callers ask for one released person."),
        explain=explain,
        decisive=("person", "step"),
        tables=TABLES,
        select=SELECT,
        kind=INQUIRY,
    )
)
