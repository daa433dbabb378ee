"""The official client and our models speak the same wire format."""

import json
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, Union

import pytest
from openai import OpenAI
from openai.types.realtime import RealtimeClientEvent, RealtimeClientEventParam
from openai.types.realtime.response_create_event_with_references_param import (
    ResponseCreateEventWithReferencesParam,
)
from pydantic import TypeAdapter, ValidationError
from websockets.sync.server import ServerConnection, serve

from realtime_events import ga

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "schema" / "realtime_client_event.ga.schema.json").read_text()
)
EVENTS = [definition["$ref"].removeprefix("#/$defs/") for definition in SCHEMA["oneOf"]]
EXAMPLES = [
    pytest.param(example, id=f"{name}-{index}")
    for name in EVENTS
    for index, example in enumerate(SCHEMA["$defs"][name]["examples"])
]


class Server:
    """A WebSocket server on the loopback that reads every message with `ga.parse_json`."""

    def __init__(self) -> None:
        self.received: Queue[ga.RealtimeClientEvent | Exception] = Queue()
        self._server = serve(self._read, "127.0.0.1", 0)
        self.port = self._server.socket.getsockname()[1]
        self._thread = Thread(target=self._server.serve_forever)
        self._thread.start()

    def _read(self, connection: ServerConnection) -> None:
        for message in connection:
            try:
                self.received.put(ga.parse_json(message))
            except ga.ValidationError as error:
                self.received.put(error)

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def test_the_server_reads_what_the_official_client_sends(server: Server) -> None:
    client = OpenAI(api_key="none", websocket_base_url=f"ws://127.0.0.1:{server.port}/v1")
    events = [ga.parse(parameter.values[0]) for parameter in EXAMPLES]
    assert {type(event).__name__ for event in events} == set(EVENTS)
    with client.realtime.connect(model="gpt-realtime") as connection:
        for event in events:
            connection.send(event.to_dict())
            assert server.received.get(timeout=10) == event


def test_the_server_tells_what_is_wrong_with_an_event(server: Server) -> None:
    client = OpenAI(api_key="none", websocket_base_url=f"ws://127.0.0.1:{server.port}/v1")
    with client.realtime.connect(model="gpt-realtime") as connection:
        connection.send({"type": "session.update", "session": {"voice": "alloy"}})
        error = server.received.get(timeout=10)
    assert isinstance(error, ga.ValidationError)
    assert [violation.pointer for violation in error.violations] == ["/session"]


def force(value: Any) -> Any:
    """`value` with the lazy iterators that pydantic makes of `Iterable` fields read out."""
    match value:
        case dict():
            return {key: force(member) for key, member in value.items()}
        case str() | int() | float() | bool() | None:
            return value
        case _:
            return [force(item) for item in value]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_sdk_types_for_sending_accept_every_example(example: dict[str, Any]) -> None:
    """References to items have a type of their own in the SDK, outside its union."""
    parameters = Union[ResponseCreateEventWithReferencesParam, RealtimeClientEventParam]  # noqa: UP007
    assert force(TypeAdapter(parameters).validate_python(example)) == example


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_sdk_models_accept_every_example(example: dict[str, Any]) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(RealtimeClientEvent)
    if "item_reference" in json.dumps(example):
        with pytest.raises(ValidationError, match="item_reference"):  # their union lacks it
            adapter.validate_python(example)
    else:
        event = adapter.validate_python(example)
        assert adapter.dump_python(event, mode="json", exclude_unset=True) == example
