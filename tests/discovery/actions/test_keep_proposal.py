"""A broker keeps a proposal; who may not, cannot; of two brokers the second is told."""

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.discovery.actions import keep_proposal
from cungcau.discovery.matches import matches_for
from cungcau.discovery.models import Verdict
from cungcau.discovery.verdicts import Seen, parts_then, verdict_on
from cungcau.kit.errors import Refused, Stale
from cungcau.trail.queries import history_of
from tests.factories.listings import in_state
from tests.people import person


def test_it_remembers_who_and_why_with_the_reasons_of_the_engine(need, offer, dung):
    (proposal,) = matches_for(need, dung).proposals

    verdict = keep_proposal(need, offer, by=dung, note="Đã gọi cả hai bên.")

    kept = Verdict.objects.get()
    assert (kept.state, kept.by, kept.note, kept.score) == ("kept", dung, "Đã gọi cả hai bên.", proposal.score)
    assert sum(part.points for part in parts_then(kept)) == kept.score
    assert kept.engine
    (entry,) = history_of(verdict)
    assert (entry.verb, entry.actor_name, entry.note) == ("keep", dung.name, "Đã gọi cả hai bên.")


@pytest.mark.parametrize("name", ["an", "quan", "binh", "ha", "mai", "quang", "guest"])
def test_only_a_broker_may(need, offer, request, name):
    with pytest.raises(PermissionDenied):
        keep_proposal(need, offer, by=request.getfixturevalue(name))

    assert not Verdict.objects.exists()


def test_a_pair_that_is_not_published_is_not_kept(need, offer, dung):
    in_state(offer, "paused")

    with pytest.raises(PermissionDenied):
        keep_proposal(need, offer, by=dung)


def test_a_pair_that_a_rule_forbids_is_not_kept(need, offer, institute, dung):
    need.excluded_organisations.add(institute)

    with pytest.raises(Refused, match="not_proposed"):
        keep_proposal(need, offer, by=dung)


def test_the_second_broker_is_told(need, offer, dung):
    seen = Seen.of(verdict_on(need, offer))
    keep_proposal(need, offer, by=dung, seen=seen)

    with pytest.raises(Stale) as told:
        keep_proposal(need, offer, by=person("dao", "Lý Thị Đào", "broker"), seen=seen)

    assert told.value.who == dung.name
    assert Verdict.objects.get().by == dung


def test_what_changed_since_she_read_it_is_not_kept(need, offer, dung):
    seen = Seen.of(verdict_on(need, offer))
    type(offer).objects.filter(pk=offer.pk).update(version=offer.version + 1)
    offer.refresh_from_db()

    with pytest.raises(Stale):
        keep_proposal(need, offer, by=dung, seen=seen)

    assert not Verdict.objects.exists()
