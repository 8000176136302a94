"""Invented words and records for the gallery of components, in both languages."""

from typing import Any

from django import forms
from django.forms import formset_factory
from django.http import HttpRequest

_AR = {
    "release": "إفراج عن محمود",
    "over": "إفراج",
    "name_ar": "محمود عبد الكريم الحسين",
    "latin": "Mahmoud Abdulkarim al-Hussein",
    "verify": "التحقّق",
    "return_": "إعادة إلى المدخِل",
    "edit": "تعديل",
    "refusal": "لا يمكنك التحقّق مما كتبت جزءًا منه.",
    "home": "المحافظة",
    "daraa": "درعا",
    "facility": "السجن",
    "sednaya": "سجن صيدنايا العسكري",
    "released": "تاريخ الإفراج",
    "phone": "هاتف",
    "mother": "اسم الأم",
    "text": "وصل إلى كراج العباسيين مساءً مع أربعة آخرين، وكان متعبًا ولم يكن يحمل مالًا.",
    "stale": "تُحسب نتائج هذا السجل من النسخة الثانية حتى يُتحقَّق من التعديل.",
    "blocking": "أُفرج عنه قبل أن يُعتقل",
    "blocking_text": "تاريخ الإفراج 3 أيار 2011 يسبق تاريخ الاعتقال 17 أيار 2013. صحّح أحدهما أو اكتب لماذا يبقيان.",
    "reason": "تُراجع تهجئة اسم الأب مع المراسل الثاني.",
    "status_verified": "متحقَّق منه",
    "status_submitted": "بانتظار التحقّق",
    "status_draft": "مسودة",
    "status_returned": "معاد",
    "status_rejected": "مرفوض",
    "status_disputed": "متنازع عليه",
    "status_withdrawn": "مسحوب",
    "waiting": "بانتظار التحقّق",
    "person": "المعتقل",
    "reference": "الرقم المرجعي",
    "status": "الحالة",
    "by": "أدخله",
    "history": "ما جرى",
    "facts": "الوقائع",
    "changes": "ما تغيّر منذ النسخة السابقة",
    "empty": "لا شيء ينتظر التحقّق",
    "empty_text": "كل ما قُدِّم قد بُتّ فيه. ما يُقدَّم بعد الآن يظهر هنا، الأقدم أولًا.",
    "new": "إدخال إفراج",
    "tally": "المُفرَج عنهم من صيدنايا بموجب المرسوم رقم 7 لعام 2022",
    "province": "المحافظة",
    "count": "المُفرَج عنهم",
    "note": "العدد كما كان معروفًا في 5 أيار 2022.",
    "source": "من أخبرنا",
    "source_hint": "الاسم كما تعرفه، ولا يراه إلا من يُدخل ومن يتحقّق.",
    "add": "إضافة مصدر",
    "today": "اليوم",
    "mode": "كيف أُفرج عنه",
    "wish": "ماذا يقال لأهله",
    "attach": "المرفقات",
    "long": "استيراد السجل",
}
_EN = {
    "release": "Release of Mahmoud",
    "over": "Release",
    "name_ar": "محمود عبد الكريم الحسين",
    "latin": "Mahmoud Abdulkarim al-Hussein",
    "verify": "Verify",
    "return_": "Return to documenter",
    "edit": "Edit",
    "refusal": "You cannot verify what you wrote part of.",
    "home": "Home governorate",
    "daraa": "Daraa",
    "facility": "Facility",
    "sednaya": "Sednaya Military Prison",
    "released": "Released on",
    "phone": "Telephone",
    "mother": "Mother's name",
    "text": "He reached the Abbasiyyin bus station in the evening with four others, tired and without money.",
    "stale": "Until the change is verified, this record counts as its second revision says.",
    "blocking": "Released before he was arrested",
    "blocking_text": "The release on 3 May 2011 is before the arrest on 17 May 2013. Correct one or say why both stay.",
    "reason": "Check the father's name with the second correspondent.",
    "status_verified": "Verified",
    "status_submitted": "Submitted",
    "status_draft": "Draft",
    "status_returned": "Returned",
    "status_rejected": "Rejected",
    "status_disputed": "Disputed",
    "status_withdrawn": "Withdrawn",
    "waiting": "To be verified",
    "person": "Detainee",
    "reference": "Reference",
    "status": "Status",
    "by": "Entered by",
    "history": "What happened",
    "facts": "Facts",
    "changes": "Changed since the last revision",
    "empty": "Nothing waits to be verified",
    "empty_text": "All that was submitted is decided. What comes next appears here, the oldest first.",
    "new": "Enter a release",
    "tally": "Released from Sednaya under Legislative Decree No. 7 of 2022",
    "province": "Province",
    "count": "Released",
    "note": "As it was known on 5 May 2022.",
    "source": "Who told us",
    "source_hint": "The name as you know it; only those who enter and verify see it.",
    "add": "Add another source",
    "today": "Today",
    "mode": "How he was let go",
    "wish": "What his family is told",
    "attach": "Attachments",
    "long": "Reading in the register",
}

