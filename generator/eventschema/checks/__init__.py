"""From the check plan to the Python modules of validators and of rules."""
