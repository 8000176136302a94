"""The picture of who repeats whom: copies under their origin, one voice tied together, begun where the page begins."""

import pytest
from django.utils import translation

from accounts.models import Team, User
from releases import testimony
from releases.models import Release
from releases.tree import DEEPEST, WIDTH, Box, Tree
from tests.conftest import ClientOf
from tests.releases.deciding import page
from tests.releases.falling import claim_of, fair, falls
from tests.releases.records import draft

pytestmark = pytest.mark.django_db


def tree_of(release: Release, by: User, language: str = "en") -> Tree:
    with translation.override(language):
        found = testimony.Testimony(release, by).tree
    assert found is not None
    return found


def box(tree: Tree, title: str) -> Box:
    return next(each for each in tree.boxes if each.title == title)


@pytest.fixture
def release(documentation: Team, documenter: User) -> Release:
    """A post, its copy, the copy of that, and another channel of the post's owner."""
    said = (fair("post", "The Network"), fair("lawyer"), fair("copy", repeats=1), fair("copy of it", repeats=3),
            fair("channel", "the network"))  # fmt: skip
    return draft(documentation, documenter, claims=said)


def test_a_copy_stands_below_what_it_repeats_and_further_in(release: Release, documenter: User) -> None:
    tree = tree_of(release, documenter)
    assert [each.title for each in tree.boxes] == ["post", "copy", "copy of it", "channel", "lawyer"]
    assert box(tree, "post").x < box(tree, "copy").x < box(tree, "copy of it").x
    assert (box(tree, "post").path, box(tree, "lawyer").path) == ("", "")
    assert box(tree, "copy").path


def test_sources_of_one_owner_are_tied_together(release: Release, documenter: User) -> None:
    assert len(tree_of(release, documenter).ties) == 1


def test_in_arabic_it_begins_at_the_right(release: Release, documenter: User) -> None:
    english, arabic = tree_of(release, documenter), tree_of(release, documenter, "ar")
    for one, other in zip(english.boxes, arabic.boxes, strict=True):
        assert other.x == WIDTH - one.x - one.width
        assert (other.number_at, other.grade_at) == (WIDTH - one.number_at, WIDTH - one.grade_at)


def test_what_counts_for_nothing_looks_so(release: Release, documenter: User) -> None:
    falls(claim_of(release, "post"), "withdraw", documenter)
    looks = {each.title: each.looks for each in tree_of(release, documenter).boxes}
    assert looks == {"post": "none", "copy": "none", "copy of it": "none", "channel": "origin", "lawyer": "origin"}


def test_however_long_the_chain_it_stays_in_the_picture(documentation: Team, documenter: User) -> None:
    said = [fair(f"copy {number}", repeats=number) for number in range(DEEPEST + 4)]
    tree = tree_of(draft(documentation, documenter, claims=said), documenter)
    assert all(each.x >= 0 and each.x + each.width <= tree.width and each.width > 100 for each in tree.boxes)


def test_one_claim_needs_no_picture(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    assert "Who repeats whom" not in page(english_of(documenter), draft(documentation, documenter))


def test_the_same_stands_below_it_as_a_table(release: Release, documenter: User, english_of: ClientOf) -> None:
    shown = page(english_of(documenter), release)
    assert "The same as a table" in shown
    assert 'direction="ltr"' in shown
