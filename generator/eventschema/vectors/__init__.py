"""Conformance vectors: valid and invalid instances of every event, for tests in any language."""

from eventschema.vectors.files import Source, vector_files
from eventschema.vectors.suites import Suites, Vector, suites

__all__ = ["Source", "Suites", "Vector", "suites", "vector_files"]
