"""A steward finds an organisation registered twice, makes the two one, and takes it back; in a real browser, both languages."""

from __future__ import annotations

import pytest
from django.utils import translation

from cungcau.discovery.index import here
from cungcau.jobs.queue import drain
from cungcau.registry.actions import add_contact
from cungcau.registry.workflow import ORGANISATION_FLOW
from tests.factories.listings import a_published
from tests.journeys.steps import log_in, said
from tests.people import employ, organisation, person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def twin(ha, point, vocabulary):
    """The same firm a second time, with a need, a contact and somebody who works there."""
    found = organisation("Cty TNHH Cơ khí Sao Mai", street="Lô CN-05", tax_code="0000089329")
    tu = employ(person("tu", "Lý Tú"), found)
    a_published(found, tu, ha, title_vi="Khử màu nước thải của xưởng mạ")
    add_contact(found, by=tu, name="Cao Thị Liên", phone="0912 000 111")
    return found


def done(verb, language):
    with translation.override(language):
        return str(ORGANISATION_FLOW.moves[verb].done)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_steward_merges_two_organisations_and_undoes_it(visit, seeker, twin, lan, guest, language, size):
    drain()
    steward = log_in(visit("/", language=language, size=size), lan)
    steward.goto("/duplicates/")
    steward.click(f"a[href*='/duplicates/merge/organisation/'][href*='{twin.pid}']")
    if not steward.url.endswith(f"{seeker.pid}/{twin.pid}/"):
        steward.goto(f"/duplicates/merge/organisation/{seeker.pid}/{twin.pid}/")
    assert "Lô CN-05" in steward.inner_text("#main")
    steward.check("#other-name_vi", force=True)
    steward.fill("[name=note]", "Cùng một giấy đăng ký.")
    steward.click("#main .form-actions .btn-main")
    assert done("merge", language) in said(steward)
    merger = steward.url

    drain()
    seeker.refresh_from_db()
    assert (seeker.name_vi, seeker.tax_code, seeker.listings.count()) == (twin.name_vi, "0000089329", 1)
    stranger = visit(twin.get_absolute_url(), language=language, size=size)
    assert stranger.url.endswith(seeker.get_absolute_url())
    stranger.goto(f"/search/?organisation={seeker.pid}")
    assert "Khử màu nước thải của xưởng mạ" in stranger.inner_text("#main")

    steward.goto(merger)
    steward.click("#main .form-actions .btn-danger")
    assert done("unmerge", language) in said(steward)
    drain()
    seeker.refresh_from_db()
    twin.refresh_from_db()
    assert (seeker.name_vi, seeker.tax_code, seeker.listings.count()) == ("Công ty Cơ khí Sao Mai", None, 0)
    assert (twin.state, twin.contacts.count(), twin.memberships.count()) == ("active", 1, 1)
    stranger.goto(twin.get_absolute_url())
    assert stranger.url.endswith(twin.get_absolute_url())
    assert here().search("Sao Mai", ["organisation"])
