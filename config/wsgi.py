"""The entry point for the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  every view is loaded now, and not while the first person waits
# What is loaded stays: the collector need not look through it again for each page, which took a tenth of its time.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 100)
