"""The list as ADMSP prints it, in both languages; files for spreadsheets and programs."""

import csv
import io
import json
from datetime import UTC, datetime

import openpyxl
import pytest
from django.utils import translation

from casework.sheets import BOM
from detainees.models import Governorate
from releases.tallies.counting import Count, Counted
from releases.tallies.files import csv_of, json_of, xlsx_of
from releases.tallies.printing import ARABIC, ENGLISH, as_text, printed_list
from releases.tallies.question import Question
from releases.tallies.reading import Place
from releases.tallies.table import Tally

# The statement of 5 May 2022, as it was printed.
PRINTED = """\
1. Idlib Province: 6 detainees.
2. Al-Hasakah Province: One detainee.
3. Hama Province: Two detainees.
4. Homs Province: 18 detainees.
5. Deir Ezzor Province: Two detainees.
6. Damascus Province: One detainee.
7. Daraa Province: 34 detainees.
8. Rural Damascus Province: 37 detainees.
9. Latakia Province: One detainee.
10. Quneitra Province: One detainee."""
NUMBERS = {
    "SY-ID": 6, "SY-HA": 1, "SY-HM": 2, "SY-HI": 18, "SY-DY": 2, "SY-DI": 1, "SY-DR": 34, "SY-RD": 37, "SY-LA": 1,
    "SY-QU": 1,
}  # fmt: skip
IN_ARABIC = """\
1. محافظة إدلب: 6 معتقلين.
2. محافظة الحسكة: معتقل واحد.
3. محافظة حماة: معتقلان.
4. محافظة حمص: 18 معتقلًا.
5. محافظة دير الزور: معتقلان.
6. محافظة دمشق: معتقل واحد.
7. محافظة درعا: 34 معتقلًا.
8. محافظة ريف دمشق: 37 معتقلًا.
9. محافظة اللاذقية: معتقل واحد.
10. محافظة القنيطرة: معتقل واحد."""


def tally_of(places: dict[Place, Count]) -> Tally:
    """A tally of these numbers, as of the evening of the statement."""
    question = Question(datetime(2022, 5, 5, 15, 30, tzinfo=UTC), wave="decree-7-2022", facility="sednaya")
    return Tally(question, Counted(places, {}, {}, {}), list(Governorate.objects.order_by("order")))


@pytest.fixture
def admsp(db: None) -> Tally:
    """ADMSP's 103."""
    return tally_of({(code,): Count(people) for code, people in NUMBERS.items()})


@pytest.fixture
def mixed(db: None) -> Tally:
    """Everything that can stand in a list."""
    return tally_of(
        {
            ("SY-HI",): Count(5, in_groups=4, lower=4),
            ("SY-ID",): Count(2, in_groups=2, estimated=2),
            ("SY-DR", "SY-HI", "SY-QU", "SY-RD"): Count(27, in_groups=27),
            (): Count(3),
        }
    )


def test_the_english_list_is_the_printed_one(admsp: Tally) -> None:
    assert "\n".join(printed_list(admsp, "en")) == PRINTED


def test_the_arabic_list_has_the_right_words_for_each_number(admsp: Tally) -> None:
    assert "\n".join(printed_list(admsp, "ar")) == IN_ARABIC


def test_the_text_says_total_basis_and_moment(admsp: Tally) -> None:
    english, arabic = as_text(admsp, "en"), as_text(admsp, "ar")
    assert "\nTotal: 103 detainees.\n" in english
    assert "As of 5 May 2022, 18:30 (Damascus time)." in english
    assert "\nالمجموع: 103 معتقلين.\n" in arabic
    assert "حتى 5 أيار 2022، الساعة 18:30" in arabic


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (1, "معتقل واحد"),
        (2, "معتقلان"),
        (3, "3 معتقلين"),
        (10, "10 معتقلين"),
        (11, "11 معتقلًا"),
        (99, "99 معتقلًا"),
        (100, "100 معتقل"),
        (102, "102 معتقل"),
        (103, "103 معتقلين"),
        (111, "111 معتقلًا"),
        (1000, "1,000 معتقل"),
        (1160, "1,160 معتقلًا"),
    ],
)
def test_arabic_nouns_follow_their_numbers(people: int, said: str) -> None:
    assert ARABIC.people(Count(people)) == said


