"""What people read about their work is there in both languages, and each page leads to its twin."""

from pathlib import Path

import pytest

USE = Path("docs/use")
FOR_MAINTAINERS = {"evaluate.md"}
PAGES = sorted(path for path in USE.glob("*.md") if not path.name.endswith(".vi.md") and path.name not in FOR_MAINTAINERS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_its_twin(page):
    assert page.with_name(f"{page.stem}.vi.md").exists()


def test_the_two_pages_on_finding_lead_to_each_other():
    assert "(finding.vi.md)" in (USE / "finding.md").read_text(encoding="utf-8")
    assert "(finding.md)" in (USE / "finding.vi.md").read_text(encoding="utf-8")
