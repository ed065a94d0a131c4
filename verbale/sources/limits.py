"""How much is read at once, and why. Whatever is beyond a limit gets a problem that says so."""

from __future__ import annotations

READ_CODE_POINTS = 1_000_000
"""The longest text that is read. A longer one is kept without a reading: spaCy's parser needs about
a gigabyte for each further million characters, and no report of a negotiation is as long as that
(the longest of 600 White House briefings has 150,000)."""

FILE_BYTES = 100_000_000
"""The largest file, or single JSON Lines row, that is held in memory; it takes up to five times as
much while it is decoded and hashed."""

HTML_BYTES = 20_000_000
"""The largest web page, scripts and inlined pictures included (trafilatura's own limit)."""

PDF_PAGES = 2_000
"""The longest PDF. pypdf takes some 20 ms for a page of text, so this is under a minute."""

SNIFFED_BYTES = 4_096
"""How much of the beginning tells what a file is, where its name does not."""

BAD_ROWS = 100
"""After so many rows without one good one, a file is no JSON Lines: one problem instead of thousands."""
