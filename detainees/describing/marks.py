"""Marks by which a body is known again, in words of either language: a scar is نَدبة, a left arm ذراع أيسر.

A text comes apart into marks (lines, commas), a mark into ideas: what it is, where it is, on which side; and every
other word as it is folded for names. Two marks are compared by the ideas they share.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from detainees.folding import without_article, words

_APART = re.compile(r"[\n,،;؛.•]+| and | وأ?يضًا? ")
_KINDS = {
    "tattoo": "tattoo tattoos tattooed وشم وشوم موشوم موشومة",
    "scar": "scar scars scarred ندبة ندوب ندب",
    "wound": "wound wounds cut جرح جروح",
    "burn": "burn burns burned burnt حرق حروق محروق محروقة",
    "amputated": "amputated amputation amputee missing lost بتر مبتور مبتورة مقطوع مقطوعة فاقد فاقدة ينقصه",
    "mole": "mole moles birthmark شامة شامات خال وحمة",
    "limp": "limp limps limping lame عرج أعرج عرجاء يعرج تعرج",
    "blind": "blind one-eyed أعمى عمياء كفيف ضرير أعور",
    "broken": "broken fracture fractured كسر كسور مكسور مكسورة",
    "operation": "operation surgery عملية جراحة جراحية",
    "bullet": "bullet gunshot shot رصاص رصاصة طلقة طلق",
    "shrapnel": "shrapnel splinter splinters شظية شظايا",
}
_PARTS = {
    "arm": "arm arms forearm ذراع ذراعين ساعد زند",
    "hand": "hand hands wrist palm يد يدين كف معصم",
    "finger": "finger fingers thumb إصبع أصبع إصبعين أصابع إبهام",
    "leg": "leg legs thigh shin ساق ساقين فخذ رجل",
    "foot": "foot feet ankle toe toes قدم قدمين كاحل",
    "knee": "knee knees ركبة ركبتين",
    "shoulder": "shoulder shoulders كتف كتفين",
    "back": "back spine ظهر",
    "chest": "chest breast صدر",
    "belly": "belly abdomen stomach بطن",
    "face": "face cheek cheeks وجه خد خدين",
    "forehead": "forehead brow جبين جبهة حاجب",
    "eye": "eye eyes عين عينين",
    "ear": "ear ears أذن أذنين",
    "nose": "nose أنف",
    "mouth": "mouth lip lips فم شفة شفتين",
    "tooth": "tooth teeth سن أسنان",
    "neck": "neck throat رقبة عنق",
    "head": "head skull رأس",
    "chin": "chin beard ذقن لحية",
    "skin": "skin جلد بشرة",
}
_SIDES = {"left": "left يسرى أيسر يسار شمال", "right": "right يمنى أيمن يمين"}
_PICTURES = {
    "heart": "heart قلب", "name": "name اسم", "letter": "letter letters حرف حروف أحرف", "cross": "cross صليب",
    "star": "star نجمة", "eagle": "eagle نسر", "snake": "snake أفعى", "sword": "sword سيف", "scorpion": "scorpion عقرب",
    "moon": "moon crescent هلال قمر", "rose": "rose flower وردة", "date": "date تاريخ",
}  # fmt: skip
_IDLE = frozenset(
    word
    for said in (
        "a an the on in of with at from his her their under above over near small big large old long has is two one",
        "في على من فوق تحت قرب عند مع له لها به بها صغير صغيرة كبير كبيرة قديم قديمة طويل طويلة آثار أثر جهة إلى و",
    )
    for word in words(said)
) | frozenset(("the", "a"))


def _table(*lists: dict[str, str]) -> dict[str, str]:
    return {word: f"={idea}" for ideas in lists for idea, said in ideas.items() for word in words(said)}


_IDEAS = _table(_KINDS, _PARTS, _SIDES, _PICTURES)
_OF_KIND, _OF_PART, _OF_SIDE = ({f"={idea}" for idea in ideas} for ideas in (_KINDS, _PARTS, _SIDES))
_KIND, _PART, _SIDE, _WORD = 1.5, 1.0, 0.5, 1.5  # what an idea that two marks share is worth
_MOST = 5.0
_PREFIXES = "وبلك"
_ENDINGS = (("ته", "ه"), ("تها", "ه"), ("ه", ""), ("ها", ""))  # his and her, folded
_OTHER_SIDE = 0.4  # the share that is left where one says left and the other right


@dataclass(frozen=True)
class Mark:
    """One mark as it was written, and its ideas: `=tattoo` for a word that is known, or the folded word."""

    text: str
    ideas: frozenset[str]


def marks_in(text: str) -> list[Mark]:
    """The marks of a text, in its order; what holds no word is none."""
    found = (Mark(part.strip(), frozenset(_ideas_in(part))) for part in _APART.split(text))
    return [mark for mark in found if mark.ideas]


def mark_words(text: str) -> list[str]:
    """Every idea of the marks of a text, once, in order: what is stored and searched."""
    return sorted({idea[:80] for mark in marks_in(text) for idea in mark.ideas})


def telling_ideas(marks: Iterable[Mark]) -> set[str]:
    """The ideas, as they are stored, one of which two marks share that are like; a place alone, or a side, is none."""
    return {idea[:80] for mark in marks for idea in mark.ideas} - _OF_PART - _OF_SIDE


def kinship(one: Mark, other: Mark) -> float:
    """How much two marks have in common, from 0; a place alone, or a side, is nothing."""
    shared = one.ideas & other.ideas
    if not shared - _OF_PART - _OF_SIDE:
        return 0.0
    worth = sum(_worth(idea) for idea in shared)
    sides = (one.ideas & _OF_SIDE, other.ideas & _OF_SIDE)
    if all(sides) and not sides[0] & sides[1]:
        worth *= _OTHER_SIDE
    return min(worth, _MOST)


def shared_marks(one: Iterable[Mark], other: Iterable[Mark]) -> list[tuple[float, Mark]]:
    """Of the `other` marks those that one of the first is like, the likest first, each with its kinship."""
    mine = list(one)
    found = [(max((kinship(mark, theirs) for mark in mine), default=0.0), theirs) for theirs in other]
    return sorted((each for each in found if each[0] > 0), key=lambda each: -each[0])


def _worth(idea: str) -> float:
    if idea in _OF_KIND:
        return _KIND
    return _PART if idea in _OF_PART else _SIDE if idea in _OF_SIDE else _WORD


def _ideas_in(text: str) -> Iterable[str]:
    for word in words(text):
        if word not in _IDLE and (found := _idea(word)):
            yield found


def _idea(word: str) -> str:
    """What a folded word stands for: بذراعه is an arm; the word itself where nobody knows it and it is long enough."""
    for bare in _forms(word):
        if bare in _IDEAS:
            return _IDEAS[bare]
        if bare in _IDLE:
            return ""
    return word if len(word) > 2 or word.isdigit() else ""


def _forms(word: str) -> Iterable[str]:
    """The word, then without what Arabic writes onto it: and, in, to, the; his, her."""
    for bare in (word, word[1:]) if word[0] in _PREFIXES and len(word) > 3 else (word,):
        stem = without_article(bare)
        yield stem
        for ending, instead in _ENDINGS:
            if stem.endswith(ending) and len(stem) > len(ending) + 1:
                yield stem.removesuffix(ending) + instead
