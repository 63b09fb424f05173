"""Behind our own proxy everybody keeps the own address, and nobody can put on another's."""

from typing import Any

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from facilitate.web.proxied import behind

PROXY = "127.0.0.1"


def client(*proxies: str) -> FlaskClient:
    app = Flask(__name__)
    app.add_url_rule("/", view_func=lambda: f"{request.remote_addr} {request.scheme} {request.host}")
    app.wsgi_app = behind(app.wsgi_app, proxies)  # type: ignore[method-assign]
    return app.test_client()


def seen(visitor: FlaskClient, comes_from: str, **claims: str) -> str:
    head = {f"X-Forwarded-{name.title()}": value for name, value in claims.items()}
    where: dict[str, Any] = {"REMOTE_ADDR": comes_from}
    return visitor.get("/", headers=head, environ_overrides=where).text


def test_two_visitors_behind_our_proxy_have_two_addresses() -> None:
    house = client(PROXY)

    assert seen(house, PROXY, **{"for": "203.0.113.5", "proto": "https"}) == "203.0.113.5 https localhost"
    assert seen(house, PROXY, **{"for": "203.0.113.6", "proto": "https"}) == "203.0.113.6 https localhost"


def test_what_a_visitor_claims_to_the_proxy_is_not_believed() -> None:
    assert seen(client(PROXY), PROXY, **{"for": "10.9.9.9, 203.0.113.5"}).startswith("203.0.113.5 ")


@pytest.mark.parametrize("proxies", [(), (PROXY,), ("172.18.0.0/16",)])
def test_who_comes_past_the_proxy_is_not_believed(proxies: tuple[str, ...]) -> None:
    claims = {"for": "10.9.9.9", "proto": "https", "host": "hui.example.org"}

    assert seen(client(*proxies), "192.168.8.20", **claims) == "192.168.8.20 http localhost"


@pytest.mark.parametrize("proxy", ["172.18.0.0/16", "172.18.0.3", "::1, 172.18.0.3"])
def test_a_proxy_may_be_an_address_or_a_network(proxy: str) -> None:
    assert seen(client(*proxy.split(", ")), "172.18.0.3", **{"for": "203.0.113.5"}).startswith("203.0.113.5 ")


def test_a_server_that_listens_on_both_kinds_of_address_knows_its_proxy() -> None:
    assert seen(client(PROXY), "::ffff:127.0.0.1", **{"for": "203.0.113.5"}).startswith("203.0.113.5 ")


def test_the_name_of_the_host_is_never_taken_from_a_claim() -> None:
    assert seen(client(PROXY), PROXY, **{"for": "203.0.113.5", "host": "evil.example"}).endswith(" localhost")
