"""Identifiers by which somebody who demands money is known again: what is one, however it is written.

A telephone number (E.164), an e-mail address, an account on a network, an office for transfers with who is paid there,
and a name as it was heard. Each is compared as its normal form; stored is a keyed digest of it and nothing else.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from casework.mistake import Mistake
from casework.reachable import digits_of
from casework.sealed import index_of
from casework.typed_text import plain_line
from detainees.folding import words
from detainees.lists import IdentifierKind
from detainees.models import WarningIdentifier
from detainees.telephones import read_telephone

NUMBER, EMAIL, ACCOUNT = IdentifierKind.NUMBER, IdentifierKind.EMAIL, IdentifierKind.ACCOUNT
PAYEE, ALIAS = IdentifierKind.PAYEE, IdentifierKind.ALIAS
LONGEST = 200  # characters of one
_LONGEST_TEXT = 4_000  # that is looked through
_LEAST_OF_ACCOUNT = 3
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"(?<!\d)(?:\+|00?|(?=\d{9}))(?:[ ()/.\-–·]{0,2}\d){7,14}(?!\d)")
_PAGE = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.-])[\w.-]+\.(?:com|me|org|net|ru|io)/\S+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w.])@([\w.]{3,60})")
_ONE_WORD = re.compile(r"[A-Za-z0-9](?:[\w.]{2,58})[A-Za-z0-9_]", re.ASCII)
_NUMBERED = re.compile(r"(?:^|&)id=(\d+)")
_OF_A_NUMBER = ("wa.me", "whatsapp.com")
# On these the first part of an address names the account. The address of any other page is compared whole.
_NETWORKS = frozenset(
    (
        "facebook.com", "fb.com", "fb.me", "m.me", "t.me", "telegram.me", "instagram.com", "x.com", "twitter.com",
        "tiktok.com", "youtube.com", "threads.net", "snapchat.com", "vk.com", "linkedin.com",
    )
)  # fmt: skip
# What stands before the name in an address, and what names no account but a post, a search, a page of the network.
_BEFORE = frozenset(("pages", "groups", "user", "channel", "c", "in", "s", "joinchat", "add", "company"))
_NO_ACCOUNT = frozenset(
    (
        "permalink.php", "story.php", "photo.php", "profile.php", "photo", "watch", "reel", "reels", "hashtag", "share",
        "sharer", "sharer.php", "p", "tv", "stories", "search", "video", "videos", "events", "marketplace", "login",
        "l.php", "home", "explore", "i", "status", "shorts", "playlist", "posts", "messages", "media",
    )
)  # fmt: skip


@dataclass(frozen=True, repr=False)
class Identifier:
    """One identifier in its normal form."""

    kind: str
    text: str

    def __repr__(self) -> str:
        return f"<{self.kind}>"

    @property
    def digest(self) -> str:
        """By it the same identifier is known wherever it is typed."""
        return index_of(WarningIdentifier, "digest", self.kind, self.text)


def read_identifier(kind: str, typed: str, country: str = "") -> Identifier | Mistake:
    """What was typed as an identifier of this kind, or the sentence that says why it is none."""
    text = plain_line(typed)
    if "\0" in text or len(text) > LONGEST:
        return Mistake(_("This is too long, or holds a character that no text can hold. Please type it again."))
    match kind:
        case IdentifierKind.NUMBER:
            read = read_telephone(text, country)
            if (
                not isinstance(read, Mistake)
                and read.unusual
                and not digits_of(text).strip("( ").startswith(("+", "00"))
            ):
                return Mistake(_("No number of this country is like this. Type it with its country's code, like +963."))
            return read if isinstance(read, Mistake) else Identifier(NUMBER, read.text)
        case IdentifierKind.EMAIL:
            if not _EMAIL.fullmatch(text):
                return Mistake(_("This is no e-mail address: it has a name, @ and a place, like name@example.org."))
            return Identifier(EMAIL, folded_address(text))
        case IdentifierKind.ACCOUNT:
            return _account(text) or Mistake(
                _("No account can be read from this. Type its name, like @name, or the address of its page.")
            )
        case _:
            return _alias(text) or Mistake(_("There is no letter in this name."))


def _number(text: str, country: str) -> Identifier | Mistake:
    read = read_telephone(text, country)
    if isinstance(read, Mistake):
        return read
    if read.unusual and not digits_of(text).lstrip("( ").startswith(("+", "00")):
        return Mistake(_("No number of this country is like this. Type it with its country's code, like +963."))
    return Identifier(NUMBER, read.text)


def read_payee(office: str, payee: str) -> Identifier | Mistake:
    """An office for transfers and who is paid there, each folded as names are; one of the two may be unknown."""
    parts = [" ".join(words(plain_line(text))) for text in (office, payee)]
    if not any(parts) or len(office) + len(payee) > 2 * LONGEST:
        return Mistake(_("Type the office, and who is paid there."))
    return Identifier(PAYEE, "|".join(parts))


def identifiers_in(*lines: str) -> list[Identifier]:
    """All that may be an identifier in lines that somebody typed as a name, a handle or a note; each once.

    The first line as a whole may be a name as it was heard, or, where it is one word, that of an account.
    """
    found = _distinct(lines)
    first = plain_line(lines[0]) if lines else ""
    if _ONE_WORD.fullmatch(first) and not first.isdigit() and (account := _account(first)):
        found.append(account)
    if alias := _alias(first):
        found.append(alias)
    return list(dict.fromkeys(found))


def digests_in(*lines: str) -> list[str]:
    """The digests of those that are somebody's own, in a fixed order: no name, and no word that may be a name."""
    return sorted({each.digest for each in _distinct(lines)})


