"""The HTML brief in a real browser: it opens, lays out and prints without help."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.show.crowd import full
from tests.show.examples import strike
from verbale.show import brief

BROWSER = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine to open the page with")


def browse(page: Path, *options: str) -> str:
    assert BROWSER is not None
    told = subprocess.run(
        [BROWSER, "--headless=new", "--no-sandbox", "--disable-gpu", *options, page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return told.stdout


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "brief.html"
    path.write_text(brief(full(8), "html"), encoding="utf-8")
    return path


def test_a_browser_reads_the_page_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "strike.html"
    text = brief(strike(), "html")
    path.write_text(text, encoding="utf-8")
    seen = browse(path, "--dump-dom")
    for element in ("<details", "<blockquote", "<svg", "<td", "<li", "<figure"):
        assert seen.count(element) == text.count(element), element
    assert "Fjordline to Seafarers United</b>: hand over a new rota" in seen


def test_it_prints_on_a4(page: Path, tmp_path: Path) -> None:
    import pypdf

    target = tmp_path / "brief.pdf"
    browse(page, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    paper = pypdf.PdfReader(target)
    assert [round(float(side)) for side in paper.pages[0].mediabox[2:]] == [595, 842]
    text = " ".join(sheet.extract_text() for sheet in paper.pages)
    assert "In round 0, which went on well past midnight" in " ".join(text.split())
