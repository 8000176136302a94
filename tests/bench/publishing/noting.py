"""A process of its own: puts the demo's figures on the board and makes a token of the analyst, which it prints.

`python -m tests.bench.publishing.noting`
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from accounts.models import User  # noqa: E402 - after Django is set up
from accounts.models.tokens import TokenScope  # noqa: E402
from accounts.tokens import make_token  # noqa: E402
from config.demo.cases import Desk  # noqa: E402
from config.demo.figures import put_on_the_board  # noqa: E402


def main() -> int:
    put_on_the_board(Desk())
    sys.stdout.write(str(make_token("bench", list(TokenScope.values), 30, by=User.objects.get(username="analyst"))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
