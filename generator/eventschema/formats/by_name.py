"""The formats by name, and where each is checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Format:
    """A format of JSON Schema, checked by `function` in `module` of this package.

    `library` is what a program with that function needs beyond the standard library, as it is
    imported; `None` for nothing.
    """

    name: str
    module: str
    library: str | None = None

    @property
    def function(self) -> str:
        """The name of the function: `is_date_time` for `date-time`."""
        return f"is_{self.name.replace('-', '_')}"


class MissingFormatLibrary(Exception):  # noqa: N818
    """A format cannot be asserted because `library` is not installed."""

    def __init__(self, name: str, library: str) -> None:
        super().__init__(name, library)
        self.name = name
        self.library = library
        self.hint = "install eventschema[formats]"

    def __str__(self) -> str:
        return f"the format {self.name} needs the library {self.library} ({self.hint})"


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        known.name: known
        for known in (
            Format("date", "dates"),
            Format("date-time", "dates"),
            Format("duration", "dates"),
            Format("email", "network"),
            Format("hostname", "hostnames", "idna"),
            Format("idn-email", "network"),
            Format("idn-hostname", "hostnames", "idna"),
            Format("ipv4", "network"),
            Format("ipv6", "network"),
            Format("iri", "resources"),
            Format("iri-reference", "resources"),
            Format("json-pointer", "texts"),
            Format("regex", "texts", "eventschema"),
            Format("relative-json-pointer", "texts"),
            Format("time", "dates"),
            Format("uri", "resources"),
            Format("uri-reference", "resources"),
            Format("uri-template", "resources"),
            Format("uuid", "texts"),
        )
    }
)


def check(name: str) -> Callable[[str], bool]:
    """The function that says whether a text is of the format `name`.

    Raises `KeyError` for a format that is not known, `MissingFormatLibrary` without its library.
    """
    known = FORMATS[name]
    require_library(known)
    module = import_module(f"eventschema.formats.{known.module}")
    function: Callable[[str], bool] = getattr(module, known.function)
    return function


def require_library(known: Format) -> None:
    """Raise `MissingFormatLibrary` if what the format needs is not installed."""
    if known.library is not None and find_spec(known.library) is None:
        raise MissingFormatLibrary(known.name, known.library)
