"""Python source under construction: as a tree, as text, and as a module."""
