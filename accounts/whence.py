"""From where a request comes, as attempts to sign in are counted: behind a proxy the address that the proxy names."""

from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

_HOUSEHOLD = 56  # bits of an IPv6 address that name one connection; the rest is its own to choose


def address_of(request: HttpRequest) -> str:
    """The address, of IPv6 the network of the connection; "" where none is known."""
    try:
        address = str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""
    read = ip_address(address)
    read = getattr(read, "ipv4_mapped", None) or read
    if read.version == 4:
        return str(read)
    return str(ip_network(f"{address}/{_HOUSEHOLD}", strict=False).network_address)
