"""One number is that of several callers who ask for people that have nothing to do with each other.

SQL finds inquiries of different callers with one number, of persons who are neither one nor linked; whether their names
are of one family is for `detainees.names.closeness`. Who acts for families has one number for many of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from django.utils.translation import gettext_lazy, ngettext

from detainees.names import closeness
from families.models import Inquiry
from families.models.inquiries import INQUIRY
from releases.lists import Severity
from releases.suspicion.rule import Finding, Rule, Seen, rule

_AT_ONCE = 500  # findings whose names are looked up together
_SAME_FROM = 0.8  # closeness of what is one name
_PARTS = ("given", "father", "family")


def explain(seen: Seen) -> str:
    return ngettext(
        "The caller's number is also that of another caller, who asks for somebody unrelated.",
        "The caller's number is also that of %(count)s other callers, who ask for people unrelated.",
        seen["callers"],
    ) % {"count": seen["callers"]}


def unrelated(findings: Iterable[Finding], releases: list[int] | None) -> Iterator[Finding]:
    """Those in which somebody is sought who is of another family, and of the others these alone."""
    waiting = iter(findings)
    while some := list(islice(waiting, _AT_ONCE)):
        asked = {pk for each in some for pk in (each.case or 0, *each.seen["others"])}
        known = Inquiry.objects.in_bulk(list(asked))
        for each in some:
            own = known[each.case or 0]
            others = [known[pk] for pk in each.seen["others"] if of_two_families(own, known[pk])]
            if others:
                named = tuple(other.pk for other in others if other.team_id == own.team_id)
                callers = len({other.relative_id for other in others})
                yield replace(each, others=named, seen={"others": [o.pk for o in others], "callers": callers})


def of_two_families(one: Inquiry, other: Inquiry) -> bool:
    """Whether two inquiries seek people of two families: both family names are known in one script, and unlike.

    Nor is it one person under two spellings, nor somebody whose father has the same name and of whom no more is known.
    """
    told = [[_alike(getattr(one, f"{part}_{script}"), getattr(other, f"{part}_{script}")) for part in _PARTS]
            for script in ("ar", "latin")]  # fmt: skip
    families = [alike[-1] for alike in told if alike[-1] is not None]
    return bool(families) and not any(families) and not any(alike[:-1] == [True, True] for alike in told)


def _alike(one: str, other: str) -> bool | None:
    """Whether two parts of names are one; None where one of them is not known."""
    return closeness(one, other) >= _SAME_FROM if one and other else None


TABLES = """
, shared AS MATERIALIZED (
    SELECT r.team_id, c.digest FROM families_contact c JOIN families_relative r ON r.id = c.relative_id
    WHERE %(cases)s::bigint[] IS NULL OR c.digest IN (
        SELECT digest FROM families_contact JOIN families_inquiry i USING (relative_id)
        WHERE i.id = ANY (%(cases)s::bigint[]))),
several AS MATERIALIZED (
    SELECT t.organisation_id, c.digest FROM (SELECT DISTINCT digest FROM shared) s
    JOIN families_contact c USING (digest) JOIN families_relative r ON r.id = c.relative_id
    JOIN accounts_team t ON t.id = r.team_id
    GROUP BY t.organisation_id, c.digest
    HAVING min(r.id) <> max(r.id) AND count(DISTINCT r.id) <= %(bearers)s),
calling AS MATERIALIZED (
    SELECT DISTINCT i.id, i.relative_id, i.organisation_id, s.digest, coalesce(d.merged_into_id, d.id) AS person
    FROM several s JOIN families_contact c USING (digest)
    JOIN families_inquiry i ON i.relative_id = c.relative_id AND i.organisation_id = s.organisation_id
    LEFT JOIN detainees_detainee d ON d.id = i.detainee_id
    WHERE i.relationship <> 'acts-for' AND i.erased_at IS NULL),
pair AS (
    SELECT DISTINCT one.id, other.id AS other
    FROM calling one JOIN calling other USING (organisation_id, digest)
    WHERE one.relative_id <> other.relative_id AND coalesce(one.person <> other.person, true)
      AND NOT EXISTS (
          SELECT FROM detainees_link l JOIN detainees_detainee a ON a.id = l.one_id
          JOIN detainees_detainee b ON b.id = l.other_id
          WHERE l.struck_at IS NULL AND one.person <> other.person
            AND coalesce(a.merged_into_id, a.id) IN (one.person, other.person)
            AND coalesce(b.merged_into_id, b.id) IN (one.person, other.person)))
"""
SELECT = """
SELECT NULL::bigint AS release, NULL::bigint AS detainee, '{}'::bigint[] AS others,
       jsonb_build_object('others', jsonb_agg(other ORDER BY other), 'callers', 0) AS seen, id AS inquiry
FROM pair GROUP BY id
"""

rule(
    Rule(
        code="number-shared-by-unrelated",
        severity=Severity.WARNING,
        title=gettext_lazy("One number of several unrelated callers."),
        explain=explain,
        decisive=("others",),
        tables=TABLES,
        select=SELECT,
        kind=INQUIRY,
        sieve=unrelated,
    )
)
