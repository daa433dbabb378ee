"""What can go wrong, as values."""


class SchemaError(Exception):
    """A schema cannot be honoured.

    `pointer` is the JSON Pointer of the offending place in the schema, `reason` one sentence
    of what is wrong there, `hint` what to do about it (may be empty), and `document` the file
    name or URI of the schema document (empty when it was passed as a value).
    """

    def __init__(self, pointer: str, reason: str, hint: str = "", document: str = "") -> None:
        super().__init__(pointer, reason, hint, document)
        self.pointer = pointer
        self.reason = reason
        self.hint = hint
        self.document = document

    def __str__(self) -> str:
        place = f"{self.document}#{self.pointer}"
        return f"{place}: {self.reason}" + (f" ({self.hint})" if self.hint else "")


class UsageError(Exception):
    """The tool was called with input that it cannot read or a configuration it cannot follow."""
