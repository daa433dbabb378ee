"""The Python target: dataclasses, codecs and the package around them."""
