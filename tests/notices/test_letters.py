"""The addresses in mails."""

import pytest

from cungcau.notices.letters import absolute


@pytest.mark.parametrize(("base", "served", "link"), [
    ("https://point.example/", "http://127.0.0.1:8471", "https://point.example/search/"),
    ("", "http://127.0.0.1:8471\n", "http://127.0.0.1:8471/search/"),
    ("", None, "http://localhost:8000/search/"),
])  # fmt: skip
def test_a_link_begins_with_the_public_address_or_where_the_pages_were_last_served(
    settings, tmp_path, monkeypatch, base, served, link
):
    monkeypatch.delenv("CUNGCAU_BASE_URL", raising=False)
    settings.BASE_URL, settings.DATA = base, tmp_path
    if served is not None:
        (tmp_path / "served-at").write_text(served)

    assert absolute("/search/") == link
