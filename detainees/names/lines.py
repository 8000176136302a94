"""A name that was typed as one line, in parts."""

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
