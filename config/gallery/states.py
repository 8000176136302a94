"""What the page of components shows of states: what is long, what mixes two directions, what waits, what is refused."""

from typing import Any

from django.forms import BaseForm

from config.interface.looks import codes

_LONG = {
    "ar": "وفسيكفيكهموالمستشفياتوالاستجواباتالمتتاليةوالإفراجاتالمشروطة",
    "en": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
}
_MIXED = {
    "ar": (
        "سجّل Mahmoud al-Hussein الرقم +963 11 555 0132 في R-7K3M-9QTA بتاريخ 5/2013.",
        "صيدنايا (Sednaya) – الفرع 215 – 103 حالات إفراج من 1,160.",
    ),
    "en": (
        "محمود الحسين gave +963 11 555 0132 for R-7K3M-9QTA on 5/2013.",
        "صيدنايا (Sednaya), branch 215: 103 releases of 1,160.",
    ),
}
_WORDS = {
    "ar": {
        "states": "الحالات", "long": "كلمات طويلة", "mixed": "اتجاهان في سطر واحد", "waits": "قيد التنفيذ",
        "sending": "يُرسَل الآن", "reading": "قراءة الملف", "done": "انتهت القراءة", "all": "كل الأشكال",
        "quiet": "هادئ", "small": "صغير", "grave": "خطير", "plain": "عادي", "primary": "رئيسي",
        "nothing": "لا نتائج", "chosen": "مختار", "picked": "صفوف تُختار",
        "photograph": "صورة شخص", "keys": "المفاتيح",
    },
    "en": {
        "states": "States", "long": "Long words", "mixed": "Two directions in one line", "waits": "Under way",
        "sending": "Being sent", "reading": "Reading the file", "done": "The file is read", "all": "All looks",
        "quiet": "Quiet", "small": "Small", "grave": "Grave", "plain": "Plain", "primary": "Primary",
        "nothing": "No results", "chosen": "Chosen", "picked": "Rows that are picked",
        "photograph": "Photograph of a person", "keys": "Keys",
    },
}  # fmt: skip


def states(language: str, form: type[BaseForm]) -> dict[str, Any]:
    """What the second half of the page draws."""
    return {
        "s": _WORDS[language],
        "long": _LONG[language],
        "mixed": _MIXED[language],
        "codes": codes(),
        "facility_in_two": "سجن صيدنايا العسكري / Sednaya Military Prison",
        "blank": form(auto_id="blank_%s"),
    }
