"""What users would pick instead, made to do the same work where it can be made to."""

import json
from pathlib import Path
from typing import Annotated, Any, Final, Union, get_args

import fastjsonschema
import jsonschema_rs
import msgspec
from openai.types import realtime
from pydantic import Field, StringConstraints, TypeAdapter

ROOT: Final = Path(__file__).parents[2]
SCHEMA_FILE: Final = ROOT / "schema" / "realtime_client_event.ga.schema.json"
SCHEMA: Final = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
BASE64: Final[str] = SCHEMA["$defs"]["InputAudioBufferAppendEvent"]["properties"]["audio"][
    "pattern"
]

RUST: Final = jsonschema_rs.validator_for(SCHEMA)
FAST: Final = fastjsonschema.compile(
    {**SCHEMA, "$schema": "http://json-schema.org/draft-07/schema#"}, use_default=False
)


def fast_is_valid(value: Any) -> bool:
    """fastjsonschema answers with an exception."""
    try:
        FAST(value)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


class CheckedAppendEvent(realtime.InputAudioBufferAppendEvent):
    """The SDK's append event, paying for the base64 check that the schema asserts."""

    audio: Annotated[str, StringConstraints(pattern=BASE64)]


def sdk_union() -> TypeAdapter[Any]:
    """The official SDK's union as a pydantic adapter, with the base64 check."""
    union, *_ = get_args(realtime.RealtimeClientEvent)
    arms = tuple(
        CheckedAppendEvent if arm is realtime.InputAudioBufferAppendEvent else arm
        for arm in get_args(union)
    )
    return TypeAdapter(Annotated[Union[arms], Field(discriminator="type")])  # noqa: UP007


SDK: Final = sdk_union()


class Append(msgspec.Struct, tag="input_audio_buffer.append", forbid_unknown_fields=True):
    """msgspec's form of the append event."""

    audio: Annotated[str, msgspec.Meta(pattern=BASE64)]
    event_id: Annotated[str, msgspec.Meta(max_length=512)] | msgspec.UnsetType = msgspec.UNSET


class Commit(msgspec.Struct, tag="input_audio_buffer.commit", forbid_unknown_fields=True):
    """msgspec's form of the commit event."""

    event_id: Annotated[str, msgspec.Meta(max_length=512)] | msgspec.UnsetType = msgspec.UNSET


class Truncate(msgspec.Struct, tag="conversation.item.truncate", forbid_unknown_fields=True):
    """msgspec's form of the truncate event."""

    item_id: str
    content_index: Annotated[int, msgspec.Meta(ge=0)]
    audio_end_ms: Annotated[int, msgspec.Meta(ge=0)]
    event_id: Annotated[str, msgspec.Meta(max_length=512)] | msgspec.UnsetType = msgspec.UNSET


MsgspecEvent = Append | Commit | Truncate
MSGSPEC_KINDS: Final = ("append 6.4 KB", "append 1.3 KB", "commit", "truncate")
MSGSPEC_DECODER: Final = msgspec.json.Decoder(MsgspecEvent)
MSGSPEC_ENCODER: Final = msgspec.json.Encoder()

SDK_MODULE: Final = "openai.types.realtime"
