"""How much two entries speak for one person, and for each rival explanation: expressions of the compared columns."""

from detainees.linkage.expressions import (
    Call,
    Case,
    Column,
    Compared,
    Expression,
    Less,
    Number,
    Product,
    Quotient,
    Sum,
)  # fmt: skip
from detainees.linkage.fields import DATES, NAMES, NUMBER_OTHER, NUMBER_SAME, PLACES
from detainees.linkage.turned import ORDER
from detainees.linkage.weights import RIVALS, Weights

FIELDS = (*NAMES, *PLACES, *DATES, "sex")
EVIDENCE = (*FIELDS, "number", "link", "order")
_ONE = Number(1.0)
_LINKED = 2.0**-16  # who is known as somebody's brother is not that person
_NUMBER_OF_KIN = 2.0**-9  # of the surprise at an equal number that is left between kin: papers of one family
_NUMBER_OTHER = 0.1  # an other number of the same kind; numbers are mistyped


def column(explanation: str) -> str:
    """The name of the column of an explanation."""
    return "p_" + explanation.replace(" ", "_")


def _mixture(field: str, agrees: Expression) -> Expression:
    """One meaning with chance `agrees`, else two different ones."""
    s, o = Column(f"{field}_s"), Column(f"{field}_o")
    return Sum((Product((agrees, s)), Product((Less(_ONE, agrees), Less(_ONE, o)))))


def _agrees(weights: Weights, field: str) -> Expression:
    inside, across = weights.agrees[field]
    return Case(((Compared(Column("across"), "=", Number(0)), Number(inside)),), Number(across))


def _levels(field: str, same: list[float], chance: list[float]) -> Expression:
    ways = [
        (Compared(Column(f"{field}_l"), "=", Number(level)), Number(same[level] / chance[level]))
        for level in range(1, len(same))
    ]
    return Case(tuple(ways), _ONE)


def likelihoods(weights: Weights) -> dict[str, Expression]:
    """By field, against chance: `_m` for one person, `_n` for somebody else of that place, `_q` for siblings."""
    found: dict[str, Expression] = {f"{f}_m": _mixture(f, _agrees(weights, f)) for f in (*NAMES, *PLACES)}
    found["given_n"] = _mixture("given", Number(weights.other))
    for field in DATES:
        found[f"{field}_m"] = Product(
            (_levels(field, weights.same[field], weights.chance[field]), Column(f"{field}_f"))
        )
    found["birth_q"] = _levels("birth", weights.kin["birth"], weights.chance["birth"])
    found["sex_m"] = _levels("sex", weights.same["sex"], weights.chance["sex"])
    number = Column("number_x")
    found["number_m"] = Case(
        (
            (Compared(Column("number_l"), "=", Number(NUMBER_SAME)), number),
            (Compared(Column("number_l"), "=", Number(NUMBER_OTHER)), Number(_NUMBER_OTHER)),
        ),
        _ONE,
    )
    found["number_n"] = Case(
        ((Compared(Column("number_l"), "=", Number(NUMBER_SAME)),
          Call("greatest", (_ONE, Product((number, Number(_NUMBER_OF_KIN)))))),),
        _ONE,
    )  # fmt: skip
    found["order_m"] = Case(((Compared(Column("turned"), ">", Number(0)), Number(ORDER)),), _ONE)
    found["link_m"] = Case(((Compared(Column("linked"), "=", Number(1)), Number(_LINKED)),), _ONE)
    return found


_SUFFIX = {"same": "_m", "other": "_n", "kin": "_q"}


def explanations(weights: Weights) -> dict[str, Expression]:
    """By explanation: its share of all pairs times how well it foretells the pair, against chance."""
    found: dict[str, Expression] = {
        "p_same": Product((Number(weights.shares["same"]), *(Column(f"{f}_m") for f in EVIDENCE)))
    }
    for rival, kinds in RIVALS.items():
        share = Number(1.0) if rival == "stranger" else Number(weights.shares[rival])
        factors = [Column(f"{field}{_SUFFIX[kind]}") for field, kind in kinds.items()]
        if len(kinds) > 3:
            factors.append(Column("number_n"))
        if kinds:
            factors.append(Column("order_m"))
        found[column(rival)] = Product((share, *factors))
    return found


def totals() -> dict[str, Expression]:
    rivals = tuple(Column(column(rival)) for rival in RIVALS)
    return {"p_rivals": Sum(rivals), "p_best": Call("greatest", rivals)}


def verdict() -> dict[str, Expression]:
    """`score` from 0 to 1, `rival` as a number in RIVALS."""
    same, rivals = Column("p_same"), Column("p_rivals")
    ways = tuple(
        (Compared(Column(column(rival)), "=", Column("p_best")), Number(at)) for at, rival in enumerate(RIVALS)
    )
    return {"odds": Quotient(same, rivals), "score": Quotient(same, Sum((same, rivals))), "best": Case(ways, Number(0))}


def reasons(weights: Weights) -> dict[str, Expression]:
    """Bits: `bits` for one person, `rival_bits` of the best rival, `_b` of each field; `_v` its level."""
    found: dict[str, Expression] = {
        "bits": Call("log2", (Quotient(Column("p_same"), Number(weights.shares["same"])),)),
        "rival_bits": Case(
            tuple(
                (Compared(Column("best"), "=", Number(at)),
                 Call("log2", (Quotient(Column("p_best"), Number(weights.shares.get(rival, 1.0))),)))
                for at, rival in enumerate(RIVALS)
            ),
            Number(0.0),
        ),
    }  # fmt: skip
    for field in EVIDENCE:
        found[f"{field}_b"] = Call("log2", (Column(f"{field}_m"),))
    for field in (*NAMES, *PLACES):
        o = Column(f"{field}_o")
        found[f"{field}_v"] = Case(
            (
                (Compared(Column(f"{field}_k"), "=", Number(0)), Number(0)),
                (Compared(o, ">=", Number(0.5)), Number(1)),
                (Compared(o, ">", Number(0.0)), Number(2)),
            ),
            Number(3),
        )
    for field in (*DATES, "sex", "number"):
        found[f"{field}_v"] = Column(f"{field}_l")
    found["link_v"] = Column("linked")
    found["order_v"] = Column("turned")
    return found


def stages(weights: Weights) -> list[dict[str, Expression]]:
    """All of the scoring behind the comparison, stage by stage."""
    return [likelihoods(weights), explanations(weights), totals(), verdict()]
