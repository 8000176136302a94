"""Nearly the same words by sources said to be independent are flagged: by the exact Jaccard of five-letter pieces."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from releases.models import Claim, Release, TextPrint
from releases.suspicion.texts import bands_of, pieces, similarity
from tests.releases.suspicion.seeing import claim, finding, seen_in, submitted

pytestmark = pytest.mark.django_db

RULE = "near-identical-texts"
TEXT = (
    "خرج من باب السجن صباح الثلاثاء ومعه ثلاثة رجال من قريته، وكان متعبا يمشي وحده حتى وصل إلى الحاجز فاتصل "
    "بأخيه من هاتف صاحب الدكان، وقال إنه سمع اسمه من الحارس قبل المغرب"
)
COPIED = TEXT.replace("ثلاثة رجال", "أربعة رجال")
RETOLD = (
    "قال لي ابن عمه إنه خرج، " + TEXT[:70] + " ثم عاد إلى بيته في المدينة مع أمه وأولاده ولم يره أحد بعد ذلك اليوم أبدا"
)


def told(team: Team, by: User, **texts: str) -> list[Release]:
    return [submitted(team, by, claims=[claim(source, text)]) for source, text in texts.items()]


def test_a_copy_with_a_word_exchanged(documentation: Team, documenter: User) -> None:
    both = told(documentation, documenter, one=TEXT, other=COPIED)
    assert similarity(pieces(TEXT), pieces(COPIED)) >= 0.8
    assert seen_in(RULE, *both) == both
    assert finding(RULE, both[0]).others == (both[1].pk,)


def test_writing_alone_makes_no_difference(documentation: Team, documenter: User) -> None:
    both = told(documentation, documenter, one=TEXT, other=TEXT.replace("،", "").replace("إ", "ا"))
    assert seen_in(RULE, *both) == both


def test_a_story_retold_is_another_text(documentation: Team, documenter: User) -> None:
    assert 0.1 < similarity(pieces(TEXT), pieces(RETOLD)) < 0.8
    assert seen_in(RULE, *told(documentation, documenter, one=TEXT, other=RETOLD)) == []


def test_what_anybody_would_say_is_no_copy(documentation: Team, documenter: User) -> None:
    assert seen_in(RULE, *told(documentation, documenter, one="خرج ووصل إلى أهله.", other="خرج ووصل إلى أهله.")) == []


def test_one_voice_may_say_the_same_twice(documentation: Team, documenter: User) -> None:
    """A source, and two channels of one owner."""
    same = [submitted(documentation, documenter, claims=[claim("one", TEXT)]) for _ in range(2)]
    assert seen_in(RULE, *same) == []
    channels = [claim(name, COPIED[::-1], source_owner="Network") for name in ("channel A", "channel B")]
    assert seen_in(RULE, *(submitted(documentation, documenter, claims=[each]) for each in channels)) == []


def test_what_says_that_it_derives_is_no_sign(documentation: Team, documenter: User) -> None:
    first, second = told(documentation, documenter, one=TEXT, other="قال ذلك.")
    source = second.claims.get().source
    with acting(documenter):
        Claim.objects.create(
            release=second, source=source, connection="repeats", reliability="C", credibility="3", text=TEXT,
            derived_from=first.claims.get(), made_by=documenter,
        )  # fmt: skip
    assert seen_in(RULE, first, second) == []


def test_two_voices_on_one_release_are_seen_too(documentation: Team, documenter: User) -> None:
    release = submitted(documentation, documenter, claims=[claim("one", TEXT), claim("other", COPIED)])
    assert seen_in(RULE, release) == [release]
    assert finding(RULE, release).others == ()


def test_a_print_is_made_once(documentation: Team, documenter: User) -> None:
    both = told(documentation, documenter, one=TEXT, other=COPIED)
    seen_in(RULE, *both)
    with acting(documenter):
        TextPrint.objects.update(bands=[])
    assert seen_in(RULE, *both) == []


def test_texts_at_the_limit_share_a_band_nearly_always() -> None:
    """Of copies with a similarity of .8 to .85, at least 95 in 100."""
    words = TEXT.split()
    met = near = 0
    for first in range(len(words)):
        for gap in range(1, len(words) - first):
            other = " ".join(
                word if at not in (first, first + gap) else word[::-1] + "هن" for at, word in enumerate(words)
            )
            if 0.8 <= similarity(pieces(TEXT), pieces(other)) <= 0.85:
                near += 1
                met += bool(set(bands_of(TEXT, 30)) & set(bands_of(other, 30)))
    assert near > 50
    assert met / near >= 0.95
