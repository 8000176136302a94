"""The public form: what a family writes, read as the desk needs it, and never shown with a number in it again."""

import hashlib
import hmac
from collections.abc import Sequence
from copy import copy
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils import translation

from accounts.models import Team
from casework.mistake import Mistake
from casework.typed_text import TypedText
from config.public.asking.fields import WrittenText, choice, said_by
from config.public.asking.slip import draw_slip, read_slip
from config.public.saying import Sentences
from families.countries import country_of, places_in
from families.forms.texts import without_numbers
from families.lists import Asks, Message, Method, Relationship
from families.phones import GivenContact, read_contact
from families.quarantine.content import Written

TRAP = "homepage"  # a field that nobody sees; who fills it in is a program, or was helped by one
LONGEST_SHOWN = 10_000  # letters of one text; what is longer is no message to a desk
TEXTS = ("sought", "father", "mother", "birth", "seen", "text", "own_name")
PARTS = (
    ("who", "", ("sought", "father", "mother", "birth", "seen", "relation")),
    ("question", "", ("asks", "text")),
    ("reach", "reach_hint", ("own_name", "method", "number", "where", "hours_from", "hours_to", "message")),
)
_HOURS = [f"{hour:02}:00" for hour in range(24)]
_SPOKEN = ("ar", "en")  # in these the sentence about a number says what is wrong with it


