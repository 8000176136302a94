"""One identity number stands with two persons whose names are unlike by the register's own comparing.

SQL finds equal numbers of one kind (and issuer) within an organisation; what their names have in common is for
`detainees.names.any_alike`. Entries of one person, merged, are one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from django.utils.translation import gettext_lazy, ngettext

from detainees.models import NameKeys
from detainees.names import any_alike, names_in
from releases.lists import Severity
from releases.suspicion.rule import Finding, Rule, Seen, rule

_AT_ONCE = 500  # findings whose names are looked up together


def explain(seen: Seen) -> str:
    return ngettext(
        "Another person of a different name has the same identity number.",
        "%(count)s other persons of different names have the same identity number.",
        len(seen["others"]),
    ) % {"count": len(seen["others"])}


def unlike(findings: Iterable[Finding], releases: list[int] | None) -> Iterator[Finding]:
    """Those in which somebody has another name, and of the others these alone."""
    waiting = iter(findings)
    while some := list(islice(waiting, _AT_ONCE)):
        asked = {pk for each in some for pk in (each.detainee or 0, *each.others)}
        known = dict(NameKeys.objects.filter(pk__in=asked).values_list("pk", "spelled"))
        for each in some:
            own = names_in(known.get(each.detainee or 0, ""))
            others = [pk for pk in each.others if not any_alike(own, names_in(known.get(pk, "")))]
            if others:
                yield replace(each, others=tuple(others), seen={**each.seen, "others": others})


TABLES = """
, bearing AS MATERIALIZED (
    SELECT n.detainee_id AS entry, coalesce(d.merged_into_id, d.id) AS person, d.organisation_id AS organisation,
           n.kind, n.digest, n.issuer_key
    FROM detainees_identitynumber n JOIN detainees_detainee d ON d.id = n.detainee_id
    WHERE n.struck_at IS NULL AND (%(persons)s::bigint[] IS NULL OR n.digest IN (
        SELECT digest FROM detainees_identitynumber
        WHERE struck_at IS NULL AND detainee_id = ANY (%(persons)s::bigint[])))),
shared AS (
    SELECT organisation, kind, digest, issuer_key FROM bearing
    GROUP BY organisation, kind, digest, issuer_key
    HAVING min(person) <> max(person) AND count(DISTINCT person) <= %(bearers)s),
pair AS (
    SELECT DISTINCT one.entry, other.entry AS other
    FROM shared JOIN bearing one USING (organisation, kind, digest, issuer_key)
    JOIN bearing other USING (organisation, kind, digest, issuer_key)
    WHERE one.person <> other.person)
"""
SELECT = """
SELECT NULL::bigint AS release, entry AS detainee, array_agg(other ORDER BY other) AS others,
       jsonb_build_object('others', jsonb_agg(other ORDER BY other)) AS seen
FROM pair GROUP BY entry
"""

rule(
    Rule(
        code="same-number-other-name",
        severity=Severity.WARNING,
        title=gettext_lazy("One identity number under different names."),
        explain=explain,
        decisive=("others",),
        tables=TABLES,
        select=SELECT,
        sieve=unlike,
    )
)
