"""What somebody says, as words that can be found again: folded as names are, without those that everybody says."""

from detainees.folding import words

_SHORTEST = 3
_AROUND = ".,:;!?()[]\"'“”«»،؛؟…"
_IDLE = frozenset(
    word
    for said in (
        "the and for with from that this they them his her him she was were are not has had have says said name named "
        "called only word words someone people place asks about when where who what does did very",
        "من في على عن إلى هو هي أنا كان كانت يقول تقول قال قالت اسمه اسمها اسم هذا هذه ذلك التي الذي ما لا لم لن "
        "كل بعض أن إن أنه أنها يذكر تذكر ذكر يسأل تسأل يردد تردد كلمة كلمات مكان أشخاص ناس فقط عند بعد قبل مع حتى "
        "ثم أو أم أب أخ ابن بنت أبو بن بيت",
    )
    for word in words(said)
)


def said_words(text: str) -> list[str]:
    """The words of a text by which it is found, once, in order; at most 80 characters of each."""
    return sorted({word[:80] for word in words(text) if len(word) >= _SHORTEST and word not in _IDLE})


def as_written(word: str, text: str) -> str:
    """A folded word as it stands in the text; the folded one where it is not there.

    >>> as_written("احمد", "يسأل عن أحمد.")
    'أحمد'
    """
    written = (each.strip(_AROUND) for each in text.split())
    return next((each for each in written if word in words(each)), word)
