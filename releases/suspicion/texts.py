"""Texts that are nearly the same: five-letter pieces, MinHash prints that are kept, and the exact comparison.

A print is MinHash signatures in bands: two texts of which four fifths of the pieces are common share a whole band in 98
of 100 cases, two that have a third in common in 2. What shares a band is compared exactly. Claims are never rewritten,
so that a print is made once.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from struct import pack
from zlib import crc32

from django.db import connection
from rensa import RMinHash

from accounts.acting import acting
from accounts.models import User
from casework.copying import Table
from detainees.folding import fold
from releases.models import Claim, TextPrint

PIECE = 5  # letters
BANDS, ROWS, SEED = 14, 6, 1
_WIDTH = 4 * ROWS  # bytes of a band
RULES_VERSION = 1  # change it whenever what is done to a text changes: prints are then made anew
_AT_ONCE = 5_000
_NO_LETTERS = re.compile(r"[\W_]+")
Pieces = frozenset[str]


def plain(text: str) -> str:
    """The text as it is compared: folded as names are, its words and nothing between them but a space."""
    return _NO_LETTERS.sub(" ", fold(text)).strip()


def pieces(text: str) -> Pieces:
    """All five-letter pieces of a text."""
    return _cut(plain(text))


def _cut(letters: str) -> Pieces:
    return frozenset([letters[at : at + PIECE] for at in range(len(letters) - PIECE + 1)])


def similarity(one: Pieces, other: Pieces) -> float:
    """The share of pieces that both have, of those that any has (Jaccard)."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def bands_of(text: str, letters: int) -> list[int]:
    """The bands of a text; none where it has fewer letters."""
    compared = plain(text)
    if len(compared) < max(letters, PIECE):
        return []
    signature = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    signature.update(list(_cut(compared)))
    values = pack(f"<{BANDS * ROWS}I", *signature.digest())
    return [crc32(values[at * _WIDTH : (at + 1) * _WIDTH]) * BANDS + at for at in range(BANDS)]


# -- Prints that are kept ----------------------------------------------------------------------------------------------


def version(letters: int) -> int:
    """By which rules a print was made: the library's, ours, and from how many letters on."""
    return int(RMinHash.ALGORITHM_VERSION) % 3 * 10_000 + RULES_VERSION * 1_000 + min(letters, 999)


def keep_prints(releases: list[int] | None, letters: int, *, by: User) -> None:
    """Make the prints of the claims of these releases, or of all, as far as they are not there by today's rules."""
    waiting = _without_prints(releases, version(letters))
    while some := list(islice(waiting, _AT_ONCE)):
        table, stale = Table(TextPrint, "claim_id", "bands", version=version(letters)), []
        for claim, text, is_there in some:
            if is_there:
                stale.append(TextPrint(claim_id=claim, bands=bands_of(text, letters), version=version(letters)))
            else:
                table.add(claim_id=claim, bands=bands_of(text, letters))
        with acting(by), connection.cursor() as cursor:
            table.copy(cursor)
            TextPrint.objects.bulk_create(
                stale, update_conflicts=True, unique_fields=["claim"], update_fields=["bands", "version"]
            )


def _without_prints(releases: list[int] | None, wanted: int) -> Iterator[tuple[int, str, bool]]:
    """Claim, text and whether a print by other rules is there, in the order of the ids."""
    last = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT c.id, c.text, p.claim_id IS NOT NULL
                FROM releases_claim c LEFT JOIN releases_textprint p ON p.claim_id = c.id
                WHERE c.id > %(last)s AND p.version IS DISTINCT FROM %(wanted)s
                  AND (%(releases)s::bigint[] IS NULL OR c.release_id = ANY (%(releases)s::bigint[]))
                ORDER BY c.id LIMIT %(most)s
                """,
                {"last": last, "wanted": wanted, "releases": releases, "most": _AT_ONCE},
            )
            rows = cursor.fetchall()
        if not rows:
            return
        last = rows[-1][0]
        yield from rows


# -- What is compared --------------------------------------------------------------------------------------------------


def pieces_of(claims: Iterable[int]) -> dict[int, Pieces]:
    """The pieces of the texts of these claims."""
    return {pk: pieces(text) for pk, text in Claim.objects.filter(pk__in=set(claims)).values_list("pk", "text")}


def origins_of(claims: Iterable[int]) -> dict[int, int]:
    """Of each of these claims the first to which it goes back; itself where it derives from none.

    Of claims that derive from each other in a circle it is the oldest.
    """
    first = {pk: pk for pk in claims}
    passed = {pk: {pk} for pk in first}
    while True:
        above = _above(first.values())
        onward = {pk: above[at] for pk, at in first.items() if at in above and above[at] not in passed[pk]}
        if not onward:
            return {pk: min(passed[pk]) if at in above else at for pk, at in first.items()}
        first |= onward
        for pk, up in onward.items():
            passed[pk].add(up)


def _above(claims: Iterable[int]) -> dict[int, int]:
    """From which each of these claims derives, of those that derive from one."""
    rows = Claim.objects.filter(pk__in=set(claims)).values_list("pk", "derived_from")
    return {pk: up for pk, up in rows if up is not None}
