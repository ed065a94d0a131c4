"""When: the times that a text tells, and the days that they may mean."""

from verbale.reader.times.bounds import edtf, interval
from verbale.reader.times.find import find_times, resolve
from verbale.reader.times.when import together, when

__all__ = ["edtf", "find_times", "interval", "resolve", "together", "when"]
