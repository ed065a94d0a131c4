"""Sources: from bytes to documents, through one door."""

from verbale.sources.day import parse_day
from verbale.sources.door import Found, Told, open_sources

__all__ = ["Found", "Told", "open_sources", "parse_day"]
