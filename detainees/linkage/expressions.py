"""Expressions that are said once: as SQL for a whole register, and as Python for one pair.

Only arithmetic, comparison, CASE and the functions of `FUNCTIONS`, so that any engine understands the text.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Value = float | int | str | None
Row = dict[str, Value]

# The same in DuckDB and in Spark; an engine that says one of them otherwise is taught here.
FUNCTIONS = {"log2": "log2", "greatest": "greatest", "least": "least", "abs": "abs"}
_PYTHON: dict[str, Callable[..., float]] = {"log2": math.log2, "greatest": max, "least": min, "abs": abs}


class Expression(Protocol):
    def sql(self) -> str:
        """The text, in brackets where it needs them."""
        ...

    def python(self) -> str:
        """The same in Python, of a dict `row` whose columns are named as in the text."""
        ...


@dataclass(frozen=True)
class Column:
    name: str

    def sql(self) -> str:
        return self.name

    def python(self) -> str:
        return f"row[{self.name!r}]"


@dataclass(frozen=True)
class Number:
    number: float

    def sql(self) -> str:
        # An exponent makes it a double everywhere; 0.5 alone would be a decimal.
        return f"{self.number!r}" if isinstance(self.number, int) else f"{self.number:.17e}"

    def python(self) -> str:
        return f"({self.number!r})"


@dataclass(frozen=True)
class Sum:
    terms: tuple[Expression, ...]

    def sql(self) -> str:
        return "(" + " + ".join(term.sql() for term in self.terms) + ")"

    def python(self) -> str:
        return "(" + " + ".join(term.python() for term in self.terms) + ")"


@dataclass(frozen=True)
class Product:
    factors: tuple[Expression, ...]

    def sql(self) -> str:
        return "(" + " * ".join(factor.sql() for factor in self.factors) + ")"

    def python(self) -> str:
        return "(" + " * ".join(factor.python() for factor in self.factors) + ")"


@dataclass(frozen=True)
class Less:
    """One number less another."""

    one: Expression
    other: Expression

    def sql(self) -> str:
        return f"({self.one.sql()} - {self.other.sql()})"

    def python(self) -> str:
        return f"({self.one.python()} - {self.other.python()})"


@dataclass(frozen=True)
class Quotient:
    one: Expression
    other: Expression

    def sql(self) -> str:
        return f"({self.one.sql()} / {self.other.sql()})"

    def python(self) -> str:
        return f"({self.one.python()} / {self.other.python()})"


@dataclass(frozen=True)
class Call:
    function: str
    arguments: tuple[Expression, ...]

    def sql(self) -> str:
        return f"{FUNCTIONS[self.function]}({', '.join(argument.sql() for argument in self.arguments)})"

    def python(self) -> str:
        return f"float({self.function}({', '.join(argument.python() for argument in self.arguments)}))"


class Condition(Protocol):
    def sql(self) -> str:
        """The text, in brackets where it needs them."""
        ...

    def python(self) -> str:
        """The same in Python, which does not hold with a NULL either."""
        ...


@dataclass(frozen=True)
class Compared:
    """`one` beside `other` by one of = < <= > >=."""

    one: Expression
    sign: str
    other: Expression

    def sql(self) -> str:
        return f"{self.one.sql()} {self.sign} {self.other.sql()}"

    def python(self) -> str:
        one, other = self.one.python(), self.other.python()
        known = [
            f"{text} is not None and " for side, text in ((self.one, one), (self.other, other)) if _may_be_null(side)
        ]
        return f"({''.join(known)}{one} {'==' if self.sign == '=' else self.sign} {other})"


@dataclass(frozen=True)
class Unknown:
    """A column that is NULL."""

    column: Column

    def sql(self) -> str:
        return f"{self.column.name} IS NULL"

    def python(self) -> str:
        return f"({self.column.python()} is None)"


@dataclass(frozen=True)
class Joined:
    """Conditions joined by AND or OR."""

    word: str
    conditions: tuple[Condition, ...]

    def sql(self) -> str:
        return "(" + f" {self.word} ".join(condition.sql() for condition in self.conditions) + ")"

    def python(self) -> str:
        return "(" + f" {self.word.lower()} ".join(condition.python() for condition in self.conditions) + ")"


@dataclass(frozen=True)
class Case:
    """The value of the first condition that holds, or the other one."""

    ways: tuple[tuple[Condition, Expression], ...]
    otherwise: Expression

    def sql(self) -> str:
        ways = " ".join(f"WHEN {condition.sql()} THEN {value.sql()}" for condition, value in self.ways)
        return f"CASE {ways} ELSE {self.otherwise.sql()} END"

    def python(self) -> str:
        ways = " ".join(f"{value.python()} if {condition.python()} else" for condition, value in self.ways)
        return f"({ways} {self.otherwise.python()})"


def columns_sql(expressions: Mapping[str, Expression]) -> str:
    """The expressions as the columns of a SELECT."""
    return ", ".join(f"{expression.sql()} AS {name}" for name, expression in expressions.items())


def python_of(stages: Sequence[Mapping[str, Expression]]) -> Callable[[Row], None]:
    """A function that adds to a row the columns of every stage, each of which may use those of the ones before.

    Compiled, because a look-up weighs hundreds of pairs while somebody waits: walking the expressions for each takes
    ten times as long. The text has what the expressions of this package say, and nothing of any record.
    """
    lines = [f"    row[{name!r}] = {said.python()}" for stage in stages for name, said in stage.items()]
    text, made = "\n".join(["def work_out(row):", *lines]), dict[str, Any]()
    exec(compile(text, "<expressions>", "exec"), dict(_PYTHON), made)  # noqa: S102 - our own text
    work_out: Callable[[Row], None] = made["work_out"]
    return work_out


def _may_be_null(expression: Expression) -> bool:
    """What is counted is never NULL: a CASE asks before."""
    return isinstance(expression, Column)
