"""References that can be said on the telephone: `D-7K3M-9QTA` (docs/adr/0003-references.md).

A letter for the kind of record, seven symbols that a keyed permutation draws from the record's number, and a check
symbol. Whoever has some references, but not the key, can neither make another nor tell which came first; the key is
`settings.KEYS["references"]` and never in the database.

The alphabet leaves out what is confused on paper (0 O D, 1 I L J, B for 8, S for 5, Z for 2, G for 6, U V for W) and
what sounds alike: of B C D E G P T V only T stays, of M N only M, of F S only F, of P B (one letter to an Arabic ear)
neither. Nineteen symbols are left, and nineteen is prime: the check symbol is a sum with the weights 1 to 9, so that
it betrays every single wrong symbol, every two that changed places, and every pair of neighbours misheard alike.
"""

import hmac
import re
import unicodedata
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _

from casework.mistake import Mistake

ALPHABET = "23456789AFHKMQRTWXY"
BASE = len(ALPHABET)
DRAWN = 7
NUMBERS = BASE**DRAWN  # 893,871,739
FORM = rf"[A-Z]-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}"
LENGTH = 11

# A Feistel network over the two halves of the seven digits, as in NIST's FF1: ten rounds, no value outside the range.
_ROUNDS = 10
_HALVES = (BASE**4, BASE**3)
_CHECK_WEIGHT = 8
_PREFIX_WEIGHT = 9
_VALUE = {symbol: value for value, symbol in enumerate(ALPHABET)}

# What can only have been meant for the one symbol of the alphabet that it is confused with.
_CONFUSED = str.maketrans("0OBGNSZ", "QQ86M52")
# The same keys struck while the Arabic keyboard was on.
_ARABIC_KEYBOARD = str.maketrans("شبنةضقفصءغيا", "AFKMQRTWXYDH")
_COMPACT = re.compile(rf"([A-Z])([{ALPHABET}]{{8}})")


def make(prefix: str, number: int) -> str:
    """The reference of the record with this number (0 ≤ number < NUMBERS) of the kind `prefix`, one capital letter."""
    if not 0 <= number < NUMBERS:
        raise ValueError(f"There is no reference for the number {number}.")
    drawn = _permuted(prefix, number)
    digits = []
    for _place in range(DRAWN):
        drawn, digit = divmod(drawn, BASE)
        digits.append(ALPHABET[digit])
    body = "".join(digits)
    return _written(prefix, body + _check(prefix, body))


def number_of(reference: str) -> int | Mistake:
    """The number that `make` was given, or the Mistake that says why this is no reference of this installation."""
    read = normalise(reference)
    if isinstance(read, Mistake):
        return read
    prefix, body = read[0], read[2:6] + read[7:10]
    drawn = 0
    for symbol in reversed(body):
        drawn = drawn * BASE + _VALUE[symbol]
    return _permuted(prefix, drawn, back=True)


def normalise(typed: str, prefix: str = "") -> str | Mistake:
    """The reference as it is written, from what was typed or heard, or a sentence that says what does not fit.

    Small letters, missing hyphens, spaces, digits of any script, letters outside the alphabet that stand for one in
    it (O for Q, N for M) and keys struck on the Arabic keyboard are understood; so is a missing letter of the kind
    where `prefix` says which kind is wanted.
    """
    symbols = _symbols(typed)
    if prefix and len(symbols) == DRAWN + 1:
        symbols = prefix + symbols
    found = _COMPACT.fullmatch(symbols[:1] + symbols[1:].translate(_CONFUSED))
    if found is None:
        return Mistake(_why_not(symbols))
    kind, body = found.groups()
    written = _written(kind, body)
    if body[DRAWN] != _check(kind, body[:DRAWN]):
        return Mistake(
            _("“%(reference)s” has a wrong letter or digit somewhere. Please have it read out once more.")
            % {"reference": written}
        )
    if prefix and kind != prefix:
        return Mistake(
            _("“%(reference)s” is another kind of record: here a reference begins with %(letter)s.")
            % {"reference": written, "letter": prefix}
        )
    return written


def _symbols(typed: str) -> str:
    """What was typed, in capitals and digits 0-9, without spaces, hyphens and invisible characters."""
    digits = (str(unicodedata.decimal(c, c)) for c in typed[:200])
    text = unicodedata.normalize("NFKC", "".join(digits)).translate(_ARABIC_KEYBOARD).upper()
    return "".join(c for c in text if c.isalnum())


def _why_not(symbols: str) -> str:
    """The sentence for something that has not even the form of a reference."""
    if not symbols:
        return _("Type the reference, like D-7K3M-9QTA.")
    if len(symbols) != DRAWN + 2:
        return _(
            "A reference has a letter and eight more letters and digits, like D-7K3M-9QTA; this has %(count)s."
        ) % {"count": len(symbols)}
    foreign = [c for c in symbols[1:].translate(_CONFUSED) if c not in _VALUE]
    if not foreign:
        return _("A reference begins with a letter, like D-7K3M-9QTA.")
    return _("“%(symbol)s” never stands in a reference. Please have it read out once more.") % {"symbol": foreign[0]}


def _written(prefix: str, symbols: str) -> str:
    return f"{prefix}-{symbols[:4]}-{symbols[4:]}"


def _check(prefix: str, body: str) -> str:
    """The symbol that makes the weighted sum of all symbols, the kind's letter included, a multiple of nineteen."""
    total = _PREFIX_WEIGHT * ord(prefix) + sum(weight * _VALUE[symbol] for weight, symbol in enumerate(body, start=1))
    return ALPHABET[-total * pow(_CHECK_WEIGHT, -1, BASE) % BASE]


@lru_cache(maxsize=4)
def _keyed(key: str) -> hmac.HMAC:
    return hmac.new(bytes.fromhex(key), digestmod="sha256")


def _permuted(prefix: str, number: int, *, back: bool = False) -> int:
    """The number at this one's place in the permutation of 0…NUMBERS-1 that the key and the kind choose."""
    keyed = _keyed(settings.KEYS["references"])
    halves = list(divmod(number, _HALVES[1]))
    for step in range(_ROUNDS):
        turn = _ROUNDS - 1 - step if back else step
        mine = turn % 2
        mac = keyed.copy()
        mac.update(b"%s %d %d" % (prefix.encode(), turn, halves[1 - mine]))
        moved = int.from_bytes(mac.digest()[:16], "big")
        halves[mine] = (halves[mine] + (-moved if back else moved)) % _HALVES[mine]
    return halves[0] * _HALVES[1] + halves[1]
