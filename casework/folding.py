"""One way to make two spellings of a word comparable, shared by search, sorting and the look-up of names."""

import re
import unicodedata

# What Unicode does not take apart by itself: other alefs and yehs, ta marbuta, a lone hamza, the letters of
# Persian keyboards, tatweel, and the dotless or crossed Latin letters.
_LETTERS = str.maketrans(
    {
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ک": "ك",
        "ء": None,
        "ـ": None,
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "æ": "ae",
    }
)
# Most names: plain letters of the two scripts. What the long way does with them is one step.
_PLAIN_LETTERS = re.compile(r"[ A-Za-z\-\u0621-\u063A\u0641-\u064A]*")
_OF_PLAIN = _LETTERS | str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ؤ": "و", "ئ": "ي", "-": " "})
_APOSTROPHES = frozenset("'`´ʻʼʽʾʿˈ‘’‛′ʹ\"")


def fold(text: str) -> str:
    """The text as it is compared: fold("Dar‘ā") == fold("DARA") == "dara", fold("إدلب") == fold("ادلب").

    Marks, tatweel, apostrophes and invisible characters go; أ إ آ ٱ become ا, ى ي, ة ه, ؤ و, ئ ي, and a lone ء goes;
    letters are lower case, digits Western; hyphens and white space become one space. Folding twice changes nothing.
    """
    if _PLAIN_LETTERS.fullmatch(text):
        return " ".join(text.lower().translate(_OF_PLAIN).split())
    # In lower case before and after the marks are gone: there is a mark that is a letter in lower case.
    bare = _without_marks(_without_marks(text.casefold()).casefold()).translate(_LETTERS)
    return " ".join("".join(_plain(character) for character in bare).split())


def _without_marks(text: str) -> str:
    return "".join(
        character
        for character in unicodedata.normalize("NFKD", text)
        if unicodedata.category(character) not in ("Mn", "Me")
    )


def _plain(character: str) -> str:
    if character in _APOSTROPHES:
        return ""
    match unicodedata.category(character):
        case "Nd":
            return str(unicodedata.decimal(character))
        case "Cf":
            return ""
        case "Cc" | "Pd" | "Pc" | "Zs" | "Zl" | "Zp":
            return " "
    return character
