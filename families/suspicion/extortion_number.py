"""A caller, or a source on whom a release rests, uses a number, address or account that a report of extortion names.

An alias is shared by many, and an office with its payee is no caller's and no source's: they warn where they are typed,
and raise no flag. The flag does not say which report it is, nor whose.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.models.inquiries import INQUIRY
from releases.lists import Severity
from releases.sourcing import keep_identifiers
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    if seen["by"] == "caller":
        return _("The caller's number or address stands in a report of extortion.")
    return _("A source of this release uses a number, address or account that stands in a report of extortion.")


TABLES = """
, warning AS MATERIALIZED (
    SELECT id, organisation_id, digest FROM detainees_warningidentifier
    WHERE stands AND kind IN ('number', 'e-mail', 'account')),
telling AS MATERIALIZED (
    SELECT e.id AS source, w.id AS warning
    FROM warning w JOIN accounts_team t USING (organisation_id)
    JOIN releases_source s ON s.team_id = t.id AND s.identifiers @> ARRAY[w.digest]::varchar[]
    JOIN releases_source e ON coalesce(s.merged_into_id, s.id) IN (e.id, e.merged_into_id)),
resting AS MATERIALIZED (
    SELECT c.release_id AS release, warning FROM telling JOIN releases_claim c ON c.source_id = telling.source
    WHERE c.state = 'stands' AND c.release_id IS NOT NULL
      AND (%(releases)s::bigint[] IS NULL OR c.release_id = ANY (%(releases)s::bigint[]))),
calling AS MATERIALIZED (
    SELECT DISTINCT i.id, w.id AS warning
    FROM warning w JOIN families_extortionidentifier x USING (digest)
    JOIN families_contact c ON c.digest = x.contact_digest
    JOIN families_inquiry i ON i.relative_id = c.relative_id AND i.organisation_id = w.organisation_id
    WHERE i.erased_at IS NULL AND (%(cases)s::bigint[] IS NULL OR i.id = ANY (%(cases)s::bigint[])))
"""
SELECT = """
SELECT t.release, NULL::bigint AS detainee, '{}'::bigint[] AS others,
       jsonb_build_object('by', 'source', 'warnings', jsonb_agg(DISTINCT warning)) AS seen, NULL::bigint AS inquiry
FROM resting JOIN told t USING (release)
GROUP BY t.release
UNION ALL
SELECT NULL, NULL, '{}'::bigint[],
       jsonb_build_object('by', 'caller', 'warnings', jsonb_agg(warning ORDER BY warning)), id
FROM calling GROUP BY id
"""

rule(
    Rule(
        code="extortion-number",
        severity=Severity.WARNING,
        title=gettext_lazy("Uses an identifier of a report of extortion."),
        explain=explain,
        decisive=("by", "warnings"),
        tables=TABLES,
        select=SELECT,
        kind=INQUIRY,
        prepare=keep_identifiers,
    )
)
