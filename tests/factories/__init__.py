"""One valid thing each, and nothing surprising."""
