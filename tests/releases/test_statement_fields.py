"""The language of a statement's texts: figures stand in it as fields, and no number is typed."""

from datetime import date

import pytest
from django.utils.translation import override

from accounts.models import Team, User
from releases.models import FrozenTally
from releases.statements.fields import fill, mistakes, named
from releases.statements.figures import Figures
from tests.releases.making import verified
from tests.releases.stating import SEDNAYA, let_go, saved

pytestmark = pytest.mark.django_db
DATED = date(2022, 5, 5)


@pytest.fixture
def tally(documenter: User, supervisor: User, documentation: Team, analyst: User) -> FrozenTally:
    """Twelve from Daraa, two from Hama, one from Damascus."""
    let_go(documenter, supervisor, documentation, *["SY-DR"] * 12, *["SY-HM"] * 2, "SY-DI")
    return saved(analyst, documentation.organisation)


@pytest.fixture
def english(tally: FrozenTally) -> Figures:
    return Figures(tally, "en", DATED)


@pytest.fixture
def arabic(tally: FrozenTally) -> Figures:
    return Figures(tally, "ar", DATED)


def test_a_field_says_what_the_tally_does(english: Figures, subtests: pytest.Subtests) -> None:
    for text, says in (
        ("{total} of them", "15 of them"),
        ("{total detainees}", "15 detainees"),
        ("{province: Daraa}, {province:SY-DR}, { province : درعا }", "12, 12, 12"),
        ("{province detainees: Damascus}", "one detainee"),
        ("{province detainees: Hama}", "two detainees"),
        ("{province: Homs}", "0"),
        ("from {provinces}", "from three provinces"),
        ("{date}", "5 May 2022"),
        ("{wave}, {wave began}", "Legislative Decree No. 7 of 2022, 30 April 2022"),
        ("{name: Article 102}", "Article 102"),
        ("{المجموع معتقلين}", "15 detainees"),
        ("{Total}", "15"),
    ):
        with subtests.test(text):
            assert fill(text, english) == says
            assert mistakes(text, english) == []


def test_arabic_has_its_own_forms(arabic: Figures, subtests: pytest.Subtests) -> None:
    for text, says in (
        ("{المجموع معتقلين}", "15 معتقلًا"),
        ("{محافظة معتقلين: دمشق}", "معتقل واحد"),
        ("{محافظة معتقلين: حماة}", "معتقلَين اثنين"),
        ("من {المحافظات}", "من ثلاث محافظات"),
        ("{التاريخ}", "5 أيار 2022"),
        ("{الموجة}", "المرسوم التشريعي رقم 7 لعام 2022"),
        ("{total}", "15"),
    ):
        with subtests.test(text):
            assert fill(text, arabic) == says
            assert mistakes(text, arabic) == []


def test_a_typed_number_is_pointed_out(english: Figures, subtests: pytest.Subtests) -> None:
    for text, number in (
        ("15 men", "15"),
        ("١٥ رجلًا", "١٥"),
        ("۱۵", "۱۵"),
        ("fifteen men", "fifteen"),
        ("about 1,000.", "1,000"),
        ("½ of them", "½"),
        ("on 5 May", "5"),
        ("the 3rd", "3rd"),
        ("خمسون عائلة", "خمسون"),
        ("A Hundred", "Hundred"),
        ("والخمسون", "والخمسون"),
        ("twenty-three", "twenty"),
        ("more than a thousand", "thousand"),
        ("a dozen men", "dozen"),
        ("أُفرج عن خمسة عشر معتقلًا", "خمسة عشر"),
        ("ألف معتقل", "ألف"),
        ("لألفي معتقل", "لألفي"),
        ("ثلاثمائة", "ثلاثمائة"),
        ("إحدى عشرة امرأة", "إحدى عشرة"),
        ("مئات العائلات", "مئات"),
        ("hundreds", "hundreds"),
        ("²", "²"),
        ("Ⅻ", "Ⅻ"),
        ("１５", "１５"),
        ("x15y", "x15y"),
        ("{total}15", "15"),
    ):
        with subtests.test(text):
            with override("en"):
                found = [mistake.sentence for mistake in mistakes(text, english)]
            assert len(found) == 1
            assert f"“{number}” is typed here" in found[0]


def test_words_that_are_no_figure_stay(english: Figures, subtests: pytest.Subtests) -> None:
    for text in (
        "One of them, and two more.",
        "A scoreboard of ten",
        "عشرة من الأُلفة",
        "No. seven",
        "خمسة من العشائر",
    ):
        with subtests.test(text):
            assert mistakes(text, english) == []


def test_the_field_that_says_it_is_named(english: Figures, subtests: pytest.Subtests) -> None:
    for number, field in (
        ("15", "{total}"),
        ("12", "{province: Daraa}"),
        ("١٥", "{total}"),
        ("7", "{name: 7}"),
    ):
        with subtests.test(number), override("en"):
            assert field in mistakes(number, english)[0].sentence


def test_what_is_no_field_is_a_sentence(english: Figures, subtests: pytest.Subtests) -> None:
    for text, says in (
        ("{totl}", "Is it {total}?"),
        ("{}", "There is no field"),
        ("{total: Daraa}", "There is no field"),
        ("{province}", "There is no field"),
        ("{province: Atlantis}", "“Atlantis” is no province."),
        ("{from}", "has nothing to say"),
        ("{name: 7}", "is no name"),
        ("{name: call +963 933 000 111}", "is no name"),
        ("{total", "A brace stands alone"),
        ("total}", "A brace stands alone"),
        ("{{total}}", "A brace stands alone"),
    ):
        with subtests.test(text):
            with override("en"):
                found = [mistake.sentence for mistake in mistakes(text, english)]
            assert any(says in sentence for sentence in found), found
            fill(text, english)  # and breaks nothing


def test_names_with_numbers_are_told_to_who_approves() -> None:
    assert named("{name: Article 102} and {name: the amnesty} {total}") == ["Article 102"]


def test_what_a_group_leaves_open_is_said(
    documenter: User, supervisor: User, documentation: Team, analyst: User
) -> None:
    verified(
        documenter, supervisor, documentation, group_count=27, group_bound="at-least",
        group_governorates=["SY-DR", "SY-RD"], **SEDNAYA,
    )  # fmt: skip
    figures = Figures(saved(analyst, documentation.organisation), "en", DATED)
    assert fill("{total detainees}, {groups}", figures) == "at least 27 detainees, at least 27 detainees"
    with override("en"):
        assert "has nothing to say" in mistakes("from {provinces}", figures)[0].sentence
        assert "Write {total detainees}." in mistakes("{total} men", figures)[0].sentence
