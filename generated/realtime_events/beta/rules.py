"""What each schema asserts, by its location and in JSON Schema's words: read at the first error."""

from typing import Final

from .._assertions import Pattern
from .._parts import Rule
from .._violations import Reader
from .validators import (
    _INPUT_AUDIO_TRANSCRIPTION_MODEL_VALUES,
    _REALTIME_FUNCTION_TOOL_NAME_FULLMATCH,
    _SESSION_CREATE_REQUEST_MODEL_VALUES,
    _SESSION_CREATE_REQUEST_VOICE_VALUES,
    is_base64,
)

RULES: Final[dict[str, Rule]] = {
    "": {
        "oneOf": {
            "by": "type",
            "to": [
                ("session.update", "/$defs/SessionUpdateEvent"),
                ("transcription_session.update", "/$defs/TranscriptionSessionUpdate"),
                ("input_audio_buffer.append", "/$defs/InputAudioBufferAppendEvent"),
                ("input_audio_buffer.commit", "/$defs/InputAudioBufferCommitEvent"),
                ("input_audio_buffer.clear", "/$defs/InputAudioBufferClearEvent"),
                ("conversation.item.create", "/$defs/ConversationItemCreateEvent"),
                ("conversation.item.retrieve", "/$defs/ConversationItemRetrieveEvent"),
                ("conversation.item.truncate", "/$defs/ConversationItemTruncateEvent"),
                ("conversation.item.delete", "/$defs/ConversationItemDeleteEvent"),
                ("response.create", "/$defs/ResponseCreateEvent"),
                ("response.cancel", "/$defs/ResponseCancelEvent"),
                ("output_audio_buffer.clear", "/$defs/OutputAudioBufferClearEvent"),
            ],
        },
    },
    "/$defs/SessionUpdateEvent": {
        "type": "object",
        "required": ["type", "session"],
        "properties": {
            "event_id": {"type": "string", "maxLength": 512},
            "type": {"const": "session.update"},
            "session": "/$defs/RealtimeSessionCreateRequest",
        },
        "additionalProperties": False,
    },
    "/$defs/TranscriptionSessionUpdate": {
        "type": "object",
        "required": ["type", "session"],
        "properties": {
            "event_id": {"type": "string", "maxLength": 512},
            "type": {"const": "transcription_session.update"},
            "session": "/$defs/RealtimeTranscriptionSessionCreateRequest",
        },
        "additionalProperties": False,
    },
    "/$defs/InputAudioBufferAppendEvent": {
        "type": "object",
        "required": ["type", "audio"],
        "properties": {
            "event_id": {"type": "string", "maxLength": 512},
            "type": {"const": "input_audio_buffer.append"},
            "audio": {"type": "string", "pattern": Pattern(is_base64), "maxLength": 20971520},
        },
        "additionalProperties": False,
    },
    "/$defs/InputAudioBufferCommitEvent": {
        "type": "object",
        "required": ["type"],
        "properties": {
            "event_id": {"type": "string", "maxLength": 512},
            "type": {"const": "input_audio_buffer.commit"},
        },
        "additionalProperties": False,
    },
    "/$defs/InputAudioBufferClearEvent": {
        "type": "object",
        "required": ["type"],
        "properties": {
            "event_id": {"type": "string", "maxLength": 512},
            "type": {"const": "input_audio_buffer.clear"},
        },
        "additionalProperties": False,
    },
    "/$defs/ConversationItemCreateEvent": {
        "type": "object",
        "required": ["type", "item"],
        "properties": {
            "event_id": {"type": "string", "maxLength": 512},
            "type": {"const": "conversation.item.create"},
            "previous_item_id": {"type": ("string", "null")},
            "item": "/$defs/ConversationItem",
        },
        "additionalProperties": False,
    },
    "/$defs/ConversationItemRetrieveEvent": {
        "type": "object",
        "required": ["type", "item_id"],
        "properties": {
            "event_id": {"type": "string", "maxLength": 512},
            "type": {"const": "conversation.item.retrieve"},
            "item_id": {"type": "string"},
        },
        "additionalProperties": False,
    },
    "/$defs/ConversationItemTruncateEvent": {
        "type": "object",
        "required": ["type", "item_id", "content_index", "audio_end_ms"],
        "properties": {
            "event_id": {"type": "string", "maxLength": 512},
            "type": {"const": "conversation.item.truncate"},
            "item_id": {"type": "string"},
            "content_index": {"type": "integer", "minimum": 0},
            "audio_end_ms": {"type": "integer", "minimum": 0},
        },
        "additionalProperties": False,
    },
    "/$defs/ConversationItemDeleteEvent": {
        "type": "object",
        "required": ["type", "item_id"],
        "properties": {
            "event_id": {"type": "string", "maxLength": 512},
            "type": {"const": "conversation.item.delete"},
            "item_id": {"type": "string"},
        },
        "additionalProperties": False,
    },
    "/$defs/ResponseCreateEvent": {
        "type": "object",
        "required": ["type"],
        "properties": {
            "event_id": {"type": "string", "maxLength": 512},
            "type": {"const": "response.create"},
            "response": "/$defs/RealtimeResponseCreateParams",
        },
        "additionalProperties": False,
    },
    "/$defs/ResponseCancelEvent": {
        "type": "object",
        "required": ["type"],
        "properties": {
            "event_id": {"type": "string", "maxLength": 512},
            "type": {"const": "response.cancel"},
            "response_id": {"type": "string"},
        },
        "additionalProperties": False,
    },
    "/$defs/OutputAudioBufferClearEvent": {
        "type": "object",
        "required": ["type"],
        "properties": {
            "event_id": {"type": "string", "maxLength": 512},
            "type": {"const": "output_audio_buffer.clear"},
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeSessionCreateRequest": {
        "type": "object",
        "properties": {
            "modalities": "/$defs/Modalities",
            "model": {
                "at": "/$defs/RealtimeModel",
                "anyOf": {
                    "by type": [
                        (
                            "string",
                            {"anyOf": [{"enum": [*_SESSION_CREATE_REQUEST_MODEL_VALUES]}, True]},
                        ),
                    ],
                },
            },
            "instructions": {"type": "string"},
            "voice": {"at": "/$defs/Voice", "enum": [*_SESSION_CREATE_REQUEST_VOICE_VALUES]},
            "input_audio_format": {
                "at": "/$defs/AudioFormat",
                "enum": ["pcm16", "g711_ulaw", "g711_alaw"],
            },
            "output_audio_format": {
                "at": "/$defs/AudioFormat",
                "enum": ["pcm16", "g711_ulaw", "g711_alaw"],
            },
            "input_audio_transcription": {
                "anyOf": {
                    "by type": [
                        ("null", True),
                        ("object", "/$defs/SessionInputAudioTranscription"),
                    ],
                },
            },
            "turn_detection": {
                "anyOf": {
                    "by type": [
                        ("null", True),
                        (
                            "object",
                            {
                                "at": "/$defs/RealtimeAudioInputTurnDetection",
                                "oneOf": {
                                    "by": "type",
                                    "to": [
                                        ("server_vad", "/$defs/ServerVad"),
                                        ("semantic_vad", "/$defs/SemanticVad"),
                                    ],
                                },
                            },
                        ),
                    ],
                },
            },
            "input_audio_noise_reduction": {
                "anyOf": {"by type": [("null", True), ("object", "/$defs/NoiseReduction")]},
            },
            "speed": {"type": "number", "minimum": 0.25, "maximum": 1.5},
            "tracing": {
                "anyOf": {
                    "by type": [
                        ("null", True),
                        (
                            ("string", "object"),
                            {
                                "at": "/$defs/RealtimeTracingConfig",
                                "oneOf": {
                                    "by type": [
                                        (
                                            "string",
                                            {
                                                "at": "/$defs/RealtimeTracingConfig/oneOf/0",
                                                "const": "auto",
                                            },
                                        ),
                                        ("object", "/$defs/TracingConfiguration"),
                                    ],
                                },
                            },
                        ),
                    ],
                },
            },
            "tools": {"type": "array", "items": "/$defs/RealtimeFunctionTool"},
            "tool_choice": {
                "at": "/$defs/RealtimeToolChoiceConfig",
                "oneOf": {
                    "by type": [
                        (
                            "string",
                            {
                                "at": "/$defs/ToolChoiceOptions",
                                "enum": ["none", "auto", "required"],
                            },
                        ),
                        (
                            "object",
                            {
                                "oneOf": {
                                    "by": "type",
                                    "to": [
                                        ("function", "/$defs/ToolChoiceFunction"),
                                        ("mcp", "/$defs/ToolChoiceMcp"),
                                    ],
                                },
                            },
                        ),
                    ],
                },
            },
            "temperature": {"type": "number", "minimum": 0.6, "maximum": 1.2},
            "max_response_output_tokens": {
                "at": "/$defs/MaxOutputTokens",
                "oneOf": {
                    "by type": [
                        (
                            "number",
                            {
                                "at": "/$defs/MaxOutputTokens/oneOf/0",
                                "type": "integer",
                                "minimum": 1,
                                "maximum": 4096,
                            },
                        ),
                        ("string", {"at": "/$defs/MaxOutputTokens/oneOf/1", "const": "inf"}),
                    ],
                },
            },
            "truncation": {
                "at": "/$defs/RealtimeTruncation",
                "oneOf": {
                    "by type": [
                        (
                            "string",
                            {
                                "at": "/$defs/RealtimeTruncation/oneOf/0",
                                "enum": ["auto", "disabled"],
                            },
                        ),
                        ("object", "/$defs/RealtimeTruncationRetentionRatio"),
                    ],
                },
            },
            "prompt": {"anyOf": {"by type": [("null", True), ("object", "/$defs/ResponsePrompt")]}},
            "client_secret": "/$defs/SessionClientSecret",
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeTranscriptionSessionCreateRequest": {
        "type": "object",
        "properties": {
            "modalities": "/$defs/Modalities",
            "input_audio_format": {
                "at": "/$defs/AudioFormat",
                "enum": ["pcm16", "g711_ulaw", "g711_alaw"],
            },
            "input_audio_transcription": {
                "anyOf": {"by type": [("null", True), ("object", "/$defs/AudioTranscription")]},
            },
            "turn_detection": {
                "anyOf": {
                    "by type": [
                        ("null", True),
                        (
                            "object",
                            {
                                "at": "/$defs/RealtimeAudioInputTurnDetection",
                                "oneOf": {
                                    "by": "type",
                                    "to": [
                                        ("server_vad", "/$defs/ServerVad"),
                                        ("semantic_vad", "/$defs/SemanticVad"),
                                    ],
                                },
                            },
                        ),
                    ],
                },
            },
            "input_audio_noise_reduction": {
                "anyOf": {"by type": [("null", True), ("object", "/$defs/NoiseReduction")]},
            },
            "include": {
                "type": "array",
                "items": {
                    "at": "/$defs/RealtimeIncludable",
                    "enum": ["item.input_audio_transcription.logprobs"],
                },
            },
            "client_secret": "/$defs/TranscriptionSessionClientSecret",
        },
        "additionalProperties": False,
    },
    "/$defs/Modalities": {
        "type": "array",
        "items": {"at": "/$defs/Modality", "enum": ["text", "audio"]},
        "minItems": 1,
        "maxItems": 2,
        "uniqueItems": True,
        "contains": {"const": "text"},
    },
    "/$defs/Modality": {"enum": ["text", "audio"]},
    "/$defs/RealtimeModel": {
        "anyOf": {
            "by type": [
                ("string", {"anyOf": [{"enum": [*_SESSION_CREATE_REQUEST_MODEL_VALUES]}, True]}),
            ],
        },
    },
    "/$defs/Voice": {"enum": [*_SESSION_CREATE_REQUEST_VOICE_VALUES]},
    "/$defs/AudioFormat": {"enum": ["pcm16", "g711_ulaw", "g711_alaw"]},
    "/$defs/SessionInputAudioTranscription": {
        "type": "object",
        "required": ["model"],
        "properties": {
            "model": {
                "at": "/$defs/AudioTranscriptionModel",
                "anyOf": {
                    "by type": [
                        (
                            "string",
                            {"anyOf": [{"enum": [*_INPUT_AUDIO_TRANSCRIPTION_MODEL_VALUES]}, True]},
                        ),
                    ],
                },
            },
            "language": {"type": "string"},
            "prompt": {"type": "string"},
        },
        "additionalProperties": False,
    },
    "/$defs/AudioTranscription": {
        "type": "object",
        "required": ["model"],
        "properties": {
            "model": {
                "at": "/$defs/AudioTranscriptionModel",
                "anyOf": {
                    "by type": [
                        (
                            "string",
                            {"anyOf": [{"enum": [*_INPUT_AUDIO_TRANSCRIPTION_MODEL_VALUES]}, True]},
                        ),
                    ],
                },
            },
            "language": {"type": "string"},
            "languages": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            "keywords": {"type": "array", "items": {"type": "string"}},
            "prompt": {"type": "string"},
            "delay": {"enum": ["minimal", "low", "medium", "high", "xhigh"]},
        },
        "additionalProperties": False,
    },
    "/$defs/AudioTranscriptionModel": {
        "anyOf": {
            "by type": [
                ("string", {"anyOf": [{"enum": [*_INPUT_AUDIO_TRANSCRIPTION_MODEL_VALUES]}, True]}),
            ],
        },
    },
    "/$defs/RealtimeIncludable": {"enum": ["item.input_audio_transcription.logprobs"]},
    "/$defs/RealtimeAudioInputTurnDetection": {
        "oneOf": {
            "by": "type",
            "to": [("server_vad", "/$defs/ServerVad"), ("semantic_vad", "/$defs/SemanticVad")],
        },
    },
    "/$defs/ServerVad": {
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {"const": "server_vad"},
            "threshold": {"type": "number", "minimum": 0, "maximum": 1},
            "prefix_padding_ms": {"type": "integer", "minimum": 0},
            "silence_duration_ms": {"type": "integer", "minimum": 0},
            "create_response": {"type": "boolean"},
            "interrupt_response": {"type": "boolean"},
        },
        "additionalProperties": False,
    },
    "/$defs/SemanticVad": {
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {"const": "semantic_vad"},
            "eagerness": {"enum": ["low", "medium", "high", "auto"]},
            "create_response": {"type": "boolean"},
            "interrupt_response": {"type": "boolean"},
        },
        "additionalProperties": False,
    },
    "/$defs/NoiseReduction": {
        "type": "object",
        "properties": {
            "type": {"at": "/$defs/NoiseReductionType", "enum": ["near_field", "far_field"]},
        },
        "additionalProperties": False,
    },
    "/$defs/NoiseReductionType": {"enum": ["near_field", "far_field"]},
    "/$defs/RealtimeTracingConfig": {
        "oneOf": {
            "by type": [
                ("string", {"at": "/$defs/RealtimeTracingConfig/oneOf/0", "const": "auto"}),
                ("object", "/$defs/TracingConfiguration"),
            ],
        },
    },
    "/$defs/TracingConfiguration": {
        "type": "object",
        "properties": {
            "workflow_name": {"type": ("string", "null")},
            "group_id": {"type": ("string", "null")},
            "metadata": {
                "anyOf": {"by type": [("null", True), ("object", "/$defs/TracingMetadata")]},
            },
        },
        "additionalProperties": False,
    },
    "/$defs/TracingMetadata": {"type": "object"},
    "/$defs/SessionClientSecret": {
        "type": "object",
        "properties": {
            "value": {"type": "string"},
            "expires_at": {"type": "integer", "minimum": 0},
            "expires_after": "/$defs/SessionClientSecretExpiresAfter",
        },
        "additionalProperties": False,
    },
    "/$defs/SessionClientSecretExpiresAfter": {
        "type": "object",
        "required": ["anchor"],
        "properties": {
            "anchor": {"at": "/$defs/ClientSecretAnchor", "enum": ["created_at"]},
            "seconds": {"type": "integer", "minimum": 10, "maximum": 7200},
        },
        "additionalProperties": False,
    },
    "/$defs/TranscriptionSessionClientSecret": {
        "type": "object",
        "properties": {"expires_at": "/$defs/TranscriptionSessionClientSecretExpiresAt"},
        "additionalProperties": False,
    },
    "/$defs/TranscriptionSessionClientSecretExpiresAt": {
        "type": "object",
        "properties": {
            "anchor": {"at": "/$defs/ClientSecretAnchor", "enum": ["created_at"]},
            "seconds": {"type": "integer", "minimum": 10, "maximum": 7200},
        },
        "additionalProperties": False,
    },
    "/$defs/ClientSecretAnchor": {"enum": ["created_at"]},
    "/$defs/RealtimeTruncation": {
        "oneOf": {
            "by type": [
                (
                    "string",
                    {"at": "/$defs/RealtimeTruncation/oneOf/0", "enum": ["auto", "disabled"]},
                ),
                ("object", "/$defs/RealtimeTruncationRetentionRatio"),
            ],
        },
    },
    "/$defs/RealtimeTruncationRetentionRatio": {
        "type": "object",
        "required": ["type", "retention_ratio"],
        "properties": {
            "type": {"const": "retention_ratio"},
            "retention_ratio": {"type": "number", "minimum": 0, "maximum": 1},
            "token_limits": "/$defs/TokenLimits",
        },
        "additionalProperties": False,
    },
    "/$defs/TokenLimits": {
        "type": "object",
        "properties": {"post_instructions": {"type": "integer", "minimum": 0}},
        "additionalProperties": False,
    },
    "/$defs/RealtimeFunctionTool": {
        "type": "object",
        "required": ["type", "name"],
        "properties": {
            "type": {"const": "function"},
            "name": {
                "type": "string",
                "pattern": Pattern(_REALTIME_FUNCTION_TOOL_NAME_FULLMATCH, "^[a-zA-Z0-9_-]{1,64}$"),
            },
            "description": {"type": "string"},
            "parameters": "/$defs/FunctionParameters",
        },
        "additionalProperties": False,
    },
    "/$defs/FunctionParameters": {"type": "object"},
    "/$defs/RealtimeToolChoiceConfig": {
        "oneOf": {
            "by type": [
                (
                    "string",
                    {"at": "/$defs/ToolChoiceOptions", "enum": ["none", "auto", "required"]},
                ),
                (
                    "object",
                    {
                        "oneOf": {
                            "by": "type",
                            "to": [
                                ("function", "/$defs/ToolChoiceFunction"),
                                ("mcp", "/$defs/ToolChoiceMcp"),
                            ],
                        },
                    },
                ),
            ],
        },
    },
    "/$defs/ToolChoiceOptions": {"enum": ["none", "auto", "required"]},
    "/$defs/ToolChoiceFunction": {
        "type": "object",
        "required": ["type", "name"],
        "properties": {"type": {"const": "function"}, "name": {"type": "string"}},
        "additionalProperties": False,
    },
    "/$defs/ToolChoiceMcp": {
        "type": "object",
        "required": ["type", "server_label"],
        "properties": {
            "type": {"const": "mcp"},
            "server_label": {"type": "string"},
            "name": {"type": ("string", "null")},
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeResponseCreateParams": {
        "type": "object",
        "properties": {
            "modalities": "/$defs/Modalities",
            "instructions": {"type": ("string", "null")},
            "voice": {"at": "/$defs/Voice", "enum": [*_SESSION_CREATE_REQUEST_VOICE_VALUES]},
            "output_audio_format": {
                "at": "/$defs/AudioFormat",
                "enum": ["pcm16", "g711_ulaw", "g711_alaw"],
            },
            "tools": {"type": "array", "items": "/$defs/RealtimeFunctionTool"},
            "tool_choice": {
                "at": "/$defs/RealtimeToolChoiceConfig",
                "oneOf": {
                    "by type": [
                        (
                            "string",
                            {
                                "at": "/$defs/ToolChoiceOptions",
                                "enum": ["none", "auto", "required"],
                            },
                        ),
                        (
                            "object",
                            {
                                "oneOf": {
                                    "by": "type",
                                    "to": [
                                        ("function", "/$defs/ToolChoiceFunction"),
                                        ("mcp", "/$defs/ToolChoiceMcp"),
                                    ],
                                },
                            },
                        ),
                    ],
                },
            },
            "temperature": {"type": "number", "minimum": 0.6, "maximum": 1.2},
            "max_output_tokens": {
                "anyOf": {
                    "by type": [
                        ("null", True),
                        (
                            ("number", "string"),
                            {
                                "at": "/$defs/MaxOutputTokens",
                                "oneOf": {
                                    "by type": [
                                        (
                                            "number",
                                            {
                                                "at": "/$defs/MaxOutputTokens/oneOf/0",
                                                "type": "integer",
                                                "minimum": 1,
                                                "maximum": 4096,
                                            },
                                        ),
                                        (
                                            "string",
                                            {
                                                "at": "/$defs/MaxOutputTokens/oneOf/1",
                                                "const": "inf",
                                            },
                                        ),
                                    ],
                                },
                            },
                        ),
                    ],
                },
            },
            "max_response_output_tokens": {
                "anyOf": {
                    "by type": [
                        ("null", True),
                        (
                            ("number", "string"),
                            {
                                "at": "/$defs/MaxOutputTokens",
                                "oneOf": {
                                    "by type": [
                                        (
                                            "number",
                                            {
                                                "at": "/$defs/MaxOutputTokens/oneOf/0",
                                                "type": "integer",
                                                "minimum": 1,
                                                "maximum": 4096,
                                            },
                                        ),
                                        (
                                            "string",
                                            {
                                                "at": "/$defs/MaxOutputTokens/oneOf/1",
                                                "const": "inf",
                                            },
                                        ),
                                    ],
                                },
                            },
                        ),
                    ],
                },
            },
            "conversation": {
                "at": "/$defs/ResponseConversation",
                "anyOf": {"by type": [("string", {"anyOf": [{"enum": ["auto", "none"]}, True]})]},
            },
            "metadata": {"anyOf": {"by type": [("null", True), ("object", "/$defs/Metadata")]}},
            "prompt": {"anyOf": {"by type": [("null", True), ("object", "/$defs/ResponsePrompt")]}},
            "input": {"type": "array", "items": "/$defs/ResponseInputItem"},
        },
        "additionalProperties": False,
    },
    "/$defs/MaxOutputTokens": {
        "oneOf": {
            "by type": [
                (
                    "number",
                    {
                        "at": "/$defs/MaxOutputTokens/oneOf/0",
                        "type": "integer",
                        "minimum": 1,
                        "maximum": 4096,
                    },
                ),
                ("string", {"at": "/$defs/MaxOutputTokens/oneOf/1", "const": "inf"}),
            ],
        },
    },
    "/$defs/ResponseConversation": {
        "anyOf": {"by type": [("string", {"anyOf": [{"enum": ["auto", "none"]}, True]})]},
    },
    "/$defs/Metadata": {
        "type": "object",
        "propertyNames": {"maxLength": 64},
        "additionalProperties": {"type": "string", "maxLength": 512},
        "maxProperties": 16,
    },
    "/$defs/ResponsePrompt": {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "string"},
            "version": {"type": ("string", "null")},
            "variables": {
                "anyOf": {
                    "by type": [("null", True), ("object", "/$defs/ResponsePromptVariables")],
                },
            },
        },
        "additionalProperties": False,
    },
    "/$defs/ResponsePromptVariables": {
        "type": "object",
        "additionalProperties": "/$defs/ResponsePromptVariable",
    },
    "/$defs/ResponsePromptVariable": {
        "oneOf": {
            "by type": [
                ("string", True),
                (
                    "object",
                    {
                        "oneOf": {
                            "by": "type",
                            "to": [
                                ("input_text", "/$defs/ResponseInputText"),
                                ("input_image", "/$defs/ResponseInputImage"),
                                ("input_file", "/$defs/ResponseInputFile"),
                            ],
                        },
                    },
                ),
            ],
        },
    },
    "/$defs/ResponseInputText": {
        "type": "object",
        "required": ["type", "text"],
        "properties": {
            "type": {"const": "input_text"},
            "text": {"type": "string"},
            "prompt_cache_breakpoint": "/$defs/PromptCacheBreakpoint",
        },
        "additionalProperties": False,
    },
    "/$defs/ResponseInputImage": {
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {"const": "input_image"},
            "image_url": {"type": ("string", "null")},
            "file_id": {"type": ("string", "null")},
            "detail": {"enum": ["low", "high", "auto", "original"]},
            "prompt_cache_breakpoint": "/$defs/PromptCacheBreakpoint",
        },
        "additionalProperties": False,
    },
    "/$defs/ResponseInputFile": {
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {"const": "input_file"},
            "file_id": {"type": ("string", "null")},
            "filename": {"type": "string"},
            "file_data": {"type": "string"},
            "prompt_cache_breakpoint": "/$defs/PromptCacheBreakpoint",
            "file_url": {"type": "string"},
            "detail": {"enum": ["auto", "low", "high"]},
        },
        "additionalProperties": False,
    },
    "/$defs/PromptCacheBreakpoint": {
        "type": "object",
        "required": ["mode"],
        "properties": {"mode": {"const": "explicit"}},
        "additionalProperties": False,
    },
    "/$defs/ConversationItem/oneOf": {
        "at": "/$defs/ConversationItem",
        "oneOf": {
            "by": "role",
            "to": [
                ("system", "/$defs/RealtimeConversationItemSystemMessage"),
                ("user", "/$defs/RealtimeConversationItemUserMessage"),
                ("assistant", "/$defs/RealtimeConversationItemAssistantMessage"),
            ],
        },
    },
    "/$defs/ConversationItem": {
        "oneOf": {
            "by": "type",
            "to": [
                ("message", "/$defs/ConversationItem/oneOf"),
                ("function_call", "/$defs/RealtimeConversationItemFunctionCall"),
                ("function_call_output", "/$defs/RealtimeConversationItemFunctionCallOutput"),
                ("mcp_approval_response", "/$defs/RealtimeMcpApprovalResponse"),
                ("mcp_list_tools", "/$defs/RealtimeMcpListTools"),
                ("mcp_call", "/$defs/RealtimeMcpToolCall"),
                ("mcp_approval_request", "/$defs/RealtimeMcpApprovalRequest"),
            ],
        },
    },
    "/$defs/ResponseInputItem/oneOf": {
        "at": "/$defs/ResponseInputItem",
        "oneOf": {
            "by": "role",
            "to": [
                ("system", "/$defs/RealtimeConversationItemSystemMessageWithReference"),
                ("user", "/$defs/RealtimeConversationItemUserMessageWithReference"),
                ("assistant", "/$defs/RealtimeConversationItemAssistantMessageWithReference"),
            ],
        },
    },
    "/$defs/ResponseInputItem": {
        "oneOf": {
            "by": "type",
            "to": [
                ("message", "/$defs/ResponseInputItem/oneOf"),
                ("function_call", "/$defs/RealtimeConversationItemFunctionCall"),
                ("function_call_output", "/$defs/RealtimeConversationItemFunctionCallOutput"),
                ("mcp_approval_response", "/$defs/RealtimeMcpApprovalResponse"),
                ("mcp_list_tools", "/$defs/RealtimeMcpListTools"),
                ("mcp_call", "/$defs/RealtimeMcpToolCall"),
                ("mcp_approval_request", "/$defs/RealtimeMcpApprovalRequest"),
                ("item_reference", "/$defs/ResponseItemReference"),
            ],
        },
    },
    "/$defs/RealtimeConversationItemStatus": {"enum": ["completed", "incomplete", "in_progress"]},
    "/$defs/RealtimeConversationItemSystemMessage": {
        "type": "object",
        "required": ["type", "role", "content"],
        "properties": {
            "id": {"type": "string", "maxLength": 32},
            "object": {"const": "realtime.item"},
            "type": {"const": "message"},
            "status": {
                "at": "/$defs/RealtimeConversationItemStatus",
                "enum": ["completed", "incomplete", "in_progress"],
            },
            "role": {"const": "system"},
            "content": {"type": "array", "items": "/$defs/InputTextContent"},
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeConversationItemSystemMessageWithReference": {
        "type": "object",
        "required": ["type", "role", "content"],
        "properties": {
            "id": {"type": "string", "maxLength": 32},
            "object": {"const": "realtime.item"},
            "type": {"const": "message"},
            "status": {
                "at": "/$defs/RealtimeConversationItemStatus",
                "enum": ["completed", "incomplete", "in_progress"],
            },
            "role": {"const": "system"},
            "content": {
                "type": "array",
                "items": {
                    "at": "/$defs/SystemMessageContentWithReference",
                    "oneOf": {
                        "by": "type",
                        "to": [
                            ("input_text", "/$defs/InputTextContent"),
                            ("item_reference", "/$defs/ItemReferenceContent"),
                        ],
                    },
                },
            },
        },
        "additionalProperties": False,
    },
    "/$defs/SystemMessageContentWithReference": {
        "oneOf": {
            "by": "type",
            "to": [
                ("input_text", "/$defs/InputTextContent"),
                ("item_reference", "/$defs/ItemReferenceContent"),
            ],
        },
    },
    "/$defs/RealtimeConversationItemUserMessage": {
        "type": "object",
        "required": ["type", "role", "content"],
        "properties": {
            "id": {"type": "string", "maxLength": 32},
            "object": {"const": "realtime.item"},
            "type": {"const": "message"},
            "status": {
                "at": "/$defs/RealtimeConversationItemStatus",
                "enum": ["completed", "incomplete", "in_progress"],
            },
            "role": {"const": "user"},
            "content": {
                "type": "array",
                "items": {
                    "at": "/$defs/UserMessageContent",
                    "oneOf": {
                        "by": "type",
                        "to": [
                            ("input_text", "/$defs/InputTextContent"),
                            ("input_audio", "/$defs/InputAudioContent"),
                        ],
                    },
                },
            },
        },
        "additionalProperties": False,
    },
    "/$defs/UserMessageContent": {
        "oneOf": {
            "by": "type",
            "to": [
                ("input_text", "/$defs/InputTextContent"),
                ("input_audio", "/$defs/InputAudioContent"),
            ],
        },
    },
    "/$defs/RealtimeConversationItemUserMessageWithReference": {
        "type": "object",
        "required": ["type", "role", "content"],
        "properties": {
            "id": {"type": "string", "maxLength": 32},
            "object": {"const": "realtime.item"},
            "type": {"const": "message"},
            "status": {
                "at": "/$defs/RealtimeConversationItemStatus",
                "enum": ["completed", "incomplete", "in_progress"],
            },
            "role": {"const": "user"},
            "content": {
                "type": "array",
                "items": {
                    "at": "/$defs/UserMessageContentWithReference",
                    "oneOf": {
                        "by": "type",
                        "to": [
                            ("input_text", "/$defs/InputTextContent"),
                            ("input_audio", "/$defs/InputAudioContent"),
                            ("item_reference", "/$defs/ItemReferenceContent"),
                        ],
                    },
                },
            },
        },
        "additionalProperties": False,
    },
    "/$defs/UserMessageContentWithReference": {
        "oneOf": {
            "by": "type",
            "to": [
                ("input_text", "/$defs/InputTextContent"),
                ("input_audio", "/$defs/InputAudioContent"),
                ("item_reference", "/$defs/ItemReferenceContent"),
            ],
        },
    },
    "/$defs/RealtimeConversationItemAssistantMessage": {
        "type": "object",
        "required": ["type", "role", "content"],
        "properties": {
            "id": {"type": "string", "maxLength": 32},
            "object": {"const": "realtime.item"},
            "type": {"const": "message"},
            "status": {
                "at": "/$defs/RealtimeConversationItemStatus",
                "enum": ["completed", "incomplete", "in_progress"],
            },
            "role": {"const": "assistant"},
            "content": {"type": "array", "items": "/$defs/TextContent"},
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeConversationItemAssistantMessageWithReference": {
        "type": "object",
        "required": ["type", "role", "content"],
        "properties": {
            "id": {"type": "string", "maxLength": 32},
            "object": {"const": "realtime.item"},
            "type": {"const": "message"},
            "status": {
                "at": "/$defs/RealtimeConversationItemStatus",
                "enum": ["completed", "incomplete", "in_progress"],
            },
            "role": {"const": "assistant"},
            "content": {
                "type": "array",
                "items": {
                    "at": "/$defs/AssistantMessageContentWithReference",
                    "oneOf": {
                        "by": "type",
                        "to": [
                            ("text", "/$defs/TextContent"),
                            ("item_reference", "/$defs/ItemReferenceContent"),
                        ],
                    },
                },
            },
        },
        "additionalProperties": False,
    },
    "/$defs/AssistantMessageContentWithReference": {
        "oneOf": {
            "by": "type",
            "to": [
                ("text", "/$defs/TextContent"),
                ("item_reference", "/$defs/ItemReferenceContent"),
            ],
        },
    },
    "/$defs/InputTextContent": {
        "type": "object",
        "required": ["type", "text"],
        "properties": {"type": {"const": "input_text"}, "text": {"type": "string"}},
        "additionalProperties": False,
    },
    "/$defs/InputAudioContent": {
        "type": "object",
        "required": ["type", "audio"],
        "properties": {
            "type": {"const": "input_audio"},
            "audio": {"type": "string", "pattern": Pattern(is_base64)},
            "transcript": {"type": ("string", "null")},
        },
        "additionalProperties": False,
    },
    "/$defs/TextContent": {
        "type": "object",
        "required": ["type", "text"],
        "properties": {"type": {"const": "text"}, "text": {"type": "string"}},
        "additionalProperties": False,
    },
    "/$defs/ItemReferenceContent": {
        "type": "object",
        "required": ["type", "id"],
        "properties": {"type": {"const": "item_reference"}, "id": {"type": "string"}},
        "additionalProperties": False,
    },
    "/$defs/RealtimeConversationItemFunctionCall": {
        "type": "object",
        "required": ["type", "name", "arguments"],
        "properties": {
            "id": {"type": "string", "maxLength": 32},
            "object": {"const": "realtime.item"},
            "type": {"const": "function_call"},
            "status": {
                "at": "/$defs/RealtimeConversationItemStatus",
                "enum": ["completed", "incomplete", "in_progress"],
            },
            "call_id": {"type": "string", "maxLength": 32},
            "name": {"type": "string"},
            "arguments": {"type": "string"},
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeConversationItemFunctionCallOutput": {
        "type": "object",
        "required": ["type", "call_id", "output"],
        "properties": {
            "id": {"type": "string", "maxLength": 32},
            "object": {"const": "realtime.item"},
            "type": {"const": "function_call_output"},
            "status": {
                "at": "/$defs/RealtimeConversationItemStatus",
                "enum": ["completed", "incomplete", "in_progress"],
            },
            "call_id": {"type": "string", "maxLength": 32},
            "output": {"type": "string"},
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeMcpApprovalResponse": {
        "type": "object",
        "required": ["type", "approval_request_id", "approve"],
        "properties": {
            "type": {"const": "mcp_approval_response"},
            "id": {"type": "string", "maxLength": 32},
            "approval_request_id": {"type": "string"},
            "approve": {"type": "boolean"},
            "reason": {"type": ("string", "null")},
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeMcpListTools": {
        "type": "object",
        "required": ["type", "server_label", "tools"],
        "properties": {
            "type": {"const": "mcp_list_tools"},
            "id": {"type": "string", "maxLength": 32},
            "server_label": {"type": "string"},
            "tools": {"type": "array", "items": "/$defs/RealtimeMcpListToolsTool"},
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeMcpListToolsTool": {
        "type": "object",
        "required": ["name", "input_schema"],
        "properties": {
            "name": {"type": "string"},
            "description": {"type": ("string", "null")},
            "input_schema": "/$defs/McpToolInputSchema",
            "annotations": {
                "anyOf": {"by type": [("null", True), ("object", "/$defs/McpToolAnnotations")]},
            },
        },
        "additionalProperties": False,
    },
    "/$defs/McpToolInputSchema": {"type": "object"},
    "/$defs/McpToolAnnotations": {"type": "object"},
    "/$defs/RealtimeMcpToolCall": {
        "type": "object",
        "required": ["type", "id", "server_label", "name", "arguments"],
        "properties": {
            "type": {"const": "mcp_call"},
            "id": {"type": "string", "maxLength": 32},
            "server_label": {"type": "string"},
            "name": {"type": "string"},
            "arguments": {"type": "string"},
            "approval_request_id": {"type": ("string", "null")},
            "output": {"type": ("string", "null")},
            "error": {
                "anyOf": {
                    "by type": [
                        ("null", True),
                        (
                            "object",
                            {
                                "at": "/$defs/RealtimeMcpError",
                                "oneOf": {
                                    "by": "type",
                                    "to": [
                                        ("protocol_error", "/$defs/RealtimeMcpProtocolError"),
                                        (
                                            "tool_execution_error",
                                            "/$defs/RealtimeMcpToolExecutionError",
                                        ),
                                        ("http_error", "/$defs/RealtimeMcphttpError"),
                                    ],
                                },
                            },
                        ),
                    ],
                },
            },
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeMcpError": {
        "oneOf": {
            "by": "type",
            "to": [
                ("protocol_error", "/$defs/RealtimeMcpProtocolError"),
                ("tool_execution_error", "/$defs/RealtimeMcpToolExecutionError"),
                ("http_error", "/$defs/RealtimeMcphttpError"),
            ],
        },
    },
    "/$defs/RealtimeMcpProtocolError": {
        "type": "object",
        "required": ["type", "code", "message"],
        "properties": {
            "type": {"const": "protocol_error"},
            "code": {"type": "integer"},
            "message": {"type": "string"},
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeMcpToolExecutionError": {
        "type": "object",
        "required": ["type", "message"],
        "properties": {"type": {"const": "tool_execution_error"}, "message": {"type": "string"}},
        "additionalProperties": False,
    },
    "/$defs/RealtimeMcphttpError": {
        "type": "object",
        "required": ["type", "code", "message"],
        "properties": {
            "type": {"const": "http_error"},
            "code": {"type": "integer"},
            "message": {"type": "string"},
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeMcpApprovalRequest": {
        "type": "object",
        "required": ["type", "id", "server_label", "name", "arguments"],
        "properties": {
            "type": {"const": "mcp_approval_request"},
            "id": {"type": "string", "maxLength": 32},
            "server_label": {"type": "string"},
            "name": {"type": "string"},
            "arguments": {"type": "string"},
        },
        "additionalProperties": False,
    },
    "/$defs/ResponseItemReference": {
        "type": "object",
        "required": ["type", "id"],
        "properties": {"type": {"const": "item_reference"}, "id": {"type": "string"}},
        "additionalProperties": False,
    },
}

NAMED: Final = {"RealtimeClientEvent": ("",)}

READER: Final = Reader(RULES, NAMED)
