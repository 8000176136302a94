"""The words of a name as they are compared; how a word is folded stands in casework/folding.py."""

from casework.folding import fold

__all__ = ["ARTICLES", "fold", "without_article", "words"]

LONGEST = 80  # letters of a word: some letters become several when they are folded
# The article in Latin letters, as a word of its own; assimilated too (Ash-Shami).
ARTICLES = frozenset(
    ("al", "el", "ul", "ar", "as", "ad", "at", "az", "an", "ash", "ath", "er", "es", "ed", "ez", "esh", "the")
)


def words(text: str) -> list[str]:
    """The folded words of a name, for search: `الخطيب` and `خطيب` are one word, `Al-Khatib` and `Khatib` too."""
    folded = [word[:LONGEST] for word in fold(text).split()]
    bare = [without_article(word) for word in folded if word not in ARTICLES]
    return bare or folded


def without_article(word: str) -> str:
    """A folded word without ال before it; a word that would be left with less than three letters keeps it (`الله`)."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
