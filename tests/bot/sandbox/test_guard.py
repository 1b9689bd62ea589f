"""The sandbox is for this machine alone."""

from __future__ import annotations

import pytest

from bot.sandbox import NotLoopbackError, Sandbox, serve
from bot.sandbox.app import is_loopback
from tests.bot.sandbox.conftest import ADA, Api


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.com", "", "::"])  # noqa: S104 (to be refused)
async def test_it_listens_on_no_address_that_others_could_reach(host: str) -> None:
    with pytest.raises(NotLoopbackError, match="on this machine only"):
        async with serve(Sandbox(), host=host):
            pass


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]"])
def test_these_hosts_are_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1:8080", ""])
async def test_a_rebound_name_is_refused(api: Api, host: str) -> None:
    for path in ("/", "/sandbox/state", f"/bot{api.sandbox.token}/getMe"):
        assert (await api.http.get(path, headers={"host": host})).status_code == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:9999", "null"])
async def test_other_sites_cannot_use_it(api: Api, origin: str) -> None:
    body = {"user": ADA, "text": "injected"}
    answer = await api.http.post("/sandbox/send", json=body, headers={"origin": origin})
    assert answer.status_code == 403
    bot = await api.http.post(f"/bot{api.sandbox.token}/getMe", headers={"origin": origin})
    assert bot.status_code == 403


async def test_other_sites_cannot_use_it_by_plain_links_but_may_link_to_the_page(api: Api) -> None:
    cross = {"sec-fetch-site": "cross-site"}
    assert (await api.http.get(f"/bot{api.sandbox.token}/getMe", headers=cross)).status_code == 403
    assert (await api.http.get("/", headers=cross)).status_code == 200


async def test_its_own_page_may(api: Api) -> None:
    headers = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
    answer = await api.http.post("/sandbox/send", json={"user": ADA, "text": "hello"}, headers=headers)
    assert answer.status_code == 200


async def test_the_page_may_load_nothing_from_elsewhere(api: Api) -> None:
    policy = (await api.http.get("/")).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy


async def test_a_port_that_is_taken_says_so() -> None:
    async with serve() as running:
        with pytest.raises(OSError, match="in use"):
            async with serve(port=running.port):
                pass
