"""One search of the whole register, from the extract to the pairs: what the process of the register job does."""

from pathlib import Path
from time import monotonic

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from accounts.acting import acting
from accounts.deadlocks import despite_deadlocks
from casework.outbox import followed_since
from detainees.linkage import runs
from detainees.linkage.engine import Found, Limits, find_pairs
from detainees.linkage.extract import PRIVATE, extract, forget_extracts, make_folder, one_moment
from detainees.linkage.following import LOOK_NEAR, MARGIN, look_near
from detainees.linkage.found import FoundPair, read_pairs
from detainees.linkage.keeping import Likely, keep_all
from detainees.linkage.memory import PeakMemory
from detainees.models import LinkageWeights, RegisterJob

EVERY = 0.5  # seconds between two words on how far it is
EXTRACT, WRITE = "extract", "write"
_ENGINE = (0.05, 0.9)  # the shares between which the engine works


class Progress:
    """Tells of one run how far it is, not more often than is read."""

    def __init__(self, job: RegisterJob) -> None:
        self._job, self._last, self._stage = job, 0.0, ""

    def tell(self, stage: str, share: float) -> None:
        if stage != self._stage or monotonic() - self._last >= EVERY:
            self._last, self._stage = monotonic(), stage
            runs.tell(self._job, stage, share)

    def of_engine(self, stage: str, share: float) -> None:
        first, last = _ENGINE
        self.tell(stage, first + share * (last - first))


def search(job: RegisterJob) -> None:
    """Search the register for this run, which has begun; the caller holds the lock. Nothing of the extract stays."""
    progress, memory, began = Progress(job), PeakMemory(), timezone.now()
    forget_extracts()
    folder = make_folder(str(job.pk))
    try:
        with memory.watched():
            progress.tell(EXTRACT, 0.0)
            with one_moment():
                extract(folder / "extract")
                seen = followed_since(LOOK_NEAR, began - MARGIN, "detainee")
            found = find_pairs(folder / "extract", _work(folder), None, limits(), progress.of_engine)
            progress.tell(WRITE, _ENGINE[1])
            now = followed_since(LOOK_NEAR, began - MARGIN, "detainee")
            changed = {now[entry] for entry in now.keys() - seen.keys()}
            despite_deadlocks(lambda: _write(job, found, memory, changed=changed))
    finally:
        forget_extracts()


def limits() -> Limits:
    """What an installation lets a search take."""
    return Limits(memory_bytes=settings.LINKAGE_MEMORY_BYTES, threads=settings.LINKAGE_THREADS)


def _work(folder: Path) -> Path:
    work = folder / "work"
    work.mkdir(mode=PRIVATE)
    return work


def _write(job: RegisterJob, found: Found, memory: PeakMemory, *, changed: set[int]) -> None:
    """Weights, pairs and the end of the run, in one transaction.

    Who was `changed` after the extract is left as it is and looked at once more, by these weights.
    """
    counts = found.counts
    with acting(runs.searcher()):
        newest = LinkageWeights.objects.aggregate(version=Max("version", default=0))["version"]
        content = found.weights.as_json()
        made = LinkageWeights.objects.create(version=newest + 1, job=job, records=counts.records, content=content)
        flagged = keep_all(map(_likely, read_pairs(found.pairs)), made.version, besides=changed)
        look_near(*sorted(changed))
        runs.finish(
            job,
            records=counts.records,
            pairs_scored=counts.formed,
            pairs_flagged=flagged,
            blocks_refined=counts.blocks.refined,
            blocks_refused=counts.blocks.refused,
            peak_memory_bytes=memory.bytes(),
        )


def _likely(pair: FoundPair) -> Likely:
    return Likely(pair.one, pair.other, pair.score, pair.bits, pair.rival, pair.rival_bits, pair.evidence)
