"""An identifier is one however it is written."""

import pytest

from casework.mistake import Mistake
from detainees.identifiers import Identifier, digests_in, identifiers_in, read_identifier, read_payee


def read(kind: str, text: str) -> Identifier:
    found = read_identifier(kind, text)
    assert isinstance(found, Identifier), found
    return found


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("number", "+963 933 000 111", "٠٩٣٣٠٠٠١١١"),
        ("e-mail", "Help.Families@Example.ORG", "help.families+now@example.org"),
        ("account", "@Syria_Released", "https://t.me/syria_released"),
        ("account", "syria_released", "https://www.facebook.com/Syria_Released/?ref=share"),
        ("account", "https://m.facebook.com/profile.php?id=100011112222", "facebook.com/people/Abu-Ali/100011112222/"),
        ("account", "instagram.com/abu.ali", "@Abu.Ali"),
        ("account", "https://wa.me/447700900777", "https://api.whatsapp.com/447700900777"),
        ("account", "صفحة المُفرَج عنهم", "صفحه المفرج عنهم"),
        ("alias", "أبو أحمد الشامي", "ابو احمد شامي"),
    ],
)
def test_it_is_one_however_it_is_written(kind: str, one: str, other: str) -> None:
    assert read(kind, one).digest == read(kind, other).digest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("facebook.com/permalink.php?id=100011112222", "facebook.com/permalink.php?id=100033334444"),
        ("https://www.facebook.com/story.php?story_fbid=5", "https://www.facebook.com/story.php?story_fbid=6"),
        ("https://youtube.com/watch?v=abcdef", "https://youtube.com/watch?v=ghijkl"),
        ("https://aljazeera.net/news/2022/5/3/one", "https://aljazeera.net/news/2022/5/3/other"),
        ("https://t.me/joinchat/AAAA1111", "https://t.me/joinchat/BBBB2222"),
        ("https://example.org/archives/1", "@archives"),
    ],
)
def test_two_posts_are_not_one_account(one: str, other: str) -> None:
    assert read("account", one) != read("account", other)


def test_a_word_that_may_be_a_name_warns_and_is_nobodys_own() -> None:
    assert read("account", "@SNHR") in identifiers_in("SNHR")
    assert digests_in("SNHR") == []
    assert digests_in("@SNHR") == [read("account", "facebook.com/SNHR").digest]


def test_a_number_without_its_country_is_read_as_one_of_the_country_that_is_said() -> None:
    lebanese = read_identifier("number", "71 123 456", "LB")
    assert lebanese == read("number", "+961 71 123 456")
    assert isinstance(read_identifier("number", "71 123 456"), Mistake)


def test_an_office_and_its_payee_are_one_by_the_folding_of_names() -> None:
    assert read_payee("حوالات الأمل", "أحمد العلي") == read_payee("حوالات الامل", "احمد  العلي")
    assert read_payee("حوالات الأمل", "أحمد العلي") != read_payee("حوالات الأمل", "")
    assert isinstance(read_payee("", " "), Mistake)


def test_a_page_of_whatsapp_is_a_number() -> None:
    assert read("account", "wa.me/447700900777") == read("number", "+447700900777")


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (("lawyer of the family",), {"alias"}),
        (("خالد 0933 000 111",), {"number", "alias"}),
        (("syria_released",), {"account", "alias"}),
        (("a page", "", "writes from https://t.me/syria_released and a@example.org"), {"account", "e-mail", "alias"}),
        (("2024-05-17, 103 names",), {"alias"}),
        (("",), set()),
    ],
)
def test_what_stands_in_a_line_is_found(lines: tuple[str, ...], kinds: set[str]) -> None:
    assert {each.kind for each in identifiers_in(*lines)} == kinds


@pytest.mark.parametrize("text", ["", "x" * 300, "\x00", "http://[", "@@@", "//", "=cmd|x", "＠"])
def test_no_text_breaks_it(text: str) -> None:
    for kind in ("number", "e-mail", "account", "alias"):
        read_identifier(kind, text)
    identifiers_in(text, text)
