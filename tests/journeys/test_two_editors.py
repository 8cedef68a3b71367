"""Two editors have the same draft open: each is told, they collide, and nothing is lost."""

from __future__ import annotations

import pytest

from cungcau.listings.models import Listing
from tests.factories.listings import a_draft
from tests.journeys.steps import PRESS, said
from tests.journeys.test_accessibility import AXE, RUN
from tests.people import employ, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("point", "lan", "vocabulary")]
ROW = {"parameter": "Lưu lượng", "operator": ">=", "value": 350.0, "unit": "m³/h"}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_two_editors_collide_and_lose_nothing(visit, seeker, an, language, size):
    tu = employ(person("tu", "Lê Anh Tú"), seeker)
    draft = a_draft(seeker, an, specifications=[ROW])
    address = f"/listings/{draft.pid}/edit/"
    mine = visit(address, as_user=an, language=language, size=size)
    theirs = visit(address, as_user=tu, language=language)
    theirs.locator("[role=status]", has_text=an.name).wait_for()

    theirs.fill("[name=problem]", "Tú: phí vượt 640 triệu đồng mỗi năm.")
    theirs.fill("[name=tried]", "Đã thử than hoạt tính.")
    theirs.click("[name=add-row][value=specifications]")
    theirs.fill("[name=specifications-1-parameter]", "pH")
    theirs.fill("[name=specifications-1-value]", "7")
    theirs.click(".heading button[form=listing-form]")
    theirs.wait_for_url(f"**{draft.get_absolute_url()}")

    for name, text in {"problem": "An: màu còn 420 Pt-Co.", "site_conditions": "Nước vào 38 °C.",
                       "specifications-0-value": "500"}.items():  # fmt: skip
        mine.evaluate("([name, text]) => { const one = document.querySelector(`[name='${name}']`); one.value = text; "
                      "one.dispatchEvent(new Event('input', {bubbles: true})); }", [name, text])  # fmt: skip
    mine.click(".heading button[form=listing-form]")
    mine.locator(".together").wait_for()
    assert mine.locator("fieldset.together").count() == 1
    words = mine.inner_text("#main")
    assert all(text in words for text in ("Tú: phí vượt", "An: màu còn", "than hoạt tính", "38 °C", "pH", tu.name))
    mine.evaluate(AXE)
    assert mine.evaluate(RUN, None) == []
    mine.check("[name=together-problem][value=both]")
    mine.click(PRESS)

    mine.wait_for_url(f"**{draft.get_absolute_url()}")
    assert said(mine)
    now = Listing.objects.get(pk=draft.pk)
    assert (now.problem, now.tried, now.site_conditions) == (
        "An: màu còn 420 Pt-Co.\n\nTú: phí vượt 640 triệu đồng mỗi năm.", "Đã thử than hoạt tính.", "Nước vào 38 °C.",
    )  # fmt: skip
    assert [(one.parameter, one.value) for one in now.specifications.all()] == [("Lưu lượng", 500.0), ("pH", 7.0)]
