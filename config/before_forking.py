"""What each process of the worker's pool would load for itself is loaded once, before they are forked from one.

It is a third of the worker's memory (docs/bench.md). What is loaded is set aside: no collection of cycles writes
to the pages that they share.
"""

import gc

from django.urls import get_resolver

get_resolver().url_patterns  # noqa: B018  jobs write addresses into what they make: every view comes with them
gc.collect()
gc.freeze()
