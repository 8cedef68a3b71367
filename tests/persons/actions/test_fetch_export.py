"""The file goes out, once."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.jobs.queue import drain
from cungcau.kit.errors import IllegalMove, Stale
from cungcau.notices.models import Notice
from cungcau.persons.actions import ask_export, fetch_export
from cungcau.persons.links import export_path
from cungcau.persons.models import Export
from cungcau.trail.models import Entry


@pytest.fixture
def ready(an):
    export = ask_export(an, by=an)
    drain()
    return Export.objects.get(pk=export.pk)


def test_she_is_told_and_fetches_it_once(client, an, lan, point, ready):
    notice = Notice.objects.get(user=an, kind="persons_export")
    assert notice.url == export_path(ready)
    client.force_login(an)
    assert client.get(notice.url).status_code == 200  # looking is not fetching

    first = client.post(notice.url)
    second = client.post(notice.url)

    assert (first.status_code, first.content[:2], second.status_code) == (200, b"PK", 409)
    assert not ready.path.exists()
    assert Entry.objects.filter(verb="fetch", actor=f"access.user:{an.pid}").count() == 1


def test_of_two_racing_hands_one_gets_it(an, ready):
    late = Export.objects.get(pk=ready.pk)
    fetch_export(ready, by=an)

    with pytest.raises(Stale):
        fetch_export(late, by=an)
    with pytest.raises(IllegalMove):
        fetch_export(ready, by=an)


@pytest.mark.parametrize("name", ["binh", "ha", "dung", "mai", "son", "lan", "quang", "guest"])
def test_the_link_in_another_hand_opens_nothing(client, lan, point, ready, name, request):
    user = request.getfixturevalue(name)
    if name != "guest":
        client.force_login(user)

    assert client.post(export_path(ready)).status_code == (302 if name == "guest" else 404)
    with pytest.raises(PermissionDenied):
        fetch_export(ready, by=user)
    assert ready.path.exists()
