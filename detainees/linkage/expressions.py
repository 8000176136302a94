"""Expressions that are said once: as SQL for a whole register, and worked out in Python for one pair.

Only arithmetic, comparison, CASE and the functions of `FUNCTIONS`, so that any engine understands the text.
"""

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Value = float | int | str | None
Row = Mapping[str, Value]

# The same in DuckDB and in Spark; an engine that says one of them otherwise is taught here.
FUNCTIONS = {"log2": "log2", "greatest": "greatest", "least": "least", "abs": "abs"}
_PYTHON: dict[str, Callable[..., float]] = {"log2": math.log2, "greatest": max, "least": min, "abs": abs}

_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


class Expression(Protocol):
    def sql(self) -> str:
        """The text, in brackets where it needs them."""
        ...

    def value(self, row: Row) -> float:
        """The same, of a row whose columns are named as in the text."""
        ...


@dataclass(frozen=True)
class Column:
    name: str

    def sql(self) -> str:
        return self.name

    def value(self, row: Row) -> float:
        return row[self.name]  # type: ignore[return-value]  # only `Known` meets a NULL


@dataclass(frozen=True)
class Number:
    number: float

    def sql(self) -> str:
        # An exponent makes it a double everywhere; 0.5 alone would be a decimal.
        return f"{self.number!r}" if isinstance(self.number, int) else f"{self.number:.17e}"

    def value(self, row: Row) -> float:
        return self.number


@dataclass(frozen=True)
class Sum:
    terms: tuple[Expression, ...]

    def sql(self) -> str:
        return "(" + " + ".join(term.sql() for term in self.terms) + ")"

    def value(self, row: Row) -> float:
        total = self.terms[0].value(row)
        for term in self.terms[1:]:
            total += term.value(row)
        return total


@dataclass(frozen=True)
class Product:
    factors: tuple[Expression, ...]

    def sql(self) -> str:
        return "(" + " * ".join(factor.sql() for factor in self.factors) + ")"

    def value(self, row: Row) -> float:
        total = self.factors[0].value(row)
        for factor in self.factors[1:]:
            total *= factor.value(row)
        return total


@dataclass(frozen=True)
class Less:
    """One number less another."""

    one: Expression
    other: Expression

    def sql(self) -> str:
        return f"({self.one.sql()} - {self.other.sql()})"

    def value(self, row: Row) -> float:
        return self.one.value(row) - self.other.value(row)


@dataclass(frozen=True)
class Quotient:
    one: Expression
    other: Expression

    def sql(self) -> str:
        return f"({self.one.sql()} / {self.other.sql()})"

    def value(self, row: Row) -> float:
        return self.one.value(row) / self.other.value(row)


@dataclass(frozen=True)
class Call:
    function: str
    arguments: tuple[Expression, ...]

    def sql(self) -> str:
        return f"{FUNCTIONS[self.function]}({', '.join(argument.sql() for argument in self.arguments)})"

    def value(self, row: Row) -> float:
        return float(_PYTHON[self.function](*(argument.value(row) for argument in self.arguments)))


class Condition(Protocol):
    def sql(self) -> str:
        """The text, in brackets where it needs them."""
        ...

    def holds(self, row: Row) -> bool:
        """Whether it holds; with a NULL it does not."""
        ...


@dataclass(frozen=True)
class Compared:
    """`one` beside `other` by one of = < <= > >=."""

    one: Expression
    sign: str
    other: Expression

    def sql(self) -> str:
        return f"{self.one.sql()} {self.sign} {self.other.sql()}"

    def holds(self, row: Row) -> bool:
        one: Value = self.one.value(row)
        other: Value = self.other.value(row)
        return one is not None and other is not None and _SIGNS[self.sign](one, other)


@dataclass(frozen=True)
class Unknown:
    """A column that is NULL."""

    column: Column

    def sql(self) -> str:
        return f"{self.column.name} IS NULL"

    def holds(self, row: Row) -> bool:
        return row[self.column.name] is None


@dataclass(frozen=True)
class Joined:
    """Conditions joined by AND or OR."""

    word: str
    conditions: tuple[Condition, ...]

    def sql(self) -> str:
        return "(" + f" {self.word} ".join(condition.sql() for condition in self.conditions) + ")"

    def holds(self, row: Row) -> bool:
        chosen = all if self.word == "AND" else any
        return chosen(condition.holds(row) for condition in self.conditions)


@dataclass(frozen=True)
class Case:
    """The value of the first condition that holds, or the other one."""

    ways: tuple[tuple[Condition, Expression], ...]
    otherwise: Expression

    def sql(self) -> str:
        ways = " ".join(f"WHEN {condition.sql()} THEN {value.sql()}" for condition, value in self.ways)
        return f"CASE {ways} ELSE {self.otherwise.sql()} END"

    def value(self, row: Row) -> float:
        for condition, value in self.ways:
            if condition.holds(row):
                return value.value(row)
        return self.otherwise.value(row)


def columns_sql(expressions: Mapping[str, Expression]) -> str:
    """The expressions as the columns of a SELECT."""
    return ", ".join(f"{expression.sql()} AS {name}" for name, expression in expressions.items())


def work_out(stages: Sequence[Mapping[str, Expression]], row: Row) -> dict[str, Value]:
    """The row with the columns of every stage, each of which may use those of the ones before."""
    full = dict(row)
    for stage in stages:
        full |= {name: expression.value(full) for name, expression in stage.items()}
    return full
