"""What libraries say of an input: our messages quote it, and their releases reword it."""

import json
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match


def by_json(text: str) -> str:
    """Why `text` is no JSON, in the words of this Python."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.msg
    except ValueError as error:
        return str(error)
    raise AssertionError(f"{text} is JSON")


def by_jsonschema(schema: Any, instance: Any) -> str:
    """Why `schema` rejects `instance`, in the words of the `jsonschema` library."""
    error = best_match(Draft202012Validator(schema).iter_errors(instance))
    assert error is not None
    return error.message
