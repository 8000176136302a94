"""What the tests enter: invented people, and a picture as evidence."""

import io
from itertools import count
from pathlib import Path
from typing import Any

from PIL import Image

WAVE, FACILITY = "prisons-opened-2024", "adra"


# Thirteen of each, a prime number: whatever the turn, two people share one part of their names at most.
_GIVEN = (("ماجد", "Majed"), ("طلال", "Talal"), ("نبيل", "Nabil"), ("هيثم", "Haytham"), ("قصي", "Qusay"),
          ("جودت", "Jawdat"), ("زهير", "Zuhair"), ("غسان", "Ghassan"), ("برهان", "Burhan"), ("شكري", "Shukri"),
          ("معتز", "Mutaz"), ("وائل", "Wael"), ("فواز", "Fawwaz"))  # fmt: skip
_FATHERS = ("عبد الكافي", "مروان", "وحيد", "شفيق", "رامز", "فايز", "لؤي", "تيسير", "حسيب", "جميل", "صبحي", "نذير",
            "عدنان")  # fmt: skip
_FAMILIES = (("النبهان", "al-Nabhan"), ("الصيرفي", "al-Sayrafi"), ("الكيلاني", "al-Kilani"), ("البرازي", "al-Barazi"),
             ("العظمة", "al-Azmeh"), ("الدالاتي", "al-Dalati"), ("القوتلي", "al-Quwatli"), ("الحفار", "al-Haffar"),
             ("المهايني", "al-Mahayni"), ("الشلبي", "al-Shalabi"), ("الطباع", "al-Tabbaa"), ("الخجا", "al-Khuja"),
             ("الرفاعي", "al-Rifai"))  # fmt: skip
_numbers = count()


def person(given: str = "") -> dict[str, Any]:
    """Somebody who exists nowhere, and another one each time: who was entered twice could not be verified.

    No two share more than one part of their names.
    """
    turn, at = divmod(next(_numbers), len(_GIVEN))
    name, latin = _GIVEN[at]
    father = _FATHERS[(at + turn) % len(_FATHERS)]
    family, family_latin = _FAMILIES[(at + 2 * turn) % len(_FAMILIES)]
    if given:
        father, family = "عبد الكافي", "النبهان"
    return {
        "given_ar": given or name,
        "father_ar": father,
        "family_ar": family,
        "given_latin": "" if given else latin,
        "family_latin": "" if given else family_latin,
        "sex": "male",
        "birth": f"about {1960 + (at * 7 + turn * 3) % 40}",
        "home_governorate": "SY-HI",
        "arrest_date": "5/2014",
    }


def facts() -> dict[str, Any]:
    """A release that the demo knows nothing of."""
    return {
        "wave": WAVE,
        "date": "8/12/2024",
        "facility": FACILITY,
        "mode": "prison-opened",
        "category": "terrorism",
        "home": "SY-HI",
        "place": "SY-RD",
    }


def claim(number: int = 0, source: str = "", **said: Any) -> dict[str, Any]:
    """The released person, graded well enough to carry a verification; `source` names another one."""
    values = {
        "source_name": source or "شاهد الرحلة",
        "source_kind": "released-person",
        "connection": "self",
        "reliability": "B",
        "credibility": "2",
        "text": "خرج حين فُتحت الأبواب، ووصل إلى أهله بعد يومين.",
    }
    return {f"claims-{number}-{name}": value for name, value in {**values, **said}.items()}


def picture(folder: Path) -> Path:
    """A photograph with a place in it, which the clean copy must not have."""
    image = Image.new("RGB", (320, 200), "#7a9e97")
    exif = image.getexif()
    exif[0x010E] = "taken at home"
    made = io.BytesIO()
    image.save(made, "JPEG", exif=exif)
    path = folder / "photo.jpg"
    path.write_bytes(made.getvalue())
    return path
