"""script/messages: what the program says, gathered into the Arabic catalogue; locale/ar/LC_MESSAGES/django.po.

Translations are kept, new strings added without one, strings no longer said dropped. Sorted and without places, so
that a difference of the file is a difference of words.

    script/messages            gather
    script/messages --check    change nothing; tell what is not translated, exit 1 if anything is
"""

import io
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import chain

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from config.embedded.terminal import say
from config.embedded.venv import ROOT

LOCALE = "ar"
CATALOGUE = ROOT / "locale" / LOCALE / "LC_MESSAGES" / "django.po"
PACKAGES = ("accounts", "casework", "config", "detainees", "families", "releases")

# What each function of gettext takes: positions of singular, plural, context ("c").
Positions = tuple[int | tuple[int, int] | tuple[int, str], ...] | None
TAKES: dict[str, Positions] = {"": None, "n": (1, 2), "p": ((1, "c"), 2), "np": ((1, "c"), 2, 3)}
NAMES = {f"{prefix}gettext{lazy}": takes for prefix, takes in TAKES.items() for lazy in ("", "_lazy")}
KEYWORDS: dict[str, Positions] = {**NAMES, "_": None, "gettext_noop": None}
STRANGE_NAME = re.compile(r"\b\w*gettext\w* as (?!_\b)(\w+)")

# Zero, one, two, few (3–10), many (11–99), other (100, 101, 102 …).
PLURALS = "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"
WITHOUT_NUMBER = (0, 1, 2)  # of those, the forms that Arabic says without a numeral ("a release", "two releases")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
# What stands in these can be of the other script, or is read from left to right: it is isolated, or the line is turned
# round by it. A number, a date in words and a word of ours need no isolation.
ISOLATED = (
    "who reference name person by merged kept standing user contact recipient asker approver giver file title old"
)
_OPEN = re.compile(r"(?<![\u2066-\u2068>])%\((" + "|".join(ISOLATED.split()) + r")\)s")
_LETTER = "[\u0621-\u064a]"
# How Arabic is written here: docs/words.md.
SPELT = {
    "the tanwin stands before its alif (ًا)": re.compile("\u0627\u064b"),
    "Arabic has ، ؛ ؟": re.compile(rf"{_LETTER}\s*[,;?]|[,;?]\s*{_LETTER}"),
    "Arabic quotes with «…»": re.compile(rf"[\"“”„]\s*{_LETTER}|{_LETTER}\s*[\"“”„]"),
    "no tatweel inside a word": re.compile(rf"\u0640{_LETTER}"),
    "Western digits stand in the catalogue; the page draws the others": re.compile("[\u0660-\u0669]"),
}
HEADER = {"Project-Id-Version": "Ifraj", "Language": LOCALE, "Content-Type": "text/plain; charset=utf-8"}


def main() -> int:
    if "--check" in sys.argv[1:]:
        found = problems()
        say("\n".join(found) if found else "Everything that is said is said in Arabic.")
        return 1 if found else 0
    catalogue = gathered()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(_as_text(catalogue))
    waiting = sum(1 for message in catalogue if message.id and not _is_whole(message))
    say(f"{len(catalogue)} strings, {waiting} without a translation, in {CATALOGUE.relative_to(ROOT)}.")
    return 0


def gathered() -> Catalog:
    """What the program says today, with the translations that the catalogue has for it."""
    kept = _kept()
    catalogue = Catalog(LOCALE, fuzzy=False, header_comment="")
    for text, context in said():
        has = kept.get(text[0] if isinstance(text, tuple) else text, context)
        fits = has is not None and isinstance(has.id, tuple) == isinstance(text, tuple)
        catalogue.add(
            text,
            has.string if has is not None and fits else None,
            context=context,
            user_comments=has.user_comments if has else (),
            flags={"fuzzy"} if has and has.fuzzy else (),
        )
    return catalogue


def said() -> set[tuple[str | tuple[str, str], str | None]]:
    """Every string in the source that goes through gettext, (singular, plural) where there are two; its context."""
    found = set()
    for source in chain(_python(), _templates()):
        for _line, text, _comments, context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
            found.add((text if isinstance(text, str) else (text[0], text[1]), context))
    return found


def problems() -> list[str]:
    """A sentence for each string that an Arabic reader would not read in Arabic, or not whole."""
    kept = _kept()
    found = [problem for message in gathered() if message.id for problem in what_is_wrong_with(message)]
    known = {(message.id, message.context) for message in kept if message.id}
    found += [f"no longer said; script/messages drops it: {text!r}" for text, _context in known - said()]
    return sorted(found)


def what_is_wrong_with(message: Message) -> Iterator[str]:
    """What is wrong with one translation; nothing if it is whole."""
    if not _is_whole(message):
        yield f"no translation: {message.id!r}"
        return
    if message.fuzzy:
        yield f"translation in doubt (fuzzy): {message.id!r}"
    wanted = _placeholders(*_texts(message.id))
    forms = _texts(message.string)
    for number, form in enumerate(forms):
        may_lack = 1 if len(forms) > 1 and number in WITHOUT_NUMBER else 0
        if _placeholders(form) - wanted or len(wanted - _placeholders(form)) > may_lack:
            yield f"other placeholders in form {number}: {message.id!r}"
        yield from (f"{sentence}: {form!r}" for sentence in what_is_wrong_in(form))


def what_is_wrong_in(text: str) -> Iterator[str]:
    """What is not as Arabic is written here, in words; nothing where all is."""
    plain = re.sub("<[^>]*>", "", text)
    yield from (sentence for sentence, wrong in SPELT.items() if wrong.search(plain))
    yield from (f"%({name})s is not isolated" for name in dict.fromkeys(_OPEN.findall(text)))


def _is_whole(message: Message) -> bool:
    forms = _texts(message.string)
    return all(forms) and len(forms) == (6 if isinstance(message.id, tuple) else 1)


def _texts(value: str | Sequence[str] | None) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def _placeholders(*texts: str) -> set[str]:
    return {found for text in texts for found in PLACEHOLDER.findall(text.replace("%%", ""))}


def _kept() -> Catalog:
    if not CATALOGUE.exists():
        return Catalog(LOCALE)
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale=LOCALE)


def _as_text(catalogue: Catalog) -> bytes:
    """The file: a header of what is always so, then the strings in the order of their English."""
    lines = [f"{name}: {value}" for name, value in HEADER.items()]
    lines += ["Content-Transfer-Encoding: 8bit", f"Plural-Forms: nplurals=6; plural=({PLURALS});"]
    body = io.BytesIO()
    write_po(body, catalogue, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True, width=0)
    header = 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines)
    return (header + "\n" + body.getvalue().decode()).encode()


def _python() -> Iterator[str]:
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            if "migrations" in file.parts:
                continue
            source = file.read_text()
            if strange := STRANGE_NAME.search(source):
                raise SystemExit(f"{file.relative_to(ROOT)}: only `_` is a short name of gettext, not {strange[1]}.")
            yield source


def _templates() -> Iterator[str]:
    """Templates as the calls of gettext that stand for their tags; lines begin at the margin, as in a program."""
    for file in sorted((ROOT / "templates").rglob("*.*")):
        calls = templatize(file.read_text(), origin=str(file))
        yield "\n".join(line.strip() for line in calls.splitlines())


if __name__ == "__main__":
    sys.exit(main())
