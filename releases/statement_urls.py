"""Addresses of statements inside; the public ones are config/public's."""

from django.urls import path, re_path

from releases.views import statement_files, statements

urlpatterns = [
    path("", statements.listed, name="statements"),
    path("new/", statements.new, name="new-statement"),
    path("<int:pk>/", statements.statement, name="statement"),
    path("<int:pk>/change/", statements.change, name="change-statement"),
    path("<int:pk>/today/", statements.today, name="statement-today"),
    path("<int:pk>/approve/", statements.approval, name="approve-statement"),
    path("<int:pk>/moves/<slug:name>/", statements.move, name="move-statement"),
    re_path(
        r"^(?P<pk>[0-9]+)/(?P<language>ar|en)\.(?P<kind>pdf|txt|png)$", statement_files.output, name="statement-file"
    ),
]
