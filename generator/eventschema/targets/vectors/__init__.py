"""Conformance vectors: valid and invalid instances of every event, for tests in any language."""

from eventschema.targets.vectors.files import VectorModule, vector_files
from eventschema.targets.vectors.suites import Suites, Vector, suites

__all__ = ["Suites", "Vector", "VectorModule", "suites", "vector_files"]
