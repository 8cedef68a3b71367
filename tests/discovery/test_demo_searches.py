"""The demo's saved searches and its digest are planted through the verbs, once however often the job runs."""

import tomllib
from datetime import timedelta

from django.utils import timezone

from cungcau.discovery.demo import SEARCHES, plant_searches
from cungcau.discovery.models import Digest, SavedSearch
from cungcau.listings.models import Listing
from cungcau.notices.models import Outgoing
from tests.factories.listings import a_published, a_term


def test_two_searches_and_one_digest_with_a_mail_are_planted_once(an, binh, seeker, ha):
    need = a_published(seeker, an, ha, terms=[a_term("field", "202"), a_term("transfer_mode", "technical_assistance")])
    Listing.objects.update(published_at=timezone.now() - timedelta(days=30))

    for _run in range(2):
        plant_searches()

    rows = tomllib.loads(SEARCHES.read_text(encoding="utf-8"))["search"]
    assert {(one.user.email, one.query, one.rhythm, one.by_mail) for one in SavedSearch.objects.all()} == {
        (row["who"], row["query"], row["rhythm"], row["by_mail"]) for row in rows
    }
    assert [line.listing for line in Digest.objects.get().lines.all()] == [need]
    assert Outgoing.objects.get(kind="digest").to == binh.email
