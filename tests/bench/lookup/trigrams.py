"""The search by trigrams that PostgreSQL has as an extension, beside ours: the machine's own PostgreSQL, for a while.

The embedded server carries no extensions. Where the machine has none with pg_trgm either, nothing is measured.
"""

import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

import psycopg

from config.embedded import account
from config.embedded.postgres import ENVIRONMENT, SUPERUSER, Cluster

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/bin")
FEW = 200  # queries, since each may take a second
LEAST = 0.3  # the extension's own threshold
_ASK = "SELECT id FROM names WHERE name %% %(asked)s ORDER BY similarity(name, %(asked)s) DESC LIMIT 10"


def programs() -> Path | None:
    """The folder of a PostgreSQL that has pg_trgm."""
    for pattern in PLACES:
        for folder in sorted(Path("/").glob(pattern.lstrip("/")), reverse=True):
            config = shutil.which("pg_config", path=str(folder)) or ""
            shared = [Path(subprocess.check_output([config, "--sharedir"], text=True).strip())] if config else []
            shared.append(Path("/usr/share/postgresql") / folder.parent.name)
            if (folder / "initdb").exists() and any((each / "extension/pg_trgm.control").exists() for each in shared):
                return folder
    return None


def measured(folder: Path) -> dict[str, object] | None:
    """Half and ninety-five of a hundred queries in milliseconds, recall@10, and across scripts; None without pg_trgm.

    `folder` has what `asking` wrote.
    """
    found = programs()
    if found is None:
        return None
    asked = [line.rstrip("\n").split("\t") for line in (folder / "asked.tsv").open(encoding="utf-8")][:FEW]
    with _running(found) as address, psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        connection.execute("CREATE TABLE names (id bigint, name text)")
        with connection.cursor().copy("COPY names FROM STDIN") as copy, (folder / "names.tsv").open("rb") as file:
            while block := file.read(1 << 20):
                copy.write(block)
        connection.execute("SET maintenance_work_mem = '256MB'")
        connection.execute("CREATE INDEX ON names USING gin (name gin_trgm_ops)")
        connection.execute("VACUUM ANALYZE names")
        times, hits = [], []
        for pk, name, _crosses in asked:
            began = time.perf_counter()
            rows = connection.execute(_ASK, {"asked": name}).fetchall()
            times.append(1000 * (time.perf_counter() - began))
            hits.append((int(pk),) in rows)
    steps = quantiles(times, n=20)
    crossing = [hit for hit, (_pk, _name, crosses) in zip(hits, asked, strict=True) if crosses == "1"]
    return {
        "queries": len(asked), "p50_ms": round(steps[9], 1), "p95_ms": round(steps[18], 1),
        "recall_at_10": round(sum(hits) / len(hits), 3),
        "cross_script": round(sum(crossing) / max(len(crossing), 1), 3),
    }  # fmt: skip


@contextmanager
def _running(found: Path) -> Iterator[str]:
    """The address of a server that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="ifraj-trigrams-"))
    folder.chmod(0o711)
    runs_as = account.of_servers(folder)
    socket = folder / "s"
    for each in (socket, folder / "p"):
        runs_as.own(each)
    cluster, password = Cluster(found, runs_as, folder / "p", socket), secrets.token_hex(16)
    server = None
    try:
        cluster.make(password)
        command = cluster.command(fsync="off")
        server = subprocess.Popen(
            command, cwd=cluster.data, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            **runs_as.change,
        )  # fmt: skip
        while not cluster.answers(password):
            time.sleep(0.2)
        yield cluster.url(SUPERUSER, password, "postgres")
    finally:
        if server is not None:
            server.terminate()
            server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)
