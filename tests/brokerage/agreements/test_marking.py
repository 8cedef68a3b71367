"""A mark stands on every page of a PDF; what is none has no pages."""

import io

import numpy as np
import pytest
import typst
from PIL import Image

from cungcau.brokerage.paper_marking import marked, pages_of, words_of_mark
from tests.factories.papers import pdf


def drawn(content, page, folder):
    """A page as grey points."""
    (folder / "drawn.pdf").write_bytes(content)
    source = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("drawn.pdf", page: {page})'
    return np.asarray(Image.open(io.BytesIO(typst.compile(source.encode(), root=str(folder), format="png"))).convert("L"), int)


@pytest.mark.parametrize("pages", [1, 2, 3, 5, 8])
def test_pages_are_counted(pages):
    assert pages_of(pdf(pages=pages)) == pages


@pytest.mark.parametrize("content", [b"abc", b"%PDF-1.7\n", pdf()[:400]])
def test_what_cannot_be_read_has_no_pages(content):
    assert pages_of(content) == 0


def test_every_page_carries_the_words_at_its_own_size(tmp_path):
    before = pdf(pages=3)

    after = marked(before, 3, "Nguyễn Thị An · 30/11/2026 09:00 · DEMO-HS-20261130-001")

    assert pages_of(after) == 3
    for page in (1, 2, 3):
        plain, with_mark = drawn(before, page, tmp_path), drawn(after, page, tmp_path)
        assert plain.shape == with_mark.shape
        changed = (with_mark < plain - 20).sum()
        assert changed > plain.size // 200, "the words across the page"
        foot = slice(int(plain.shape[0] * 0.95), None)
        assert (with_mark[foot] < plain[foot] - 20).any(), "the line at its foot"
        assert with_mark[plain < 50].max() < 120, "what was written stays dark"


def test_words_that_look_like_markup_are_words(tmp_path):
    assert pages_of(marked(pdf(), 2, '#panic("x") $y$ <z> "\\')) == 2


def test_the_words_name_who_when_and_which_case(settings):
    from datetime import UTC, datetime

    words = words_of_mark("Nguyễn Thị An", "DEMO-HS-1", datetime(2026, 11, 30, 2, 5, tzinfo=UTC))

    assert words.startswith("Nguyễn Thị An · ") and words.endswith(" · DEMO-HS-1")
    assert "2026" in words and ("09:05" in words or "9:05" in words)