@pytest.mark.parametrize(
    ("count", "english", "arabic"),
    [
        (Count(27, in_groups=27, lower=27), "at least 27 detainees", "27 معتقلًا على الأقل"),
        (Count(1, in_groups=1, lower=1), "at least one detainee", "معتقل واحد على الأقل"),
        (Count(30, in_groups=30, estimated=30), "about 30 detainees", "نحو 30 معتقلًا"),
        (Count(2, in_groups=2, estimated=2), "about two detainees", "نحو معتقلَين اثنين"),
    ],
)
def test_a_lower_bound_is_said(count: Count, english: str, arabic: str) -> None:
    assert (ENGLISH.people(count), ARABIC.people(count)) == (english, arabic)


def test_several_and_unknown_are_lines_of_their_own(mixed: Tally) -> None:
    assert printed_list(mixed, "en") == [
        "1. Idlib Province: about two detainees.",
        "2. Homs Province: at least 5 detainees.",
        "3. Several provinces, split not known (Homs, Daraa, Rural Damascus, Quneitra): 27 detainees.",
        "4. Province not known: 3 detainees.",
    ]
    assert printed_list(mixed, "ar")[2:] == [
        "3. عدة محافظات والتوزيع بينها غير معروف (حمص، درعا، ريف دمشق، القنيطرة): 27 معتقلًا.",
        "4. محافظة غير معروفة: 3 معتقلين.",
    ]


def test_groups_without_names_are_said_beside_the_total(mixed: Tally) -> None:
    assert "Total: about 37 detainees.\nOf these, in groups without names: about 33 detainees." in as_text(mixed, "en")


def test_nobody_is_said_in_a_word(db: None) -> None:
    assert as_text(tally_of({}), "en").startswith("Nobody.\n")


def test_csv_has_the_promised_columns_and_ends_with_the_total(admsp: Tally) -> None:
    lines = csv_of(admsp).splitlines()
    assert lines[0] == "governorate_code,governorate,governorate_ar,releases"
    assert lines[1] == "SY-ID,Idlib,إدلب,6"
    assert lines[5] == "SY-DY,Deir ez-Zor,دير الزور,2"
    assert lines[-1] == "TOTAL,Total,المجموع,103"
    assert len(lines) == 12


def test_csv_for_spreadsheets_begins_with_a_byte_order_mark(admsp: Tally) -> None:
    assert csv_of(admsp, bom=True).startswith(BOM + "governorate_code")
    assert not csv_of(admsp).startswith(BOM)


def test_csv_has_rows_for_several_and_unknown(mixed: Tally) -> None:
    read = list(csv.reader(io.StringIO(csv_of(mixed))))
    assert [(row[0], row[3]) for row in read[1:]] == [
        ("SY-ID", "2"), ("SY-HI", "5"), ("SEVERAL", "27"), ("UNKNOWN", "3"), ("TOTAL", "37"),
    ]  # fmt: skip
    assert read[3][1] == "Homs, Daraa, Rural Damascus, Quneitra (split unknown)"


def test_json_says_what_was_asked_and_how_numbers_are_to_be_read(mixed: Tally) -> None:
    said = json.loads(json_of(mixed))
    assert said["as_of"] == "2022-05-05T18:30:00+03:00"
    assert said["asked"]["facility"] == "sednaya"
    assert said["total"] == {"releases": 37, "in_groups": 33, "bound": "about"}
    assert said["rows"][2]["governorates"] == ["SY-HI", "SY-DR", "SY-RD", "SY-QU"]


def test_the_workbook_holds_the_same_rows_as_numbers(admsp: Tally) -> None:
    with translation.override("ar"):
        book = openpyxl.load_workbook(io.BytesIO(xlsx_of(admsp, [])))
    rows = list(book.worksheets[0].values)
    assert rows[1] == ("SY-ID", "Idlib", "إدلب", 6)
    assert rows[-1] == ("TOTAL", "Total", "المجموع", 103)
    assert book.worksheets[0].sheet_view.rightToLeft
