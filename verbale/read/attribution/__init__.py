"""Attribution: who said it."""

from verbale.read.attribution.attribute import Attributor

__all__ = ["Attributor"]
