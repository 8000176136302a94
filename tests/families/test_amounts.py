"""An amount as people say it is read to a number and a currency; what cannot be read is none."""

from decimal import Decimal

import pytest

from families.money import Amount, read_amount


@pytest.mark.parametrize(
    ("said", "number", "currency"),
    [
        ("30 million Syrian pounds", "30000000", "SYP"),
        ("٣٠ مليون ليرة سورية", "30000000", "SYP"),
        ("ثلاثين مليون ليرة", "30000000", "SYP"),
        ("30,000,000 ل.س", "30000000", "SYP"),
        ("٣٠٬٠٠٠٬٠٠٠ ل.س", "30000000", "SYP"),
        ("30.000.000", "30000000", ""),
        ("1.5 million SYP", "1500000", "SYP"),
        ("1,5 مليون", "1500000", ""),
        ("مليون ونصف", "1500000", ""),
        ("نصف مليون ليرة سورية", "500000", "SYP"),
        ("مليونين", "2000000", ""),
        ("عشرة ملايين", "10000000", ""),
        ("30 مليون و 500 ألف ليرة", "30500000", "SYP"),
        ("خمسة وعشرين ألف ليرة تركية", "25000", "TRY"),
        ("ألفين وخمسمئة يورو", "2500", "EUR"),
        ("مائتي ألف ليرة", "200000", "SYP"),
        ("ثلاثمائة وخمسون ألف", "350000", ""),
        ("خمسة آلاف دولار", "5000", "USD"),
        ("خمسمئة دولار", "500", "USD"),
        ("$5000", "5000", "USD"),
        ("2,500 $", "2500", "USD"),
        ("5k euro", "5000", "EUR"),
        ("12 500 €", "12500", "EUR"),
        ("fifteen hundred dollars", "1500", "USD"),
        ("two million five hundred thousand", "2500000", ""),
        ("1250.75 euro", "1250.75", "EUR"),
        ("١٠٠٠ دينار أردني", "1000", "JOD"),
        ("ربع مليون", "250000", ""),
        ("a quarter of a million", "250000", ""),
        ("ثلاثة أرباع مليون", "750000", ""),
        ("5000 dollars for the Syrian officer", "5000", "USD"),
        ("500 مصريات", "500", ""),
        ("thirty five thousand euro", "35000", "EUR"),
    ],
)
def test_it_is_read(said: str, number: str, currency: str) -> None:
    assert read_amount(said) == Amount(Decimal(number), currency)


@pytest.mark.parametrize(
    "said",
    [
        "", "all that they have", "1 or 2 million", "خمسة أو ستة ملايين", "five or six million", "خمسة ستة ملايين",
        "500 دولار كل شهر، ثلاثة أشهر", "خمس ليرات ذهب", "مليون دولار و500 ألف ليرة", "a third of a million", "'=1+1",
        "0", "9" * 30, "كل شيء", "\x00", "مليون مليار مليار",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_no_number(said: str) -> None:
    assert read_amount(said).number is None
