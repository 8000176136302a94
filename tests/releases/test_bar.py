"""What claims have to show for *verified*: one direct B2, or two independent C3."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.bar import is_met
from releases.lists import ClaimState, Connection, Credibility, Reliability
from releases.models import Claim, Source
from releases.models.sources import Identity

DIRECT = (Connection.SELF, Connection.WITNESS)
_ids = itertools.count(1)


def claim(connection: str, grade: str, voice: str = "", of: Claim | None = None, **more: Any) -> Claim:
    """What a source of this voice says; `of` is the claim that it repeats."""
    source = Source(pk=next(_ids))
    source.be(Identity("somebody", voice))
    return Claim(
        pk=next(_ids), source=source, connection=connection, reliability=grade[0], credibility=grade[1],
        derived_from=of, **more,
    )  # fmt: skip


@pytest.mark.parametrize("connection", DIRECT)
@pytest.mark.parametrize("grade", ["A1", "A2", "B1", "B2"])
def test_one_direct_claim_of_b2_carries_it(connection: str, grade: str) -> None:
    assert is_met([claim(connection, grade)])


@pytest.mark.parametrize(("connection", "grade"), [("self", "B3"), ("witness", "C2"), ("self", "F1"), ("witness", "A6"),
                                                   ("relative", "A1"), ("repeats", "A1")])  # fmt: skip
def test_less_than_that_alone_does_not(connection: str, grade: str) -> None:
    assert not is_met([claim(connection, grade)])


def test_two_independent_claims_of_c3_carry_it() -> None:
    assert is_met([claim("relative", "C3"), claim("relative", "C3")])


def test_two_channels_of_one_owner_are_one_voice() -> None:
    assert not is_met([claim("relative", "C3", "The Network"), claim("relative", "C3", "the network ")])
    assert is_met([claim("relative", "C3", "The Network"), claim("relative", "C3", "Another")])


def test_five_channels_that_copy_one_post_are_one_claim() -> None:
    post = claim("relative", "C3")
    assert not is_met([post, *(claim("repeats", "A1", of=post) for _ in range(5))])


def test_what_repeats_a_claim_that_nobody_entered_is_no_claim_of_its_own() -> None:
    assert not is_met([claim("repeats", "A1"), claim("repeats", "A1")])
    assert not is_met([claim("relative", "C3"), claim("repeats", "A1")])


def test_a_direct_claim_that_repeats_another_is_not_direct() -> None:
    told = claim("relative", "C3")
    assert not is_met([told, claim("witness", "A1", of=told)])


def test_what_rests_on_a_claim_that_fell_does_not_stand_for_itself() -> None:
    fallen = claim("relative", "A1", state=ClaimState.FOUND_FALSE)
    assert not is_met([fallen, claim("relative", "C3", of=fallen), claim("relative", "C3")])


@pytest.mark.parametrize("state", [ClaimState.WITHDRAWN, ClaimState.FOUND_FALSE])
def test_only_what_stands_counts(state: str) -> None:
    assert not is_met([claim("self", "A1", state=state)])


def test_a_circle_of_copies_ends() -> None:
    one = claim("repeats", "A1")
    other = claim("repeats", "A1", of=one)
    one.derived_from = other
    assert not is_met([one, other])


claims = st.lists(
    st.builds(
        claim, st.sampled_from(Connection.values),
        st.builds("{}{}".format, st.sampled_from(Reliability.values), st.sampled_from(Credibility.values)),
        st.sampled_from(["", "one", "two"]),
    ),
    max_size=5,
)  # fmt: skip


@given(claims, st.randoms())
def test_the_order_of_the_claims_changes_nothing(several: list[Claim], random: Any) -> None:
    shuffled = list(several)
    random.shuffle(shuffled)
    assert is_met(several) == is_met(shuffled)


@given(claims, claims)
def test_one_more_claim_never_makes_it_less(several: list[Claim], more: list[Claim]) -> None:
    assert not is_met(several) or is_met([*several, *more])


@given(claims)
def test_it_is_what_the_rule_says(several: list[Claim]) -> None:
    """The rule again, in other words."""
    direct = [c for c in several if c.connection in DIRECT and c.reliability in "AB" and c.credibility in "12"]
    fair = [
        c for c in several if c.connection != Connection.REPEATS and c.reliability in "ABC" and c.credibility in "123"
    ]
    assert is_met(several) == bool(direct or len({c.source.voice for c in fair}) > 1)
