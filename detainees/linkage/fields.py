"""What is compared between two entries, and how: one description, for SQL and for Python.

An entry is a person as one of their names, arrests and stays tells of them; the columns are those of the table
`entries` (`entries.py`). Of two entries each comparison becomes a column.
"""

from detainees.linkage.expressions import (
    Call,
    Case,
    Column,
    Compared,
    Condition,
    Expression,
    Joined,
    Less,
    Number,
    Product,
    Sum,
    Unknown,
)  # fmt: skip

NAMES = ("given", "father", "grandfather", "family", "mother")
PLACES = ("home", "facility")
DATES = ("birth", "arrest")
MEANINGS = 3

# Levels of a date: what two of them, known more or less exactly, have in common.
UNKNOWN, DAY, MONTH, YEAR, VAGUE, NEAR, TURNED, OTHER_DAY, ONE_YEAR, TWO_YEARS, FIVE_YEARS, FAR = range(12)
DATE_LEVELS = FAR + 1
SEX_SAME, SEX_OTHER = 1, 2
NUMBER_SAME, NUMBER_OTHER = 1, 2

_MONTH, _YEAR = Number(31), Number(366)


def _of(side: str, name: str) -> Column:
    return Column(f"{side}.{name}")


def _unknown(field: str) -> Condition:
    return Joined("OR", (Unknown(_of("a", field)), Unknown(_of("b", field))))


def _agreement(field: str, meanings: int, heavy: str) -> Expression:
    """The share of meanings that both have; with `heavy` x each counts by its rarity."""
    terms = [
        Case(
            ((Compared(_of("a", f"{field}_c{one}"), "=", _of("b", f"{field}_c{other}")),
              Product((_of("a", f"{field}_{heavy}{one}"), _of("b", f"{field}_w{other}")))),),
            Number(0.0),
        )
        for one in range(1, meanings + 1)
        for other in range(1, meanings + 1)
    ]  # fmt: skip
    return Sum(tuple(terms))


def _name(field: str, meanings: int) -> dict[str, Expression]:
    """`_s`: how much likelier the two are written of one name than of two drawn by chance; `_o`: the chance that they
    mean one. What is not known to both says nothing: 1 and 0."""
    unknown = _unknown(f"{field}_c1")
    return {
        f"{field}_k": Case(((unknown, Number(0)),), Number(1)),
        f"{field}_s": Case(((unknown, Number(1.0)),), _agreement(field, meanings, "x")),
        f"{field}_o": Case(((unknown, Number(0.0)),), _agreement(field, meanings, "w")),
    }


def _date(field: str) -> dict[str, Expression]:
    a_from, a_to, b_from, b_to = (_of(side, f"{field}_{end}") for side in "ab" for end in ("from", "to"))
    later, earlier = Call("greatest", (a_from, b_from)), Call("least", (a_to, b_to))
    widest = Call("greatest", (Less(a_to, a_from), Less(b_to, b_from)))
    overlap = Compared(later, "<=", earlier)
    exact = Joined("AND", (Compared(a_from, "=", a_to), Compared(b_from, "=", b_to)))
    gap = Less(later, earlier)
    same_year = Compared(_of("a", f"{field}_year"), "=", _of("b", f"{field}_year"))
    by_month = Compared(widest, "<=", _MONTH)
    turned = Joined("AND", (exact, Compared(_of("a", f"{field}_turned"), "=", b_from)))
    ways: tuple[tuple[Condition, int], ...] = (
        (_unknown(f"{field}_from"), UNKNOWN),
        (Joined("AND", (exact, Compared(a_from, "=", b_from))), DAY),
        (Joined("AND", (overlap, by_month)), MONTH),
        (Joined("AND", (overlap, Compared(widest, "<=", _YEAR))), YEAR),
        (overlap, VAGUE),
        (turned, TURNED),
        (Joined("AND", (by_month, Compared(gap, "<=", _MONTH))), NEAR),
        (Joined("AND", (same_year, by_month)), OTHER_DAY),
        (Compared(gap, "<=", _YEAR), ONE_YEAR),
        (Compared(gap, "<=", Number(2 * 366)), TWO_YEARS),
        (Compared(gap, "<=", Number(5 * 366)), FIVE_YEARS),
    )
    level = Case(tuple((condition, Number(level)) for condition, level in ways), Number(FAR))
    return {f"{field}_l": level}


def _rarity(field: str) -> dict[str, Expression]:
    compatible = Joined(
        "AND", (Compared(Column(f"{field}_l"), ">=", Number(DAY)), Compared(Column(f"{field}_l"), "<=", Number(VAGUE)))
    )
    return {f"{field}_f": Case(((compatible, _of("a", f"{field}_x")),), Number(1.0))}


def _sex() -> Expression:
    return Case(
        (
            (_unknown("sex"), Number(UNKNOWN)),
            (Compared(_of("a", "sex"), "=", _of("b", "sex")), Number(SEX_SAME)),
        ),
        Number(SEX_OTHER),
    )


def comparisons() -> list[dict[str, Expression]]:
    """The columns of a pair, in two stages."""
    first: dict[str, Expression] = {
        "across": Case(((Compared(_of("a", "script"), "=", _of("b", "script")), Number(0)),), Number(1)),
    }
    for field in NAMES:
        first |= _name(field, MEANINGS)
    for field in PLACES:
        first |= _name(field, 1)
    for field in DATES:
        first |= _date(field)
    first["sex_l"] = _sex()
    return [first, {name: rule for field in DATES for name, rule in _rarity(field).items()}]
