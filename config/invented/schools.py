"""What the schools of spelling write for a sound: the first is the rule, the others are how people stray from it.

Sounds are those of `words`, and some in company: `ay` and `aw` before a consonant, `iy` before a vowel, `Iy` an i at
the end. `-` is nothing.
"""

Ways = dict[str, tuple[str, ...]]

_COMMON = """
b b | j j | d d | r r | z z | s s | S s | T t | t t | f f | l l | m m | n n | h h | H h | k k | D d z dh | Z z dh d th
v th t s | * th dh z d | x kh k | g gh g | q q k | $ sh | w w | y y | E - ' a | ' - ' | a a e | i i e | u u o | A a aa
I i ee | U u oo ou | P a ah eh e | Y a | ay ay ai ey ei e | aw aw ow au o | iy iy i y | Iy i y ee
"""
_OWN = {
    "english": "U ou oo u | I i ee | E - ' | P a ah | ay ay ai ei",
    "press": "u o u | i i e | q q k | U ou u | ay ei ai ay e | aw ao aw o | P a eh",
    "french": "$ ch | j j dj | u ou o | U ou | w w ou | s s ss | q k q | I i | P a e | g gh r g | a a e | x kh | "
              "ay ei ay aï e | aw aou au o | Iy i y | E - a",
    "german": "$ sch sh | j dsch j | x ch kh | q k q | U u | I i ie | ay ei ai ay | aw au | y j y | z s z",
    "turkish": "$ ş s | j c | x h | g g ğ | q k | w v | U u | I i | D z d | Z z | v s | * z | P e a | E - | u u ü | "
               "a a e | ay ey ay | aw ev av | Iy i | iy iy i",
    "kurdish": "$ ş | j c | x x | g x g | q q | w w | U û u o | I î ê i | a e a | i i e | u u i o | D d z | Z z | "
               "v s t | * z d | E - e | P e a | ay ey ê | aw ew o | Iy î i",
    "chat": "u o u | i e i | a a e | U oo ou o | I ee i e | q k q | x kh k h | E a - ' | H h | D d | Z z | v th t | "
            "P a eh ah e | ay e ei ay | aw o aw | ' - a | $ sh ch | g gh g",
    "scholar": "E ‘ ' | ' ’ - | H ḥ h | S ṣ s | D ḍ d | T ṭ t | Z ẓ z | x kh ḫ | g gh ġ | $ sh š | j j ǧ | v th ṯ | "
               "* dh ḏ | A ā | I ī | U ū | P a ah | Y ā | a a | i i | u u | ay ay | aw aw | Iy ī",
    "passport": "u o u | i e i | U ou o | I i | q k q | x kh | $ sh ch | g gh | E - a | P a e eh | ay ai ay e | "
                "aw ao aw o | s s ss | Iy i | j j",
    "cairo": "j g | q k q | v s t | * z | D d | u o u | U ou o | P a | ay ei e | $ sh",
    "italian": "$ sc sh | j gi j | x kh | q q k | U u | I i | g gh g | w u w | ay ai | aw au | y i y | k k c | P a",
    "slavic": "x kh h | H h kh | j dzh j | $ sh | q k | w v | E - | ay ai ey | aw au | P a | Iy i y | U u | y i y",
}  # fmt: skip
# The article and the links in `Eabd_l-` of each school; how many in a hundred write by it.
ARTICLES = {
    "english": ("al", "al", "el"), "press": ("al",), "french": ("el", "al"), "german": ("al", "el"),
    "turkish": ("el",), "kurdish": ("el", "al"), "chat": ("al", "el"), "scholar": ("al",), "passport": ("al",),
    "cairo": ("el",), "italian": ("al", "el"), "slavic": ("al",),
}  # fmt: skip
WEIGHTS = {
    "english": 24, "press": 16, "french": 10, "german": 5, "turkish": 8, "kurdish": 7, "chat": 10, "scholar": 3,
    "passport": 11, "cairo": 2, "italian": 2, "slavic": 2,
}  # fmt: skip


def _read(table: str) -> Ways:
    entries = (entry.split() for line in table.strip().splitlines() for entry in line.split(" | "))
    return {sound: tuple("" if way == "-" else way for way in ways) for sound, *ways in entries}


SCHOOLS: dict[str, Ways] = {school: _read(_COMMON) | _read(own) for school, own in _OWN.items()}
