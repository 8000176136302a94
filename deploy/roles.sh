#!/bin/sh
# Run once by PostgreSQL's image on an empty volume, or by hand as a superuser: two roles and the database.
# The owner migrates; the serving role is granted its rights by prepare_database.
set -eu
export SECRETS="${SECRETS:-/run/secrets}" PGUSER="${PGUSER:-${POSTGRES_USER:-postgres}}" PGDATABASE=postgres
version=$(psql --no-psqlrc -Atc "SELECT current_setting('server_version_num')::int / 10000")
if [ "$version" -lt 16 ]; then
    echo "This server is PostgreSQL $version; 16 or newer is needed. Nothing was made." >&2
    exit 1
fi
# Sorted by code point everywhere, so that an index means the same on every machine.
locale="LOCALE 'C.UTF-8'"
if [ "$version" -ge 17 ]; then
    locale="LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
fi
psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 -v locale="$locale" <<'SQL'
\set owner `cat "$SECRETS/owner_password"`
\set app `cat "$SECRETS/app_password"`
CREATE ROLE ifraj_owner LOGIN PASSWORD :'owner';
CREATE ROLE ifraj_app LOGIN PASSWORD :'app';
CREATE DATABASE ifraj OWNER ifraj_owner ENCODING 'UTF8' :locale TEMPLATE template0;
REVOKE ALL ON DATABASE ifraj FROM PUBLIC;
GRANT CONNECT ON DATABASE ifraj TO ifraj_app;
SQL
