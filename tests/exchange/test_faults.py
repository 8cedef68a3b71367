"""500 rows with every fault a row of needs can have, through the page: each is told with row, column, value and mend."""

import re
from html import unescape

import pytest
from django.utils import translation

from cungcau.exchange import telling
from cungcau.exchange.words import WORDS
from cungcau.listings.models import Listing
from tests.factories.exchange import checked
from tests.terminal.exchange.faults import NEED_FAULTS
from tests.terminal.exchange.test_refusals import ROWS, fixed, planted, there  # noqa: F401  (its fixture is used)

pytestmark = pytest.mark.django_db
HIDDEN_FROM_A_BROKER = {"under_review"}  # she may not edit it at all


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_every_planted_fault_is_named_on_the_page(client, point, dung, lan, lang):
    Listing.objects.filter(external_id="DRAFT-1").update(created_by=dung)  # a firm's own draft she could not even read
    rows, places = planted(NEED_FAULTS)
    thing = checked(dung, *rows, language=lang)
    client.force_login(dung)
    client.cookies["cungcau_language"] = lang

    assert (thing.refused, thing.new) == (len(places), ROWS - len(places))
    told = {}
    for number in (1, 2):
        page = client.get(thing.get_absolute_url(), {"show": "refused", "page": number}).content.decode()
        for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL):
            if found := re.search(r'<th scope="row"[^>]*>(\d+)</th>', row):
                told[int(found[1])] = " ".join(unescape(re.sub(r"<[^>]+>", " ", row)).split())
    missing = [fault.code for row, fault in places.items() if not names(told.get(row, ""), fault, lang)]
    assert missing == []
    assert len({fault.code for fault in NEED_FAULTS}) >= 30


def names(text, fault, lang):
    """The column, the sentence, the mend for whoever works on the pages."""
    code = telling.STRICTLY.get(fault.code, fault.code)
    if code in HIDDEN_FROM_A_BROKER:
        code = "may_not_edit"
    problem, mend = WORDS[code]
    with translation.override(lang):
        sentences = [translation.gettext(words) for words in (problem, telling.ON_PAGES.get(code, mend))]
    pieces = [" ".join(piece.split()) for words in sentences for piece in fixed(words)]
    is_placed = not fault.column or f"({fault.column})" in text
    return is_placed and all(piece in text for piece in pieces)
