"""A caller whose identity did not fit asks again: as the same caller, or from the same number."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.models.inquiries import INQUIRY
from releases.lists import Severity
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    return _("Somebody who asked as this caller, or from this number, could not show before who they are.")


TABLES = """
, again AS (
    SELECT i.id, i.organisation_id, i.made_at, own.id AS caller
    FROM families_inquiry i JOIN families_relative own ON own.id = i.relative_id
    WHERE i.erased_at IS NULL AND (%(cases)s::bigint[] IS NULL OR i.id = ANY (%(cases)s::bigint[]))),
failed AS (
    SELECT k.id, k.relative_id, k.at, i.id AS inquiry, i.team_id, i.organisation_id
    FROM families_failedcheck k JOIN families_inquiry i ON i.id = k.inquiry_id),
returned AS (
    SELECT a.id, f.id AS failure, f.inquiry, f.team_id FROM again a JOIN failed f ON f.relative_id = a.caller
    WHERE a.id <> f.inquiry AND a.made_at > f.at
    UNION
    SELECT a.id, f.id, f.inquiry, f.team_id
    FROM failed f JOIN families_contact theirs ON theirs.relative_id = f.relative_id
    JOIN families_contact same ON same.digest = theirs.digest
    JOIN again a ON a.caller = same.relative_id AND a.organisation_id = f.organisation_id
    WHERE a.id <> f.inquiry AND a.made_at > f.at)
"""
SELECT = """
SELECT NULL::bigint AS release, NULL::bigint AS detainee,
       coalesce(array_agg(DISTINCT r.inquiry) FILTER (WHERE r.team_id = i.team_id), '{}') AS others,
       jsonb_build_object('failures', jsonb_agg(DISTINCT failure)) AS seen, r.id AS inquiry
FROM returned r JOIN families_inquiry i ON i.id = r.id GROUP BY r.id
"""

rule(
    Rule(
        code="failed-identity-returns",
        severity=Severity.WARNING,
        title=gettext_lazy("A caller whose identity did not fit asks again."),
        explain=explain,
        decisive=("failures",),
        tables=TABLES,
        select=SELECT,
        kind=INQUIRY,
    )
)
