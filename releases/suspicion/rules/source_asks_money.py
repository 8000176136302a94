"""The release rests on a source who asks for money."""

from django.utils.translation import gettext_lazy, ngettext

from releases.lists import Severity
from releases.suspicion.rule import Rule, Seen, rule
from releases.suspicion.told import ONE_WITH


def explain(seen: Seen) -> str:
    return ngettext(
        "A source of this release asks for money.",
        "%(count)s sources of this release ask for money.",
        len(seen["sources"]),
    ) % {"count": len(seen["sources"])}


TABLES = f"""
, asking AS MATERIALIZED (SELECT DISTINCT {ONE_WITH} AS root FROM releases_source s WHERE s.asks_money)
"""
SELECT = f"""
SELECT t.release, NULL::bigint AS detainee, '{{}}'::bigint[] AS others,
       jsonb_build_object('sources', jsonb_agg(DISTINCT root)) AS seen
FROM told t JOIN releases_claim c ON c.release_id = t.release AND c.state = 'stands'
JOIN releases_source s ON s.id = c.source_id JOIN asking ON root = {ONE_WITH}
GROUP BY t.release
"""

rule(
    Rule(
        code="source-asks-money",
        severity=Severity.WARNING,
        title=gettext_lazy("A source asks for money."),
        explain=explain,
        decisive=("sources",),
        tables=TABLES,
        select=SELECT,
    )
)
