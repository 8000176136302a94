"""The figures of the five public texts of 2022 and 2024, each compared with its text, and why some of them differ.

What the texts say without a number (“thousands of families”, “tens of thousands”) is no figure. Two texts bear no day.
That of SOHR speaks of the weeks after the decree of 30 April 2022: its numbers are of about May 2022. The joint
statement speaks of two weeks and more since then, and of April as of the month before: of 14 to 31 May 2022.
One report gives the figures of SNHR's director to SOHR's; each definition says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from casework.dates import PartialDate
from casework.moves import Given, Refusal
from config.demo.cases import DemoRefused, Desk
from config.demo.sednaya import HOMES
from releases.figures.parts import Part, stored
from releases.figures.workflow import WORKFLOW
from releases.figures.writing import change_figure, confirm, explain, write_figure
from releases.models import ReportedFigure

TEAM, DECREE = "admsp/documentation", "decree-7-2022"
ADMSP = ("رابطة معتقلي ومفقودي سجن صيدنايا", "Association of Detainees and the Missing Persons in Sednaya Prison")
SNHR = ("الشبكة السورية لحقوق الإنسان", "Syrian Network for Human Rights")
SOHR = ("المرصد السوري لحقوق الإنسان", "Syrian Observatory for Human Rights")
JOINT = ("سبع عشرة منظمة سورية، في بيان مشترك", "Seventeen Syrian organisations, in a joint statement")
STATEMENT = ("ADMSP: statement on the amnesty", "2022-05-05")
SHRINKS = ("SOHR: “Al-Assad’s pardon | Releasing detainees shrinks”", "2022-05~")
MECHANISM = (
    "STJ and others: “Syrian Organizations Reiterate Support for a Missing Persons Mechanism”",
    "2022-05-14/2022-05-31",
)
MONEY = ("Middle East Monitor: “Assad regime demands money to close released detainees’ cases”", "2022-05-26")
MINES = ("News report on ADMSP’s warning about Sednaya prison, with SNHR’s figures", "2024-12-07")
UNDATED = "النص بلا تاريخ: يتحدث عن أسبوعين وأكثر بعد المرسوم، وعن نيسان شهرًا مضى."
NAMED_SO = ("، ويسمّيه التقرير مديرًا للمرصد.", ", whom the report calls the director of the observatory.")

ASKED = 1_168  # of which the source was asked for its day


@dataclass(frozen=True)
class Said:
    """One figure of a text: who said it and where, what is counted, the number, the definition ar/en, and the rest."""

    who: tuple[str, str]
    source: tuple[str, str]
    counted: str
    value: int
    definition: tuple[str, str]
    bound: str = "exactly"
    more: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()


SAID = (
    Said(ADMSP, STATEMENT, "released-facility", 103,
         ("أُفرج عنهم من سجن صيدنايا؛ تحقّقت الرابطة من أسمائهم وبياناتهم من مصادر مباشرة وموثوقة، والعدد قابل للتغيّر.",
          "Let go from Sednaya; the association verified their names and details from direct and credible sources, and"
          " says that the number may change."),
         more={"wave_id": DECREE, "facility_id": "sednaya", "as_of": "2022-05-05"},
         parts=tuple(Part(of="province", number=number, place=place) for place, number in HOMES.items())),
    Said(JOINT, MECHANISM, "released-wave", 500,
         ("أُفرج عنهم في الأسابيع التي تلت المرسوم، وبعضهم كان مختفيًا أكثر من عشر سنوات.",
          "Let go in the weeks after the decree, some of whom had been disappeared for more than ten years."),
         "about", {"wave_id": DECREE, "as_of": "2022-05-14/2022-05-31", "note": UNDATED}),
    Said(SNHR, MONEY, "released-wave", 523,
         ("معتقلون أُفرج عنهم بموجب العفو حتى ذلك اليوم، بحسب مدير الشبكة" + NAMED_SO[0],
          "Detainees let go under the amnesty until that day, as the network’s director said" + NAMED_SO[1]),
         more={"wave_id": DECREE, "as_of": "2022-05-26"}),
    Said(SOHR, SHRINKS, "released-wave", 1160,
         ("أُفرج عنهم بموجب العفو، ومنهم من اعتُقل في الأشهر السابقة في قضايا جنائية.",
          "Let go under the amnesty, also people arrested in the months before in criminal cases."),
         "about", {"wave_id": DECREE, "as_of": "2022-05~", "covers": ["criminal", "terrorism"]}),
    Said(SOHR, SHRINKS, "released-wave", 1168,
         ("معتقلون وسجناء أُفرج عنهم على دفعات من كل المحافظات، في قضايا جنائية وقضايا إرهاب.",
          "Detainees and prisoners let go in batches, of all provinces, in criminal and in terrorism cases."),
         "about",
         {"wave_id": DECREE, "as_of": "2022-05~", "covers": ["criminal", "terrorism"]}),
    Said(SOHR, SHRINKS, "released-group", 27,
         ("منشقون عن جيش النظام أُفرج عنهم في الأيام الأخيرة قبل النص.",
          "Defectors from the regime’s army, let go in the last days before the text."),
         more={"wave_id": DECREE, "as_of": "2022-05~", "covers": ["army-defector"],
               "place_ar": "ريف دمشق ودرعا والقنيطرة وحمص", "place_en": "Rural Damascus, Daraa, Quneitra and Homs"}),
    Said(SNHR, MONEY, "disappeared-released", 6,
         ("مختفون قسريًا أُفرج عنهم ضمن مرسوم العفو، بحسب مدير الشبكة" + NAMED_SO[0],
          "Forcibly disappeared people let go under the decree, as the network’s director said" + NAMED_SO[1]),
         "range", {"value_to": 7, "wave_id": DECREE, "as_of": "2022-05-26"}),
    Said(SOHR, SHRINKS, "arrested", 969_854,
         ("اعتقلتهم أجهزة أمن النظام منذ بدء الثورة السورية.",
          "Arrested by the regime’s security services since the Syrian revolution began."),
         more={"since": "2011-03", "as_of": "2022-05~"}, parts=(Part(of="women", number=155_002),)),
    Said(SOHR, SHRINKS, "held", 152_713,
         ("ما زالوا في سجون النظام.", "Still in the regime’s prisons."),
         more={"as_of": "2022-05~"}, parts=(Part(of="women", number=41_312),)),
    Said(SNHR, MONEY, "held-terrorism", 132_000,
         ("ما زالوا محتجزين في سجون سوريا بتهم «إرهاب»، بحسب مدير الشبكة" + NAMED_SO[0],
          "Still held in Syria’s prisons on “terrorism” charges, as the network’s director said" + NAMED_SO[1]),
         "about", {"as_of": "2022-05-26"}),
    Said(SNHR, MONEY, "disappeared", 87_000,
         ("مختفون قسريًا يُعتقد أن دمشق ما زالت تحتجزهم، بحسب مدير الشبكة" + NAMED_SO[0],
          "Forcibly disappeared people who are thought to be still held by Damascus, as the network’s director said"
          + NAMED_SO[1]),
         "about", {"as_of": "2022-05-26"}),
    Said(SNHR, MINES, "disappeared", 113_218,
         ("ما زالوا مختفين قسريًا على يد أطراف النزاع في سوريا.",
          "Still forcibly disappeared by the parties to the conflict in Syria."),
         "at-least", {"since": "2011-03", "until": "2024-08", "as_of": "2024-08"},
         (Part(of="children", number=3_129), Part(of="women", number=6_712),
          Part(of="party", percent=85, party_ar="النظام السوري", party_en="the Syrian regime"))),
    Said(SOHR, SHRINKS, "died", 105_000,
         ("قُتلوا أو أُعدموا أو ماتوا في سجون النظام، بحسب مصادر يصفها المرصد بالموثوقة.",
          "Killed, executed or dead in the regime’s prisons, by sources that the observatory calls reliable."),
         "at-least", {"as_of": "2022-05~"},
         (Part(of="period", percent=83, bound="at-least", since="2013-05", until="2015-10"),)),
    Said(SNHR, MONEY, "pace", 1_000,
         ("افتراض: مرسوم عفو كل سنة يُفرَج فيه عن ألف، بحسب مدير الشبكة" + NAMED_SO[0],
          "Supposed: a decree every year, with a thousand let go under each, as the network’s director said"
          + NAMED_SO[1]),
         more={"as_of": "2022-05-26"}),
)  # fmt: skip

EXPLAINED = (  # of what, why they differ ar/en, and whether another one confirmed it
    ("released-wave",
     "يعدّ المرصد كل من خرج بموجب المرسوم من كل المحافظات، حتى من اعتُقل قبل أشهر في قضية جنائية، ولا تعدّ المنظمات"
     " الأخرى هؤلاء فيما نعلم. والعددان 1160 و1168 في نص واحد: الأول في عنوانه والثاني في متنه.",
     "The observatory counts everybody let go under the decree, of all provinces, also who was arrested some months"
     " before in a criminal case; as far as we know the other organisations do not count these. Both 1,160 and 1,168"
     " stand in one text: the first in its heading, the second below it.", True),
    ("disappeared",
     "عدد 2022 لمن يُعتقد أن النظام وحده يحتجزهم، وعدد 2024 للمختفين على يد كل الأطراف منذ آذار 2011.",
     "The number of 2022 is of those thought to be held by the regime alone; that of 2024 of all whom any party"
     " disappeared since March 2011.", False),
)  # fmt: skip


def put_on_the_board(desk: Desk) -> None:
    """Write each figure down, publish it by another person, and explain what differs."""
    for number, said in enumerate(SAID):
        writer, decides = ("analyst", "supervisor") if number % 3 else ("supervisor2", "supervisor")
        made = write_figure(desk.teams[TEAM], dict(_content(said)), by=desk.people[writer])
        _move(made, "submit", desk.people[writer])
        _move(made, "publish", desk.people[decides])
        if said.value == ASKED:
            _correct(made, desk.people["analyst"])
    for counted, arabic, english, confirmed in EXPLAINED:
        wave = DECREE if counted == "released-wave" else None
        text = {"counted": counted, "wave_id": wave, "text_ar": arabic, "text_en": english}
        written = explain(desk.teams[TEAM], text, by=desk.people["analyst"])
        if confirmed and (refused := confirm(written, by=desk.people["supervisor"])):
            raise DemoRefused(f"an explanation: {refused.sentence}")


def _correct(made: ReportedFigure, by: User) -> None:
    """A new version is being written, while the one that is published stands."""
    _move(made, "correct", by)
    change_figure(made, {"note": "سألنا المرصد عن تاريخ النص؛ ننتظر جوابه."}, by=by)


def _content(said: Said) -> Iterator[tuple[str, Any]]:
    """What it says, by the fields of the model."""
    for name, pair in (("said_by", said.who), ("definition", said.definition)):
        yield from ((f"{name}_ar", pair[0]), (f"{name}_en", pair[1]))
    yield from (("source_title", said.source[0]), ("source_date", PartialDate(said.source[1])))
    yield from (("counted", said.counted), ("value", said.value), ("bound", said.bound))
    yield "parts", stored(said.parts)
    dates = ("as_of", "since", "until")
    yield from ((name, PartialDate(value) if name in dates else value) for name, value in said.more.items())


def _move(made: ReportedFigure, name: str, by: User) -> None:
    given = Given(made.revision_number)
    answer = WORKFLOW.make(name, ReportedFigure.objects.visible_to(by), made.pk, by=by, given=given)
    if isinstance(answer, Refusal):
        raise DemoRefused(f"{name} of a figure: {answer.sentence}")
    made.refresh_from_db()
