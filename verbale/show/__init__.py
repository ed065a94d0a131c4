"""The state of play, shown: as text, Markdown, HTML and JSON.

    play ─► page (what is told, in which order) ─► text · Markdown · HTML with its charts
         └► JSON

It asks for the state of play and nothing else.
"""

from verbale.show.forms import brief
from verbale.show.page import FORMS, Form

__all__ = ["FORMS", "Form", "brief"]
