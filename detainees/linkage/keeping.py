"""Pairs that were found, written: by the register job all of them at once, by the look-back those of some entries.

Whoever calls this acts. What somebody decided stays: *different* as long as the fingerprint is the one of which it was
said, *same* for good. What is no longer found is marked as gone, and never deleted.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from django.db import connection

from casework.copying import written
from detainees.linkage.facts import fingerprints, print_of
from detainees.models.linkage import FLAGGED_FROM

LINES = 5_000  # copied at once


class Likely(NamedTuple):
    """A pair that was found: ids of two entries in any order, and the columns of `Pair` that say why."""

    one: int
    other: int
    score: float
    bits: float
    rival: str
    rival_bits: float
    evidence: Sequence[Sequence[object]]


_FOUND = """
    DROP TABLE IF EXISTS pg_temp.found_pair;
    CREATE TEMPORARY TABLE found_pair (
        one bigint, other bigint, score float8, bits float8, rival text, rival_bits float8, evidence jsonb,
        fingerprint text
    ) ON COMMIT DROP"""
# Of what is new the entries, which its foreign keys will hold in the end; then what changes, in the order of whoever
# decides (detainees/merging): so two who write at once wait for each other and never both.
_HOLD_ENTRIES = """
    SELECT count(*) FROM (
        SELECT FROM detainees_detainee WHERE id IN (
            SELECT unnest(ARRAY[f.one, f.other]) FROM found_pair f
            WHERE NOT EXISTS (SELECT FROM detainees_pair p WHERE (p.one_id, p.other_id) = (f.one, f.other)))
        ORDER BY id FOR KEY SHARE) held"""
_HOLD_PAIRS = """
    SELECT count(*) FROM (
        SELECT FROM detainees_pair WHERE id IN (
            SELECT p.id FROM detainees_pair p JOIN found_pair f ON (p.one_id, p.other_id) = (f.one, f.other)
            UNION ALL SELECT pair.id FROM detainees_pair pair WHERE {going})
        ORDER BY one_id, other_id FOR NO KEY UPDATE) held"""
_WRITE = """
    INSERT INTO detainees_pair AS pair (organisation_id, one_id, other_id, score, bits, rival, rival_bits, evidence,
        fingerprint, weights, found_at, gone, decision)
    SELECT one.organisation_id, f.one, f.other, f.score, f.bits, f.rival, f.rival_bits, f.evidence, f.fingerprint,
        %(weights)s, now(), false, ''
    FROM found_pair f JOIN detainees_detainee one ON one.id = f.one JOIN detainees_detainee other ON other.id = f.other
    WHERE one.organisation_id = other.organisation_id AND one.merged_into_id IS NULL AND other.merged_into_id IS NULL
    ORDER BY f.one, f.other
    ON CONFLICT (one_id, other_id) DO UPDATE SET
        score = excluded.score, bits = excluded.bits, rival = excluded.rival, rival_bits = excluded.rival_bits,
        evidence = excluded.evidence, fingerprint = excluded.fingerprint, weights = excluded.weights, gone = false,
        found_at = CASE WHEN pair.gone OR pair.decision = 'different' AND pair.fingerprint <> excluded.fingerprint
            THEN excluded.found_at ELSE pair.found_at END,
        decision = CASE WHEN pair.decision = 'different' AND pair.fingerprint <> excluded.fingerprint
            THEN '' ELSE pair.decision END"""
_GOING = """
    NOT gone AND decision <> 'same' AND {concerned}
    AND NOT EXISTS (SELECT FROM found_pair f WHERE (f.one, f.other) = (pair.one_id, pair.other_id))"""
_GONE = "UPDATE detainees_pair pair SET gone = true WHERE {going}"


def keep_all(pairs: Iterable[Likely], weights: int, *, besides: Collection[int] = ()) -> int:
    """Keep what was found in the whole register; how many of it are likely duplicates by the usual threshold.

    The entries of `besides` are left to be looked at one by one.
    """
    left = set(besides)
    rows = (pair for pair in pairs if not left & {pair.one, pair.other})
    return _keep(rows, weights, "NOT (one_id = ANY(%(entries)s) OR other_id = ANY(%(entries)s))", list(left))


def keep_of(entries: Collection[int], pairs: Iterable[Likely], weights: int) -> None:
    """Keep what was found of the persons of these entries; all other pairs stay as they are."""
    _keep(pairs, weights, "(one_id = ANY(%(entries)s) OR other_id = ANY(%(entries)s))", list(entries))


def _keep(pairs: Iterable[Likely], weights: int, concerned: str, entries: list[int]) -> int:
    found = sorted((_in_order(pair) for pair in pairs), key=lambda pair: (pair.one, pair.other))
    with connection.cursor() as cursor:
        cursor.execute(_FOUND)
        _copy(found)
        cursor.execute("ANALYZE found_pair")
        going = _GOING.format(concerned=concerned)
        cursor.execute(_HOLD_ENTRIES)
        cursor.execute(_HOLD_PAIRS.format(going=going), {"entries": entries})
        cursor.execute(_WRITE, {"weights": weights})
        cursor.execute(_GONE.format(going=going), {"entries": entries})
    return sum(pair.score >= FLAGGED_FROM for pair in found)


def _in_order(pair: Likely) -> Likely:
    """The entry that was registered first is `one`."""
    return pair if pair.one < pair.other else pair._replace(one=pair.other, other=pair.one)


def _copy(pairs: list[Likely]) -> None:
    prints = fingerprints({entry for pair in pairs for entry in (pair.one, pair.other)})
    with connection.cursor() as cursor, cursor.copy("COPY found_pair FROM STDIN") as copy:
        for start in range(0, len(pairs), LINES):
            copy.write("".join(_line(pair, prints) for pair in pairs[start : start + LINES]))


def _line(pair: Likely, prints: dict[int, str]) -> str:
    values = (*pair[:6], json.dumps(pair.evidence, ensure_ascii=False), print_of(pair.one, pair.other, prints))
    return "\t".join(map(written, values)) + "\n"
