"""The record: entries folded into the state of play as of a day. Knows nothing of spaCy or SQL."""
