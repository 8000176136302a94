"""Whatever is typed as a name is borne: every script, no letters, three hundred letters."""

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from detainees.names import closeness, free_parts, normalise, pair_keys, readings, skeletons

ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة -ًٌَُِّْـ", max_size=40)
LATIN = st.text(alphabet="abcdefghijklmnopqrstuvwxyzşçğıöüêîûžšḥḫṭʿ'-. 3579", max_size=40)
ANY = st.one_of(st.text(max_size=80), ARABIC, LATIN)


@settings(deadline=None)
@given(ANY)
@example("İı")
@example("ﷺ ﷲ")
@example("- - -")
@example("²³ ½ ٣")
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@settings(deadline=None)
@given(ANY)
@example("ʿ")
@example("\u200f")
def test_nothing_that_is_typed_raises_and_keys_are_few(text: str) -> None:
    assert len(readings(text)) <= 24
    assert 0.0 <= closeness(text, "محمد") == closeness("محمد", text) <= 1.0
    assert all(part.strip() for parts in free_parts(text) for part in parts.values())
    assert len(pair_keys({"given": text, "father": text, "family": text})) <= 3 * 9 + 27


@settings(deadline=None)
@given(st.text(alphabet=st.characters(categories=["N", "P", "S", "Z", "C"]), max_size=40))
def test_what_has_no_letters_is_empty(text: str) -> None:
    if not any(character.isalpha() for character in unicodedata.normalize("NFKC", text)):
        assert normalise(text) == ""
        assert skeletons(text) == ()


@settings(deadline=None)
@given(ARABIC, LATIN)
def test_keys_are_the_same_whichever_part_comes_first(one: str, other: str) -> None:
    assert pair_keys({"given": one, "family": other}) == pair_keys({"given": other, "family": one})


def test_three_hundred_letters_make_a_short_skeleton() -> None:
    for text in ("sch" * 100, "ثذضظ" * 75, "ab" * 150):
        assert all(len(skeleton) <= 14 for skeleton in skeletons(text))
        assert len(skeletons(text)) <= 24


def test_other_scripts_meet_only_themselves() -> None:
    assert skeletons("משה") == skeletons("משה ") != skeletons("דוד")
    assert skeletons("😀") == ()
