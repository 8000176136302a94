"""Serves the gallery from this process, without a database: a thread, a free port, static files as they lie."""

from threading import Thread
from typing import cast

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.contrib.staticfiles.views import serve
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.http import FileResponse, HttpRequest, HttpResponse

# What the gallery needs of the settings to do without a database and without collected files.
SETTINGS = {
    "DEMO": True,
    "ROOT_URLCONF": "tests.browser.gallery.urls",
    "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
    "MESSAGE_STORAGE": "django.contrib.messages.storage.cookie.CookieStorage",
    "STORAGES": {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
}


class _Files(StaticFilesHandler):
    def serve(self, request: HttpRequest) -> HttpResponse | FileResponse:
        return cast(FileResponse, serve(request, self.file_path(request.path), insecure=True))


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests say what they asked."""


class GalleryServer:
    """`with GalleryServer() as address:`"""

    def __enter__(self) -> str:
        self.server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
        self.server.daemon_threads = True
        self.server.set_app(_Files(get_wsgi_application()))
        Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_error: object) -> None:
        self.server.shutdown()
        self.server.server_close()
