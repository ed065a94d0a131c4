"""Measurements: `make accept` for accuracy, `make bench` for speed and memory."""
