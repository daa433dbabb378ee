"""What each schema asserts, by its location and in JSON Schema's words: read at the first error."""

from typing import Final

from .._assertions import Pattern
from .._parts import Rule
from .._violations import Reader
from .validators import (
    _AUDIO_CONFIG_OUTPUT_VOICE_VALUES,
    _AUDIO_TRANSCRIPTION_MODEL_VALUES,
    _INPUT_IMAGE_CONTENT_IMAGE_URL_FULLMATCH,
    _OF_REALTIME_FUNCTION_TOOL_NAME_FULLMATCH,
    _OF_REALTIME_MCP_TOOL_CONNECTOR_ID_VALUES,
    _OF_REALTIME_MCP_TOOL_TUNNEL_ID_FULLMATCH,
    _REALTIME_MODEL_VALUES,
    is_base64,
)

RULES: Final[dict[str, Rule]] = {
    "": {
        "oneOf": {
            "by": "type",
            "to": [
                ("session.update", "/$defs/SessionUpdateEvent"),
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
            "session": {
                "at": "/$defs/Session",
                "oneOf": {
                    "by": "type",
                    "to": [
                        ("realtime", "/$defs/RealtimeSessionCreateRequest"),
                        ("transcription", "/$defs/RealtimeTranscriptionSessionCreateRequest"),
                    ],
                },
            },
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
    "/$defs/Session": {
        "oneOf": {
            "by": "type",
            "to": [
                ("realtime", "/$defs/RealtimeSessionCreateRequest"),
                ("transcription", "/$defs/RealtimeTranscriptionSessionCreateRequest"),
            ],
        },
    },
    "/$defs/RealtimeSessionCreateRequest": {
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {"const": "realtime"},
            "output_modalities": {
                "at": "/$defs/OutputModalities",
                "type": "array",
                "items": {"enum": ["audio", "text"]},
                "minItems": 1,
                "maxItems": 1,
            },
            "model": {
                "at": "/$defs/RealtimeModel",
                "anyOf": {
                    "by type": [("string", {"anyOf": [{"enum": [*_REALTIME_MODEL_VALUES]}, True]})],
                },
            },
            "instructions": {"type": "string"},
            "audio": "/$defs/RealtimeAudioConfig",
            "include": {
                "type": "array",
                "items": {
                    "at": "/$defs/RealtimeIncludable",
                    "enum": ["item.input_audio_transcription.logprobs"],
                },
            },
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
            "tools": {
                "type": "array",
                "items": {
                    "at": "/$defs/Tool",
                    "oneOf": {
                        "by": "type",
                        "to": [
                            ("function", "/$defs/RealtimeFunctionTool"),
                            ("mcp", "/$defs/RealtimeMcpTool"),
                        ],
                    },
                },
            },
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
            "parallel_tool_calls": {"type": "boolean"},
            "reasoning": "/$defs/RealtimeReasoning",
            "max_output_tokens": {
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
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeTranscriptionSessionCreateRequest": {
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {"const": "transcription"},
            "audio": "/$defs/RealtimeTranscriptionSessionAudio",
            "include": {
                "type": "array",
                "items": {
                    "at": "/$defs/RealtimeIncludable",
                    "enum": ["item.input_audio_transcription.logprobs"],
                },
            },
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeModel": {
        "anyOf": {"by type": [("string", {"anyOf": [{"enum": [*_REALTIME_MODEL_VALUES]}, True]})]},
    },
    "/$defs/OutputModalities": {
        "type": "array",
        "items": {"enum": ["audio", "text"]},
        "minItems": 1,
        "maxItems": 1,
    },
    "/$defs/RealtimeIncludable": {"enum": ["item.input_audio_transcription.logprobs"]},
    "/$defs/RealtimeAudioConfig": {
        "type": "object",
        "properties": {
            "input": "/$defs/RealtimeAudioConfigInput",
            "output": "/$defs/RealtimeAudioConfigOutput",
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeAudioConfigInput": {
        "type": "object",
        "properties": {
            "format": {
                "at": "/$defs/RealtimeAudioFormats",
                "oneOf": {
                    "by": "type",
                    "to": [
                        ("audio/pcm", "/$defs/AudioPCM"),
                        ("audio/pcmu", "/$defs/AudioPCMU"),
                        ("audio/pcma", "/$defs/AudioPCMA"),
                    ],
                },
            },
            "transcription": {
                "anyOf": {"by type": [("null", True), ("object", "/$defs/AudioTranscription")]},
            },
            "noise_reduction": {
                "anyOf": {"by type": [("null", True), ("object", "/$defs/NoiseReduction")]},
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
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeAudioConfigOutput": {
        "type": "object",
        "properties": {
            "format": {
                "at": "/$defs/RealtimeAudioFormats",
                "oneOf": {
                    "by": "type",
                    "to": [
                        ("audio/pcm", "/$defs/AudioPCM"),
                        ("audio/pcmu", "/$defs/AudioPCMU"),
                        ("audio/pcma", "/$defs/AudioPCMA"),
                    ],
                },
            },
            "voice": {
                "at": "/$defs/Voice",
                "oneOf": {
                    "by type": [
                        (
                            "string",
                            {
                                "at": "/$defs/BuiltInVoice",
                                "enum": [*_AUDIO_CONFIG_OUTPUT_VOICE_VALUES],
                            },
                        ),
                        ("object", "/$defs/VoiceID"),
                    ],
                },
            },
            "speed": {"type": "number", "minimum": 0.25, "maximum": 1.5},
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeTranscriptionSessionAudio": {
        "type": "object",
        "properties": {"input": "/$defs/RealtimeTranscriptionSessionAudioInput"},
        "additionalProperties": False,
    },
    "/$defs/RealtimeTranscriptionSessionAudioInput": {
        "type": "object",
        "properties": {
            "format": {
                "at": "/$defs/RealtimeAudioFormats",
                "oneOf": {
                    "by": "type",
                    "to": [
                        ("audio/pcm", "/$defs/AudioPCM"),
                        ("audio/pcmu", "/$defs/AudioPCMU"),
                        ("audio/pcma", "/$defs/AudioPCMA"),
                    ],
                },
            },
            "transcription": {
                "anyOf": {"by type": [("null", True), ("object", "/$defs/AudioTranscription")]},
            },
            "noise_reduction": {
                "anyOf": {"by type": [("null", True), ("object", "/$defs/NoiseReduction")]},
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
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeAudioFormats": {
        "oneOf": {
            "by": "type",
            "to": [
                ("audio/pcm", "/$defs/AudioPCM"),
                ("audio/pcmu", "/$defs/AudioPCMU"),
                ("audio/pcma", "/$defs/AudioPCMA"),
            ],
        },
    },
    "/$defs/AudioPCM": {
        "type": "object",
        "required": ["type", "rate"],
        "properties": {"type": {"const": "audio/pcm"}, "rate": {"const": 24000}},
        "additionalProperties": False,
    },
    "/$defs/AudioPCMU": {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "audio/pcmu"}},
        "additionalProperties": False,
    },
    "/$defs/AudioPCMA": {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "audio/pcma"}},
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
                            {"anyOf": [{"enum": [*_AUDIO_TRANSCRIPTION_MODEL_VALUES]}, True]},
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
                ("string", {"anyOf": [{"enum": [*_AUDIO_TRANSCRIPTION_MODEL_VALUES]}, True]}),
            ],
        },
    },
    "/$defs/NoiseReduction": {
        "type": "object",
        "properties": {
            "type": {"at": "/$defs/NoiseReductionType", "enum": ["near_field", "far_field"]},
            "strength": {"type": "number"},
        },
        "additionalProperties": False,
    },
    "/$defs/NoiseReductionType": {"enum": ["near_field", "far_field"]},
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
            "idle_timeout_ms": {"type": ("integer", "null"), "minimum": 5000, "maximum": 30000},
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
    "/$defs/Voice": {
        "oneOf": {
            "by type": [
                (
                    "string",
                    {"at": "/$defs/BuiltInVoice", "enum": [*_AUDIO_CONFIG_OUTPUT_VOICE_VALUES]},
                ),
                ("object", "/$defs/VoiceID"),
            ],
        },
    },
    "/$defs/BuiltInVoice": {"enum": [*_AUDIO_CONFIG_OUTPUT_VOICE_VALUES]},
    "/$defs/VoiceID": {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "string"}},
        "additionalProperties": False,
    },
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
    "/$defs/Tool": {
        "oneOf": {
            "by": "type",
            "to": [("function", "/$defs/RealtimeFunctionTool"), ("mcp", "/$defs/RealtimeMcpTool")],
        },
    },
    "/$defs/RealtimeFunctionTool": {
        "type": "object",
        "required": ["type", "name"],
        "properties": {
            "type": {"const": "function"},
            "name": {
                "type": "string",
                "pattern": Pattern(
                    _OF_REALTIME_FUNCTION_TOOL_NAME_FULLMATCH,
                    "^[a-zA-Z0-9_-]{1,64}$",
                ),
            },
            "description": {"type": "string"},
            "parameters": "/$defs/FunctionParameters",
        },
        "additionalProperties": False,
    },
    "/$defs/FunctionParameters": {"type": "object"},
    "/$defs/RealtimeMcpTool": {
        "type": "object",
        "required": ["type", "server_label"],
        "properties": {
            "type": {"const": "mcp"},
            "server_label": {"type": "string"},
            "server_url": {"type": "string"},
            "connector_id": {"enum": [*_OF_REALTIME_MCP_TOOL_CONNECTOR_ID_VALUES]},
            "tunnel_id": {
                "type": "string",
                "pattern": Pattern(
                    _OF_REALTIME_MCP_TOOL_TUNNEL_ID_FULLMATCH,
                    "^tunnel_[a-z0-9]{32}$",
                ),
            },
            "authorization": {"type": "string"},
            "server_description": {"type": "string"},
            "headers": {"anyOf": {"by type": [("null", True), ("object", "/$defs/McpHeaders")]}},
            "allowed_tools": {
                "anyOf": {
                    "by type": [("null", True), (("array", "object"), "/$defs/McpAllowedTools")],
                },
            },
            "allowed_callers": {
                "anyOf": {
                    "by type": [
                        ("null", True),
                        (
                            "array",
                            {
                                "at": "/$defs/RealtimeMcpTool/properties/allowed_callers/anyOf/0",
                                "items": {"enum": ["direct", "programmatic"]},
                                "minItems": 1,
                            },
                        ),
                    ],
                },
            },
            "require_approval": {
                "anyOf": {
                    "by type": [
                        ("null", True),
                        (
                            ("string", "object"),
                            {
                                "at": "/$defs/McpRequireApproval",
                                "oneOf": {
                                    "by type": [
                                        (
                                            "string",
                                            {
                                                "at": "/$defs/McpRequireApproval/oneOf/0",
                                                "enum": ["always", "never"],
                                            },
                                        ),
                                        ("object", "/$defs/McpToolApprovalFilter"),
                                    ],
                                },
                            },
                        ),
                    ],
                },
            },
            "defer_loading": {"type": "boolean"},
        },
        "additionalProperties": False,
    },
    "/$defs/McpHeaders": {"type": "object", "additionalProperties": {"type": "string"}},
    "/$defs/McpAllowedTools": {
        "oneOf": {
            "by type": [
                ("array", {"at": "/$defs/McpAllowedTools/oneOf/0", "items": {"type": "string"}}),
                ("object", "/$defs/McpToolFilter"),
            ],
        },
    },
    "/$defs/McpToolFilter": {
        "type": "object",
        "properties": {
            "tool_names": {"type": "array", "items": {"type": "string"}},
            "read_only": {"type": "boolean"},
        },
        "additionalProperties": False,
    },
    "/$defs/McpRequireApproval": {
        "oneOf": {
            "by type": [
                (
                    "string",
                    {"at": "/$defs/McpRequireApproval/oneOf/0", "enum": ["always", "never"]},
                ),
                ("object", "/$defs/McpToolApprovalFilter"),
            ],
        },
    },
    "/$defs/McpToolApprovalFilter": {
        "type": "object",
        "properties": {"always": "/$defs/McpToolFilter", "never": "/$defs/McpToolFilter"},
        "additionalProperties": False,
    },
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
    "/$defs/RealtimeReasoning": {
        "type": "object",
        "properties": {
            "effort": {
                "at": "/$defs/RealtimeReasoningEffort",
                "enum": ["minimal", "low", "medium", "high", "xhigh"],
            },
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeReasoningEffort": {"enum": ["minimal", "low", "medium", "high", "xhigh"]},
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
        "properties": {"mode": {"const": "explicit"}, "ttl": {"enum": ["30m", "12h"]}},
        "additionalProperties": False,
    },
    "/$defs/ConversationItem/oneOf": {
        "at": "/$defs/ConversationItem",
        "oneOf": {
            "by": "role",
            "to": [
                ("system", "/$defs/RealtimeConversationItemSystemMessage"),
                ("developer", "/$defs/RealtimeConversationItemDeveloperMessage"),
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
    "/$defs/RealtimeConversationItemDeveloperMessage": {
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
            "role": {"const": "developer"},
            "content": {"type": "array", "items": "/$defs/InputTextContent"},
        },
        "additionalProperties": False,
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
                            ("input_image", "/$defs/InputImageContent"),
                        ],
                    },
                },
            },
        },
        "additionalProperties": False,
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
            "content": {
                "type": "array",
                "items": {
                    "at": "/$defs/AssistantMessageContent",
                    "oneOf": {
                        "by": "type",
                        "to": [
                            ("output_text", "/$defs/OutputTextContent"),
                            ("output_audio", "/$defs/OutputAudioContent"),
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
                ("input_image", "/$defs/InputImageContent"),
            ],
        },
    },
    "/$defs/AssistantMessageContent": {
        "oneOf": {
            "by": "type",
            "to": [
                ("output_text", "/$defs/OutputTextContent"),
                ("output_audio", "/$defs/OutputAudioContent"),
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
    "/$defs/InputImageContent": {
        "type": "object",
        "required": ["type", "image_url"],
        "properties": {
            "type": {"const": "input_image"},
            "image_url": {
                "type": "string",
                "pattern": Pattern(
                    _INPUT_IMAGE_CONTENT_IMAGE_URL_FULLMATCH,
                    "^data:image/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$",
                ),
            },
            "detail": {"enum": ["auto", "low", "high"]},
        },
        "additionalProperties": False,
    },
    "/$defs/OutputTextContent": {
        "type": "object",
        "required": ["type", "text"],
        "properties": {"type": {"const": "output_text"}, "text": {"type": "string"}},
        "additionalProperties": False,
    },
    "/$defs/OutputAudioContent": {
        "type": "object",
        "required": ["type", "audio"],
        "properties": {
            "type": {"const": "output_audio"},
            "audio": {"type": "string", "pattern": Pattern(is_base64)},
            "transcript": {"type": "string"},
        },
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
    "/$defs/RealtimeResponseCreateParams": {
        "type": "object",
        "properties": {
            "output_modalities": {
                "at": "/$defs/OutputModalities",
                "type": "array",
                "items": {"enum": ["audio", "text"]},
                "minItems": 1,
                "maxItems": 1,
            },
            "instructions": {"type": ("string", "null")},
            "audio": "/$defs/RealtimeResponseCreateAudioOutput",
            "tools": {
                "type": "array",
                "items": {
                    "at": "/$defs/Tool",
                    "oneOf": {
                        "by": "type",
                        "to": [
                            ("function", "/$defs/RealtimeFunctionTool"),
                            ("mcp", "/$defs/RealtimeMcpTool"),
                        ],
                    },
                },
            },
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
            "parallel_tool_calls": {"type": "boolean"},
            "reasoning": "/$defs/RealtimeReasoning",
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
            "conversation": {
                "at": "/$defs/ResponseConversation",
                "anyOf": {"by type": [("string", {"anyOf": [{"enum": ["auto", "none"]}, True]})]},
            },
            "metadata": {"anyOf": {"by type": [("null", True), ("object", "/$defs/Metadata")]}},
            "prompt": {"anyOf": {"by type": [("null", True), ("object", "/$defs/ResponsePrompt")]}},
            "input": {
                "type": "array",
                "items": {
                    "at": "/$defs/ResponseInputItem",
                    "oneOf": {
                        "by": "type",
                        "to": [
                            ("message", "/$defs/ConversationItem"),
                            ("function_call", "/$defs/ConversationItem/oneOf/4"),
                            ("function_call_output", "/$defs/ConversationItem/oneOf/5"),
                            ("mcp_approval_response", "/$defs/ConversationItem/oneOf/6"),
                            ("mcp_list_tools", "/$defs/ConversationItem/oneOf/7"),
                            ("mcp_call", "/$defs/ConversationItem/oneOf/8"),
                            ("mcp_approval_request", "/$defs/ConversationItem/oneOf/9"),
                            ("item_reference", "/$defs/ResponseItemReference"),
                        ],
                    },
                },
            },
        },
        "additionalProperties": False,
    },
    "/$defs/RealtimeResponseCreateAudioOutput": {
        "type": "object",
        "properties": {"output": "/$defs/ResponseAudioOutput"},
        "additionalProperties": False,
    },
    "/$defs/ResponseAudioOutput": {
        "type": "object",
        "properties": {
            "format": {
                "at": "/$defs/RealtimeAudioFormats",
                "oneOf": {
                    "by": "type",
                    "to": [
                        ("audio/pcm", "/$defs/AudioPCM"),
                        ("audio/pcmu", "/$defs/AudioPCMU"),
                        ("audio/pcma", "/$defs/AudioPCMA"),
                    ],
                },
            },
            "voice": {
                "at": "/$defs/Voice",
                "oneOf": {
                    "by type": [
                        (
                            "string",
                            {
                                "at": "/$defs/BuiltInVoice",
                                "enum": [*_AUDIO_CONFIG_OUTPUT_VOICE_VALUES],
                            },
                        ),
                        ("object", "/$defs/VoiceID"),
                    ],
                },
            },
        },
        "additionalProperties": False,
    },
    "/$defs/ResponseConversation": {
        "anyOf": {"by type": [("string", {"anyOf": [{"enum": ["auto", "none"]}, True]})]},
    },
    "/$defs/ResponseInputItem": {
        "oneOf": {
            "by": "type",
            "to": [
                ("message", "/$defs/ConversationItem"),
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
    "/$defs/ResponseItemReference": {
        "type": "object",
        "required": ["type", "id"],
        "properties": {"type": {"const": "item_reference"}, "id": {"type": "string"}},
        "additionalProperties": False,
    },
    "/$defs/Metadata": {
        "type": "object",
        "propertyNames": {"maxLength": 64},
        "additionalProperties": {"type": "string", "maxLength": 512},
        "maxProperties": 16,
    },
    "/$defs/ConversationItem/oneOf/4": "/$defs/RealtimeConversationItemFunctionCall",
    "/$defs/ConversationItem/oneOf/5": "/$defs/RealtimeConversationItemFunctionCallOutput",
    "/$defs/ConversationItem/oneOf/6": "/$defs/RealtimeMcpApprovalResponse",
    "/$defs/ConversationItem/oneOf/7": "/$defs/RealtimeMcpListTools",
    "/$defs/ConversationItem/oneOf/8": "/$defs/RealtimeMcpToolCall",
    "/$defs/ConversationItem/oneOf/9": "/$defs/RealtimeMcpApprovalRequest",
}

NAMED: Final = {"RealtimeClientEvent": ("",)}

READER: Final = Reader(RULES, NAMED)
