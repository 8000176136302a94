"""Names from which the demo's people are put together: common ones, in both scripts, that belong to nobody."""

from random import Random

Pair = tuple[str, str]  # Arabic, Latin


def _pairs(text: str) -> tuple[Pair, ...]:
    words = [word.strip().split("=") for word in text.split(",")]
    return tuple((arabic.strip(), latin.strip()) for arabic, latin in words)


MEN = _pairs(
    "أحمد=Ahmad, محمد=Mohammad, محمود=Mahmoud, خالد=Khaled, عمر=Omar, علي=Ali, حسن=Hasan, حسين=Hussein, يوسف=Youssef, "
    "إبراهيم=Ibrahim, مصطفى=Mustafa, عبد الله=Abdullah, عبد الرحمن=Abdulrahman, عبد الكريم=Abdulkarim, ياسر=Yasser, "
    "ماهر=Maher, سامر=Samer, باسل=Basel, وائل=Wael, نضال=Nidal, فراس=Firas, أيهم=Ayham, أنس=Anas, بلال=Bilal, "
    "حمزة=Hamza, زياد=Ziad, طارق=Tareq, غسان=Ghassan, فادي=Fadi, قاسم=Qasem, كمال=Kamal, لؤي=Louay, مازن=Mazen, "
    "نبيل=Nabil, هيثم=Haitham, وليد=Walid, يحيى=Yahya, عدنان=Adnan, سليمان=Suleiman, موسى=Mousa, عيسى=Issa, "
    "صالح=Saleh, راكان=Rakan, شادي=Shadi, عماد=Imad, منير=Munir, رامي=Rami, جهاد=Jihad, سعيد=Said, فيصل=Faisal"
)
WOMEN = _pairs(
    "فاطمة=Fatima, مريم=Maryam, زينب=Zainab, هدى=Huda, أمل=Amal, سعاد=Souad, نور=Nour, رنا=Rana, ليلى=Layla, "
    "سمر=Samar, هبة=Hiba, رغد=Raghad, عائشة=Aisha, خديجة=Khadija, منى=Mona, صفاء=Safaa, إيمان=Iman, ندى=Nada, "
    "ريم=Reem, غادة=Ghada, وفاء=Wafaa, سناء=Sanaa, حنان=Hanan, لمى=Lama, ميساء=Maysaa, رقية=Ruqayya, نوال=Nawal"
)
FAMILIES = _pairs(
    "الخطيب=al-Khatib, الحلبي=al-Halabi, المصري=al-Masri, النجار=al-Najjar, الحداد=al-Haddad, الصباغ=al-Sabbagh, "
    "القاسم=al-Qasem, العلي=al-Ali, الأحمد=al-Ahmad, المحمد=al-Mohammad, الحسين=al-Hussein, العمر=al-Omar, "
    "الزعبي=al-Zoubi, المقداد=al-Miqdad, الحوراني=al-Hourani, المسالمة=al-Masalmeh, الرفاعي=al-Rifai, "
    "الشيخ=al-Sheikh, درويش=Darwish, سعيد=Said, بكور=Bakkour, قدور=Qaddour, حمود=Hammoud, عبود=Abboud, شعبان=Shaaban, "
    "رمضان=Ramadan, الديري=al-Deiri, الحمصي=al-Homsi, الحموي=al-Hamwi, الإدلبي=al-Idlibi, النعيمي=al-Nuaimi, "
    "العبد الله=al-Abdullah, الصالح=al-Saleh, السيد=al-Sayyed, اليوسف=al-Youssef, الكردي=al-Kurdi, القصير=al-Qusayr, "
    "الطويل=al-Tawil, الأسود=al-Aswad, الأشقر=al-Ashqar, البيطار=al-Bitar, الجزار=al-Jazzar, الخباز=al-Khabbaz, "
    "الدباغ=al-Dabbagh, الراعي=al-Raei, الساعاتي=al-Saati, الشامي=al-Shami, الطحان=al-Tahhan, الغزال=al-Ghazal, "
    "الفارس=al-Fares, اللحام=al-Lahham, الناصر=al-Nasser, الهلال=al-Hilal, الوزير=al-Wazir, الياسين=al-Yassin"
)
# Where somebody of a governorate may come from.
TOWNS: dict[str, tuple[Pair, ...]] = {
    "SY-ID": _pairs("معرة النعمان=Maarat al-Numan, سراقب=Saraqib, جسر الشغور=Jisr al-Shughur"),
    "SY-HA": _pairs("القامشلي=Qamishli, الشدادي=al-Shaddadi, عامودا=Amuda"),
    "SY-HM": _pairs("السلمية=Salamiyah, كفر زيتا=Kafr Zita, حماة=Hama"),
    "SY-HI": _pairs("الرستن=al-Rastan, تلبيسة=Talbiseh, القصير=al-Qusayr, بابا عمرو=Baba Amr, الحولة=al-Houla"),
    "SY-DY": _pairs("الميادين=al-Mayadin, البوكمال=al-Bukamal, موحسن=Muhasan"),
    "SY-DI": _pairs("برزة=Barzeh, جوبر=Jobar, القابون=al-Qaboun, الميدان=al-Midan"),
    "SY-DR": _pairs("نوى=Nawa, الصنمين=al-Sanamayn, جاسم=Jasim, طفس=Tafas, بصرى الشام=Busra al-Sham, داعل=Dael"),
    "SY-RD": _pairs("دوما=Douma, داريا=Darayya, حرستا=Harasta, التل=al-Tall, الزبداني=al-Zabadani"),
    "SY-LA": _pairs("جبلة=Jableh, الحفة=al-Haffah"),
    "SY-QU": _pairs("جباتا الخشب=Jubata al-Khashab, خان أرنبة=Khan Arnabah"),
    "SY-HL": _pairs("الباب=al-Bab, تل رفعت=Tell Rifaat, صلاح الدين=Salah al-Din, منبج=Manbij"),
    "SY-RA": _pairs("الطبقة=al-Tabqa, تل أبيض=Tell Abyad"),
    "SY-TA": _pairs("بانياس=Baniyas, البيضا=al-Bayda"),
    "SY-SU": _pairs("شهبا=Shahba, صلخد=Salkhad"),
}

Parts = dict[str, str]


def draw_name(chance: Random, *, woman: bool) -> tuple[Parts, Parts]:
    """A full name in parts, in Arabic and in Latin script."""
    father, grandfather = chance.sample(MEN, 2)
    drawn = {
        "given": chance.choice(WOMEN if woman else MEN),
        "father": father,
        "grandfather": grandfather,
        "family": chance.choice(FAMILIES),
        "mother": chance.choice(WOMEN),
    }
    return {part: arabic for part, (arabic, _) in drawn.items()}, {part: latin for part, (_, latin) in drawn.items()}
