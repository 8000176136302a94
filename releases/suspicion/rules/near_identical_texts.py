"""Texts of sources that are said to be independent, and that nobody wrote independently.

SQL finds claims whose prints share a band, of different voices in one organisation; their texts are then compared
exactly. In a crowd each is compared with its neighbours and with one claim of each of the first voices, so that a text
that a thousand copied costs no million comparisons. What is said to derive from the other is no sign.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.utils.translation import gettext_lazy, ngettext

from releases.lists import Severity
from releases.suspicion.finding import numbers_of
from releases.suspicion.keeping import watcher
from releases.suspicion.rule import MOST_OTHERS, Finding, Rule, Seen, rule
from releases.suspicion.texts import keep_prints, origins_of, pieces_of, similarity

CODE = "near-identical-texts"
_AT_ONCE = 500  # findings whose texts are in memory
_NEIGHBOURS, _VOICES = 4, 4
Match = tuple[int, int, int]


def explain(seen: Seen) -> str:
    return ngettext(
        "What it rests on is told in nearly the same words by another source that is said to be independent.",
        "What it rests on is told in nearly the same words in %(count)s other claims, by sources that are said to be "
        "independent.",
        seen["similar"],
    ) % {"count": seen["similar"]}


def make_prints(releases: list[int] | None) -> None:
    """Of claims that have none yet."""
    keep_prints(releases, int(numbers_of(RULE)["letters"]), by=watcher())


def nearly_the_same(findings: Iterable[Finding], asked: list[int] | None) -> Iterator[Finding]:
    """What each release has in common with others, of pairs of claims and their releases that share a band."""
    least, waiting = numbers_of(RULE)["similarity"], iter(findings)
    matched: dict[int, set[Match]] = {}
    while some := list(islice(waiting, _AT_ONCE)):
        pairs = [(each.release or 0, *pair) for each in some for pair in each.seen["pairs"]]
        claims = {pk for _release, one, other, _other_release in pairs for pk in (one, other)}
        texts, origins = pieces_of(claims), origins_of(claims)
        for release, one, other, other_release in pairs:
            if origins[one] != origins[other] and similarity(texts[one], texts[other]) >= least:
                matched.setdefault(release, set()).add((one, other, other_release))
                matched.setdefault(other_release, set()).add((other, one, release))
    for release in sorted(matched if asked is None else matched.keys() & {*asked}):
        yield _finding(release, matched[release])


def _finding(release: int, matched: set[Match]) -> Finding:
    """Of own claim, other claim and its release."""
    own, others = sorted({pair[0] for pair in matched}), {pair[1] for pair in matched}
    releases = sorted({pair[2] for pair in matched} - {release})
    seen = {"claims": own, "similar": len(others)}
    return Finding(RULE, release, None, seen, tuple(releases[:MOST_OTHERS]))


TABLES = f"""
, asked AS MATERIALIZED (
    SELECT DISTINCT band FROM told t JOIN releases_claim c ON c.release_id = t.release AND c.state = 'stands'
    JOIN releases_textprint p ON p.claim_id = c.id CROSS JOIN LATERAL unnest(p.bands) band
    WHERE %(releases)s::bigint[] IS NOT NULL),
printed AS (
    SELECT p.claim_id AS claim, band FROM releases_textprint p CROSS JOIN LATERAL unnest(p.bands) band
    WHERE %(releases)s::bigint[] IS NULL
       OR (p.bands && ARRAY(SELECT band FROM asked) AND band IN (SELECT band FROM asked))),
shared AS MATERIALIZED (SELECT band FROM printed GROUP BY band HAVING count(*) > 1),
member AS MATERIALIZED (
    SELECT h.band, h.claim, c.release_id AS release, r.organisation_id AS organisation,
           coalesce(stands.owner_digest, 'source:' || stands.id) AS voice
    FROM printed h JOIN shared USING (band)
    JOIN releases_claim c ON c.id = h.claim AND c.state = 'stands'
    JOIN releases_release r ON r.id = c.release_id AND r.status <> ALL (%(set_aside)s)
    JOIN releases_source s ON s.id = c.source_id
    JOIN releases_source stands ON stands.id = coalesce(s.merged_into_id, s.id)),
turned AS (
    SELECT *, row_number() OVER (PARTITION BY organisation, band, voice ORDER BY claim) AS turn,
           min(voice) OVER crowd <> max(voice) OVER crowd AS several
    FROM member WINDOW crowd AS (PARTITION BY organisation, band)),
placed AS MATERIALIZED (
    SELECT *, row_number() OVER (PARTITION BY organisation, band ORDER BY turn, voice, claim) AS place
    FROM turned WHERE several),
met AS (
    SELECT a.claim AS one, a.release AS one_release, b.claim AS other, b.release AS other_release
    FROM placed a CROSS JOIN generate_series(1, {_NEIGHBOURS}) step
    JOIN placed b ON b.organisation = a.organisation AND b.band = a.band AND b.place = a.place + step
    WHERE a.voice <> b.voice
    UNION
    SELECT a.claim, a.release, b.claim, b.release
    FROM placed a JOIN placed b ON b.organisation = a.organisation AND b.band = a.band AND b.place <= {_VOICES}
    WHERE a.voice <> b.voice),
pair AS (
    SELECT DISTINCT least(one, other) AS one, greatest(one, other) AS other,
           CASE WHEN one < other THEN one_release ELSE other_release END AS one_release,
           CASE WHEN one < other THEN other_release ELSE one_release END AS other_release
    FROM met)
"""
SELECT = """
SELECT one_release AS release, NULL::bigint AS detainee, '{}'::bigint[] AS others,
       jsonb_build_object('pairs', jsonb_agg(jsonb_build_array(one, other, other_release))) AS seen
FROM pair
WHERE %(releases)s::bigint[] IS NULL OR one_release = ANY (%(releases)s::bigint[])
   OR other_release = ANY (%(releases)s::bigint[])
GROUP BY one_release
"""

RULE = rule(
    Rule(
        code=CODE,
        severity=Severity.WARNING,
        title=gettext_lazy("Nearly the same words from sources said to be independent."),
        explain=explain,
        decisive=("claims",),
        tables=TABLES,
        select=SELECT,
        prepare=make_prints,
        sieve=nearly_the_same,
    )
)
