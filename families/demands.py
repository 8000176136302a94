"""The closed lists of a report of extortion, each option with the sentence that is shown where it is chosen.

The values are promises, as those of families/lists.py: a value that is in use is never renamed.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.lists import DefinedChoices, Option


class DemandChannel(DefinedChoices):
    """By what the demand came."""

    CALL = Option("call", _("Telephone call"), _("An ordinary call, or one through an application."))
    MESSAGE = Option("message", _("Message"), _("A text, voice message or chat on the phone."))
    NETWORK = Option("network", _("A network's page or group"), _("A post, a comment or a page that offers help."))
    EMAIL = Option("e-mail", _("E-mail"), _("A letter by e-mail."))
    IN_PERSON = Option("in-person", _("In person"), _("Somebody came, or they met."))
    THIRD = Option("third-person", _("Through somebody"), _("A relative, neighbour or acquaintance passed it on."))
    NOT_SAID = Option("not-said", pgettext_lazy("demand", "Not said"), _("The caller did not say."))


class PosingAs(DefinedChoices):
    """As whom who demands it presents themselves."""

    OFFICER = Option("officer", _("Officer"), _("Of the army, the security or a prison."))
    OFFICIAL = Option("official", _("Judge or official"), _("Of a court, a ministry or a civil registry."))
    LAWYER = Option("lawyer", _("Lawyer"), _("With a power of attorney or a case number, true or not."))
    MIDDLEMAN = Option("middleman", _("Middleman"), _("Somebody who knows somebody inside."))
    FRIEND = Option(
        "released-friend", _("Friend of somebody released"), _("Says they were let go, or were held with the person.")
    )
    ORGANISATION = Option("organisation", _("An organisation"), _("Says they are of ours, or of another one."))
    OTHER = Option("other", pgettext_lazy("posing as", "Somebody else"), _("None of these; the note says whom."))
    NOT_SAID = Option("not-said", pgettext_lazy("posing as", "Did not say"), _("They did not say who they are."))


class Promised(DefinedChoices):
    """What is promised for the money."""

    CLOSE_CASE = Option("close-case", _("Close the case"), _("A security case or a court's file is to be closed."))
    RELEASE = Option("release", _("Release"), _("The person is to be let go, or their name put on a list."))
    NEWS = Option("news", _("News"), _("Whether the person lives, and where they are."))
    VISIT = Option("visit", _("Visit or call"), _("A visit, a call or a letter is to be arranged."))
    SAFETY = Option("safety", _("That nothing happens"), _("A threat: it will be worse if nobody pays."))
    OTHER = Option("other", pgettext_lazy("promise", "Something else"), _("None of these; the note says what."))


class PaidBy(DefinedChoices):
    """How the money is to be paid, or was."""

    OFFICE = Option("office", _("Transfer office"), _("Hawala or an office for transfers."))
    BANK = Option("bank", _("Bank"), _("To an account at a bank."))
    WALLET = Option("wallet", _("Wallet on the phone"), _("Credit or a wallet on a telephone number."))
    CRYPTO = Option("crypto", _("Digital currency"), _("To an address of a digital currency."))
    CASH = Option("cash", _("Cash"), _("Handed over."))
    GOODS = Option("goods", _("Gold or goods"), _("Jewellery, a car, land, a telephone."))
    NOT_SAID = Option("not-said", pgettext_lazy("payment", "Not said"), _("It has not come to that, or was not said."))


class WasPaid(DefinedChoices):
    """Whether anything was paid."""

    NO = Option("no", pgettext_lazy("paid", "No"), _("Nothing was paid."))
    PART = Option("part", pgettext_lazy("paid", "In part"), _("Some of it was paid."))
    ALL = Option("all", pgettext_lazy("paid", "All of it"), _("What was demanded was paid."))
    NOT_SAID = Option("not-said", pgettext_lazy("paid", "Did not say"), _("The caller did not say."))


class SettledWhy(DefinedChoices):
    """Why a report is closed. What is `mistaken` warns nobody any more."""

    WARNED = Option("warned", _("The family is warned"), _("They know, and nothing more can be done here."))
    PASSED_ON = Option("passed-on", _("Passed on"), _("To a lawyer, an organisation or an authority, as they wished."))
    TWICE = Option("twice", _("Reported twice"), _("The same demand stands in another report."))
    MISTAKEN = Option(
        "mistaken", _("No extortion after all"), _("A lawful fee, or a misunderstanding. It warns nobody any more.")
    )


class IdentifierShownWhy(DefinedChoices):
    """Why a whole identifier is shown."""

    COMPARE = Option("compare", _("To compare it"), _("With what was read out, or stands elsewhere."))
    WARN = Option("warn", _("To warn of it"), _("A family, a colleague or another organisation."))
    PASS_ON = Option("pass-on", _("To pass it on"), _("To a lawyer or an authority, as the family wishes."))
