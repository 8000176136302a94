"""Invented people for the planted register: names drawn from a few hundred parts, no two of them alike."""

from collections.abc import Iterator
from itertools import product
from random import Random

_GIVEN = """
أحمد خالد سامر ياسر باسل طارق نزار وائل فراس هيثم غسان مازن رامي زياد عصام جمال فيصل ماهر نبيل أسامة بشار
كنان لؤي معن نضال هشام وسيم أيهم ثائر حازم
"""
GIVEN = _GIVEN.split()
_FATHER = """
محمود إبراهيم يوسف سليمان داود عثمان عمر علي حسن حسين موسى عيسى يحيى زكريا صالح شعيب إدريس أيوب إلياس
هارون طه مصطفى عبدالله عبدالكريم عبدالرزاق صبحي فوزي رشيد توفيق شاكر
"""
FATHER = _FATHER.split()
_FAMILY = """
الخطيب الحلبي الحمصي الشامي النجار الحداد القاضي الصباغ الخياط الدباغ السراج البيطار العطار الجزار النحاس
الزعبي المقداد الحريري المصري العلي الأسعد البكري الترك الجاسم الحاج الخالد الدرويش الرفاعي السالم الشيخ
الصالح الضاهر الطويل العبود الغزالي الفارس القصير الكردي اللحام المحمد الناصر الهاشمي الوزير اليوسف بركات
جبور حيدر خوري ديب رزق زيدان سلوم شاهين صقر طنوس عازار غانم فرح قباني كنعان
"""
FAMILY = _FAMILY.split()


def people(chance: Random) -> Iterator[dict[str, str]]:
    """Names in parts, each once; more than fifty thousand, then with a grandfather who tells them apart."""
    names = list(product(GIVEN, FATHER, FAMILY))
    chance.shuffle(names)
    for grandfather in ("", *FATHER):
        for given, father, family in names:
            yield {"given_ar": given, "father_ar": father, "grandfather_ar": grandfather, "family_ar": family}
