"""A statement that is published, and one whose correction is."""

import pytest

from accounts.models import Team, User
from releases.models import Release, Statement
from releases.statements.correcting import look_after_statements
from tests.releases.making import disputed
from tests.releases.stating import let_go, moved, published, saved


@pytest.fixture
def released(documenter: User, supervisor: User, documentation: Team) -> list[Release]:
    """Somebody from each of the fourteen, and three more from Daraa."""
    codes = ("DI", "RD", "HL", "HI", "HM", "LA", "TA", "ID", "RA", "DY", "HA", "DR", "SU", "QU")
    return let_go(documenter, supervisor, documentation, *["SY-DR"] * 3, *(f"SY-{code}" for code in codes))


@pytest.fixture
def statement(released: list[Release], analyst: User, supervisor: User, documentation: Team) -> Statement:
    """As long as a statement becomes."""
    long = {"happened_ar": "كلمة " * 880, "happened_en": "word " * 1_700}
    return published(analyst, supervisor, saved(analyst, documentation.organisation), **long)


@pytest.fixture
def corrected(
    statement: Statement, released: list[Release], supervisor: User, supervisor2: User, analyst: User
) -> Statement:
    """Its correction is published."""
    disputed(released[0], supervisor2)
    look_after_statements()
    draft = Statement.objects.open().get()
    return moved(moved(draft, "submit", by=analyst), "approve", "publish", by=supervisor)
