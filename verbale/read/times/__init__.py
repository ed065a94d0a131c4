"""When: the times that a text tells, and the days that they may mean."""

from verbale.read.times.bounds import edtf, interval
from verbale.read.times.find import find_times, resolve
from verbale.read.times.when import together, when

__all__ = ["edtf", "find_times", "interval", "resolve", "together", "when"]
