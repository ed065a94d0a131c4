"""How much is read at once, and why. Whatever is beyond a limit gets a problem that says so."""

from __future__ import annotations

READ_CODE_POINTS = 1_000_000
"""The longest text that is read, which is also spaCy's own limit (`Language.max_length`). A longer
one is kept without a reading: it is an archive or a mistake. The longest of 600 White House
briefings has 119,000 characters."""

FILE_BYTES = 100_000_000
"""The largest file, or single JSON Lines row, that is held in memory; it takes up to five times as
much while it is decoded and hashed."""

HTML_BYTES = 20_000_000
"""The largest web page, scripts and inlined pictures included (trafilatura's own limit)."""

PDF_PAGES = 2_000
"""The longest PDF: pypdf takes 2 ms for a plain page and ten times that for an intricate one."""

SNIFFED_BYTES = 4_096
"""How much of the beginning tells what a file is, where its name does not."""

BAD_ROWS = 100
"""After so many rows without one good one, a file is no JSON Lines: one problem instead of thousands."""
