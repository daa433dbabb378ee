"""Functions that would call one another for ever on the same instance."""

from collections.abc import Mapping

from eventschema.errors import SchemaError


def refuse_cycles(calls: Mapping[str, Mapping[str, SchemaError]]) -> None:
    """Raise the error of a call that closes a cycle.

    `calls` maps the name of a function to those that it calls on its own instance, each with the
    error that the call is if it never ends.
    """
    done: set[str] = set()
    for start in calls:
        if start in done:
            continue
        path: dict[str, None] = {start: None}
        stack = [iter(calls[start].items())]
        while stack:
            name, error = next(stack[-1], ("", None))
            if error is None:
                stack.pop()
                done.add(path.popitem()[0])
            elif name in path:
                raise error
            elif name not in done:
                path[name] = None
                stack.append(iter(calls.get(name, {}).items()))
