"""What a change is made of: parts that add up, a table of what must be read again, differences that can be read."""

from hypothesis import given
from hypothesis import strategies as st

from cungcau.listings.content import COLUMNS, ROWS, content_of
from cungcau.listings.difference import lines, words
from cungcau.listings.models import Listing
from cungcau.listings.parts import content_with, parts_of, write_parts
from cungcau.listings.rereading import BY_NAME, must_be_reread
from cungcau.listings.shown import SCHEMES
from tests.factories.listings import a_draft, a_term

WORDS = st.text(alphabet="ab ,.\nđ", max_size=40)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_off_their_difference(before, after):
    pieces = words(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_so_can_rows_as_a_whole(before, after):
    pieces = lines(before, after)

    assert [piece.text for piece in pieces if piece.kind != "new"] == before
    assert [piece.text for piece in pieces if piece.kind != "gone"] == after


def test_words_stay_whole_in_a_difference():
    pieces = [(piece.kind, piece.text) for piece in words("màu còn 420 Pt-Co", "màu còn 50 Pt-Co")]

    assert pieces == [("same", "màu còn "), ("gone", "420"), ("new", "50"), ("same", " Pt-Co")]


def test_the_table_names_every_part_of_a_listing_once():
    parts = {*COLUMNS, *ROWS, *(f"terms:{scheme}" for scheme in SCHEMES.values())}

    assert set(BY_NAME) == parts
    assert must_be_reread("something new", "need")
    assert (must_be_reread("money_min", "offer"), must_be_reread("money_min", "need")) == (True, False)


def test_parts_written_into_another_listing_say_the_same(seeker, an):
    rows = [{"parameter": "pH", "operator": "range", "value": 6.0, "high": 8.5, "must": True}]
    targets = [{"metric": "Màu", "now": "420", "wanted": "50", "unit": "Pt-Co"}]
    first = a_draft(seeker, an, specifications=rows, targets=targets, valid_until="2099-01-01", terms=[a_term("field", "207")])
    first = Listing.objects.get(pk=first.pk)
    second = a_draft(seeker, an, title_vi="Khác", terms=[a_term("vsic", "13")])

    parts = parts_of(content_of(first))
    write_parts(second, parts)

    assert content_with(parts) == content_of(first)
    now = content_of(Listing.objects.get(pk=second.pk))
    assert now == {**content_of(first), "terms": ["field:207", "vsic:13"]}
