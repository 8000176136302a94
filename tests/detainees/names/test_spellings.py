"""Spellings of one name meet, whoever spelled it; names that only look alike are told apart."""

import doctest

import pytest

from detainees.names import closeness, comparing, grammar, keys, letters, lines, pair_keys, skeleton, skeletons

SAME = [
    ("محمد", "Mohammad Muhammed Mohamad Mouhamad Mehmet Mihemed Mohd"),
    ("أحمد", "احمد Ahmad Ahmed Ehmed Ahmet"),
    ("عبد الله", "عبدالله Abdallah Abdullah Abd-Allah Abdulla"),
    ("عبد الرحمن", "عبدالرحمن Abdul-Rahman Abdurrahman Abderrahmane Abd-ar-Rahman Evdilrehman"),
    ("الخطيب", "خطيب Al-Khatib Alkhateeb Khatib El-Khatib Xetîb"),
    ("نور الدين", "نورالدين Nour-al-Din Noureddine Nureddin Nurettin"),
    ("رمضان", "Ramadan Ramazan Remezan"),
    ("خالد", "Khaled Khalid Halit Xalid Chalid 5aled"),
    ("جمال", "Jamal Gamal Djamal Cemal Dschamal"),
    ("شيخو", "Sheikho Şêxo Cheikho"),
    ("قدّور", "Qaddour Kaddour Gaddour"),
    ("الشامي", "Ash-Shami Al-Shami Achchami"),
    ("أدهم", "Adham Edhem"),
    ("فتحي", "Fathi Fethi Fathy"),
    ("أبو زيد", "Abu-Zaid Abou-Zeid Abouzeid"),
]


@pytest.mark.parametrize(("arabic", "spelling"), [(arabic, one) for arabic, all_ in SAME for one in all_.split()])
def test_spellings_of_one_name_share_a_skeleton(arabic: str, spelling: str) -> None:
    assert set(skeletons(arabic)) & set(skeletons(spelling))


@pytest.mark.parametrize(("one", "other"), [("محمد", "Hassan"), ("الخطيب", "Al-Halabi"), ("سمير", "Samih")])
def test_other_names_share_none(one: str, other: str) -> None:
    assert not set(skeletons(one)) & set(skeletons(other))


@pytest.mark.parametrize(
    ("near", "far"), [(("محمد", "Mohammad"), ("محمود", "Mohammad")), (("حسين", "Hussein"), ("حسن", "Hussein")),
                      (("فاطمة", "Fatima"), ("فطوم", "Fatima")), (("Khaled", "Xalid"), ("Khaled", "Kholoud"))],
)  # fmt: skip
def test_a_long_vowel_tells_names_of_one_skeleton_apart(near: tuple[str, str], far: tuple[str, str]) -> None:
    assert closeness(*near) > 0.8
    assert closeness(*near) > closeness(*far) + 0.1


def test_a_mistyped_letter_is_half_a_name() -> None:
    assert closeness("الخطيب", "الخطين") == closeness("Mohamad", "Mohasad") == 0.5


def test_keys_do_not_mind_the_order_of_parts() -> None:
    one = {"given": "محمد", "father": "خالد", "family": "الخطيب"}
    other = {"given": "Khaled", "father": "Mohamad", "family": "Al-Khatib"}
    assert set(pair_keys(one)) <= set(pair_keys(other))


def test_one_part_makes_no_key() -> None:
    assert pair_keys({"given": "محمد", "father": "", "family": "…"}) == []


@pytest.mark.parametrize("module", [letters, grammar, skeleton, keys, comparing, lines])
def test_the_examples_in_the_documentation_hold(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted > 0
    assert result.failed == 0
