"""What schemas say as sets of values: whether they are empty, what is in them, what they share."""
