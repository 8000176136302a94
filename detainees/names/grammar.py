"""What belongs to the grammar of a name and not to the name: the article, abd al-, -al-din, how words are joined."""

import re

_ARTICLE = frozenset(("al", "el", "il", "ul"))
# The article before a sun letter takes its sound: ash-Shami, er-Refai, ud-Din, ün-Nur.
_ASSIMILATED = re.compile(r"[aeiu](?:sh|th|dh|[tdrzsšnl])\Z")
_GLUED = re.compile(r"[aeu]l(?=[a-zšžčǧğ]{3})")
_SERVANT = re.compile(r"(?:abe?d|ebd|evd|avd)(?:[aeiou]l(?!ah?\Z)|[aeiou](?=([rsdtnzlš])\1|shsh|shs|sš))?(?=.{2})")
_FAITH = re.compile(r"(?:[aeiou]+[ldt]|l)[dt](?:[iy]ne?|een|eyn|ien)\Z")
_ABBREVIATED = {"mhd": "mohamad", "mohd": "mohamad", "moh": "mohamad", "md": "mohamad", "mhmd": "mohamad"}


def is_arabic(word: str) -> bool:
    """Whether a normalised word is in Arabic letters; one that mixes scripts goes by its first letter."""
    return "\u0620" <= word[:1] <= "\u06ff"


def is_latin(word: str) -> bool:
    """Whether a normalised word is in Latin letters, marked ones included."""
    return word[:1].isascii() or word[:1] in "šžčǧğ"


def bare(part: str) -> list[str]:
    """The one word that a normalised part comes to without its grammar; two where an article may be part of the word.

    >>> bare("عبد الرحمن"), bare("abd ar-rahman"), bare("abdurrahman")
    (['عبدرحمن'], ['abdrahman'], ['abdrrahman'])
    >>> bare("al-khatib"), bare("alkhatib"), bare("الخطيب"), bare("noureddine")
    (['khatib'], ['khatib', 'alkhatib'], ['خطيب'], ['nourdin'])
    """
    if not part:
        return []
    return _bare_arabic(part) if is_arabic(part) else _bare_latin(part)


def _bare_arabic(part: str) -> list[str]:
    words = [word for word in part.replace("-", " ").split() if word != "ال"] or [part]
    word = "".join(_without_article(word) for word in words)
    if word.startswith("عبدال") and len(word) > 6:
        word = "عبد" + word[5:]
    elif word.startswith("عبدلل"):
        word = "عبدل" + word[5:]
    if word.endswith("الدين") and len(word) > 6:
        word = word[:-5] + "دين"
    elif word.endswith("الله") and len(word) > 5:
        word = word[:-4] + "له"
    return [word]


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 3 else word


def _bare_latin(part: str) -> list[str]:
    words = part.replace("-", " ").split() if " " in part or "-" in part else [part]
    named = [_ABBREVIATED.get(word, word) for at, word in enumerate(words) if not _is_article(words, at)]
    word = "".join(named)
    servant = _SERVANT.match(word)
    if servant:
        return ["abd" + word[servant.end() :]]
    faith = _FAITH.search(word)
    if faith and faith.start() > 2:
        word = word[: faith.start()] + "din"
    glued = _GLUED.match(word) if len(named) == 1 and len(words) == 1 else None
    return [word[glued.end() :], word] if glued else [word]


def _is_article(words: list[str], at: int) -> bool:
    word = words[at]
    if at == len(words) - 1 or len(word) > 3:
        return False
    return word in _ARTICLE or bool(_ASSIMILATED.match(word) and words[at + 1].startswith(word[1:]))
