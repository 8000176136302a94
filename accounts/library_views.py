"""The rules of views that libraries wrote: logins by allauth. A name that is not here is open to nobody."""

from accounts.access import ANYONE, OWN_ACCOUNT, SETTING_UP, Rule

_RULES: dict[str, Rule] = {
    "account_login": ANYONE,
    "mfa_authenticate": ANYONE,
    "account_reauthenticate": SETTING_UP,
    "mfa_reauthenticate": SETTING_UP,
    "mfa_reauthenticate_webauthn": SETTING_UP,
    "mfa_activate_totp": SETTING_UP,
    "mfa_add_webauthn": SETTING_UP,
    "account_change_password": OWN_ACCOUNT,
    "mfa_index": OWN_ACCOUNT,
    "mfa_deactivate_totp": OWN_ACCOUNT,
    "mfa_edit_webauthn": OWN_ACCOUNT,
    "mfa_remove_webauthn": OWN_ACCOUNT,
    "mfa_generate_recovery_codes": OWN_ACCOUNT,
    "mfa_view_recovery_codes": OWN_ACCOUNT,
    "mfa_download_recovery_codes": OWN_ACCOUNT,
}


def rule_of_library_view(name: str) -> Rule | None:
    """The rule of the view with this address name, or None."""
    return _RULES.get(name)
