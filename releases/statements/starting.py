"""The texts with which a new statement begins: their fields are in place, and all can be written otherwise."""

from releases.models import FrozenTally
from releases.tallies.question import NOT_KNOWN

_ENGLISH = {
    "title": "{total detainees} released<from>: what is verified by {day}",
    "happened": "People are being let go<under>. Families are waiting for news.",
    "verified": "{organisation} has verified the release of {total detainees}<from>, from {provinces}. Each"
    " release was told by those who were there or by sources that are independent of each other, and was decided on by"
    " a second person.",
    "may_change": "This number will change: more is told to us every day, and nothing is counted before it is verified."
    " What turns out to be otherwise is corrected in the open.",
    "about_us": "{organisation} documents who was detained, who was released and who is missing, and stands by their"
    " families. We ask everybody who knows of a release to tell us.",
}
_ARABIC = {
    "title": "الإفراج عن {المجموع معتقلين}<from>: ما جرى التحقّق منه حتى {اليوم}",
    "happened": "يُفرَج عن معتقلين<under>، والعائلات تنتظر خبرًا.",
    "verified": "تحقّقت {المنظمة} من الإفراج عن {المجموع معتقلين}<from>، من {المحافظات}. وكل إفراج رواه من كان حاضرًا أو"
    " روته مصادر مستقل بعضها عن بعض، ثم قرّر بشأنه شخص ثانٍ.",
    "may_change": "سيتغير هذا العدد: تصلنا كل يوم معلومات جديدة، ولا يُعدّ شيء قبل التحقّق منه. وما يتبيّن أنه على غير"
    " ذلك نصححه علنًا.",
    "about_us": "توثّق {المنظمة} من اعتُقل ومن أُفرج عنه ومن فُقد، وتقف إلى جانب عائلاتهم. ونرجو كل من يعرف بإفراج أن"
    " يخبرنا به.",
}
# What stands where the tally asks for a facility or a wave.
_FROM = {"en": " from {facility}", "ar": " من {مركز الاحتجاز}"}
_WAVE = {"en": " under {wave}, which began on {wave began}", "ar": " في موجة {الموجة} التي بدأت في {بداية الموجة}"}


def first_texts(tally: FrozenTally) -> dict[str, str]:
    """The texts of a new draft on this tally, by the fields of the model."""
    asked = tally.content["asked"]
    found = {}
    for language, texts in (("ar", _ARABIC), ("en", _ENGLISH)):
        from_where = _FROM[language] if _is_named(asked["facility"]) else ""
        wave = _WAVE[language] if _is_named(asked["wave"]) else ""
        for part, text in texts.items():
            found[f"{part}_{language}"] = text.replace("<from>", from_where).replace("<under>", wave)
    return found


def _is_named(code: str) -> bool:
    return code not in ("", NOT_KNOWN)
