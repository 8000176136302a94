"""The lists of the register that can be exported (casework/exports/registry.py)."""

from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.access import having
from accounts.models import User
from accounts.rights import Right
from casework.exports.columns import Column
from casework.exports.registry import LISTS, Listed
from casework.own.columns import own_columns
from casework.seen.columns import Shown
from detainees.forms import DetaineeFilters
from detainees.forms.duplicates import PairFilters
from detainees.listed import PAIRS, PERSONS
from detainees.models import Detainee, DetaineeOwnValue, Pair


def place_columns(name: str, reads: str, label: str | Promise, tag: str) -> tuple[Column, ...]:
    """A governorate by its ISO code and by the P-code of OCHA; `reads` is the foreign key, `tag` the HXL attribute."""
    return (
        Column(f"{name}_governorate", label, f"{reads}_id", _("ISO 3166-2 code"), tag=f"#adm1+code+v_iso+{tag}"),
        Column(
            f"{name}_pcode",
            format_lazy("{} ({})", label, _("P-code")),
            f"{reads}__pcode",
            _("P-code of OCHA"),
            tag=f"#adm1+code+{tag}",
        ),
    )


REFERENCE = Column("reference", _("Reference"), "reference", _("by which the record is known"), tag="#meta+id")
TEAM = Column("team", _("Team"), "team__slug", _("short name of the team whose work it is"), tag="#org+code")
ENTERED = Column("entered_at", _("Entered"), "made_at", type="datetime", tag="#date+entered")

OF_PERSON = (
    REFERENCE,
    TEAM,
    Column("sex", _("Sex"), "sex", _("female, male or unknown"), tag="#indicator+sex"),
    *place_columns("home", "home_governorate", _("Home governorate"), "origin"),
    Column("unidentified", _("Unidentified"), "unidentified", type="boolean"),
    ENTERED,
    Column("name_ar", _("Name in Arabic"), "name_ar", tag="#affected+name+i_ar"),
    Column("name_latin", _("Name in Latin script"), "name_latin", tag="#affected+name+i_en"),
    Column("birth", _("Date of birth"), "birth", _("of any precision (EDTF)"), tag="#date+birth"),
    Column("age_stated", _("Age stated"), "age_stated", type="integer"),
    Column("age_stated_on", _("Age stated on"), "age_stated_on", type="date"),
    Column("home_place", _("Home place"), "home_place", tag="#loc+name+origin"),
    Column("occupation", _("Occupation"), "occupation"),
    Column("civil_servant", _("Civil servant"), "civil_servant", type="boolean"),
    Column("army_defector", _("Army defector"), "army_defector", type="boolean"),
)
SHOWN = (
    Shown("reference", _("Reference"), file=("reference",)),
    Shown("sex", _("Sex"), file=("sex",)),
    Shown("born", _("Born"), file=("birth",)),
    Shown("home", _("Home governorate"), file=("home_governorate", "home_place")),
    Shown("team", _("Team"), file=("team",)),
    Shown("entered", _("Entered"), "entered", ("entered_at",)),
    Shown("area", _("Home district"), usual=False),
    Shown("occupation", _("Occupation"), file=("occupation",), usual=False),
    Shown("unidentified", _("Unidentified"), file=("unidentified",), usual=False),
    Shown("changed", _("Changed"), "changed", usual=False),
)
OF_PAIR = (
    Column("reference_a", _("One entry"), "one__reference"),
    Column("reference_b", _("The other entry"), "other__reference"),
    Column("score", _("Score"), "score", _("a share, 1 is certain"), type="number"),
    Column("decision", _("Decision"), "decision", _("same, different, later, or empty")),
    Column("found_at", _("Found"), "found_at", type="datetime"),
    Column("name_ar_a", _("Name in Arabic, one entry"), "one__name_ar"),
    Column("name_ar_b", _("Name in Arabic, the other entry"), "other__name_ar"),
    Column("name_latin_a", _("Name in Latin script, one entry"), "one__name_latin"),
    Column("name_latin_b", _("Name in Latin script, the other entry"), "other__name_latin"),
)


def _persons(user: User, asked: QueryDict) -> Any:
    found = Detainee.objects.visible_to(user).standing()
    return PERSONS.ordered(DetaineeFilters(asked, user=user).narrow(found), asked)


def _pairs(user: User, asked: QueryDict) -> Any:
    found = Pair.objects.visible_to(user).on_desk_of(user)
    return PAIRS.ordered(PairFilters(asked, user=user).narrow(found), asked)


LISTS.put(
    Listed(
        "detainees", _("Detainees"), _("One line for each person on the register."), "detainees:list",
        having(Right.SEE_PERSONS), Detainee, OF_PERSON, lambda user, asked: DetaineeFilters(asked, user=user), _persons,
        restricted="restricted", beside="register", open_filters=("home", "team", "unidentified"),
        further=lambda user, asked: own_columns(user, DetaineeOwnValue), shown=SHOWN, own=DetaineeOwnValue,
        orders=tuple(PERSONS.orders), base=lambda user: Detainee.objects.visible_to(user).standing(),
    )
)  # fmt: skip
LISTS.put(
    Listed(
        "duplicates", _("Likely duplicates"), _("One line for each pair of entries that may be one person."),
        "duplicates:list", having(Right.DECIDE), Pair, OF_PAIR,
        lambda user, asked: PairFilters(asked, user=user), _pairs,
        restricted="one__restricted", closed=("other__restricted",),
        open_filters=("decision", "team", "script", "score"), open_orders=("score", "found"),
    )
)  # fmt: skip
