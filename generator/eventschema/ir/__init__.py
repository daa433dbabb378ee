"""What all speak of: the type model, the check plan, JSON values."""
