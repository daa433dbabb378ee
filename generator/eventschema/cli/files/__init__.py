"""Files that are written: compared, replaced at once, and kept for the next time."""
