"""Attribution: who said it."""

from verbale.reader.attribution.attribute import Attributor

__all__ = ["Attributor"]
