"""The events that everything is measured on: eight kinds, each valid, and each broken once."""

from base64 import b64encode
from copy import deepcopy
from random import Random
from typing import Any, Final


def audio(size: int) -> str:
    """Base64 text of `size` characters, the same in every run."""
    return b64encode(Random(size).randbytes(size // 4 * 3)).decode()


TOOL: Final = {
    "type": "function",
    "name": "find_booking",
    "description": "Looks up a table booking by the guest's name and the day.",
    "parameters": {
        "type": "object",
        "properties": {"name": {"type": "string"}, "day": {"type": "string", "format": "date"}},
        "required": ["name"],
    },
}

EVENTS: Final[dict[str, dict[str, Any]]] = {
    "append 6.4 KB": {"type": "input_audio_buffer.append", "audio": audio(6400)},
    "append 1.3 KB": {
        "event_id": "event_17",
        "type": "input_audio_buffer.append",
        "audio": audio(1280),
    },
    "commit": {"type": "input_audio_buffer.commit"},
    "truncate": {
        "type": "conversation.item.truncate",
        "item_id": "item_003",
        "content_index": 0,
        "audio_end_ms": 1500,
    },
    "message with image": {
        "type": "conversation.item.create",
        "previous_item_id": "root",
        "item": {
            "type": "message",
            "role": "user",
            "content": [
                {"type": "input_text", "text": "What does the sign in this picture say?"},
                {"type": "input_image", "image_url": "data:image/png;base64,iVBORw0KGgo="},
            ],
        },
    },
    "function output": {
        "type": "conversation.item.create",
        "item": {
            "type": "function_call_output",
            "call_id": "call_42",
            "output": '{"table": 7, "guests": 4}',
        },
    },
    "response with tools": {
        "type": "response.create",
        "response": {
            "instructions": "Answer in one sentence.",
            "output_modalities": ["audio"],
            "tools": [TOOL, {**TOOL, "name": "cancel_booking"}],
            "tool_choice": "auto",
            "max_output_tokens": 1024,
            "metadata": {"conversation": "42", "purpose": "booking"},
        },
    },
    "full session update": {
        "event_id": "event_1",
        "type": "session.update",
        "session": {
            "type": "realtime",
            "model": "gpt-realtime",
            "output_modalities": ["audio"],
            "instructions": "You take bookings for a small restaurant. Be brief and friendly.",
            "audio": {
                "input": {
                    "format": {"type": "audio/pcm", "rate": 24000},
                    "transcription": {"model": "gpt-4o-transcribe", "language": "en"},
                    "noise_reduction": {"type": "near_field"},
                    "turn_detection": {
                        "type": "server_vad",
                        "threshold": 0.5,
                        "prefix_padding_ms": 300,
                        "silence_duration_ms": 500,
                        "create_response": True,
                    },
                },
                "output": {
                    "format": {"type": "audio/pcm", "rate": 24000},
                    "voice": "marin",
                    "speed": 1.1,
                },
            },
            "tools": [TOOL, {**TOOL, "name": "cancel_booking"}],
            "tool_choice": {"type": "function", "name": "find_booking"},
            "max_output_tokens": "inf",
            "tracing": {"workflow_name": "bookings", "metadata": {"shop": 3}},
            "truncation": {"type": "retention_ratio", "retention_ratio": 0.8},
        },
    },
}


def broken() -> dict[str, dict[str, Any]]:
    """The same kinds of event, each with one mistake that is seen in the field."""
    events = deepcopy(EVENTS)
    events["append 6.4 KB"]["audio"] += "!"
    events["append 1.3 KB"]["audio"] += "="
    events["commit"]["audio"] = "AAAA"
    events["truncate"]["audio_end_ms"] = 1234.5
    events["message with image"]["item"]["content"][1]["image_url"] = "https://example.org/a.png"
    events["function output"]["item"]["name"] = "find_booking"
    events["response with tools"]["response"]["tools"][0]["strict"] = True
    del events["full session update"]["session"]["type"]
    return events


BROKEN: Final = broken()
