"""A long form is not lost by a wrong click."""

import pytest

from cungcau.listings.models import Listing

pytestmark = pytest.mark.django_db(transaction=True)


def test_leaving_asks_only_when_something_was_typed_and_saving_does_not_ask(visit, point, lan, an):
    page = visit("/listings/new/need/", as_user=an)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss() if len(asked) == 1 else dialog.accept()))

    page.reload()
    assert asked == []

    page.fill("[name=title_vi]", "Nước thải nhuộm còn màu")
    page.click(".brand")
    assert asked == ["beforeunload"]
    assert page.input_value("[name=title_vi]") == "Nước thải nhuộm còn màu"

    page.click(".heading button[form=listing-form]")
    page.wait_for_url("**/listings/*/")
    assert (asked, Listing.objects.get().title_vi) == (["beforeunload"], "Nước thải nhuộm còn màu")
