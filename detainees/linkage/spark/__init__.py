"""The register job on Spark: the same blocks and the same scoring as on DuckDB, for registers that outgrow a machine.

`session` starts Spark, `database` understands the engine's SQL, `search` finds pairs as `engine` does. Needs the
packages of requirements-spark.txt and Java; nothing else imports from here. docs/scale.md tells from which size.
"""
