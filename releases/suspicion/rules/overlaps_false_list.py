"""What one person entered or imported into a team has many rows of a list that was found false.

A row is found again where all three parts of the name sound the same, and neither birth nor home speaks against it. Who
enters a million has namesakes of any list among them; those of a list that was sold came in beside each other. So they
are counted in stretches of the register, `reach` times as long as the list and no shorter than `stretch`, each half
over the one before.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.lists import Severity
from releases.suspicion.rule import MOST_OTHERS, Rule, Seen, rule


def explain(seen: Seen) -> str:
    said = {"found": seen["found"], "rows": seen["rows"]}
    return (
        _("It stands in a list that was found false, of whose %(rows)s rows %(found)s came in from the same hand.")
        % said
    )


TABLES = f"""
, kept AS (
    SELECT l.id AS list, l.organisation_id AS organisation, l.rows, part.id AS part, part.keys, part.birth, part.home
    FROM releases_falselist l JOIN releases_falserow part ON part.of_list_id = l.id
    WHERE %(persons)s::bigint[] IS NULL OR l.id IN (
        SELECT near.of_list_id FROM detainees_namekeys k JOIN releases_falserow near
            ON near.first_key = ANY (k.keys) AND near.keys <@ k.keys
        WHERE k.detainee_id = ANY (%(persons)s::bigint[]))),
matched AS MATERIALIZED (
    SELECT kept.list, kept.rows, kept.part, d.id AS person, d.team_id AS team, d.made_by_id AS hand
    FROM kept JOIN detainees_namekeys k ON k.keys @> kept.keys AND k.organisation_id = kept.organisation
    JOIN detainees_detainee d ON d.id = k.detainee_id AND d.merged_into_id IS NULL
    WHERE (kept.home = '' OR k.home = '' OR kept.home = k.home)
      AND (kept.birth = '' OR k.birth = ''
           OR earliest_day(kept.birth) <= latest_day(k.birth) AND earliest_day(k.birth) <= latest_day(kept.birth))),
stretched AS MATERIALIZED (
    SELECT matched.*, half, floor(person::float8 / greatest(%(stretch)s, %(reach)s * rows) + half / 2.0) AS stretch
    FROM matched, generate_series(0, 1) half),
overlap AS (
    SELECT list, rows, team, hand, half, stretch, count(DISTINCT part) AS found,
           (array_agg(DISTINCT person ORDER BY person))[:{MOST_OTHERS + 1}] AS few
    FROM stretched GROUP BY list, rows, team, hand, half, stretch
    HAVING count(DISTINCT part) >= %(rows)s AND count(DISTINCT part) >= %(share)s * rows)
"""
SELECT = """
SELECT DISTINCT ON (m.person) NULL::bigint AS release, m.person AS detainee, o.few AS others,
       jsonb_build_object('list', o.list, 'rows', o.rows, 'found', o.found) AS seen
FROM overlap o JOIN stretched m USING (list, team, hand, half, stretch)
ORDER BY m.person, o.found::float / o.rows DESC, o.list, half
"""

rule(
    Rule(
        code="overlaps-false-list",
        severity=Severity.BLOCKING,
        title=gettext_lazy("Overlaps a list that was found false."),
        explain=explain,
        decisive=("list",),
        tables=TABLES,
        select=SELECT,
    )
)
