"""The entry point for the web server."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from config import collector

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  every view is loaded now, and not while the first person waits
application = collector.between_pages(django)
