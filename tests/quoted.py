"""What the standard library says of an input: our messages quote it, and releases reword it."""

import json


def by_json(text: str) -> str:
    """Why `text` is no JSON, in the words of this Python."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.msg
    except ValueError as error:
        return str(error)
    raise AssertionError(f"{text} is JSON")
