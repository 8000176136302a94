"""What colleagues say to each other in the demo about releases that wait, with a mention, and what they watch."""

from casework.discussing import say
from casework.moves import Refusal
from casework.watching import watch
from casework.worked_on import KINDS
from config.demo.cases import DemoRefused, Desk
from releases.models import Release

ASKED = "قال ابن عمه إن الموعد كان قبل العيد. هل عندكم ما يؤكّد ذلك؟"
ANSWERED = "نعم، في القائمة الثانية. عدّلوا التاريخ ثم أرسلوه."
RELEASE = KINDS["release"]


def talk(desk: Desk) -> None:
    """A question and its answer about one that waits; its supervisor watches it."""
    documenter, supervisor = desk.people["documenter"], desk.people["supervisor"]
    release = Release.objects.visible_to(supervisor, in_work=True).awaiting().filter(owner=documenter).last()
    if release is None:
        raise DemoRefused("talk: nothing waits")
    watch(RELEASE, release, by=supervisor)
    for text, to, by in ((ASKED, supervisor, documenter), (ANSWERED, documenter, supervisor)):
        answer = say(RELEASE, release, text, [to], by=by)
        if isinstance(answer, Refusal):
            raise DemoRefused(f"talk: {answer.sentence}")