def _distinct(lines: Sequence[str]) -> list[Identifier]:
    return [each for line in lines for each in _within(plain_line(line[:_LONGEST_TEXT]))]


def _within(line: str) -> Iterator[Identifier]:
    digits = digits_of(line)
    for match in _NUMBER.finditer(_EMAIL.sub(" ", _PAGE.sub(" ", digits))):
        read = read_telephone(match[0])
        if not isinstance(read, Mistake):
            yield Identifier(NUMBER, read.text)
    yield from (Identifier(EMAIL, folded_address(match[0])) for match in _EMAIL.finditer(line))
    rest = _EMAIL.sub(" ", line)
    yield from filter(None, (_account(match[0]) for match in _PAGE.finditer(rest)))
    yield from filter(None, (_account(match[0]) for match in _HANDLE.finditer(_PAGE.sub(" ", rest))))


def folded_address(text: str) -> str:
    """In small letters, and without what stands behind a plus: it comes to the same box."""
    name, _at, place = text.lower().rpartition("@")
    return f"{name.partition('+')[0] or name}@{place}"


def _account(text: str) -> Identifier | None:
    """The name of an account, of `@name`, `name` or the address of its page; a page of WhatsApp is a number."""
    if _PAGE.fullmatch(text):
        return _of_page(text)
    if text.strip("@").isascii():
        plain = text.strip().lstrip("@").strip("/. ").casefold()
    else:
        plain = " ".join(words(unicodedata.normalize("NFKC", text.lstrip("@"))))
    return Identifier(ACCOUNT, plain) if len(plain) >= _LEAST_OF_ACCOUNT else None


def _of_page(text: str) -> Identifier | None:
    """The account whose page this is; a page of no account is compared as its whole address."""
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("mobile.")
    except ValueError:
        return None
    path = [part for part in parts.path.split("/") if part]
    if host.endswith(_OF_A_NUMBER):
        read = read_telephone("+" + (path[0] if path else ""))
        return None if isinstance(read, Mistake) else Identifier(NUMBER, read.text)
    name = _name_on_network(path, parts.query) if host in _NETWORKS else ""
    whole = "/".join([host, *path]) + (f"?{parts.query}" if parts.query else "")
    plain = (name.lstrip("@") or (whole if path or parts.query else "")).casefold()
    return Identifier(ACCOUNT, plain) if len(plain) >= _LEAST_OF_ACCOUNT else None


def _name_on_network(path: list[str], query: str) -> str:
    """What of an address on a network names the account; "" where nothing does."""
    if path and path[0].casefold() == "people":  # people/Name/1000…
        return path[-1]
    numbered = _NUMBERED.search(query)
    if path and path[0].casefold() in _NO_ACCOUNT:
        return numbered[1] if numbered else ""
    named = path[1:] if path and path[0].casefold() in _BEFORE else path
    return named[0] if named else ""


def _alias(text: str) -> Identifier | None:
    folded = " ".join(words(text))
    return Identifier(ALIAS, folded) if any(map(str.isalpha, folded)) else None
