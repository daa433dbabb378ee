"""Targets of the user's own: a directory of templates, and the model of the schemas they see."""

from eventschema.targets.custom.targets import custom_files, overrides

__all__ = ["custom_files", "overrides"]
