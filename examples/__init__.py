"""Examples: own words on public facts."""
