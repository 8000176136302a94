#!/bin/sh
# Run once by PostgreSQL's image on an empty volume: two roles and the database.
# The owner migrates and can make test databases; the serving role is granted its rights by prepare_database.
set -eu
SECRETS=${SECRETS:-/run/secrets}
psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    -v owner="$(cat "$SECRETS/owner_password")" -v app="$(cat "$SECRETS/app_password")" <<'SQL'
CREATE ROLE ifraj_owner LOGIN PASSWORD :'owner';
CREATE ROLE ifraj_app LOGIN PASSWORD :'app';
CREATE DATABASE ifraj OWNER ifraj_owner ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'
    LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8' TEMPLATE template0;
REVOKE ALL ON DATABASE ifraj FROM PUBLIC;
GRANT CONNECT ON DATABASE ifraj TO ifraj_app;
SQL