# code, Arabic, English, released (the seeds' table), column and row of the tile map
GOVERNORATES = [
    ("SY-LA", "اللاذقية", "Latakia", 1, 0, 0),
    ("SY-ID", "إدلب", "Idlib", 6, 1, 0),
    ("SY-HL", "حلب", "Aleppo", 0, 2, 0),
    ("SY-RA", "الرقة", "Raqqa", 0, 3, 0),
    ("SY-HA", "الحسكة", "Al-Hasakah", 1, 4, 0),
    ("SY-TA", "طرطوس", "Tartus", 0, 0, 1),
    ("SY-HM", "حماة", "Hama", 2, 1, 1),
    ("SY-HI", "حمص", "Homs", 18, 2, 1),
    ("SY-DY", "دير الزور", "Deir ez-Zor", 2, 3, 1),
    ("SY-DI", "دمشق", "Damascus", 1, 1, 2),
    ("SY-RD", "ريف دمشق", "Rural Damascus", 37, 2, 2),
    ("SY-QU", "القنيطرة", "Quneitra", 1, 0, 3),
    ("SY-DR", "درعا", "Daraa", 34, 1, 3),
    ("SY-SU", "السويداء", "As-Suwayda", 0, 2, 3),
]
_STATUSES = ["submitted", "returned", "disputed", "verified", "draft", "rejected", "withdrawn"]


class Modes(forms.ChoiceField):
    """A list whose options are defined."""

    definitions = {
        "amnesty": "Let go under an amnesty decree, whatever the charge was called.",
        "exchange": "Handed over for people or goods held by another party.",
        "payment": "Let go after the family paid, with or without a paper.",
    }


def mode_choices(ar: bool) -> list[tuple[str, str]]:
    """The options in one language."""
    words = ("عفو", "تبادل", "دفع مال") if ar else ("Amnesty", "Exchange", "Payment")
    return list(zip(("amnesty", "exchange", "payment"), words, strict=True))


def form_class(ar: bool) -> type[forms.Form]:
    """A form with every kind of control."""
    word = _AR if ar else _EN

    class Everything(forms.Form):
        name = forms.CharField(label=word["person"], required=True)
        released = forms.CharField(label=word["released"], help_text="2013, 5/2013, 17/5/2013", required=False)
        mode = Modes(label=word["mode"], choices=mode_choices(ar))
        modes = Modes(label=word["mode"], choices=mode_choices(ar), widget=forms.RadioSelect)
        homes = forms.MultipleChoiceField(
            label=word["home"],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(code, a if ar else e) for code, a, e, *_rest in GOVERNORATES],
        )
        text = forms.CharField(label=word["facts"], widget=forms.Textarea(attrs={"rows": 3}), required=False)
        restricted = forms.BooleanField(label=word["wish"], help_text=word["source_hint"], required=False)
        file = forms.FileField(label=word["attach"], required=False)

    return Everything


def source_class(ar: bool) -> type[forms.Form]:
    """One row of a formset."""
    word = _AR if ar else _EN

    class Source(forms.Form):
        source = forms.CharField(label=word["source"], help_text=word["source_hint"])
        said = forms.CharField(label=word["released"], required=False)

    return Source


def content(request: HttpRequest, language: str) -> dict[str, Any]:
    """Everything the gallery's template draws."""
    ar = language == "ar"
    word = _AR if ar else _EN
    filled = form_class(ar)(
        {"name": "", "mode": "amnesty", "modes": "payment", "homes": ["SY-DR"], "text": word["text"]}
    )
    asked = form_class(ar)(request.GET or None, auto_id="filter_%s")
    for name in ("modes", "homes", "text", "file"):
        del asked.fields[name]
    for field in asked.fields.values():
        field.required = False
    rows = [
        {"code": code, "label": a if ar else e, "value": n, "column": c, "row": r, "url": f"?home={code}"}
        for code, a, e, n, c, r in GOVERNORATES
    ]
    return {
        "w": word,
        "form": filled,
        "asked": asked,
        "sources": formset_factory(source_class(ar), extra=1, can_delete=True)(prefix="sources"),
        "tiles": rows,
        "counted": sorted((row for row in rows if row["value"]), key=lambda row: -int(str(row["value"]))),
        "queue": [
            {"status": status, "label": word[f"status_{status}"], "reference": f"R-7K3M-{n}QTA"}
            for n, status in enumerate(_STATUSES * 2, 2)
        ],
        "page": {"after": "x", "before": "y", "count": 1160},
        "changed": [
            {"label": word["released"], "old": "2013", "new": "17/5/2013"},
            {"label": word["home"], "old": "", "new": word["daraa"]},
        ],
        "files": [{"name": "list-3.pdf", "url": "#", "kind": "PDF", "size": 184320, "digest": "9f86d081884c7d65" * 4}],
    }
