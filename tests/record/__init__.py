"""Tests of the record: dispatches in, the state of play out."""
