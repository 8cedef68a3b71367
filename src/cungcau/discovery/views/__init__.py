"""The pages of discovery: search, matches, verdicts."""
