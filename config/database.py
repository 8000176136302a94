"""The two roles of the database: what the serving one is granted, from the declarations of the models."""

from django.apps import apps
from django.conf import settings
from django.db import connections, models
from psycopg import sql

from accounts.sensitivity import Declaration, Rights, declared

# Who is in a group follows from the roles, by a trigger; what a permission is called comes with the migrations.
DECIDES_RIGHTS = (
    "accounts.User_groups",
    "accounts.User_user_permissions",
    "auth.Group_permissions",
    "auth.Permission",
    "contenttypes.ContentType",
)
OURS = ("accounts", "casework", "detainees", "releases", "families")


def serving_role() -> str:
    """The role that serves, as the connection `default` names it."""
    return str(settings.DATABASES["default"]["USER"])


def declaration_of(model: type[models.Model]) -> Declaration:
    """Our models declare their rights; what libraries keep is the application's, except what decides rights."""
    if model._meta.app_label in OURS and not model._meta.auto_created:
        return declared(model)
    return Declaration(rights=Rights.READ if model._meta.label in DECIDES_RIGHTS else Rights.ALL)


def grant_rights() -> None:
    """Take every right from the serving role and grant what the models declare. Run as the owner."""
    role = sql.Identifier(serving_role())
    with connections["owner"].cursor() as cursor:
        for text in (
            "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
            "GRANT USAGE ON SCHEMA public TO {role}",
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}",
            "GRANT SELECT ON django_migrations TO {role}",
        ):
            cursor.execute(sql.SQL(text).format(role=role))
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy:
                cursor.execute(_grant(model).format(role=role, table=sql.Identifier(model._meta.db_table)))
        # Else they could be put on a temporary table, where they would write what never happened.
        cursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE prorettype = 'trigger'::regtype AND prosecdef"
            " AND pronamespace = 'public'::regnamespace"
        )
        for (function,) in cursor.fetchall():
            cursor.execute(f"REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC")


def _grant(model: type[models.Model]) -> sql.SQL:
    declaration = declaration_of(model)
    text = f"GRANT {declaration.rights.value} ON {{table}} TO {{role}}"
    if declaration.update_only:
        columns = ", ".join(str(f.column) for f in model._meta.concrete_fields if f.name in declaration.update_only)
        text += f"; GRANT UPDATE ({columns}) ON {{table}} TO {{role}}"
    return sql.SQL(text)  # built from our own declarations, not from input


def install_acting_key() -> None:
    """Give the database its copy of the key with which `acting` signs. Run as the owner."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_acting_key (key) VALUES (%s) ON CONFLICT (single) DO UPDATE SET key = excluded.key",
            [bytes.fromhex(settings.KEYS["acting"])],
        )
