"""Python names for the names of a schema, and those that are taken."""
