"""What the rules read: `told`, a row for each release with what is said of it; `arrested`, for each arrest; and
`registered`, for each person.

Of the register, or of some of its records: `releases` and `persons` are arrays of ids, or NULL for all. Of facts that
somebody is typing: one row that stands in no table.
"""

from collections.abc import Iterable
from typing import Any

from detainees.models import Detention
from releases.lists import Mode
from releases.models.facts import ReleaseFacts
from releases.models.releases import SET_ASIDE
from releases.today import today

# A release without a date was in its wave, and that no earlier than it began.
_OF_WAVE = "w.code AS wave, w.began, w.excludes"
REGISTER = f"""
told AS (
    SELECT r.id AS release, r.detainee_id AS person, r.organisation_id AS organisation,
           r.date, r.date_earliest AS earliest, r.date_latest AS latest,
           r.redetained_on, latest_day(r.redetained_on) AS redetained_latest, r.category, r.mode, {_OF_WAVE},
           p.birth, p.birth_earliest, p.birth_latest
    FROM releases_release r
    LEFT JOIN releases_wave w ON w.code = r.wave_id
    LEFT JOIN detainees_detainee p ON p.id = r.detainee_id
    WHERE r.status <> ALL (%(set_aside)s) AND (%(releases)s::bigint[] IS NULL OR r.id = ANY (%(releases)s::bigint[]))),
arrested AS (
    SELECT id, detainee_id AS person, arrest_date, arrest_date_earliest AS earliest, arrest_date_latest AS latest
    FROM detainees_detention
    WHERE arrest_date IS NOT NULL AND (%(persons)s::bigint[] IS NULL OR detainee_id = ANY (%(persons)s::bigint[]))),
registered AS (
    SELECT id AS person, organisation_id AS organisation, birth, birth_earliest, birth_latest, age_stated
    FROM detainees_detainee WHERE %(persons)s::bigint[] IS NULL OR id = ANY (%(persons)s::bigint[]))
"""
# Of a row `s` of releases_source: the one that it is one with. And, of rows `root` of such ids, all entries of each.
ONE_WITH = "coalesce(s.merged_into_id, s.id)"
ENTRIES = (
    "SELECT root AS source_id FROM {0} UNION SELECT s.id FROM {0} JOIN releases_source s ON s.merged_into_id = root"
)
# For each person of `told` the entries that are one with it, itself included: of the others a merge says so.
ONE_PERSON = """
, whom AS (
    SELECT id AS person, coalesce(merged_into_id, id) AS standing
    FROM detainees_detainee WHERE id IN (SELECT person FROM told)),
entry AS (
    SELECT person, standing AS id FROM whom
    UNION ALL SELECT w.person, e.id FROM whom w JOIN detainees_detainee e ON e.merged_into_id = w.standing)
"""
# A row for each sighting and fate of the persons of `told`, in whichever entry it was told: as it is verified, and as
# it waits for its decision or was sent back. What is not verified is a matter of its `team`; what is, of all (NULL).
FOUND = f"""{ONE_PERSON}
, found AS (
    SELECT f.id, e.person, f.kind, v.fate, v.date, v.date_earliest AS earliest, v.date_latest AS latest,
           NULL::bigint AS team
    FROM entry e JOIN releases_finding f ON f.detainee_id = e.id
    JOIN releases_findingrevision v ON v.id = f.verified_revision_id
    UNION ALL
    SELECT f.id, e.person, f.kind, f.fate, f.date, f.date_earliest, f.date_latest, f.team_id
    FROM entry e JOIN releases_finding f ON f.detainee_id = e.id
    WHERE f.status IN ('submitted', 'returned', 'disputed'))
"""
OPEN_TO_TEAM = "(f.team IS NULL OR f.team = (SELECT team_id FROM releases_release WHERE id = t.release))"
# What is known of when somebody was detained again, of a verified fate: an arrest as any other.
AGAIN = """
    SELECT f.detainee_id AS person, v.date_earliest AS earliest, v.date_latest AS latest
    FROM releases_finding f JOIN releases_findingrevision v ON v.id = f.verified_revision_id
    WHERE v.fate = 're-detained' AND v.date IS NOT NULL AND f.detainee_id IN (SELECT person FROM told)
"""
TYPED = f"""
told AS (
    SELECT 0 AS release, 0 AS person, 0 AS organisation, t.date, earliest_day(t.date) AS earliest,
           latest_day(t.date) AS latest, t.redetained_on, latest_day(t.redetained_on) AS redetained_latest,
           t.category, t.mode, {_OF_WAVE}, t.birth, earliest_day(t.birth) AS birth_earliest,
           latest_day(t.birth) AS birth_latest
    FROM (SELECT %(date)s::text AS date, %(redetained_on)s::text AS redetained_on, %(category)s::text AS category,
                 %(mode)s::text AS mode, %(wave)s::text AS wave, %(birth)s::text AS birth) t
    LEFT JOIN releases_wave w ON w.code = t.wave),
arrested AS (
    SELECT at AS id, 0 AS person, day AS arrest_date, earliest_day(day) AS earliest, latest_day(day) AS latest
    FROM unnest(%(arrests)s::text[]) WITH ORDINALITY each (day, at)),
registered AS (
    SELECT person, organisation, birth, birth_earliest, birth_latest, %(age_stated)s::int AS age_stated FROM told)
"""


def of_register(releases: Iterable[int] | None, persons: Iterable[int] | None) -> dict[str, Any]:
    """What REGISTER and the rules want to be given: these records, or all."""
    return {
        "releases": None if releases is None else list(releases),
        "persons": None if persons is None else list(persons),
        "set_aside": list(SET_ASIDE),
        "uncounted": [mode.value for mode in Mode if not mode.counted],
        "today": today(),
    }


def of_typed(facts: ReleaseFacts, detentions: Iterable[Detention]) -> dict[str, Any]:
    """What TYPED and the rules want to be given: facts that may stand in no table yet, and the person's arrests."""
    birth = facts.detainee.birth if facts.detainee else None
    return {
        "date": facts.date.edtf if facts.date else None,
        "redetained_on": facts.redetained_on.edtf if facts.redetained_on else None,
        "category": facts.category,
        "mode": facts.mode,
        "wave": facts.wave_id,
        "birth": birth.edtf if birth else None,
        "age_stated": facts.detainee.age_stated if facts.detainee else None,
        "arrests": [each.arrest_date.edtf for each in detentions if each.arrest_date],
        "uncounted": [mode.value for mode in Mode if not mode.counted],
        "today": today(),
    }
