"""A name that was typed as one line, in parts."""

from collections.abc import Mapping

from detainees.names.letters import normalise

# What is no name of its own but belongs to the word behind it.
_BEFORE = frozenset(
    ("ال", "عبد", "ابو", "ابا", "ابي", "ام", "بن", "ابن", "al", "el", "il", "ul", "ar", "as", "ad", "at", "an", "az",
     "ash", "ath", "abd", "abed", "abdul", "abdel", "abdal", "abdu", "evd", "ebd", "abu", "abou", "ebu", "bu", "um",
     "umm", "om", "bin", "ben", "ibn")
)  # fmt: skip
# What belongs to the word before it: nour al-din.
_FAITH = frozenset(
    ("الدين", "دين", "din", "ddin", "eddin", "eddine", "uddin", "aldin", "eldin", "addin", "deen", "aldeen", "eldeen")
)

_KUNYA = frozenset(
    ("ابو", "ابا", "ابي", "ام", "abu", "abou", "aboo", "abo", "ebu", "ebou", "eboo", "bu", "um", "umm", "om", "oum")
)
_JOINED = 5  # letters of a word that ابو begins and that is more than ابو
_WORDS = 3  # names that may stand in one part


def words_of(line: str) -> list[str]:
    """The words that are names by themselves.

    >>> words_of("محمد عبد الرحمن الخطيب"), words_of("Nour al Din Abd al Rahman")
    (['محمد', 'عبد الرحمن', 'الخطيب'], ['Nour al Din', 'Abd al Rahman'])
    """
    found: list[str] = []
    waiting: list[str] = []
    for word in line.split():
        plain = normalise(word).replace("-", "")
        if plain in _FAITH and found:
            found[-1] = " ".join([found[-1], *waiting, word])
            waiting = []
        elif plain in _BEFORE:
            waiting.append(word)
        elif plain:
            found.append(" ".join([*waiting, word]))
            waiting = []
    return [*found, " ".join(waiting)] if waiting else found


def is_kunya(part: str) -> bool:
    """Whether this is what somebody is called by their child: no given name, and no other one either.

    >>> is_kunya("أبو محمد"), is_kunya("Umm Khaldoun"), is_kunya("محمد")
    (True, True, False)
    """
    first, _, rest = normalise(part).replace("-", " ").partition(" ")
    return first in _KUNYA if rest else first.startswith("ابو") and len(first) > _JOINED


def ways_meant(name: Mapping[str, str]) -> list[dict[str, str]]:
    """The name as it stands, and as it may be meant where several names stand in one part.

    >>> ways_meant({"given": "محمد علي", "family": "الخطيب"})[1:]
    [{'given': 'محمد', 'father': 'علي', 'family': 'الخطيب'}, {'given': 'محمد', 'family': 'الخطيب'}, \
{'given': 'علي', 'family': 'الخطيب'}]
    """
    ways = [dict(name)]
    for part in ("given", "father"):
        text = name.get(part, "")
        words = words_of(text)[:_WORDS] if " " in text.strip() else []
        if len(words) < 2:
            continue
        if part == "given" and not name.get("father"):
            ways.append({"given": words[0], "father": " ".join(words[1:]), **_but(name, "given", "father")})
        ways += [{**name, part: word} for word in words]
    return ways


def _but(name: Mapping[str, str], *parts: str) -> dict[str, str]:
    return {part: text for part, text in name.items() if part not in parts}


def free_parts(line: str) -> list[dict[str, str]]:
    """What the words may be: given and father's, or given and family name; of three or more all three parts.

    >>> free_parts("Mohamad Alkhatib")
    [{'given': 'Mohamad', 'family': 'Alkhatib'}, {'given': 'Mohamad', 'father': 'Alkhatib'}]
    >>> free_parts("محمد علي حسن الخطيب")
    [{'given': 'محمد', 'father': 'علي', 'family': 'الخطيب'}]

    One word alone is nobody in particular: [].
    """
    words = words_of(line)
    if len(words) < 2:
        return []
    if len(words) == 2:
        return [{"given": words[0], "family": words[1]}, {"given": words[0], "father": words[1]}]
    return [{"given": words[0], "father": words[1], "family": words[-1]}]
