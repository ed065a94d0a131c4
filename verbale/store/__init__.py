"""The ledger: entries and texts in one SQLite file, append-only, each line sealed by a hash.

Importing this imports no database; opening a ledger does.
"""

from verbale.store.opening import default_path, open_ledger

__all__ = ["default_path", "open_ledger"]
