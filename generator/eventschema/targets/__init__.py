"""What is made of a schema: a package for each kind of output."""
