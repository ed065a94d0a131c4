"""A web page as news sites make them, to be varied by the tests."""

from __future__ import annotations

PARAGRAPHS = (
    "The dockers’ union said on Monday that it would lift its blockade if the port withdrew the notices.",
    "“We are ready to talk,” said its chair, Mara Lind, who called the plan <a href='/plan'>a bad joke</a>.",
    "The port turned the offer down on Tuesday, and said that its smaller quay would close in June.",
    "Both sides are to meet again on Thursday, a mediator told reporters in the old customs house.",
)

ARTICLE = "<h1>A pause at the quays</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(body: str = f"<article>{ARTICLE}</article>", head: str = "") -> str:
    """A page around a body: a title, a menu, a footer and a script."""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A pause at the quays | Harbour Post</title>{head}
<script>var today = "2026-01-01";</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World news</a></nav>
{body}
<footer>© 2019 Harbour Post. <a href="/imprint">Imprint</a></footer></body></html>"""
