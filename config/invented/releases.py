"""How the invented people came out, and who told of it: the remaining columns of the register's CSV."""

from random import Random

TOLD = (
    "national_id", "other_ids", "home_place", "charge_category", "wave", "release_date", "release_governorate", "mode",
    "source", "source_reliability", "claim_credibility", "claim_connection", "claim_text",
)  # fmt: skip
# Wave, mode, days on which people came out, all after the last arrest; how many in a hundred.
_OCCASIONS: tuple[tuple[str, str, tuple[str, ...], int], ...] = (
    ("decree-7-2022", "amnesty", ("2022-05-02", "2022-05-03", "2022-05-04", "2022-05"), 25),
    ("prisons-opened-2024", "prison-opened", ("2024-11-29", "2024-12-05", "2024-12-08"), 50),
    ("", "payment", ("2022-03", "2023"), 9),
    ("", "court-order", ("2022-09-14", "2023-02"), 11),
    ("", "unknown", ("2022", "2023"), 5),
)
_STILL_HELD = 0.3
_SOURCES = 400
_KINDS = ("شهادة", "قريب", "محام", "قائمة", "مراسل")
_TEXTS = ("خرج ووصل إلى أهله.", "رأيته يوم خروجه.", "ذكر اسمه رفيقه في المهجع.", "ورد اسمه في القائمة.")
_TOWNS = ("دوما", "داريا", "الحولة", "بنش", "نوى", "السلمية", "منبج", "تدمر", "الرستن", "جبلة")


def told(person: int, seed: int, chance: Random) -> dict[str, str]:
    """What one source said of person number `person`, in the columns of `TOLD`; empty where it said nothing.

    The same person came out on the same day, whoever tells; sources know it more or less exactly.
    """
    own = Random(f"{seed}/{person}")  # noqa: S311 - nothing secret is drawn
    row = dict.fromkeys(TOLD, "")
    number, prison = f"{own.randrange(10**10, 10**11)}", f"{own.randrange(1_000, 99_999)}"
    town, charge = own.choice(_TOWNS), own.choice(("terrorism", "criminal", "military", "none"))
    row |= {
        "national_id": number if chance.random() < 0.25 else "",
        "other_ids": f"prison:{prison}" if chance.random() < 0.15 else "",
        "home_place": town if chance.random() < 0.6 else "",
        "charge_category": charge,
    }
    return row | _release(own, chance) | _source(chance)


def _release(own: Random, chance: Random) -> dict[str, str]:
    if own.random() < _STILL_HELD:
        return {}
    wave, mode, days, _weight = own.choices(_OCCASIONS, [weight for *_rest, weight in _OCCASIONS])[0]
    day = own.choice(days)
    home = own.choice(("SY-DI", "SY-RD", "SY-HL", ""))
    return {
        "wave": wave,
        "release_date": day if chance.random() < 0.7 else day[:7],
        "release_governorate": home,
        "mode": mode,
    }


def _source(chance: Random) -> dict[str, str]:
    return {
        "source": f"{chance.choice(_KINDS)} {chance.randrange(_SOURCES)}",
        "source_reliability": chance.choice("ABBCCD"),
        "claim_credibility": chance.choice("122334"),
        "claim_connection": chance.choice(("self", "witness", "relative", "repeats")),
        "claim_text": chance.choice(_TEXTS),
    }
