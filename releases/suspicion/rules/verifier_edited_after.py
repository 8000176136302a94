"""Who verified the release has changed it, or its person, since; and nobody has verified it again."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion import saying
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    said = {"verified": saying.day(seen["verified"]), "edited": saying.day(seen["edited"])}
    return _("Who verified it on %(verified)s has changed the record since, on %(edited)s.") % said


# Merging entries is a decision on the person and no edit.
TABLES = """
, decided AS (
    SELECT r.id AS release, v.detainee_id AS person, d.id AS verdict, d.by_id AS verifier, d.at
    FROM told t JOIN releases_release r ON r.id = t.release
    JOIN releases_revision v ON v.release_id = r.id
    JOIN releases_verdict d ON d.revision_id = v.id AND d.ruling = 'verified' AND d.at = r.last_verified_at),
edited AS (
    SELECT d.*, a.id AS edit, a.at AS edited_at FROM decided d JOIN casework_authorship a
        ON a.subject = 'release' AND a.subject_id = d.release AND a.person_id = d.verifier
    WHERE a.at > d.at AND a.what <> 'merge'
    UNION ALL
    SELECT d.*, a.id, a.at FROM decided d JOIN casework_authorship a
        ON a.subject = 'detainee' AND a.subject_id = d.person AND a.person_id = d.verifier
    WHERE a.at > d.at AND a.what <> 'merge')
"""
SELECT = """
SELECT release, NULL::bigint AS detainee, '{}'::bigint[] AS others, jsonb_build_object(
    'verdict', verdict, 'verifier', verifier, 'last', max(edit),
    'verified', (at AT TIME ZONE %(zone)s)::date, 'edited', (max(edited_at) AT TIME ZONE %(zone)s)::date) AS seen
FROM edited GROUP BY release, verdict, verifier, at
"""

rule(
    Rule(
        code="verifier-edited-after",
        severity=Severity.WARNING,
        title=gettext_lazy("Edited by the verifier after verifying."),
        explain=explain,
        decisive=("verdict", "last"),
        tables=TABLES,
        select=SELECT,
    )
)
