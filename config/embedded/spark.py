"""script/spark: the register job on Spark, with the packages of requirements-spark.txt; docs/scale.md."""

import os
import sys

from config.embedded.venv import PYTHON, ROOT


def main() -> None:
    os.environ["PYTHONPATH"] = str(ROOT)
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), "-P", "-m", "detainees.linkage.spark", *sys.argv[1:]])


if __name__ == "__main__":
    main()
