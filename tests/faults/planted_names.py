"""Planted faults: nobody is called as a colleague is."""

from tests.faults.fault import Fault

CALLED = "tests/accounts/test_called.py::"
SQL = "accounts/sql/names.sql"

NAMES = (
    Fault(
        "PostgreSQL lets a person take a colleague's name",
        SQL,
        "AND name_taken(NEW.display_name, NEW.id, places)",
        "AND false",
        (CALLED + "test_postgresql_refuses_a_name_whoever_injects_it",),
    ),
    Fault(
        "a person changes a colleague's name, or their own alias",
        SQL,
        "OR actor = NEW.id AND NEW.alias = OLD.alias) THEN",
        "OR true) THEN",
        (CALLED + "test_postgresql_refuses_a_name_whoever_injects_it",),
    ),
    Fault(
        "a name is another one with other letters of the keyboard",
        SQL,
        "AND folded_name(name) IN (folded_name(other.display_name), folded_name(other.alias))",
        "AND name IN (other.display_name, other.alias)",
        (CALLED + "test_a_name_that_is_a_colleagues_is_refused_with_a_sentence",),
    ),
    Fault(
        "an alias is taken twice by people of two organisations",
        SQL,
        "AND $1 <> '' AND folded_name($1) = folded_name(other.alias))",
        "AND false)",
        (
            CALLED + "test_nobody_is_invited_under_a_colleagues_name",
            CALLED + "test_postgresql_refuses_a_name_whoever_injects_it",
        ),
    ),
    Fault(
        "with a role somebody comes to an organisation in which a colleague is called so",
        SQL,
        "IF place <> ALL (organisations_of(somebody.id)) AND (",
        "IF false AND (",
        (CALLED + "test_a_role_in_another_organisation_wants_another_name_where_it_is_somebodys",),
    ),
    Fault(
        "a name is changed and its record does not say from what to what",
        SQL,
        "WHERE was <> became;",
        "WHERE false;",
        (CALLED + "test_a_change_of_name_stands_in_the_record_from_what_to_what",),
    ),
    Fault(
        "the page takes a colleague's name, and PostgreSQL answers it with an error",
        "accounts/calling.py",
        "if name != person.display_name and is_name_taken(name, places, person):",
        "if False:",
        (CALLED + "test_a_name_that_is_a_colleagues_is_refused_with_a_sentence",),
    ),
)
