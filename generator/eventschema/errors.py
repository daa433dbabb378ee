"""What can go wrong, as values."""


class SchemaError(Exception):
    """A schema cannot be honoured.

    `pointer` is the JSON Pointer of the offending place in the schema, `reason` one sentence
    of what is wrong there, `hint` what to do about it (may be empty), and `document` the file
    name or URI of the schema document (empty when it was passed as a value); `line` is that of a
    file, if it is known.
    """

    def __init__(
        self, pointer: str, reason: str, hint: str = "", document: str = "", line: int | None = None
    ) -> None:
        super().__init__(pointer, reason, hint, document, line)
        self.pointer = pointer
        self.reason = reason
        self.hint = hint
        self.document = document
        self.line = line

    @property
    def location(self) -> str:
        """The pointer, and before it the document unless that was passed as a value."""
        return f"{self.document}#{self.pointer}" if self.document else self.pointer

    def __str__(self) -> str:
        line = "" if self.line is None else f":{self.line}"
        place = f"{self.document}{line}#{self.pointer}"
        return f"{place}: {self.reason}" + (f" ({self.hint})" if self.hint else "")


class InternalError(Exception):
    """The tool is at fault, whatever its input is: it refused to do what it was about to do."""

    def __str__(self) -> str:
        return f"{super().__str__()} (a defect of eventschema; please report it with the schema)"


class UsageError(Exception):
    """The tool was called with input that it cannot read or a configuration it cannot follow."""