class AskForm(forms.Form):
    """What stands on the page; `desks` are those to which one can write."""

    def __init__(self, say: Sentences, desks: Sequence[Team], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.say, self.desks, self.key = say, desks, ""
        self.given: GivenContact | None = None
        self.fields = {**self._hidden(), **self._about(), **self._reached(), **self._consents()}

    def _hidden(self) -> dict[str, forms.Field]:
        desks = [(str(desk.pk), self._name_of(desk)) for desk in self.desks]
        asked = choice(self.say, "desk", desks, widget=forms.RadioSelect, initial=desks[0][0] if desks else None)
        return {
            "once": forms.CharField(required=False, initial=draw_slip, widget=forms.HiddenInput),
            TRAP: forms.CharField(required=False, label=self.say["leave_empty"]),
            "desk": asked,
        }

    def _name_of(self, desk: Team) -> str:
        """What the desk is for, as the page of the lines says it; with its own name, where others are for the same."""
        words, kind = Sentences("contact", self.say.language), "centre" if desk.family_centre else "documentation"
        arabic = self.say.language.direction == "rtl"
        own = desk.name_ar if arabic else desk.name_en or desk.name_ar
        alike = [each for each in self.desks if each.family_centre == desk.family_centre]
        heading = words[f"{kind}_heading"].plain + (f" ({own})" if len(alike) > 1 else "")
        return f"{heading}: {words[f'{kind}_purpose'].plain}"

    def _about(self) -> dict[str, forms.Field]:
        say, not_said = self.say, ("", self.say["not_said"].plain)
        relations = said_by(say, "relation", [each for each in Relationship.values if each != Relationship.NOT_SAID])
        return {
            "sought": WrittenText(say, "sought", 200, hint="sought_hint", missing="no_name"),
            "father": WrittenText(say, "father", 80),
            "mother": WrittenText(say, "mother", 80),
            "birth": WrittenText(say, "birth", 40),
            "seen": WrittenText(say, "seen", 400),
            "relation": choice(say, "relation", [not_said, *relations], required=False),
            "asks": forms.MultipleChoiceField(
                choices=said_by(say, "ask", Asks.values), label=say["question"], help_text=say["asks"],
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": say["no_question"].plain, "invalid_choice": say["choose"].plain},
            ),
            "text": WrittenText(say, "text", 2_000, hint="text_hint", lines=True, widget=forms.Textarea({"rows": 5})),
        }  # fmt: skip

    def _reached(self) -> dict[str, forms.Field]:
        say, hours = self.say, [("", self.say["any_hour"].plain), *((hour, hour) for hour in _HOURS)]
        number = TypedText(
            required=False, max_length=200, label=say["number"], help_text=say["number_hint"],
            error_messages={"null": say["bad_character"].plain, "long": say["too_long"].plain},
        )  # fmt: skip
        number.widget.attrs |= {"dir": "ltr"}
        return {
            "own_name": WrittenText(say, "own_name", 200),
            "method": choice(say, "method", said_by(say, "method", Method.values), initial=Method.CALL),
            "number": number,
            "where": choice(say, "where", places_in(say.language.code), hint="where_hint"),
            "hours_from": choice(say, "hours_from", hours, hint="hours_hint", required=False),
            "hours_to": choice(say, "hours_to", hours, required=False),
            "message": choice(say, "message", said_by(say, "message", Message.values), initial=Message.NONE),
        }

    def _consents(self) -> dict[str, forms.Field]:
        refused = {"required": self.say["no_consent"].plain}
        return {
            "keep": forms.BooleanField(label=self.say["keep"], error_messages=refused),
            "match": forms.BooleanField(
                label=self.say["match"], help_text=self.say["match_hint"], required=False
            ),
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.key = read_slip(cleaned.get("once", "")) or ""
        if not self.key:
            self.add_error(None, self.say["expired"].plain)
        if cleaned.get(TRAP):
            self.add_error(None, self.say["was_filled"].plain)
        if not any(letter.isalpha() for letter in cleaned.get("sought", "x")):
            self.add_error("sought", self.say["no_name"].plain)
        begin, end = cleaned.get("hours_from"), cleaned.get("hours_to")
        if bool(begin) != bool(end) or (begin and begin == end):
            self.add_error("hours_to", self.say["both_hours"].plain)
        if cleaned.get("number"):
            self._read_number(cleaned["number"])
        return cleaned

    def _read_number(self, typed: str) -> None:
        method, country = self.cleaned_data.get("method", ""), country_of(self.cleaned_data.get("where", ""))
        with translation.override(self.say.language.code if self.say.language.code in _SPOKEN else "en"):
            read = read_contact(method, typed, country)
        if isinstance(read, GivenContact):
            self.given = read
        else:
            self.add_error("number", self._wrong(read, method))

    def _wrong(self, mistake: Mistake, method: str) -> str:
        if self.say.language.code in _SPOKEN:
            return mistake.sentence
        return str(self.say["address_wrong" if method == Method.EMAIL else "number_wrong"].plain)

    # -- What becomes of it --------------------------------------------------------------------------------------------

    def written(self) -> Written:
        """What was written, as it is sealed."""
        said, given = self.cleaned_data, self.given
        return Written(
            **{name: said[name] for name in (*TEXTS, "relation", "method", "hours_from", "hours_to", "message")},
            asks=tuple(said["asks"]), zone=said["where"], number=given.text if given else "",
            kind=given.kind if given else "", region=given.region if given else "",
            unusual=bool(given and given.unusual),
        )  # fmt: skip

    @property
    def desk(self) -> Team:
        """To whom it was written."""
        return next(desk for desk in self.desks if str(desk.pk) == self.cleaned_data["desk"])

    @property
    def words(self) -> str:
        """The consent that was given, as it stood on the page."""
        given = [self.say["keep"].plain, *([self.say["match"].plain] if self.cleaned_data["match"] else [])]
        return "\n".join(given)

    @property
    def sent(self) -> str:
        """A keyed digest of all that was sent; the slip is no content."""
        digest = hmac.new(bytes.fromhex(settings.KEYS["secret"]), b"public asking", hashlib.sha256)
        for name, values in sorted(self.data.lists()):  # type: ignore[attr-defined]  # what a browser sends
            if name != "once":
                digest.update(repr((name, values)).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def draw_again(self) -> None:
        """Let the page carry what was typed, without a number and with a slip that is good; nothing else is lost."""
        data: Any = copy(self.data)  # of what a browser sent, one that can be changed
        self.number_is_gone = bool(data.get("number"))
        for name in TEXTS:
            data[name] = without_numbers(data.get(name, "")[:LONGEST_SHOWN])
        data["number"] = data[TRAP] = ""
        if not self.key:
            data["once"] = draw_slip()
        self.data = data

    number_is_gone = False  # the page says so

    @property
    def parts(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """The fields under their headings, with what is said to all of them, for the page."""
        return [
            (self.say[name], self.say[hint] if hint else "", [self[field] for field in fields])
            for name, hint, fields in PARTS
        ]
