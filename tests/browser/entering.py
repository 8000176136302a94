"""What the tests enter: invented people, and a picture as evidence."""

import io
from pathlib import Path
from typing import Any

from PIL import Image

WAVE, FACILITY = "prisons-opened-2024", "adra"


def person(given: str = "ماجد") -> dict[str, Any]:
    """Somebody who exists nowhere."""
    return {
        "given_ar": given,
        "father_ar": "عبد الكافي",
        "family_ar": "النبهان",
        "given_latin": "Majed",
        "family_latin": "al-Nabhan",
        "sex": "male",
        "birth": "about 1987",
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
