"""Validators: what accepts or rejects an instance, and what reports every violation of it.

Each function stands for the schema at the location in its comment.
"""
# Type checkers do not see what the checks before have ruled out.
# mypy: disable-error-code="arg-type, no-any-return"
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportOptionalIterable=false, reportOptionalMemberAccess=false
# pyright: reportOptionalOperand=false, reportOptionalSubscript=false
# ruff: noqa: PLR0915

import re
from collections.abc import Iterator
from typing import Any, Final

from .._checks import (
    Path,
    ValidationError,
    Violation,
    a_number,
    a_string,
    a_text,
    an_array,
    an_integer,
    an_object,
    distinct,
    fail,
    miscounted,
    missing,
    no_choice,
    repeated,
    uncontained,
    unknown,
    untagged,
    violations,
)

_BASE64_DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def is_base64(text: str) -> bool:
    """Whether `text` is base64 in the standard alphabet, with its padding (RFC 4648, section 4)."""
    if len(text) % 4 or not text.isascii():
        return False
    padding = text.encode().translate(None, _BASE64_DIGITS)
    return not padding or (padding in (b"=", b"==") and text.endswith(padding.decode()))


_REALTIME_CLIENT_EVENT_TAGS: Final = dict.fromkeys(
    (
        "session.update",
        "transcription_session.update",
        "input_audio_buffer.append",
        "input_audio_buffer.commit",
        "input_audio_buffer.clear",
        "conversation.item.create",
        "conversation.item.retrieve",
        "conversation.item.truncate",
        "conversation.item.delete",
        "response.create",
        "response.cancel",
        "output_audio_buffer.clear",
    ),
)
_SESSION_UPDATE_EVENT_NAME_VALUES: Final = dict.fromkeys(("type",))
_CONVERSATION_ITEM_MESSAGE_TAGS: Final = dict.fromkeys(("system", "user", "assistant"))
_SESSION_CREATE_REQUEST_MODEL_VALUES: Final = dict.fromkeys(
    (
        "gpt-realtime",
        "gpt-realtime-2025-08-28",
        "gpt-4o-realtime-preview",
        "gpt-4o-realtime-preview-2024-10-01",
        "gpt-4o-realtime-preview-2024-12-17",
        "gpt-4o-realtime-preview-2025-06-03",
        "gpt-4o-mini-realtime-preview",
        "gpt-4o-mini-realtime-preview-2024-12-17",
    ),
)
_SESSION_CREATE_REQUEST_VOICE_VALUES: Final = dict.fromkeys(
    ("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse"),
)
_CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES: Final = dict.fromkeys(
    ("pcm16", "g711_ulaw", "g711_alaw"),
)
_CREATE_REQUEST_TOOL_CHOICE_VALUES: Final = dict.fromkeys(("none", "auto", "required"))
_SESSION_CREATE_REQUEST_TRUNCATION_VALUES: Final = dict.fromkeys(("auto", "disabled"))
_SESSION_CREATE_REQUEST_MODEL_BRANCHES: Final = (
    "/$defs/RealtimeModel/anyOf/0",
    "/$defs/RealtimeModel/anyOf/1",
)
_CREATE_REQUEST_TURN_DETECTION_TAGS: Final = dict.fromkeys(("server_vad", "semantic_vad"))
_SESSION_CREATE_REQUEST_TOOL_CHOICE_TAGS: Final = dict.fromkeys(("function", "mcp"))
_REALTIME_SESSION_CREATE_REQUEST_MEMBERS: Final = dict.fromkeys(
    (
        "modalities",
        "model",
        "instructions",
        "voice",
        "input_audio_format",
        "output_audio_format",
        "input_audio_transcription",
        "turn_detection",
        "input_audio_noise_reduction",
        "speed",
        "tracing",
        "tools",
        "tool_choice",
        "temperature",
        "max_response_output_tokens",
        "truncation",
        "prompt",
        "client_secret",
    ),
)
_SESSION_CREATE_REQUEST_ITEM_VALUE: Final = "item.input_audio_transcription.logprobs"
_SESSION_CREATE_REQUEST_ITEM_EXPECTED: Final = '"item.input_audio_transcription.logprobs"'
_SESSION_CREATE_REQUEST_MEMBERS: Final = dict.fromkeys(
    (
        "modalities",
        "input_audio_format",
        "input_audio_transcription",
        "turn_detection",
        "input_audio_noise_reduction",
        "include",
        "client_secret",
    ),
)
_INPUT_AUDIO_TRANSCRIPTION_MODEL_VALUES: Final = dict.fromkeys(
    (
        "whisper-1",
        "gpt-transcribe",
        "gpt-live-transcribe",
        "gpt-4o-mini-transcribe",
        "gpt-4o-mini-transcribe-2025-12-15",
        "gpt-4o-transcribe",
        "gpt-4o-transcribe-diarize",
        "gpt-realtime-whisper",
    ),
)
_INPUT_AUDIO_TRANSCRIPTION_MODEL_BRANCHES: Final = (
    "/$defs/AudioTranscriptionModel/anyOf/0",
    "/$defs/AudioTranscriptionModel/anyOf/1",
)
_INPUT_AUDIO_TRANSCRIPTION_MEMBERS: Final = dict.fromkeys(("model", "language", "prompt"))
_AUDIO_TRANSCRIPTION_DELAY_VALUES: Final = dict.fromkeys(
    ("minimal", "low", "medium", "high", "xhigh"),
)
_AUDIO_TRANSCRIPTION_MEMBERS: Final = dict.fromkeys(
    ("model", "language", "languages", "keywords", "prompt", "delay"),
)
_NOISE_REDUCTION_TYPE_VALUES: Final = dict.fromkeys(("near_field", "far_field"))
_TRACING_CONFIGURATION_MEMBERS: Final = dict.fromkeys(("workflow_name", "group_id", "metadata"))
_SESSION_CLIENT_SECRET_MEMBERS: Final = dict.fromkeys(("value", "expires_at", "expires_after"))
_CLIENT_SECRET_EXPIRES_AFTER_MEMBERS: Final = dict.fromkeys(("anchor", "seconds"))
_SESSION_CLIENT_SECRET_MEMBERS_2: Final = dict.fromkeys(("expires_at",))
_TRUNCATION_RETENTION_RATIO_MEMBERS: Final = dict.fromkeys(
    ("type", "retention_ratio", "token_limits"),
)
_TOKEN_LIMITS_MEMBERS: Final = dict.fromkeys(("post_instructions",))
_REALTIME_FUNCTION_TOOL_NAME_FULLMATCH: Final = re.compile("[\\-0-9A-Z_a-z]{1,64}").fullmatch
_REALTIME_FUNCTION_TOOL_NAME_EXPECTED: Final = "text that matches the pattern ^[a-zA-Z0-9_-]{1,64}$"
_REALTIME_FUNCTION_TOOL_MEMBERS: Final = dict.fromkeys(
    ("type", "name", "description", "parameters"),
)
_CREATE_PARAMS_CONVERSATION_VALUES: Final = dict.fromkeys(("auto", "none"))
_CREATE_PARAMS_CONVERSATION_BRANCHES: Final = (
    "/$defs/ResponseConversation/anyOf/0",
    "/$defs/ResponseConversation/anyOf/1",
)
_RESPONSE_CREATE_PARAMS_ITEM_TAGS: Final = dict.fromkeys(
    (
        "message",
        "function_call",
        "function_call_output",
        "mcp_approval_response",
        "mcp_list_tools",
        "mcp_call",
        "mcp_approval_request",
        "item_reference",
    ),
)
_REALTIME_RESPONSE_CREATE_PARAMS_MEMBERS: Final = dict.fromkeys(
    (
        "modalities",
        "instructions",
        "voice",
        "output_audio_format",
        "tools",
        "tool_choice",
        "temperature",
        "max_output_tokens",
        "max_response_output_tokens",
        "conversation",
        "metadata",
        "prompt",
        "input",
    ),
)
_RESPONSE_PROMPT_MEMBERS: Final = dict.fromkeys(("id", "version", "variables"))
_PROMPT_CACHE_BREAKPOINT_MEMBERS: Final = dict.fromkeys(("mode",))
_ITEM_SYSTEM_MESSAGE_NAME_VALUES: Final = dict.fromkeys(("type", "role"))
_REALTIME_MCP_LIST_TOOLS_TOOL_MEMBERS: Final = dict.fromkeys(
    ("name", "description", "input_schema", "annotations"),
)
_SESSION_UPDATE_EVENT_2_MEMBERS: Final = dict.fromkeys(("event_id", "type", "session"))
_AUDIO_BUFFER_APPEND_EVENT_2_MEMBERS: Final = dict.fromkeys(("event_id", "type", "audio"))
_AUDIO_BUFFER_COMMIT_EVENT_2_MEMBERS: Final = dict.fromkeys(("event_id", "type"))
_ITEM_CREATE_EVENT_2_ITEM_TAGS: Final = dict.fromkeys(
    (
        "message",
        "function_call",
        "function_call_output",
        "mcp_approval_response",
        "mcp_list_tools",
        "mcp_call",
        "mcp_approval_request",
    ),
)
_CONVERSATION_ITEM_CREATE_EVENT_2_MEMBERS: Final = dict.fromkeys(
    ("event_id", "type", "previous_item_id", "item"),
)
_ITEM_RETRIEVE_EVENT_2_MEMBERS: Final = dict.fromkeys(("event_id", "type", "item_id"))
_ITEM_TRUNCATE_EVENT_2_MEMBERS: Final = dict.fromkeys(
    ("event_id", "type", "item_id", "content_index", "audio_end_ms"),
)
_RESPONSE_CREATE_EVENT_2_MEMBERS: Final = dict.fromkeys(("event_id", "type", "response"))
_RESPONSE_CANCEL_EVENT_2_MEMBERS: Final = dict.fromkeys(("event_id", "type", "response_id"))
_ITEM_SYSTEM_MESSAGE_STATUS_VALUES: Final = dict.fromkeys(
    ("completed", "incomplete", "in_progress"),
)
_CONVERSATION_ITEM_SYSTEM_MESSAGE_MEMBERS: Final = dict.fromkeys(
    ("id", "object", "type", "status", "role", "content"),
)
_ITEM_USER_MESSAGE_2_ITEM_TAGS: Final = dict.fromkeys(("input_text", "input_audio"))
_ITEM_FUNCTION_CALL_2_MEMBERS: Final = dict.fromkeys(
    ("id", "object", "type", "status", "call_id", "name", "arguments"),
)
_ITEM_FUNCTION_CALL_OUTPUT_MEMBERS: Final = dict.fromkeys(
    ("id", "object", "type", "status", "call_id", "output"),
)
_REALTIME_MCP_APPROVAL_RESPONSE_2_MEMBERS: Final = dict.fromkeys(
    ("type", "id", "approval_request_id", "approve", "reason"),
)
_REALTIME_MCP_LIST_TOOLS_2_MEMBERS: Final = dict.fromkeys(("type", "id", "server_label", "tools"))
_REALTIME_MCP_TOOL_CALL_2_ERROR_TAGS: Final = dict.fromkeys(
    ("protocol_error", "tool_execution_error", "http_error"),
)
_REALTIME_MCP_TOOL_CALL_2_MEMBERS: Final = dict.fromkeys(
    ("type", "id", "server_label", "name", "arguments", "approval_request_id", "output", "error"),
)
_REALTIME_MCP_APPROVAL_REQUEST_2_MEMBERS: Final = dict.fromkeys(
    ("type", "id", "server_label", "name", "arguments"),
)
_MODALITIES_ITEM_VALUES: Final = dict.fromkeys(("text", "audio"))
_SERVER_VAD_2_MEMBERS: Final = dict.fromkeys(
    (
        "type",
        "threshold",
        "prefix_padding_ms",
        "silence_duration_ms",
        "create_response",
        "interrupt_response",
    ),
)
_SEMANTIC_VAD_2_EAGERNESS_VALUES: Final = dict.fromkeys(("low", "medium", "high", "auto"))
_SEMANTIC_VAD_2_MEMBERS: Final = dict.fromkeys(
    ("type", "eagerness", "create_response", "interrupt_response"),
)
_TOOL_CHOICE_FUNCTION_2_MEMBERS: Final = dict.fromkeys(("type", "name"))
_TOOL_CHOICE_MCP_2_MEMBERS: Final = dict.fromkeys(("type", "server_label", "name"))
_SYSTEM_MESSAGE_WITH_REFERENCE_ITEM_TAGS: Final = dict.fromkeys(("input_text", "item_reference"))
_USER_MESSAGE_WITH_REFERENCE_ITEM_TAGS: Final = dict.fromkeys(
    ("input_text", "input_audio", "item_reference"),
)
_MESSAGE_WITH_REFERENCE_ITEM_TAGS: Final = dict.fromkeys(("text", "item_reference"))
_RESPONSE_ITEM_REFERENCE_2_MEMBERS: Final = dict.fromkeys(("type", "id"))
_RESPONSE_PROMPT_VARIABLE_TAGS: Final = dict.fromkeys(("input_text", "input_image", "input_file"))
_INPUT_TEXT_CONTENT_2_MEMBERS: Final = dict.fromkeys(("type", "text"))
_INPUT_AUDIO_CONTENT_2_MEMBERS: Final = dict.fromkeys(("type", "audio", "transcript"))
_REALTIME_MCP_PROTOCOL_ERROR_2_MEMBERS: Final = dict.fromkeys(("type", "code", "message"))
_MCP_TOOL_EXECUTION_ERROR_2_MEMBERS: Final = dict.fromkeys(("type", "message"))
_RESPONSE_INPUT_TEXT_2_MEMBERS: Final = dict.fromkeys(("type", "text", "prompt_cache_breakpoint"))
_RESPONSE_INPUT_IMAGE_2_DETAIL_VALUES: Final = dict.fromkeys(("low", "high", "auto", "original"))
_RESPONSE_INPUT_IMAGE_2_MEMBERS: Final = dict.fromkeys(
    ("type", "image_url", "file_id", "detail", "prompt_cache_breakpoint"),
)
_RESPONSE_INPUT_FILE_2_DETAIL_VALUES: Final = dict.fromkeys(("auto", "low", "high"))
_RESPONSE_INPUT_FILE_2_MEMBERS: Final = dict.fromkeys(
    ("type", "file_id", "filename", "file_data", "prompt_cache_breakpoint", "file_url", "detail"),
)


def is_valid(value: Any) -> bool:
    """Whether `value`, as `json.loads` returns it, is valid."""
    try:
        if value.__class__ is dict or an_object(value):
            type_ = value.get("type")
            check = (
                _IS_BY_REALTIME_CLIENT_EVENT_TYPE.get(type_)
                if type_.__class__ is str or a_text(type_)
                else None
            )
            return check is not None and check(value)
        return False
    except RecursionError:
        return not violations_of_realtime_client_event(value)


def iter_errors(value: Any) -> Iterator[Violation]:
    """All violations of `value`, in schema order."""
    yield from violations_of_realtime_client_event(value)


def validate(value: Any) -> None:
    """Raise `ValidationError` with all violations unless `value` is valid."""
    if not is_realtime_client_event(value):
        raise ValidationError(violations_of_realtime_client_event(value))


def is_realtime_client_event(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_client_event(value)
    except RecursionError:
        return not violations_of_realtime_client_event(value)


def violations_of_realtime_client_event(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_client_event
    explain = _explain_realtime_client_event
    return violations(accept, explain, value)


def is_session_update_event(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_session_update_event(value)
    except RecursionError:
        return not violations_of_session_update_event(value)


def violations_of_session_update_event(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_session_update_event
    explain = _explain_session_update_event
    return violations(accept, explain, value)


def is_transcription_session_update(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_transcription_session_update(value)
    except RecursionError:
        return not violations_of_transcription_session_update(value)


def violations_of_transcription_session_update(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_transcription_session_update
    explain = _explain_transcription_session_update
    return violations(accept, explain, value)


def is_input_audio_buffer_append_event(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_input_audio_buffer_append_event(value)
    except RecursionError:
        return not violations_of_input_audio_buffer_append_event(value)


def violations_of_input_audio_buffer_append_event(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_input_audio_buffer_append_event
    explain = _explain_input_audio_buffer_append_event
    return violations(accept, explain, value)


def is_input_audio_buffer_commit_event(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_input_audio_buffer_commit_event(value)
    except RecursionError:
        return not violations_of_input_audio_buffer_commit_event(value)


def violations_of_input_audio_buffer_commit_event(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_input_audio_buffer_commit_event
    explain = _explain_input_audio_buffer_commit_event
    return violations(accept, explain, value)


def is_input_audio_buffer_clear_event(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_input_audio_buffer_clear_event(value)
    except RecursionError:
        return not violations_of_input_audio_buffer_clear_event(value)


def violations_of_input_audio_buffer_clear_event(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_input_audio_buffer_clear_event
    explain = _explain_input_audio_buffer_clear_event
    return violations(accept, explain, value)


def is_conversation_item_create_event(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_conversation_item_create_event(value)
    except RecursionError:
        return not violations_of_conversation_item_create_event(value)


def violations_of_conversation_item_create_event(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_conversation_item_create_event
    explain = _explain_conversation_item_create_event
    return violations(accept, explain, value)


def is_conversation_item_retrieve_event(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_conversation_item_retrieve_event(value)
    except RecursionError:
        return not violations_of_conversation_item_retrieve_event(value)


def violations_of_conversation_item_retrieve_event(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_conversation_item_retrieve_event
    explain = _explain_conversation_item_retrieve_event
    return violations(accept, explain, value)


def is_conversation_item_truncate_event(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_conversation_item_truncate_event(value)
    except RecursionError:
        return not violations_of_conversation_item_truncate_event(value)


def violations_of_conversation_item_truncate_event(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_conversation_item_truncate_event
    explain = _explain_conversation_item_truncate_event
    return violations(accept, explain, value)


def is_conversation_item_delete_event(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_conversation_item_delete_event(value)
    except RecursionError:
        return not violations_of_conversation_item_delete_event(value)


def violations_of_conversation_item_delete_event(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_conversation_item_delete_event
    explain = _explain_conversation_item_delete_event
    return violations(accept, explain, value)


def is_response_create_event(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_response_create_event(value)
    except RecursionError:
        return not violations_of_response_create_event(value)


def violations_of_response_create_event(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_response_create_event
    explain = _explain_response_create_event
    return violations(accept, explain, value)


def is_response_cancel_event(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_response_cancel_event(value)
    except RecursionError:
        return not violations_of_response_cancel_event(value)


def violations_of_response_cancel_event(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_response_cancel_event
    explain = _explain_response_cancel_event
    return violations(accept, explain, value)


def is_output_audio_buffer_clear_event(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_output_audio_buffer_clear_event(value)
    except RecursionError:
        return not violations_of_output_audio_buffer_clear_event(value)


def violations_of_output_audio_buffer_clear_event(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_output_audio_buffer_clear_event
    explain = _explain_output_audio_buffer_clear_event
    return violations(accept, explain, value)


def is_realtime_session_create_request(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_session_create_request(value)
    except RecursionError:
        return not violations_of_realtime_session_create_request(value)


def violations_of_realtime_session_create_request(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_session_create_request
    explain = _explain_realtime_session_create_request
    return violations(accept, explain, value)


def is_realtime_transcription_session_create_request(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_transcription_session_create_request(value)
    except RecursionError:
        return not violations_of_realtime_transcription_session_create_request(value)


def violations_of_realtime_transcription_session_create_request(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_transcription_session_create_request
    explain = _explain_realtime_transcription_session_create_request
    return violations(accept, explain, value)


def is_session_input_audio_transcription(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_session_input_audio_transcription(value)
    except RecursionError:
        return not violations_of_session_input_audio_transcription(value)


def violations_of_session_input_audio_transcription(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_session_input_audio_transcription
    explain = _explain_session_input_audio_transcription
    return violations(accept, explain, value)


def is_audio_transcription(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_audio_transcription(value)
    except RecursionError:
        return not violations_of_audio_transcription(value)


def violations_of_audio_transcription(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_audio_transcription
    explain = _explain_audio_transcription
    return violations(accept, explain, value)


def is_server_vad(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_server_vad(value)
    except RecursionError:
        return not violations_of_server_vad(value)


def violations_of_server_vad(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_server_vad
    explain = _explain_server_vad
    return violations(accept, explain, value)


def is_semantic_vad(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_semantic_vad(value)
    except RecursionError:
        return not violations_of_semantic_vad(value)


def violations_of_semantic_vad(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_semantic_vad
    explain = _explain_semantic_vad
    return violations(accept, explain, value)


def is_noise_reduction(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_noise_reduction(value)
    except RecursionError:
        return not violations_of_noise_reduction(value)


def violations_of_noise_reduction(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_noise_reduction
    explain = _explain_noise_reduction
    return violations(accept, explain, value)


def is_tracing_configuration(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_tracing_configuration(value)
    except RecursionError:
        return not violations_of_tracing_configuration(value)


def violations_of_tracing_configuration(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_tracing_configuration
    explain = _explain_tracing_configuration
    return violations(accept, explain, value)


def is_session_client_secret(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_session_client_secret(value)
    except RecursionError:
        return not violations_of_session_client_secret(value)


def violations_of_session_client_secret(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_session_client_secret
    explain = _explain_session_client_secret
    return violations(accept, explain, value)


def is_session_client_secret_expires_after(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_session_client_secret_expires_after(value)
    except RecursionError:
        return not violations_of_session_client_secret_expires_after(value)


def violations_of_session_client_secret_expires_after(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_session_client_secret_expires_after
    explain = _explain_session_client_secret_expires_after
    return violations(accept, explain, value)


def is_transcription_session_client_secret(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_transcription_session_client_secret(value)
    except RecursionError:
        return not violations_of_transcription_session_client_secret(value)


def violations_of_transcription_session_client_secret(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_transcription_session_client_secret
    explain = _explain_transcription_session_client_secret
    return violations(accept, explain, value)


def is_transcription_session_client_secret_expires_at(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_transcription_session_client_secret_expires_at(value)
    except RecursionError:
        return not violations_of_transcription_session_client_secret_expires_at(value)


def violations_of_transcription_session_client_secret_expires_at(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_transcription_session_client_secret_expires_at
    explain = _explain_transcription_session_client_secret_expires_at
    return violations(accept, explain, value)


def is_realtime_truncation_retention_ratio(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_truncation_retention_ratio(value)
    except RecursionError:
        return not violations_of_realtime_truncation_retention_ratio(value)


def violations_of_realtime_truncation_retention_ratio(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_truncation_retention_ratio
    explain = _explain_realtime_truncation_retention_ratio
    return violations(accept, explain, value)


def is_token_limits(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_token_limits(value)
    except RecursionError:
        return not violations_of_token_limits(value)


def violations_of_token_limits(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_token_limits
    explain = _explain_token_limits
    return violations(accept, explain, value)


def is_realtime_function_tool(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_function_tool(value)
    except RecursionError:
        return not violations_of_realtime_function_tool(value)


def violations_of_realtime_function_tool(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_function_tool
    explain = _explain_realtime_function_tool
    return violations(accept, explain, value)


def is_tool_choice_function(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_tool_choice_function(value)
    except RecursionError:
        return not violations_of_tool_choice_function(value)


def violations_of_tool_choice_function(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_tool_choice_function
    explain = _explain_tool_choice_function
    return violations(accept, explain, value)


def is_tool_choice_mcp(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_tool_choice_mcp(value)
    except RecursionError:
        return not violations_of_tool_choice_mcp(value)


def violations_of_tool_choice_mcp(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_tool_choice_mcp
    explain = _explain_tool_choice_mcp
    return violations(accept, explain, value)


def is_realtime_response_create_params(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_response_create_params(value)
    except RecursionError:
        return not violations_of_realtime_response_create_params(value)


def violations_of_realtime_response_create_params(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_response_create_params
    explain = _explain_realtime_response_create_params
    return violations(accept, explain, value)


def is_response_prompt(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_response_prompt(value)
    except RecursionError:
        return not violations_of_response_prompt(value)


def violations_of_response_prompt(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_response_prompt
    explain = _explain_response_prompt
    return violations(accept, explain, value)


def is_response_input_text(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_response_input_text(value)
    except RecursionError:
        return not violations_of_response_input_text(value)


def violations_of_response_input_text(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_response_input_text
    explain = _explain_response_input_text
    return violations(accept, explain, value)


def is_response_input_image(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_response_input_image(value)
    except RecursionError:
        return not violations_of_response_input_image(value)


def violations_of_response_input_image(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_response_input_image
    explain = _explain_response_input_image
    return violations(accept, explain, value)


def is_response_input_file(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_response_input_file(value)
    except RecursionError:
        return not violations_of_response_input_file(value)


def violations_of_response_input_file(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_response_input_file
    explain = _explain_response_input_file
    return violations(accept, explain, value)


def is_prompt_cache_breakpoint(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_prompt_cache_breakpoint(value)
    except RecursionError:
        return not violations_of_prompt_cache_breakpoint(value)


def violations_of_prompt_cache_breakpoint(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_prompt_cache_breakpoint
    explain = _explain_prompt_cache_breakpoint
    return violations(accept, explain, value)


def is_realtime_conversation_item_system_message(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_conversation_item_system_message(value)
    except RecursionError:
        return not violations_of_realtime_conversation_item_system_message(value)


def violations_of_realtime_conversation_item_system_message(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_conversation_item_system_message
    explain = _explain_realtime_conversation_item_system_message
    return violations(accept, explain, value)


def is_realtime_conversation_item_system_message_with_reference(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_conversation_item_system_message_with_reference(value)
    except RecursionError:
        return not violations_of_realtime_conversation_item_system_message_with_reference(value)


def violations_of_realtime_conversation_item_system_message_with_reference(
    value: Any,
) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_conversation_item_system_message_with_reference
    explain = _explain_realtime_conversation_item_system_message_with_reference
    return violations(accept, explain, value)


def is_realtime_conversation_item_user_message(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_conversation_item_user_message(value)
    except RecursionError:
        return not violations_of_realtime_conversation_item_user_message(value)


def violations_of_realtime_conversation_item_user_message(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_conversation_item_user_message
    explain = _explain_realtime_conversation_item_user_message
    return violations(accept, explain, value)


def is_realtime_conversation_item_user_message_with_reference(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_conversation_item_user_message_with_reference(value)
    except RecursionError:
        return not violations_of_realtime_conversation_item_user_message_with_reference(value)


def violations_of_realtime_conversation_item_user_message_with_reference(
    value: Any,
) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_conversation_item_user_message_with_reference
    explain = _explain_realtime_conversation_item_user_message_with_reference
    return violations(accept, explain, value)


def is_realtime_conversation_item_assistant_message(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_conversation_item_assistant_message(value)
    except RecursionError:
        return not violations_of_realtime_conversation_item_assistant_message(value)


def violations_of_realtime_conversation_item_assistant_message(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_conversation_item_assistant_message
    explain = _explain_realtime_conversation_item_assistant_message
    return violations(accept, explain, value)


def is_realtime_conversation_item_assistant_message_with_reference(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_conversation_item_assistant_message_with_reference(value)
    except RecursionError:
        return not violations_of_realtime_conversation_item_assistant_message_with_reference(value)


def violations_of_realtime_conversation_item_assistant_message_with_reference(
    value: Any,
) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_conversation_item_assistant_message_with_reference
    explain = _explain_realtime_conversation_item_assistant_message_with_reference
    return violations(accept, explain, value)


def is_input_text_content(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_input_text_content(value)
    except RecursionError:
        return not violations_of_input_text_content(value)


def violations_of_input_text_content(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_input_text_content
    explain = _explain_input_text_content
    return violations(accept, explain, value)


def is_input_audio_content(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_input_audio_content(value)
    except RecursionError:
        return not violations_of_input_audio_content(value)


def violations_of_input_audio_content(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_input_audio_content
    explain = _explain_input_audio_content
    return violations(accept, explain, value)


def is_text_content(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_text_content(value)
    except RecursionError:
        return not violations_of_text_content(value)


def violations_of_text_content(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_text_content
    explain = _explain_text_content
    return violations(accept, explain, value)


def is_item_reference_content(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_item_reference_content(value)
    except RecursionError:
        return not violations_of_item_reference_content(value)


def violations_of_item_reference_content(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_item_reference_content
    explain = _explain_item_reference_content
    return violations(accept, explain, value)


def is_realtime_conversation_item_function_call(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_conversation_item_function_call(value)
    except RecursionError:
        return not violations_of_realtime_conversation_item_function_call(value)


def violations_of_realtime_conversation_item_function_call(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_conversation_item_function_call
    explain = _explain_realtime_conversation_item_function_call
    return violations(accept, explain, value)


def is_realtime_conversation_item_function_call_output(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_conversation_item_function_call_output(value)
    except RecursionError:
        return not violations_of_realtime_conversation_item_function_call_output(value)


def violations_of_realtime_conversation_item_function_call_output(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_conversation_item_function_call_output
    explain = _explain_realtime_conversation_item_function_call_output
    return violations(accept, explain, value)


def is_realtime_mcp_approval_response(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_mcp_approval_response(value)
    except RecursionError:
        return not violations_of_realtime_mcp_approval_response(value)


def violations_of_realtime_mcp_approval_response(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_mcp_approval_response
    explain = _explain_realtime_mcp_approval_response
    return violations(accept, explain, value)


def is_realtime_mcp_list_tools(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_mcp_list_tools(value)
    except RecursionError:
        return not violations_of_realtime_mcp_list_tools(value)


def violations_of_realtime_mcp_list_tools(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_mcp_list_tools
    explain = _explain_realtime_mcp_list_tools
    return violations(accept, explain, value)


def is_realtime_mcp_list_tools_tool(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_mcp_list_tools_tool(value)
    except RecursionError:
        return not violations_of_realtime_mcp_list_tools_tool(value)


def violations_of_realtime_mcp_list_tools_tool(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_mcp_list_tools_tool
    explain = _explain_realtime_mcp_list_tools_tool
    return violations(accept, explain, value)


def is_realtime_mcp_tool_call(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_mcp_tool_call(value)
    except RecursionError:
        return not violations_of_realtime_mcp_tool_call(value)


def violations_of_realtime_mcp_tool_call(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_mcp_tool_call
    explain = _explain_realtime_mcp_tool_call
    return violations(accept, explain, value)


def is_realtime_mcp_protocol_error(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_mcp_protocol_error(value)
    except RecursionError:
        return not violations_of_realtime_mcp_protocol_error(value)


def violations_of_realtime_mcp_protocol_error(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_mcp_protocol_error
    explain = _explain_realtime_mcp_protocol_error
    return violations(accept, explain, value)


def is_realtime_mcp_tool_execution_error(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_mcp_tool_execution_error(value)
    except RecursionError:
        return not violations_of_realtime_mcp_tool_execution_error(value)


def violations_of_realtime_mcp_tool_execution_error(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_mcp_tool_execution_error
    explain = _explain_realtime_mcp_tool_execution_error
    return violations(accept, explain, value)


def is_realtime_mcphttp_error(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_mcphttp_error(value)
    except RecursionError:
        return not violations_of_realtime_mcphttp_error(value)


def violations_of_realtime_mcphttp_error(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_mcphttp_error
    explain = _explain_realtime_mcphttp_error
    return violations(accept, explain, value)


def is_realtime_mcp_approval_request(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_realtime_mcp_approval_request(value)
    except RecursionError:
        return not violations_of_realtime_mcp_approval_request(value)


def violations_of_realtime_mcp_approval_request(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_realtime_mcp_approval_request
    explain = _explain_realtime_mcp_approval_request
    return violations(accept, explain, value)


def is_response_item_reference(value: Any) -> bool:
    """Whether `value` is valid."""
    try:
        return _is_response_item_reference(value)
    except RecursionError:
        return not violations_of_response_item_reference(value)


def violations_of_response_item_reference(value: Any) -> list[Violation]:
    """All violations of `value`, in schema order."""
    accept = _is_response_item_reference
    explain = _explain_response_item_reference
    return violations(accept, explain, value)


def _is_realtime_client_event(value: Any) -> bool:
    # (root)
    if value.__class__ is dict or an_object(value):
        type_ = value.get("type")
        check = (
            _IS_BY_REALTIME_CLIENT_EVENT_TYPE.get(type_)
            if type_.__class__ is str or a_text(type_)
            else None
        )
        return check is not None and check(value)
    return False


def _explain_realtime_client_event(value: Any, path: Path, found: list[Violation]) -> None:
    # (root)
    if value.__class__ is dict or an_object(value):
        type_ = value.get("type")
        explain = (
            _EXPLAIN_BY_REALTIME_CLIENT_EVENT_TYPE.get(type_)
            if type_.__class__ is str or a_text(type_)
            else None
        )
        if explain is not None:
            explain(value, path, found)
        else:
            found += untagged(path, value, "/oneOf", "type", _REALTIME_CLIENT_EVENT_TAGS)
    else:
        found += fail(path, value, "/oneOf", "an object")


def _is_session_update_event(value: Any) -> bool:
    # /$defs/SessionUpdateEvent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "session.update":
        return False
    return _is_session_update_event_2(value)


def _explain_session_update_event(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/SessionUpdateEvent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/SessionUpdateEvent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "session.update":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/SessionUpdateEvent/properties/type/const",
                    '"session.update"',
                )
        _explain_session_update_event_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/SessionUpdateEvent/type", "an object")


def _is_transcription_session_update(value: Any) -> bool:
    # /$defs/TranscriptionSessionUpdate
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "transcription_session.update":
        return False
    return _is_transcription_session_update_2(value)


def _explain_transcription_session_update(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/TranscriptionSessionUpdate
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/TranscriptionSessionUpdate/required", "type")
        else:
            type_ = value["type"]
            if type_ != "transcription_session.update":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/TranscriptionSessionUpdate/properties/type/const",
                    '"transcription_session.update"',
                )
        _explain_transcription_session_update_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/TranscriptionSessionUpdate/type", "an object")


def _is_input_audio_buffer_append_event(value: Any) -> bool:
    # /$defs/InputAudioBufferAppendEvent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "input_audio_buffer.append":
        return False
    return _is_input_audio_buffer_append_event_2(value)


def _explain_input_audio_buffer_append_event(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/InputAudioBufferAppendEvent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/InputAudioBufferAppendEvent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "input_audio_buffer.append":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/InputAudioBufferAppendEvent/properties/type/const",
                    '"input_audio_buffer.append"',
                )
        _explain_input_audio_buffer_append_event_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/InputAudioBufferAppendEvent/type", "an object")


def _is_input_audio_buffer_commit_event(value: Any) -> bool:
    # /$defs/InputAudioBufferCommitEvent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "input_audio_buffer.commit":
        return False
    return _is_input_audio_buffer_commit_event_2(value)


def _explain_input_audio_buffer_commit_event(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/InputAudioBufferCommitEvent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/InputAudioBufferCommitEvent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "input_audio_buffer.commit":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/InputAudioBufferCommitEvent/properties/type/const",
                    '"input_audio_buffer.commit"',
                )
        _explain_input_audio_buffer_commit_event_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/InputAudioBufferCommitEvent/type", "an object")


def _is_input_audio_buffer_clear_event(value: Any) -> bool:
    # /$defs/InputAudioBufferClearEvent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "input_audio_buffer.clear":
        return False
    return _is_input_audio_buffer_clear_event_2(value)


def _explain_input_audio_buffer_clear_event(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/InputAudioBufferClearEvent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/InputAudioBufferClearEvent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "input_audio_buffer.clear":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/InputAudioBufferClearEvent/properties/type/const",
                    '"input_audio_buffer.clear"',
                )
        _explain_input_audio_buffer_clear_event_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/InputAudioBufferClearEvent/type", "an object")


def _is_conversation_item_message(value: Any) -> bool:
    # /$defs/ConversationItem/oneOf
    role = value.get("role")
    if role == "system":
        return _is_conversation_item_system_message(value)
    if role == "user":
        return _is_realtime_conversation_item_user_message_2(value)
    return role == "assistant" and _is_conversation_item_assistant_message(value)


def _explain_conversation_item_message(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ConversationItem/oneOf
    role = value.get("role")
    if role == "system":
        _explain_conversation_item_system_message(value, path, found)
    elif role == "user":
        _explain_realtime_conversation_item_user_message_2(value, path, found)
    elif role == "assistant":
        _explain_conversation_item_assistant_message(value, path, found)
    else:
        found += untagged(
            path,
            value,
            "/$defs/ConversationItem/oneOf",
            "role",
            _CONVERSATION_ITEM_MESSAGE_TAGS,
        )


def _is_conversation_item_create_event(value: Any) -> bool:
    # /$defs/ConversationItemCreateEvent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "conversation.item.create":
        return False
    return _is_conversation_item_create_event_2(value)


def _explain_conversation_item_create_event(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ConversationItemCreateEvent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ConversationItemCreateEvent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "conversation.item.create":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ConversationItemCreateEvent/properties/type/const",
                    '"conversation.item.create"',
                )
        _explain_conversation_item_create_event_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ConversationItemCreateEvent/type", "an object")


def _is_conversation_item_retrieve_event(value: Any) -> bool:
    # /$defs/ConversationItemRetrieveEvent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "conversation.item.retrieve":
        return False
    return _is_conversation_item_retrieve_event_2(value)


def _explain_conversation_item_retrieve_event(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/ConversationItemRetrieveEvent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ConversationItemRetrieveEvent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "conversation.item.retrieve":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ConversationItemRetrieveEvent/properties/type/const",
                    '"conversation.item.retrieve"',
                )
        _explain_conversation_item_retrieve_event_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ConversationItemRetrieveEvent/type", "an object")


def _is_conversation_item_truncate_event(value: Any) -> bool:
    # /$defs/ConversationItemTruncateEvent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "conversation.item.truncate":
        return False
    return _is_conversation_item_truncate_event_2(value)


def _explain_conversation_item_truncate_event(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/ConversationItemTruncateEvent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ConversationItemTruncateEvent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "conversation.item.truncate":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ConversationItemTruncateEvent/properties/type/const",
                    '"conversation.item.truncate"',
                )
        _explain_conversation_item_truncate_event_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ConversationItemTruncateEvent/type", "an object")


def _is_conversation_item_delete_event(value: Any) -> bool:
    # /$defs/ConversationItemDeleteEvent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "conversation.item.delete":
        return False
    return _is_conversation_item_delete_event_2(value)


def _explain_conversation_item_delete_event(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ConversationItemDeleteEvent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ConversationItemDeleteEvent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "conversation.item.delete":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ConversationItemDeleteEvent/properties/type/const",
                    '"conversation.item.delete"',
                )
        _explain_conversation_item_delete_event_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ConversationItemDeleteEvent/type", "an object")


def _is_response_create_event(value: Any) -> bool:
    # /$defs/ResponseCreateEvent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "response.create":
        return False
    return _is_response_create_event_2(value)


def _explain_response_create_event(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponseCreateEvent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ResponseCreateEvent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "response.create":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ResponseCreateEvent/properties/type/const",
                    '"response.create"',
                )
        _explain_response_create_event_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ResponseCreateEvent/type", "an object")


def _is_response_cancel_event(value: Any) -> bool:
    # /$defs/ResponseCancelEvent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "response.cancel":
        return False
    return _is_response_cancel_event_2(value)


def _explain_response_cancel_event(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponseCancelEvent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ResponseCancelEvent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "response.cancel":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ResponseCancelEvent/properties/type/const",
                    '"response.cancel"',
                )
        _explain_response_cancel_event_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ResponseCancelEvent/type", "an object")


def _is_output_audio_buffer_clear_event(value: Any) -> bool:
    # /$defs/OutputAudioBufferClearEvent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "output_audio_buffer.clear":
        return False
    return _is_output_audio_buffer_clear_event_2(value)


def _explain_output_audio_buffer_clear_event(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/OutputAudioBufferClearEvent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/OutputAudioBufferClearEvent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "output_audio_buffer.clear":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/OutputAudioBufferClearEvent/properties/type/const",
                    '"output_audio_buffer.clear"',
                )
        _explain_output_audio_buffer_clear_event_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/OutputAudioBufferClearEvent/type", "an object")


def _is_realtime_session_create_request(value: Any) -> bool:
    # /$defs/RealtimeSessionCreateRequest
    if value.__class__ is not dict and not an_object(value):
        return False
    left = len(value)
    if not left:
        return True
    modalities = value.get("modalities")
    if modalities is not None:
        if not _is_modalities(modalities):
            return False
        left -= 1
        if not left:
            return True
    model = value.get("model")
    if model is not None:
        if (model.__class__ is not str or not model.isascii()) and not a_string(model):
            return False
        left -= 1
        if not left:
            return True
    instructions = value.get("instructions")
    if instructions is not None:
        if (instructions.__class__ is not str or not instructions.isascii()) and not a_string(
            instructions
        ):
            return False
        left -= 1
        if not left:
            return True
    voice = value.get("voice")
    if voice is not None:
        if (
            voice.__class__ is not str and not a_text(voice)
        ) or voice not in _SESSION_CREATE_REQUEST_VOICE_VALUES:
            return False
        left -= 1
        if not left:
            return True
    input_audio_format = value.get("input_audio_format")
    if input_audio_format is not None:
        if (
            input_audio_format.__class__ is not str and not a_text(input_audio_format)
        ) or input_audio_format not in _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES:
            return False
        left -= 1
        if not left:
            return True
    output_audio_format = value.get("output_audio_format")
    if output_audio_format is not None:
        if (
            output_audio_format.__class__ is not str and not a_text(output_audio_format)
        ) or output_audio_format not in _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES:
            return False
        left -= 1
        if not left:
            return True
    if "input_audio_transcription" in value:
        input_audio_transcription = value["input_audio_transcription"]
        if input_audio_transcription is not None and not _is_session_input_audio_transcription(
            input_audio_transcription
        ):
            return False
        left -= 1
        if not left:
            return True
    if "turn_detection" in value:
        turn_detection = value["turn_detection"]
        if turn_detection is not None:
            if turn_detection.__class__ is dict or an_object(turn_detection):
                type_ = turn_detection.get("type")
                if type_ == "server_vad":
                    if not _is_server_vad_2(turn_detection):
                        return False
                elif type_ != "semantic_vad" or not _is_semantic_vad_2(turn_detection):
                    return False
            else:
                return False
        left -= 1
        if not left:
            return True
    if "input_audio_noise_reduction" in value:
        input_audio_noise_reduction = value["input_audio_noise_reduction"]
        if input_audio_noise_reduction is not None and not _is_noise_reduction(
            input_audio_noise_reduction
        ):
            return False
        left -= 1
        if not left:
            return True
    speed = value.get("speed")
    if speed is not None:
        if (
            speed.__class__ is not int
            and (speed.__class__ is not float or speed - speed != 0)
            and not a_number(speed)
        ):
            return False
        if speed < 0.25:
            return False
        if speed > 1.5:
            return False
        left -= 1
        if not left:
            return True
    if "tracing" in value:
        tracing = value["tracing"]
        if tracing is not None:
            if (
                (tracing.__class__ is str and tracing.isascii())
                or a_string(tracing)
                or tracing.__class__ is dict
                or an_object(tracing)
            ):
                if tracing != "auto" and not _is_tracing_configuration(tracing):
                    return False
            else:
                return False
        left -= 1
        if not left:
            return True
    tools = value.get("tools")
    if tools is not None:
        if tools.__class__ is not list and not an_array(tools):
            return False
        for item in tools:
            if not _is_realtime_function_tool(item):
                return False
        left -= 1
        if not left:
            return True
    tool_choice = value.get("tool_choice")
    if tool_choice is not None:
        if (
            tool_choice.__class__ is not str and not a_text(tool_choice)
        ) or tool_choice not in _CREATE_REQUEST_TOOL_CHOICE_VALUES:
            if tool_choice.__class__ is dict or an_object(tool_choice):
                type_ = tool_choice.get("type")
                if type_ == "function":
                    if not _is_tool_choice_function_2(tool_choice):
                        return False
                elif type_ != "mcp" or not _is_tool_choice_mcp_2(tool_choice):
                    return False
            else:
                return False
        left -= 1
        if not left:
            return True
    temperature = value.get("temperature")
    if temperature is not None:
        if (
            temperature.__class__ is not int
            and (temperature.__class__ is not float or temperature - temperature != 0)
            and not a_number(temperature)
        ):
            return False
        if temperature < 0.6:
            return False
        if temperature > 1.2:
            return False
        left -= 1
        if not left:
            return True
    max_response_output_tokens = value.get("max_response_output_tokens")
    if max_response_output_tokens is not None:
        if max_response_output_tokens.__class__ is int or an_integer(max_response_output_tokens):
            if max_response_output_tokens < 1:
                return False
            if max_response_output_tokens > 4096:
                return False
        elif max_response_output_tokens != "inf":
            return False
        left -= 1
        if not left:
            return True
    truncation = value.get("truncation")
    if truncation is not None:
        if (
            (truncation.__class__ is not str and not a_text(truncation))
            or truncation not in _SESSION_CREATE_REQUEST_TRUNCATION_VALUES
        ) and not _is_realtime_truncation_retention_ratio(truncation):
            return False
        left -= 1
        if not left:
            return True
    if "prompt" in value:
        prompt = value["prompt"]
        if prompt is not None and not _is_response_prompt(prompt):
            return False
        left -= 1
        if not left:
            return True
    client_secret = value.get("client_secret")
    if client_secret is not None:
        if not _is_session_client_secret(client_secret):
            return False
        left -= 1
    return not left


def _explain_realtime_session_create_request(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeSessionCreateRequest
    if value.__class__ is dict or an_object(value):
        if "modalities" in value:
            modalities = value["modalities"]
            _explain_modalities(modalities, (*path, "modalities"), found)
        if "model" in value:
            model = value["model"]
            if (model.__class__ is not str or not model.isascii()) and not a_string(model):
                found += fail((*path, "model"), model, "/$defs/RealtimeModel/anyOf", "a string")
        if "instructions" in value:
            instructions = value["instructions"]
            if (instructions.__class__ is not str or not instructions.isascii()) and not a_string(
                instructions
            ):
                found += fail(
                    (*path, "instructions"),
                    instructions,
                    "/$defs/RealtimeSessionCreateRequest/properties/instructions/type",
                    "a string",
                )
        if "voice" in value:
            voice = value["voice"]
            if (
                voice.__class__ is not str and not a_text(voice)
            ) or voice not in _SESSION_CREATE_REQUEST_VOICE_VALUES:
                found += no_choice(
                    (*path, "voice"),
                    voice,
                    "/$defs/Voice/enum",
                    _SESSION_CREATE_REQUEST_VOICE_VALUES,
                )
        if "input_audio_format" in value:
            input_audio_format = value["input_audio_format"]
            if (
                input_audio_format.__class__ is not str and not a_text(input_audio_format)
            ) or input_audio_format not in _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES:
                found += no_choice(
                    (*path, "input_audio_format"),
                    input_audio_format,
                    "/$defs/AudioFormat/enum",
                    _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES,
                )
        if "output_audio_format" in value:
            output_audio_format = value["output_audio_format"]
            if (
                output_audio_format.__class__ is not str and not a_text(output_audio_format)
            ) or output_audio_format not in _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES:
                found += no_choice(
                    (*path, "output_audio_format"),
                    output_audio_format,
                    "/$defs/AudioFormat/enum",
                    _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES,
                )
        if "input_audio_transcription" in value:
            input_audio_transcription = value["input_audio_transcription"]
            if input_audio_transcription is not None:
                if input_audio_transcription.__class__ is dict or an_object(
                    input_audio_transcription
                ):
                    _explain_session_input_audio_transcription(
                        input_audio_transcription,
                        (*path, "input_audio_transcription"),
                        found,
                    )
                else:
                    found += fail(
                        (*path, "input_audio_transcription"),
                        input_audio_transcription,
                        "/$defs/RealtimeSessionCreateRequest/properties/input_audio_transcription/anyOf",
                        "null or an object",
                    )
        if "turn_detection" in value:
            turn_detection = value["turn_detection"]
            if turn_detection is not None:
                if turn_detection.__class__ is dict or an_object(turn_detection):
                    type_ = turn_detection.get("type")
                    if type_ == "server_vad":
                        _explain_server_vad_2(turn_detection, (*path, "turn_detection"), found)
                    elif type_ == "semantic_vad":
                        _explain_semantic_vad_2(turn_detection, (*path, "turn_detection"), found)
                    else:
                        found += untagged(
                            (*path, "turn_detection"),
                            turn_detection,
                            "/$defs/RealtimeAudioInputTurnDetection/oneOf",
                            "type",
                            _CREATE_REQUEST_TURN_DETECTION_TAGS,
                        )
                else:
                    found += fail(
                        (*path, "turn_detection"),
                        turn_detection,
                        "/$defs/RealtimeSessionCreateRequest/properties/turn_detection/anyOf",
                        "null or an object",
                    )
        if "input_audio_noise_reduction" in value:
            input_audio_noise_reduction = value["input_audio_noise_reduction"]
            if input_audio_noise_reduction is not None:
                if input_audio_noise_reduction.__class__ is dict or an_object(
                    input_audio_noise_reduction
                ):
                    _explain_noise_reduction(
                        input_audio_noise_reduction,
                        (*path, "input_audio_noise_reduction"),
                        found,
                    )
                else:
                    found += fail(
                        (*path, "input_audio_noise_reduction"),
                        input_audio_noise_reduction,
                        "/$defs/RealtimeSessionCreateRequest/properties/input_audio_noise_reduction/anyOf",
                        "null or an object",
                    )
        if "speed" in value:
            speed = value["speed"]
            if (
                speed.__class__ is int
                or (speed.__class__ is float and speed - speed == 0)
                or a_number(speed)
            ):
                if speed < 0.25:
                    found += fail(
                        (*path, "speed"),
                        speed,
                        "/$defs/RealtimeSessionCreateRequest/properties/speed/minimum",
                        "a number of at least 0.25",
                    )
                if speed > 1.5:
                    found += fail(
                        (*path, "speed"),
                        speed,
                        "/$defs/RealtimeSessionCreateRequest/properties/speed/maximum",
                        "a number of at most 1.5",
                    )
            else:
                found += fail(
                    (*path, "speed"),
                    speed,
                    "/$defs/RealtimeSessionCreateRequest/properties/speed/type",
                    "a number",
                )
        if "tracing" in value:
            tracing = value["tracing"]
            if tracing is not None:
                if (
                    (tracing.__class__ is str and tracing.isascii())
                    or a_string(tracing)
                    or tracing.__class__ is dict
                    or an_object(tracing)
                ):
                    if (tracing.__class__ is str and tracing.isascii()) or a_string(tracing):
                        if tracing != "auto":
                            found += fail(
                                (*path, "tracing"),
                                tracing,
                                "/$defs/RealtimeTracingConfig/oneOf/0/const",
                                '"auto"',
                            )
                    elif tracing.__class__ is dict or an_object(tracing):
                        _explain_tracing_configuration(tracing, (*path, "tracing"), found)
                    else:
                        found += fail(
                            (*path, "tracing"),
                            tracing,
                            "/$defs/RealtimeTracingConfig/oneOf",
                            "a string or an object",
                        )
                else:
                    found += fail(
                        (*path, "tracing"),
                        tracing,
                        "/$defs/RealtimeSessionCreateRequest/properties/tracing/anyOf",
                        "null, a string or an object",
                    )
        if "tools" in value:
            tools = value["tools"]
            if tools.__class__ is list or an_array(tools):
                for index, item in enumerate(tools):
                    _explain_realtime_function_tool(item, (*path, "tools", index), found)
            else:
                found += fail(
                    (*path, "tools"),
                    tools,
                    "/$defs/RealtimeSessionCreateRequest/properties/tools/type",
                    "an array",
                )
        if "tool_choice" in value:
            tool_choice = value["tool_choice"]
            if (tool_choice.__class__ is str and tool_choice.isascii()) or a_string(tool_choice):
                if (
                    tool_choice.__class__ is not str and not a_text(tool_choice)
                ) or tool_choice not in _CREATE_REQUEST_TOOL_CHOICE_VALUES:
                    found += no_choice(
                        (*path, "tool_choice"),
                        tool_choice,
                        "/$defs/ToolChoiceOptions/enum",
                        _CREATE_REQUEST_TOOL_CHOICE_VALUES,
                    )
            elif tool_choice.__class__ is dict or an_object(tool_choice):
                type_ = tool_choice.get("type")
                if type_ == "function":
                    _explain_tool_choice_function_2(tool_choice, (*path, "tool_choice"), found)
                elif type_ == "mcp":
                    _explain_tool_choice_mcp_2(tool_choice, (*path, "tool_choice"), found)
                else:
                    found += untagged(
                        (*path, "tool_choice"),
                        tool_choice,
                        "/$defs/RealtimeToolChoiceConfig/oneOf",
                        "type",
                        _SESSION_CREATE_REQUEST_TOOL_CHOICE_TAGS,
                    )
            else:
                found += fail(
                    (*path, "tool_choice"),
                    tool_choice,
                    "/$defs/RealtimeToolChoiceConfig/oneOf",
                    "a string or an object",
                )
        if "temperature" in value:
            temperature = value["temperature"]
            if (
                temperature.__class__ is int
                or (temperature.__class__ is float and temperature - temperature == 0)
                or a_number(temperature)
            ):
                if temperature < 0.6:
                    found += fail(
                        (*path, "temperature"),
                        temperature,
                        "/$defs/RealtimeSessionCreateRequest/properties/temperature/minimum",
                        "a number of at least 0.6",
                    )
                if temperature > 1.2:
                    found += fail(
                        (*path, "temperature"),
                        temperature,
                        "/$defs/RealtimeSessionCreateRequest/properties/temperature/maximum",
                        "a number of at most 1.2",
                    )
            else:
                found += fail(
                    (*path, "temperature"),
                    temperature,
                    "/$defs/RealtimeSessionCreateRequest/properties/temperature/type",
                    "a number",
                )
        if "max_response_output_tokens" in value:
            max_response_output_tokens = value["max_response_output_tokens"]
            if (
                max_response_output_tokens.__class__ is int
                or (
                    max_response_output_tokens.__class__ is float
                    and max_response_output_tokens - max_response_output_tokens == 0
                )
                or a_number(max_response_output_tokens)
            ):
                if max_response_output_tokens.__class__ is int or an_integer(
                    max_response_output_tokens
                ):
                    if max_response_output_tokens < 1:
                        found += fail(
                            (*path, "max_response_output_tokens"),
                            max_response_output_tokens,
                            "/$defs/MaxOutputTokens/oneOf/0/minimum",
                            "a number of at least 1",
                        )
                    if max_response_output_tokens > 4096:
                        found += fail(
                            (*path, "max_response_output_tokens"),
                            max_response_output_tokens,
                            "/$defs/MaxOutputTokens/oneOf/0/maximum",
                            "a number of at most 4096",
                        )
                else:
                    found += fail(
                        (*path, "max_response_output_tokens"),
                        max_response_output_tokens,
                        "/$defs/MaxOutputTokens/oneOf/0/type",
                        "an integer",
                    )
            elif (
                max_response_output_tokens.__class__ is str and max_response_output_tokens.isascii()
            ) or a_string(max_response_output_tokens):
                if max_response_output_tokens != "inf":
                    found += fail(
                        (*path, "max_response_output_tokens"),
                        max_response_output_tokens,
                        "/$defs/MaxOutputTokens/oneOf/1/const",
                        '"inf"',
                    )
            else:
                found += fail(
                    (*path, "max_response_output_tokens"),
                    max_response_output_tokens,
                    "/$defs/MaxOutputTokens/oneOf",
                    "a number or a string",
                )
        if "truncation" in value:
            truncation = value["truncation"]
            if (truncation.__class__ is str and truncation.isascii()) or a_string(truncation):
                if (
                    truncation.__class__ is not str and not a_text(truncation)
                ) or truncation not in _SESSION_CREATE_REQUEST_TRUNCATION_VALUES:
                    found += no_choice(
                        (*path, "truncation"),
                        truncation,
                        "/$defs/RealtimeTruncation/oneOf/0/enum",
                        _SESSION_CREATE_REQUEST_TRUNCATION_VALUES,
                    )
            elif truncation.__class__ is dict or an_object(truncation):
                _explain_realtime_truncation_retention_ratio(
                    truncation,
                    (*path, "truncation"),
                    found,
                )
            else:
                found += fail(
                    (*path, "truncation"),
                    truncation,
                    "/$defs/RealtimeTruncation/oneOf",
                    "a string or an object",
                )
        if "prompt" in value:
            prompt = value["prompt"]
            if prompt is not None:
                if prompt.__class__ is dict or an_object(prompt):
                    _explain_response_prompt(prompt, (*path, "prompt"), found)
                else:
                    found += fail(
                        (*path, "prompt"),
                        prompt,
                        "/$defs/RealtimeSessionCreateRequest/properties/prompt/anyOf",
                        "null or an object",
                    )
        if "client_secret" in value:
            client_secret = value["client_secret"]
            _explain_session_client_secret(client_secret, (*path, "client_secret"), found)
        found += unknown(
            path,
            value,
            "/$defs/RealtimeSessionCreateRequest/additionalProperties",
            _REALTIME_SESSION_CREATE_REQUEST_MEMBERS,
        )
    else:
        found += fail(path, value, "/$defs/RealtimeSessionCreateRequest/type", "an object")


def _is_realtime_transcription_session_create_request(value: Any) -> bool:
    # /$defs/RealtimeTranscriptionSessionCreateRequest
    if value.__class__ is not dict and not an_object(value):
        return False
    left = len(value)
    if not left:
        return True
    modalities = value.get("modalities")
    if modalities is not None:
        if not _is_modalities(modalities):
            return False
        left -= 1
        if not left:
            return True
    input_audio_format = value.get("input_audio_format")
    if input_audio_format is not None:
        if (
            input_audio_format.__class__ is not str and not a_text(input_audio_format)
        ) or input_audio_format not in _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES:
            return False
        left -= 1
        if not left:
            return True
    if "input_audio_transcription" in value:
        input_audio_transcription = value["input_audio_transcription"]
        if input_audio_transcription is not None and not _is_audio_transcription(
            input_audio_transcription
        ):
            return False
        left -= 1
        if not left:
            return True
    if "turn_detection" in value:
        turn_detection = value["turn_detection"]
        if turn_detection is not None:
            if turn_detection.__class__ is dict or an_object(turn_detection):
                type_ = turn_detection.get("type")
                if type_ == "server_vad":
                    if not _is_server_vad_2(turn_detection):
                        return False
                elif type_ != "semantic_vad" or not _is_semantic_vad_2(turn_detection):
                    return False
            else:
                return False
        left -= 1
        if not left:
            return True
    if "input_audio_noise_reduction" in value:
        input_audio_noise_reduction = value["input_audio_noise_reduction"]
        if input_audio_noise_reduction is not None and not _is_noise_reduction(
            input_audio_noise_reduction
        ):
            return False
        left -= 1
        if not left:
            return True
    include = value.get("include")
    if include is not None:
        if include.__class__ is not list and not an_array(include):
            return False
        for item in include:
            if item != _SESSION_CREATE_REQUEST_ITEM_VALUE:
                return False
        left -= 1
        if not left:
            return True
    client_secret = value.get("client_secret")
    if client_secret is not None:
        if not _is_transcription_session_client_secret(client_secret):
            return False
        left -= 1
    return not left


def _explain_realtime_transcription_session_create_request(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeTranscriptionSessionCreateRequest
    if value.__class__ is dict or an_object(value):
        if "modalities" in value:
            modalities = value["modalities"]
            _explain_modalities(modalities, (*path, "modalities"), found)
        if "input_audio_format" in value:
            input_audio_format = value["input_audio_format"]
            if (
                input_audio_format.__class__ is not str and not a_text(input_audio_format)
            ) or input_audio_format not in _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES:
                found += no_choice(
                    (*path, "input_audio_format"),
                    input_audio_format,
                    "/$defs/AudioFormat/enum",
                    _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES,
                )
        if "input_audio_transcription" in value:
            input_audio_transcription = value["input_audio_transcription"]
            if input_audio_transcription is not None:
                if input_audio_transcription.__class__ is dict or an_object(
                    input_audio_transcription
                ):
                    _explain_audio_transcription(
                        input_audio_transcription,
                        (*path, "input_audio_transcription"),
                        found,
                    )
                else:
                    found += fail(
                        (*path, "input_audio_transcription"),
                        input_audio_transcription,
                        "/$defs/RealtimeTranscriptionSessionCreateRequest/properties/input_audio_transcription/anyOf",
                        "null or an object",
                    )
        if "turn_detection" in value:
            turn_detection = value["turn_detection"]
            if turn_detection is not None:
                if turn_detection.__class__ is dict or an_object(turn_detection):
                    type_ = turn_detection.get("type")
                    if type_ == "server_vad":
                        _explain_server_vad_2(turn_detection, (*path, "turn_detection"), found)
                    elif type_ == "semantic_vad":
                        _explain_semantic_vad_2(turn_detection, (*path, "turn_detection"), found)
                    else:
                        found += untagged(
                            (*path, "turn_detection"),
                            turn_detection,
                            "/$defs/RealtimeAudioInputTurnDetection/oneOf",
                            "type",
                            _CREATE_REQUEST_TURN_DETECTION_TAGS,
                        )
                else:
                    found += fail(
                        (*path, "turn_detection"),
                        turn_detection,
                        "/$defs/RealtimeTranscriptionSessionCreateRequest/properties/turn_detection/anyOf",
                        "null or an object",
                    )
        if "input_audio_noise_reduction" in value:
            input_audio_noise_reduction = value["input_audio_noise_reduction"]
            if input_audio_noise_reduction is not None:
                if input_audio_noise_reduction.__class__ is dict or an_object(
                    input_audio_noise_reduction
                ):
                    _explain_noise_reduction(
                        input_audio_noise_reduction,
                        (*path, "input_audio_noise_reduction"),
                        found,
                    )
                else:
                    found += fail(
                        (*path, "input_audio_noise_reduction"),
                        input_audio_noise_reduction,
                        "/$defs/RealtimeTranscriptionSessionCreateRequest/properties/input_audio_noise_reduction/anyOf",
                        "null or an object",
                    )
        if "include" in value:
            include = value["include"]
            if include.__class__ is list or an_array(include):
                for index, item in enumerate(include):
                    if item != _SESSION_CREATE_REQUEST_ITEM_VALUE:
                        found += fail(
                            (*path, "include", index),
                            item,
                            "/$defs/RealtimeIncludable/enum",
                            _SESSION_CREATE_REQUEST_ITEM_EXPECTED,
                        )
            else:
                found += fail(
                    (*path, "include"),
                    include,
                    "/$defs/RealtimeTranscriptionSessionCreateRequest/properties/include/type",
                    "an array",
                )
        if "client_secret" in value:
            client_secret = value["client_secret"]
            _explain_transcription_session_client_secret(
                client_secret,
                (*path, "client_secret"),
                found,
            )
        found += unknown(
            path,
            value,
            "/$defs/RealtimeTranscriptionSessionCreateRequest/additionalProperties",
            _SESSION_CREATE_REQUEST_MEMBERS,
        )
    else:
        found += fail(
            path,
            value,
            "/$defs/RealtimeTranscriptionSessionCreateRequest/type",
            "an object",
        )


def _is_session_input_audio_transcription(value: Any) -> bool:
    # /$defs/SessionInputAudioTranscription
    if value.__class__ is not dict and not an_object(value):
        return False
    model = value.get("model")
    if (model.__class__ is not str or not model.isascii()) and not a_string(model):
        return False
    left = len(value) - 1
    if not left:
        return True
    language = value.get("language")
    if language is not None:
        if (language.__class__ is not str or not language.isascii()) and not a_string(language):
            return False
        left -= 1
        if not left:
            return True
    prompt = value.get("prompt")
    if prompt is not None:
        if (prompt.__class__ is not str or not prompt.isascii()) and not a_string(prompt):
            return False
        left -= 1
    return not left


def _explain_session_input_audio_transcription(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/SessionInputAudioTranscription
    if value.__class__ is dict or an_object(value):
        if "model" not in value:
            found += missing(path, value, "/$defs/SessionInputAudioTranscription/required", "model")
        else:
            model = value["model"]
            if (model.__class__ is not str or not model.isascii()) and not a_string(model):
                found += fail(
                    (*path, "model"),
                    model,
                    "/$defs/AudioTranscriptionModel/anyOf",
                    "a string",
                )
        if "language" in value:
            language = value["language"]
            if (language.__class__ is not str or not language.isascii()) and not a_string(language):
                found += fail(
                    (*path, "language"),
                    language,
                    "/$defs/SessionInputAudioTranscription/properties/language/type",
                    "a string",
                )
        if "prompt" in value:
            prompt = value["prompt"]
            if (prompt.__class__ is not str or not prompt.isascii()) and not a_string(prompt):
                found += fail(
                    (*path, "prompt"),
                    prompt,
                    "/$defs/SessionInputAudioTranscription/properties/prompt/type",
                    "a string",
                )
        found += unknown(
            path,
            value,
            "/$defs/SessionInputAudioTranscription/additionalProperties",
            _INPUT_AUDIO_TRANSCRIPTION_MEMBERS,
        )
    else:
        found += fail(path, value, "/$defs/SessionInputAudioTranscription/type", "an object")


def _is_audio_transcription(value: Any) -> bool:
    # /$defs/AudioTranscription
    if value.__class__ is not dict and not an_object(value):
        return False
    model = value.get("model")
    if (model.__class__ is not str or not model.isascii()) and not a_string(model):
        return False
    left = len(value) - 1
    if not left:
        return True
    language = value.get("language")
    if language is not None:
        if (language.__class__ is not str or not language.isascii()) and not a_string(language):
            return False
        left -= 1
        if not left:
            return True
    languages = value.get("languages")
    if languages is not None:
        if languages.__class__ is not list and not an_array(languages):
            return False
        if len(languages) < 1:
            return False
        for item in languages:
            if (item.__class__ is not str or not item.isascii()) and not a_string(item):
                return False
        left -= 1
        if not left:
            return True
    keywords = value.get("keywords")
    if keywords is not None:
        if keywords.__class__ is not list and not an_array(keywords):
            return False
        for item in keywords:
            if (item.__class__ is not str or not item.isascii()) and not a_string(item):
                return False
        left -= 1
        if not left:
            return True
    prompt = value.get("prompt")
    if prompt is not None:
        if (prompt.__class__ is not str or not prompt.isascii()) and not a_string(prompt):
            return False
        left -= 1
        if not left:
            return True
    delay = value.get("delay")
    if delay is not None:
        if (
            delay.__class__ is not str and not a_text(delay)
        ) or delay not in _AUDIO_TRANSCRIPTION_DELAY_VALUES:
            return False
        left -= 1
    return not left


def _explain_audio_transcription(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/AudioTranscription
    if value.__class__ is dict or an_object(value):
        if "model" not in value:
            found += missing(path, value, "/$defs/AudioTranscription/required", "model")
        else:
            model = value["model"]
            if (model.__class__ is not str or not model.isascii()) and not a_string(model):
                found += fail(
                    (*path, "model"),
                    model,
                    "/$defs/AudioTranscriptionModel/anyOf",
                    "a string",
                )
        if "language" in value:
            language = value["language"]
            if (language.__class__ is not str or not language.isascii()) and not a_string(language):
                found += fail(
                    (*path, "language"),
                    language,
                    "/$defs/AudioTranscription/properties/language/type",
                    "a string",
                )
        if "languages" in value:
            languages = value["languages"]
            if languages.__class__ is list or an_array(languages):
                for index, item in enumerate(languages):
                    if (item.__class__ is not str or not item.isascii()) and not a_string(item):
                        found += fail(
                            (*path, "languages", index),
                            item,
                            "/$defs/AudioTranscription/properties/languages/items/type",
                            "a string",
                        )
                if len(languages) < 1:
                    found += miscounted(
                        (*path, "languages"),
                        languages,
                        "/$defs/AudioTranscription/properties/languages/minItems",
                        "at least 1 item",
                    )
            else:
                found += fail(
                    (*path, "languages"),
                    languages,
                    "/$defs/AudioTranscription/properties/languages/type",
                    "an array",
                )
        if "keywords" in value:
            keywords = value["keywords"]
            if keywords.__class__ is list or an_array(keywords):
                for index, item in enumerate(keywords):
                    if (item.__class__ is not str or not item.isascii()) and not a_string(item):
                        found += fail(
                            (*path, "keywords", index),
                            item,
                            "/$defs/AudioTranscription/properties/keywords/items/type",
                            "a string",
                        )
            else:
                found += fail(
                    (*path, "keywords"),
                    keywords,
                    "/$defs/AudioTranscription/properties/keywords/type",
                    "an array",
                )
        if "prompt" in value:
            prompt = value["prompt"]
            if (prompt.__class__ is not str or not prompt.isascii()) and not a_string(prompt):
                found += fail(
                    (*path, "prompt"),
                    prompt,
                    "/$defs/AudioTranscription/properties/prompt/type",
                    "a string",
                )
        if "delay" in value:
            delay = value["delay"]
            if (
                delay.__class__ is not str and not a_text(delay)
            ) or delay not in _AUDIO_TRANSCRIPTION_DELAY_VALUES:
                found += no_choice(
                    (*path, "delay"),
                    delay,
                    "/$defs/AudioTranscription/properties/delay/enum",
                    _AUDIO_TRANSCRIPTION_DELAY_VALUES,
                )
        found += unknown(
            path,
            value,
            "/$defs/AudioTranscription/additionalProperties",
            _AUDIO_TRANSCRIPTION_MEMBERS,
        )
    else:
        found += fail(path, value, "/$defs/AudioTranscription/type", "an object")


def _is_server_vad(value: Any) -> bool:
    # /$defs/ServerVad
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "server_vad":
        return False
    return _is_server_vad_2(value)


def _explain_server_vad(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ServerVad
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ServerVad/required", "type")
        else:
            type_ = value["type"]
            if type_ != "server_vad":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ServerVad/properties/type/const",
                    '"server_vad"',
                )
        _explain_server_vad_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ServerVad/type", "an object")


def _is_semantic_vad(value: Any) -> bool:
    # /$defs/SemanticVad
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "semantic_vad":
        return False
    return _is_semantic_vad_2(value)


def _explain_semantic_vad(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/SemanticVad
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/SemanticVad/required", "type")
        else:
            type_ = value["type"]
            if type_ != "semantic_vad":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/SemanticVad/properties/type/const",
                    '"semantic_vad"',
                )
        _explain_semantic_vad_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/SemanticVad/type", "an object")


def _is_noise_reduction(value: Any) -> bool:
    # /$defs/NoiseReduction
    if value.__class__ is not dict and not an_object(value):
        return False
    left = len(value)
    if not left:
        return True
    type_ = value.get("type")
    if type_ is not None:
        if (
            type_.__class__ is not str and not a_text(type_)
        ) or type_ not in _NOISE_REDUCTION_TYPE_VALUES:
            return False
        left -= 1
    return not left


def _explain_noise_reduction(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/NoiseReduction
    if value.__class__ is dict or an_object(value):
        if "type" in value:
            type_ = value["type"]
            if (
                type_.__class__ is not str and not a_text(type_)
            ) or type_ not in _NOISE_REDUCTION_TYPE_VALUES:
                found += no_choice(
                    (*path, "type"),
                    type_,
                    "/$defs/NoiseReductionType/enum",
                    _NOISE_REDUCTION_TYPE_VALUES,
                )
        found += unknown(
            path,
            value,
            "/$defs/NoiseReduction/additionalProperties",
            _SESSION_UPDATE_EVENT_NAME_VALUES,
        )
    else:
        found += fail(path, value, "/$defs/NoiseReduction/type", "an object")


def _is_tracing_configuration(value: Any) -> bool:
    # /$defs/TracingConfiguration
    if value.__class__ is not dict and not an_object(value):
        return False
    left = len(value)
    if not left:
        return True
    if "workflow_name" in value:
        workflow_name = value["workflow_name"]
        if (
            (workflow_name.__class__ is not str or not workflow_name.isascii())
            and not a_string(workflow_name)
            and workflow_name is not None
        ):
            return False
        left -= 1
        if not left:
            return True
    if "group_id" in value:
        group_id = value["group_id"]
        if (
            (group_id.__class__ is not str or not group_id.isascii())
            and not a_string(group_id)
            and group_id is not None
        ):
            return False
        left -= 1
        if not left:
            return True
    if "metadata" in value:
        metadata = value["metadata"]
        if metadata is not None and metadata.__class__ is not dict and not an_object(metadata):
            return False
        left -= 1
    return not left


def _explain_tracing_configuration(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/TracingConfiguration
    if value.__class__ is dict or an_object(value):
        if "workflow_name" in value:
            workflow_name = value["workflow_name"]
            if (
                (workflow_name.__class__ is not str or not workflow_name.isascii())
                and not a_string(workflow_name)
                and workflow_name is not None
            ):
                found += fail(
                    (*path, "workflow_name"),
                    workflow_name,
                    "/$defs/TracingConfiguration/properties/workflow_name/type",
                    "a string or null",
                )
        if "group_id" in value:
            group_id = value["group_id"]
            if (
                (group_id.__class__ is not str or not group_id.isascii())
                and not a_string(group_id)
                and group_id is not None
            ):
                found += fail(
                    (*path, "group_id"),
                    group_id,
                    "/$defs/TracingConfiguration/properties/group_id/type",
                    "a string or null",
                )
        if "metadata" in value:
            metadata = value["metadata"]
            if metadata is not None and metadata.__class__ is not dict and not an_object(metadata):
                found += fail(
                    (*path, "metadata"),
                    metadata,
                    "/$defs/TracingConfiguration/properties/metadata/anyOf",
                    "null or an object",
                )
        found += unknown(
            path,
            value,
            "/$defs/TracingConfiguration/additionalProperties",
            _TRACING_CONFIGURATION_MEMBERS,
        )
    else:
        found += fail(path, value, "/$defs/TracingConfiguration/type", "an object")


def _is_session_client_secret(value: Any) -> bool:
    # /$defs/SessionClientSecret
    if value.__class__ is not dict and not an_object(value):
        return False
    left = len(value)
    if not left:
        return True
    value_ = value.get("value")
    if value_ is not None:
        if (value_.__class__ is not str or not value_.isascii()) and not a_string(value_):
            return False
        left -= 1
        if not left:
            return True
    expires_at = value.get("expires_at")
    if expires_at is not None:
        if expires_at.__class__ is not int and not an_integer(expires_at):
            return False
        if expires_at < 0:
            return False
        left -= 1
        if not left:
            return True
    expires_after = value.get("expires_after")
    if expires_after is not None:
        if not _is_session_client_secret_expires_after(expires_after):
            return False
        left -= 1
    return not left


def _explain_session_client_secret(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/SessionClientSecret
    if value.__class__ is dict or an_object(value):
        if "value" in value:
            value_ = value["value"]
            if (value_.__class__ is not str or not value_.isascii()) and not a_string(value_):
                found += fail(
                    (*path, "value"),
                    value_,
                    "/$defs/SessionClientSecret/properties/value/type",
                    "a string",
                )
        if "expires_at" in value:
            expires_at = value["expires_at"]
            if expires_at.__class__ is int or an_integer(expires_at):
                if expires_at < 0:
                    found += fail(
                        (*path, "expires_at"),
                        expires_at,
                        "/$defs/SessionClientSecret/properties/expires_at/minimum",
                        "a number of at least 0",
                    )
            else:
                found += fail(
                    (*path, "expires_at"),
                    expires_at,
                    "/$defs/SessionClientSecret/properties/expires_at/type",
                    "an integer",
                )
        if "expires_after" in value:
            expires_after = value["expires_after"]
            _explain_session_client_secret_expires_after(
                expires_after,
                (*path, "expires_after"),
                found,
            )
        found += unknown(
            path,
            value,
            "/$defs/SessionClientSecret/additionalProperties",
            _SESSION_CLIENT_SECRET_MEMBERS,
        )
    else:
        found += fail(path, value, "/$defs/SessionClientSecret/type", "an object")


def _is_session_client_secret_expires_after(value: Any) -> bool:
    # /$defs/SessionClientSecretExpiresAfter
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("anchor") != "created_at":
        return False
    left = len(value) - 1
    if not left:
        return True
    seconds = value.get("seconds")
    if seconds is not None:
        if seconds.__class__ is not int and not an_integer(seconds):
            return False
        if seconds < 10:
            return False
        if seconds > 7200:
            return False
        left -= 1
    return not left


def _explain_session_client_secret_expires_after(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/SessionClientSecretExpiresAfter
    if value.__class__ is dict or an_object(value):
        if "anchor" not in value:
            found += missing(
                path,
                value,
                "/$defs/SessionClientSecretExpiresAfter/required",
                "anchor",
            )
        else:
            anchor = value["anchor"]
            if anchor != "created_at":
                found += fail(
                    (*path, "anchor"),
                    anchor,
                    "/$defs/ClientSecretAnchor/enum",
                    '"created_at"',
                )
        if "seconds" in value:
            seconds = value["seconds"]
            if seconds.__class__ is int or an_integer(seconds):
                if seconds < 10:
                    found += fail(
                        (*path, "seconds"),
                        seconds,
                        "/$defs/SessionClientSecretExpiresAfter/properties/seconds/minimum",
                        "a number of at least 10",
                    )
                if seconds > 7200:
                    found += fail(
                        (*path, "seconds"),
                        seconds,
                        "/$defs/SessionClientSecretExpiresAfter/properties/seconds/maximum",
                        "a number of at most 7200",
                    )
            else:
                found += fail(
                    (*path, "seconds"),
                    seconds,
                    "/$defs/SessionClientSecretExpiresAfter/properties/seconds/type",
                    "an integer",
                )
        found += unknown(
            path,
            value,
            "/$defs/SessionClientSecretExpiresAfter/additionalProperties",
            _CLIENT_SECRET_EXPIRES_AFTER_MEMBERS,
        )
    else:
        found += fail(path, value, "/$defs/SessionClientSecretExpiresAfter/type", "an object")


def _is_transcription_session_client_secret(value: Any) -> bool:
    # /$defs/TranscriptionSessionClientSecret
    if value.__class__ is not dict and not an_object(value):
        return False
    left = len(value)
    if not left:
        return True
    expires_at = value.get("expires_at")
    if expires_at is not None:
        if not _is_transcription_session_client_secret_expires_at(expires_at):
            return False
        left -= 1
    return not left


def _explain_transcription_session_client_secret(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/TranscriptionSessionClientSecret
    if value.__class__ is dict or an_object(value):
        if "expires_at" in value:
            expires_at = value["expires_at"]
            _explain_transcription_session_client_secret_expires_at(
                expires_at,
                (*path, "expires_at"),
                found,
            )
        found += unknown(
            path,
            value,
            "/$defs/TranscriptionSessionClientSecret/additionalProperties",
            _SESSION_CLIENT_SECRET_MEMBERS_2,
        )
    else:
        found += fail(path, value, "/$defs/TranscriptionSessionClientSecret/type", "an object")


def _is_transcription_session_client_secret_expires_at(value: Any) -> bool:
    # /$defs/TranscriptionSessionClientSecretExpiresAt
    if value.__class__ is not dict and not an_object(value):
        return False
    left = len(value)
    if not left:
        return True
    anchor = value.get("anchor")
    if anchor is not None:
        if anchor != "created_at":
            return False
        left -= 1
        if not left:
            return True
    seconds = value.get("seconds")
    if seconds is not None:
        if seconds.__class__ is not int and not an_integer(seconds):
            return False
        if seconds < 10:
            return False
        if seconds > 7200:
            return False
        left -= 1
    return not left


def _explain_transcription_session_client_secret_expires_at(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/TranscriptionSessionClientSecretExpiresAt
    if value.__class__ is dict or an_object(value):
        if "anchor" in value:
            anchor = value["anchor"]
            if anchor != "created_at":
                found += fail(
                    (*path, "anchor"),
                    anchor,
                    "/$defs/ClientSecretAnchor/enum",
                    '"created_at"',
                )
        if "seconds" in value:
            seconds = value["seconds"]
            if seconds.__class__ is int or an_integer(seconds):
                if seconds < 10:
                    found += fail(
                        (*path, "seconds"),
                        seconds,
                        "/$defs/TranscriptionSessionClientSecretExpiresAt/properties/seconds/minimum",
                        "a number of at least 10",
                    )
                if seconds > 7200:
                    found += fail(
                        (*path, "seconds"),
                        seconds,
                        "/$defs/TranscriptionSessionClientSecretExpiresAt/properties/seconds/maximum",
                        "a number of at most 7200",
                    )
            else:
                found += fail(
                    (*path, "seconds"),
                    seconds,
                    "/$defs/TranscriptionSessionClientSecretExpiresAt/properties/seconds/type",
                    "an integer",
                )
        found += unknown(
            path,
            value,
            "/$defs/TranscriptionSessionClientSecretExpiresAt/additionalProperties",
            _CLIENT_SECRET_EXPIRES_AFTER_MEMBERS,
        )
    else:
        found += fail(
            path,
            value,
            "/$defs/TranscriptionSessionClientSecretExpiresAt/type",
            "an object",
        )


def _is_realtime_truncation_retention_ratio(value: Any) -> bool:
    # /$defs/RealtimeTruncationRetentionRatio
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "retention_ratio":
        return False
    retention_ratio = value.get("retention_ratio")
    if (
        retention_ratio.__class__ is not int
        and (retention_ratio.__class__ is not float or retention_ratio - retention_ratio != 0)
        and not a_number(retention_ratio)
    ):
        return False
    if retention_ratio < 0:
        return False
    if retention_ratio > 1:
        return False
    left = len(value) - 2
    if not left:
        return True
    token_limits = value.get("token_limits")
    if token_limits is not None:
        if not _is_token_limits(token_limits):
            return False
        left -= 1
    return not left


def _explain_realtime_truncation_retention_ratio(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeTruncationRetentionRatio
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeTruncationRetentionRatio/required",
                "type",
            )
        else:
            type_ = value["type"]
            if type_ != "retention_ratio":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeTruncationRetentionRatio/properties/type/const",
                    '"retention_ratio"',
                )
        if "retention_ratio" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeTruncationRetentionRatio/required",
                "retention_ratio",
            )
        else:
            retention_ratio = value["retention_ratio"]
            if (
                retention_ratio.__class__ is int
                or (retention_ratio.__class__ is float and retention_ratio - retention_ratio == 0)
                or a_number(retention_ratio)
            ):
                if retention_ratio < 0:
                    found += fail(
                        (*path, "retention_ratio"),
                        retention_ratio,
                        "/$defs/RealtimeTruncationRetentionRatio/properties/retention_ratio/minimum",
                        "a number of at least 0",
                    )
                if retention_ratio > 1:
                    found += fail(
                        (*path, "retention_ratio"),
                        retention_ratio,
                        "/$defs/RealtimeTruncationRetentionRatio/properties/retention_ratio/maximum",
                        "a number of at most 1",
                    )
            else:
                found += fail(
                    (*path, "retention_ratio"),
                    retention_ratio,
                    "/$defs/RealtimeTruncationRetentionRatio/properties/retention_ratio/type",
                    "a number",
                )
        if "token_limits" in value:
            token_limits = value["token_limits"]
            _explain_token_limits(token_limits, (*path, "token_limits"), found)
        found += unknown(
            path,
            value,
            "/$defs/RealtimeTruncationRetentionRatio/additionalProperties",
            _TRUNCATION_RETENTION_RATIO_MEMBERS,
        )
    else:
        found += fail(path, value, "/$defs/RealtimeTruncationRetentionRatio/type", "an object")


def _is_token_limits(value: Any) -> bool:
    # /$defs/TokenLimits
    if value.__class__ is not dict and not an_object(value):
        return False
    left = len(value)
    if not left:
        return True
    post_instructions = value.get("post_instructions")
    if post_instructions is not None:
        if post_instructions.__class__ is not int and not an_integer(post_instructions):
            return False
        if post_instructions < 0:
            return False
        left -= 1
    return not left


def _explain_token_limits(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/TokenLimits
    if value.__class__ is dict or an_object(value):
        if "post_instructions" in value:
            post_instructions = value["post_instructions"]
            if post_instructions.__class__ is int or an_integer(post_instructions):
                if post_instructions < 0:
                    found += fail(
                        (*path, "post_instructions"),
                        post_instructions,
                        "/$defs/TokenLimits/properties/post_instructions/minimum",
                        "a number of at least 0",
                    )
            else:
                found += fail(
                    (*path, "post_instructions"),
                    post_instructions,
                    "/$defs/TokenLimits/properties/post_instructions/type",
                    "an integer",
                )
        found += unknown(
            path,
            value,
            "/$defs/TokenLimits/additionalProperties",
            _TOKEN_LIMITS_MEMBERS,
        )
    else:
        found += fail(path, value, "/$defs/TokenLimits/type", "an object")


def _is_realtime_function_tool(value: Any) -> bool:
    # /$defs/RealtimeFunctionTool
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "function":
        return False
    name_ = value.get("name")
    if (name_.__class__ is not str or not name_.isascii()) and not a_string(name_):
        return False
    if (
        not name_.isascii() or not name_.isidentifier() or len(name_) > 64
    ) and _REALTIME_FUNCTION_TOOL_NAME_FULLMATCH(name_) is None:
        return False
    left = len(value) - 2
    if not left:
        return True
    description = value.get("description")
    if description is not None:
        if (description.__class__ is not str or not description.isascii()) and not a_string(
            description
        ):
            return False
        left -= 1
        if not left:
            return True
    parameters = value.get("parameters")
    if parameters is not None:
        if parameters.__class__ is not dict and not an_object(parameters):
            return False
        left -= 1
    return not left


def _explain_realtime_function_tool(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/RealtimeFunctionTool
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/RealtimeFunctionTool/required", "type")
        else:
            type_ = value["type"]
            if type_ != "function":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeFunctionTool/properties/type/const",
                    '"function"',
                )
        if "name" not in value:
            found += missing(path, value, "/$defs/RealtimeFunctionTool/required", "name")
        else:
            name_ = value["name"]
            if (name_.__class__ is str and name_.isascii()) or a_string(name_):
                if (
                    not name_.isascii() or not name_.isidentifier() or len(name_) > 64
                ) and _REALTIME_FUNCTION_TOOL_NAME_FULLMATCH(name_) is None:
                    found += fail(
                        (*path, "name"),
                        name_,
                        "/$defs/RealtimeFunctionTool/properties/name/pattern",
                        _REALTIME_FUNCTION_TOOL_NAME_EXPECTED,
                    )
            else:
                found += fail(
                    (*path, "name"),
                    name_,
                    "/$defs/RealtimeFunctionTool/properties/name/type",
                    "a string",
                )
        if "description" in value:
            description = value["description"]
            if (description.__class__ is not str or not description.isascii()) and not a_string(
                description
            ):
                found += fail(
                    (*path, "description"),
                    description,
                    "/$defs/RealtimeFunctionTool/properties/description/type",
                    "a string",
                )
        if "parameters" in value:
            parameters = value["parameters"]
            if parameters.__class__ is not dict and not an_object(parameters):
                found += fail(
                    (*path, "parameters"),
                    parameters,
                    "/$defs/FunctionParameters/type",
                    "an object",
                )
        found += unknown(
            path,
            value,
            "/$defs/RealtimeFunctionTool/additionalProperties",
            _REALTIME_FUNCTION_TOOL_MEMBERS,
        )
    else:
        found += fail(path, value, "/$defs/RealtimeFunctionTool/type", "an object")


def _is_tool_choice_function(value: Any) -> bool:
    # /$defs/ToolChoiceFunction
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "function":
        return False
    return _is_tool_choice_function_2(value)


def _explain_tool_choice_function(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ToolChoiceFunction
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ToolChoiceFunction/required", "type")
        else:
            type_ = value["type"]
            if type_ != "function":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ToolChoiceFunction/properties/type/const",
                    '"function"',
                )
        _explain_tool_choice_function_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ToolChoiceFunction/type", "an object")


def _is_tool_choice_mcp(value: Any) -> bool:
    # /$defs/ToolChoiceMcp
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "mcp":
        return False
    return _is_tool_choice_mcp_2(value)


def _explain_tool_choice_mcp(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ToolChoiceMcp
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ToolChoiceMcp/required", "type")
        else:
            type_ = value["type"]
            if type_ != "mcp":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ToolChoiceMcp/properties/type/const",
                    '"mcp"',
                )
        _explain_tool_choice_mcp_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ToolChoiceMcp/type", "an object")


def _is_response_input_item_message(value: Any) -> bool:
    # /$defs/ResponseInputItem/oneOf
    role = value.get("role")
    if role == "system":
        return _is_item_system_message_with_reference(value)
    if role == "user":
        return _is_item_user_message_with_reference(value)
    return role == "assistant" and _is_item_assistant_message_with_reference(value)


def _explain_response_input_item_message(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponseInputItem/oneOf
    role = value.get("role")
    if role == "system":
        _explain_item_system_message_with_reference(value, path, found)
    elif role == "user":
        _explain_item_user_message_with_reference(value, path, found)
    elif role == "assistant":
        _explain_item_assistant_message_with_reference(value, path, found)
    else:
        found += untagged(
            path,
            value,
            "/$defs/ResponseInputItem/oneOf",
            "role",
            _CONVERSATION_ITEM_MESSAGE_TAGS,
        )


def _is_realtime_response_create_params(value: Any) -> bool:
    # /$defs/RealtimeResponseCreateParams
    if value.__class__ is not dict and not an_object(value):
        return False
    left = len(value)
    if not left:
        return True
    modalities = value.get("modalities")
    if modalities is not None:
        if not _is_modalities(modalities):
            return False
        left -= 1
        if not left:
            return True
    if "instructions" in value:
        instructions = value["instructions"]
        if (
            (instructions.__class__ is not str or not instructions.isascii())
            and not a_string(instructions)
            and instructions is not None
        ):
            return False
        left -= 1
        if not left:
            return True
    voice = value.get("voice")
    if voice is not None:
        if (
            voice.__class__ is not str and not a_text(voice)
        ) or voice not in _SESSION_CREATE_REQUEST_VOICE_VALUES:
            return False
        left -= 1
        if not left:
            return True
    output_audio_format = value.get("output_audio_format")
    if output_audio_format is not None:
        if (
            output_audio_format.__class__ is not str and not a_text(output_audio_format)
        ) or output_audio_format not in _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES:
            return False
        left -= 1
        if not left:
            return True
    tools = value.get("tools")
    if tools is not None:
        if tools.__class__ is not list and not an_array(tools):
            return False
        for item in tools:
            if not _is_realtime_function_tool(item):
                return False
        left -= 1
        if not left:
            return True
    tool_choice = value.get("tool_choice")
    if tool_choice is not None:
        if (
            tool_choice.__class__ is not str and not a_text(tool_choice)
        ) or tool_choice not in _CREATE_REQUEST_TOOL_CHOICE_VALUES:
            if tool_choice.__class__ is dict or an_object(tool_choice):
                type_ = tool_choice.get("type")
                if type_ == "function":
                    if not _is_tool_choice_function_2(tool_choice):
                        return False
                elif type_ != "mcp" or not _is_tool_choice_mcp_2(tool_choice):
                    return False
            else:
                return False
        left -= 1
        if not left:
            return True
    temperature = value.get("temperature")
    if temperature is not None:
        if (
            temperature.__class__ is not int
            and (temperature.__class__ is not float or temperature - temperature != 0)
            and not a_number(temperature)
        ):
            return False
        if temperature < 0.6:
            return False
        if temperature > 1.2:
            return False
        left -= 1
        if not left:
            return True
    if "max_output_tokens" in value:
        max_output_tokens = value["max_output_tokens"]
        if max_output_tokens is not None:
            if (
                max_output_tokens.__class__ is int
                or (
                    max_output_tokens.__class__ is float
                    and max_output_tokens - max_output_tokens == 0
                )
                or a_number(max_output_tokens)
                or (max_output_tokens.__class__ is str and max_output_tokens.isascii())
                or a_string(max_output_tokens)
            ):
                if max_output_tokens.__class__ is int or an_integer(max_output_tokens):
                    if max_output_tokens < 1:
                        return False
                    if max_output_tokens > 4096:
                        return False
                elif max_output_tokens != "inf":
                    return False
            else:
                return False
        left -= 1
        if not left:
            return True
    if "max_response_output_tokens" in value:
        max_response_output_tokens = value["max_response_output_tokens"]
        if max_response_output_tokens is not None:
            if (
                max_response_output_tokens.__class__ is int
                or (
                    max_response_output_tokens.__class__ is float
                    and max_response_output_tokens - max_response_output_tokens == 0
                )
                or a_number(max_response_output_tokens)
                or (
                    max_response_output_tokens.__class__ is str
                    and max_response_output_tokens.isascii()
                )
                or a_string(max_response_output_tokens)
            ):
                if max_response_output_tokens.__class__ is int or an_integer(
                    max_response_output_tokens
                ):
                    if max_response_output_tokens < 1:
                        return False
                    if max_response_output_tokens > 4096:
                        return False
                elif max_response_output_tokens != "inf":
                    return False
            else:
                return False
        left -= 1
        if not left:
            return True
    conversation = value.get("conversation")
    if conversation is not None:
        if (conversation.__class__ is not str or not conversation.isascii()) and not a_string(
            conversation
        ):
            return False
        left -= 1
        if not left:
            return True
    if "metadata" in value:
        metadata = value["metadata"]
        if metadata is not None:
            if metadata.__class__ is dict or an_object(metadata):
                if len(metadata) > 16:
                    return False
                for name, item in metadata.items():
                    if name.__class__ is not str and not a_text(name):
                        return False
                    if len(name) > 64:
                        return False
                    if (item.__class__ is not str or not item.isascii()) and not a_string(item):
                        return False
                    if len(item) > 512:
                        return False
            else:
                return False
        left -= 1
        if not left:
            return True
    if "prompt" in value:
        prompt = value["prompt"]
        if prompt is not None and not _is_response_prompt(prompt):
            return False
        left -= 1
        if not left:
            return True
    input_ = value.get("input")
    if input_ is not None:
        if input_.__class__ is not list and not an_array(input_):
            return False
        for item in input_:
            if item.__class__ is dict or an_object(item):
                type_ = item.get("type")
                check = (
                    _IS_BY_REALTIME_RESPONSE_CREATE_PARAMS_TYPE.get(type_)
                    if type_.__class__ is str or a_text(type_)
                    else None
                )
                if check is None or not check(item):
                    return False
            else:
                return False
        left -= 1
    return not left


def _explain_realtime_response_create_params(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeResponseCreateParams
    if value.__class__ is dict or an_object(value):
        if "modalities" in value:
            modalities = value["modalities"]
            _explain_modalities(modalities, (*path, "modalities"), found)
        if "instructions" in value:
            instructions = value["instructions"]
            if (
                (instructions.__class__ is not str or not instructions.isascii())
                and not a_string(instructions)
                and instructions is not None
            ):
                found += fail(
                    (*path, "instructions"),
                    instructions,
                    "/$defs/RealtimeResponseCreateParams/properties/instructions/type",
                    "a string or null",
                )
        if "voice" in value:
            voice = value["voice"]
            if (
                voice.__class__ is not str and not a_text(voice)
            ) or voice not in _SESSION_CREATE_REQUEST_VOICE_VALUES:
                found += no_choice(
                    (*path, "voice"),
                    voice,
                    "/$defs/Voice/enum",
                    _SESSION_CREATE_REQUEST_VOICE_VALUES,
                )
        if "output_audio_format" in value:
            output_audio_format = value["output_audio_format"]
            if (
                output_audio_format.__class__ is not str and not a_text(output_audio_format)
            ) or output_audio_format not in _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES:
                found += no_choice(
                    (*path, "output_audio_format"),
                    output_audio_format,
                    "/$defs/AudioFormat/enum",
                    _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES,
                )
        if "tools" in value:
            tools = value["tools"]
            if tools.__class__ is list or an_array(tools):
                for index, item in enumerate(tools):
                    _explain_realtime_function_tool(item, (*path, "tools", index), found)
            else:
                found += fail(
                    (*path, "tools"),
                    tools,
                    "/$defs/RealtimeResponseCreateParams/properties/tools/type",
                    "an array",
                )
        if "tool_choice" in value:
            tool_choice = value["tool_choice"]
            if (tool_choice.__class__ is str and tool_choice.isascii()) or a_string(tool_choice):
                if (
                    tool_choice.__class__ is not str and not a_text(tool_choice)
                ) or tool_choice not in _CREATE_REQUEST_TOOL_CHOICE_VALUES:
                    found += no_choice(
                        (*path, "tool_choice"),
                        tool_choice,
                        "/$defs/ToolChoiceOptions/enum",
                        _CREATE_REQUEST_TOOL_CHOICE_VALUES,
                    )
            elif tool_choice.__class__ is dict or an_object(tool_choice):
                type_ = tool_choice.get("type")
                if type_ == "function":
                    _explain_tool_choice_function_2(tool_choice, (*path, "tool_choice"), found)
                elif type_ == "mcp":
                    _explain_tool_choice_mcp_2(tool_choice, (*path, "tool_choice"), found)
                else:
                    found += untagged(
                        (*path, "tool_choice"),
                        tool_choice,
                        "/$defs/RealtimeToolChoiceConfig/oneOf",
                        "type",
                        _SESSION_CREATE_REQUEST_TOOL_CHOICE_TAGS,
                    )
            else:
                found += fail(
                    (*path, "tool_choice"),
                    tool_choice,
                    "/$defs/RealtimeToolChoiceConfig/oneOf",
                    "a string or an object",
                )
        if "temperature" in value:
            temperature = value["temperature"]
            if (
                temperature.__class__ is int
                or (temperature.__class__ is float and temperature - temperature == 0)
                or a_number(temperature)
            ):
                if temperature < 0.6:
                    found += fail(
                        (*path, "temperature"),
                        temperature,
                        "/$defs/RealtimeResponseCreateParams/properties/temperature/minimum",
                        "a number of at least 0.6",
                    )
                if temperature > 1.2:
                    found += fail(
                        (*path, "temperature"),
                        temperature,
                        "/$defs/RealtimeResponseCreateParams/properties/temperature/maximum",
                        "a number of at most 1.2",
                    )
            else:
                found += fail(
                    (*path, "temperature"),
                    temperature,
                    "/$defs/RealtimeResponseCreateParams/properties/temperature/type",
                    "a number",
                )
        if "max_output_tokens" in value:
            max_output_tokens = value["max_output_tokens"]
            if max_output_tokens is not None:
                if (
                    max_output_tokens.__class__ is int
                    or (
                        max_output_tokens.__class__ is float
                        and max_output_tokens - max_output_tokens == 0
                    )
                    or a_number(max_output_tokens)
                    or (max_output_tokens.__class__ is str and max_output_tokens.isascii())
                    or a_string(max_output_tokens)
                ):
                    if (
                        max_output_tokens.__class__ is int
                        or (
                            max_output_tokens.__class__ is float
                            and max_output_tokens - max_output_tokens == 0
                        )
                        or a_number(max_output_tokens)
                    ):
                        if max_output_tokens.__class__ is int or an_integer(max_output_tokens):
                            if max_output_tokens < 1:
                                found += fail(
                                    (*path, "max_output_tokens"),
                                    max_output_tokens,
                                    "/$defs/MaxOutputTokens/oneOf/0/minimum",
                                    "a number of at least 1",
                                )
                            if max_output_tokens > 4096:
                                found += fail(
                                    (*path, "max_output_tokens"),
                                    max_output_tokens,
                                    "/$defs/MaxOutputTokens/oneOf/0/maximum",
                                    "a number of at most 4096",
                                )
                        else:
                            found += fail(
                                (*path, "max_output_tokens"),
                                max_output_tokens,
                                "/$defs/MaxOutputTokens/oneOf/0/type",
                                "an integer",
                            )
                    elif (
                        max_output_tokens.__class__ is str and max_output_tokens.isascii()
                    ) or a_string(max_output_tokens):
                        if max_output_tokens != "inf":
                            found += fail(
                                (*path, "max_output_tokens"),
                                max_output_tokens,
                                "/$defs/MaxOutputTokens/oneOf/1/const",
                                '"inf"',
                            )
                    else:
                        found += fail(
                            (*path, "max_output_tokens"),
                            max_output_tokens,
                            "/$defs/MaxOutputTokens/oneOf",
                            "a number or a string",
                        )
                else:
                    found += fail(
                        (*path, "max_output_tokens"),
                        max_output_tokens,
                        "/$defs/RealtimeResponseCreateParams/properties/max_output_tokens/anyOf",
                        "null, a number or a string",
                    )
        if "max_response_output_tokens" in value:
            max_response_output_tokens = value["max_response_output_tokens"]
            if max_response_output_tokens is not None:
                if (
                    max_response_output_tokens.__class__ is int
                    or (
                        max_response_output_tokens.__class__ is float
                        and max_response_output_tokens - max_response_output_tokens == 0
                    )
                    or a_number(max_response_output_tokens)
                    or (
                        max_response_output_tokens.__class__ is str
                        and max_response_output_tokens.isascii()
                    )
                    or a_string(max_response_output_tokens)
                ):
                    if (
                        max_response_output_tokens.__class__ is int
                        or (
                            max_response_output_tokens.__class__ is float
                            and max_response_output_tokens - max_response_output_tokens == 0
                        )
                        or a_number(max_response_output_tokens)
                    ):
                        if max_response_output_tokens.__class__ is int or an_integer(
                            max_response_output_tokens
                        ):
                            if max_response_output_tokens < 1:
                                found += fail(
                                    (*path, "max_response_output_tokens"),
                                    max_response_output_tokens,
                                    "/$defs/MaxOutputTokens/oneOf/0/minimum",
                                    "a number of at least 1",
                                )
                            if max_response_output_tokens > 4096:
                                found += fail(
                                    (*path, "max_response_output_tokens"),
                                    max_response_output_tokens,
                                    "/$defs/MaxOutputTokens/oneOf/0/maximum",
                                    "a number of at most 4096",
                                )
                        else:
                            found += fail(
                                (*path, "max_response_output_tokens"),
                                max_response_output_tokens,
                                "/$defs/MaxOutputTokens/oneOf/0/type",
                                "an integer",
                            )
                    elif (
                        max_response_output_tokens.__class__ is str
                        and max_response_output_tokens.isascii()
                    ) or a_string(max_response_output_tokens):
                        if max_response_output_tokens != "inf":
                            found += fail(
                                (*path, "max_response_output_tokens"),
                                max_response_output_tokens,
                                "/$defs/MaxOutputTokens/oneOf/1/const",
                                '"inf"',
                            )
                    else:
                        found += fail(
                            (*path, "max_response_output_tokens"),
                            max_response_output_tokens,
                            "/$defs/MaxOutputTokens/oneOf",
                            "a number or a string",
                        )
                else:
                    found += fail(
                        (*path, "max_response_output_tokens"),
                        max_response_output_tokens,
                        "/$defs/RealtimeResponseCreateParams/properties/max_response_output_tokens/anyOf",
                        "null, a number or a string",
                    )
        if "conversation" in value:
            conversation = value["conversation"]
            if (conversation.__class__ is not str or not conversation.isascii()) and not a_string(
                conversation
            ):
                found += fail(
                    (*path, "conversation"),
                    conversation,
                    "/$defs/ResponseConversation/anyOf",
                    "a string",
                )
        if "metadata" in value:
            metadata = value["metadata"]
            if metadata is not None:
                if metadata.__class__ is dict or an_object(metadata):
                    for name, item in metadata.items():
                        if name.__class__ is not str and not a_text(name):
                            found += fail(
                                (*path, "metadata", name),
                                name,
                                "/$defs/Metadata/additionalProperties",
                                "a name that is text",
                                keyword="type",
                            )
                            continue
                        if len(name) > 64:
                            found += miscounted(
                                (*path, "metadata", name),
                                name,
                                "/$defs/Metadata/propertyNames/maxLength",
                                "at most 64 characters",
                            )
                        if (item.__class__ is str and item.isascii()) or a_string(item):
                            if len(item) > 512:
                                found += miscounted(
                                    (*path, "metadata", name),
                                    item,
                                    "/$defs/Metadata/additionalProperties/maxLength",
                                    "at most 512 characters",
                                )
                        else:
                            found += fail(
                                (*path, "metadata", name),
                                item,
                                "/$defs/Metadata/additionalProperties/type",
                                "a string",
                            )
                    if len(metadata) > 16:
                        found += miscounted(
                            (*path, "metadata"),
                            metadata,
                            "/$defs/Metadata/maxProperties",
                            "at most 16 members",
                        )
                else:
                    found += fail(
                        (*path, "metadata"),
                        metadata,
                        "/$defs/RealtimeResponseCreateParams/properties/metadata/anyOf",
                        "null or an object",
                    )
        if "prompt" in value:
            prompt = value["prompt"]
            if prompt is not None:
                if prompt.__class__ is dict or an_object(prompt):
                    _explain_response_prompt(prompt, (*path, "prompt"), found)
                else:
                    found += fail(
                        (*path, "prompt"),
                        prompt,
                        "/$defs/RealtimeResponseCreateParams/properties/prompt/anyOf",
                        "null or an object",
                    )
        if "input" in value:
            input_ = value["input"]
            if input_.__class__ is list or an_array(input_):
                for index, item in enumerate(input_):
                    if item.__class__ is dict or an_object(item):
                        type_ = item.get("type")
                        explain = (
                            _EXPLAIN_BY_REALTIME_RESPONSE_CREATE_PARAMS_TYPE.get(type_)
                            if type_.__class__ is str or a_text(type_)
                            else None
                        )
                        if explain is not None:
                            explain(item, (*path, "input", index), found)
                        else:
                            found += untagged(
                                (*path, "input", index),
                                item,
                                "/$defs/ResponseInputItem/oneOf",
                                "type",
                                _RESPONSE_CREATE_PARAMS_ITEM_TAGS,
                            )
                    else:
                        found += fail(
                            (*path, "input", index),
                            item,
                            "/$defs/ResponseInputItem/oneOf",
                            "an object",
                        )
            else:
                found += fail(
                    (*path, "input"),
                    input_,
                    "/$defs/RealtimeResponseCreateParams/properties/input/type",
                    "an array",
                )
        found += unknown(
            path,
            value,
            "/$defs/RealtimeResponseCreateParams/additionalProperties",
            _REALTIME_RESPONSE_CREATE_PARAMS_MEMBERS,
        )
    else:
        found += fail(path, value, "/$defs/RealtimeResponseCreateParams/type", "an object")


def _is_response_prompt(value: Any) -> bool:
    # /$defs/ResponsePrompt
    if value.__class__ is not dict and not an_object(value):
        return False
    id_ = value.get("id")
    if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
        return False
    left = len(value) - 1
    if not left:
        return True
    if "version" in value:
        version = value["version"]
        if (
            (version.__class__ is not str or not version.isascii())
            and not a_string(version)
            and version is not None
        ):
            return False
        left -= 1
        if not left:
            return True
    if "variables" in value:
        variables = value["variables"]
        if variables is not None:
            if variables.__class__ is dict or an_object(variables):
                for item in variables.values():
                    if not _is_response_prompt_variable(item):
                        return False
            else:
                return False
        left -= 1
    return not left


def _explain_response_prompt(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponsePrompt
    if value.__class__ is dict or an_object(value):
        if "id" not in value:
            found += missing(path, value, "/$defs/ResponsePrompt/required", "id")
        else:
            id_ = value["id"]
            if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
                found += fail(
                    (*path, "id"),
                    id_,
                    "/$defs/ResponsePrompt/properties/id/type",
                    "a string",
                )
        if "version" in value:
            version = value["version"]
            if (
                (version.__class__ is not str or not version.isascii())
                and not a_string(version)
                and version is not None
            ):
                found += fail(
                    (*path, "version"),
                    version,
                    "/$defs/ResponsePrompt/properties/version/type",
                    "a string or null",
                )
        if "variables" in value:
            variables = value["variables"]
            if variables is not None:
                if variables.__class__ is dict or an_object(variables):
                    for name, item in variables.items():
                        _explain_response_prompt_variable(item, (*path, "variables", name), found)
                else:
                    found += fail(
                        (*path, "variables"),
                        variables,
                        "/$defs/ResponsePrompt/properties/variables/anyOf",
                        "null or an object",
                    )
        found += unknown(
            path,
            value,
            "/$defs/ResponsePrompt/additionalProperties",
            _RESPONSE_PROMPT_MEMBERS,
        )
    else:
        found += fail(path, value, "/$defs/ResponsePrompt/type", "an object")


def _is_response_input_text(value: Any) -> bool:
    # /$defs/ResponseInputText
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "input_text":
        return False
    return _is_response_input_text_2(value)


def _explain_response_input_text(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponseInputText
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ResponseInputText/required", "type")
        else:
            type_ = value["type"]
            if type_ != "input_text":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ResponseInputText/properties/type/const",
                    '"input_text"',
                )
        _explain_response_input_text_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ResponseInputText/type", "an object")


def _is_response_input_image(value: Any) -> bool:
    # /$defs/ResponseInputImage
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "input_image":
        return False
    return _is_response_input_image_2(value)


def _explain_response_input_image(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponseInputImage
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ResponseInputImage/required", "type")
        else:
            type_ = value["type"]
            if type_ != "input_image":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ResponseInputImage/properties/type/const",
                    '"input_image"',
                )
        _explain_response_input_image_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ResponseInputImage/type", "an object")


def _is_response_input_file(value: Any) -> bool:
    # /$defs/ResponseInputFile
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "input_file":
        return False
    return _is_response_input_file_2(value)


def _explain_response_input_file(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponseInputFile
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ResponseInputFile/required", "type")
        else:
            type_ = value["type"]
            if type_ != "input_file":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ResponseInputFile/properties/type/const",
                    '"input_file"',
                )
        _explain_response_input_file_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ResponseInputFile/type", "an object")


def _is_prompt_cache_breakpoint(value: Any) -> bool:
    # /$defs/PromptCacheBreakpoint
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("mode") != "explicit":
        return False
    return len(value) == 1


def _explain_prompt_cache_breakpoint(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/PromptCacheBreakpoint
    if value.__class__ is dict or an_object(value):
        if "mode" not in value:
            found += missing(path, value, "/$defs/PromptCacheBreakpoint/required", "mode")
        else:
            mode = value["mode"]
            if mode != "explicit":
                found += fail(
                    (*path, "mode"),
                    mode,
                    "/$defs/PromptCacheBreakpoint/properties/mode/const",
                    '"explicit"',
                )
        found += unknown(
            path,
            value,
            "/$defs/PromptCacheBreakpoint/additionalProperties",
            _PROMPT_CACHE_BREAKPOINT_MEMBERS,
        )
    else:
        found += fail(path, value, "/$defs/PromptCacheBreakpoint/type", "an object")


def _is_realtime_conversation_item_system_message(value: Any) -> bool:
    # /$defs/RealtimeConversationItemSystemMessage
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "message":
        return False
    if value.get("role") != "system":
        return False
    return _is_conversation_item_system_message(value)


def _explain_realtime_conversation_item_system_message(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemSystemMessage
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemSystemMessage/required",
                "type",
            )
        else:
            type_ = value["type"]
            if type_ != "message":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeConversationItemSystemMessage/properties/type/const",
                    '"message"',
                )
        if "role" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemSystemMessage/required",
                "role",
            )
        else:
            role = value["role"]
            if role != "system":
                found += fail(
                    (*path, "role"),
                    role,
                    "/$defs/RealtimeConversationItemSystemMessage/properties/role/const",
                    '"system"',
                )
        _explain_conversation_item_system_message(value, path, found)
    else:
        found += fail(path, value, "/$defs/RealtimeConversationItemSystemMessage/type", "an object")


def _is_realtime_conversation_item_system_message_with_reference(value: Any) -> bool:
    # /$defs/RealtimeConversationItemSystemMessageWithReference
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "message":
        return False
    if value.get("role") != "system":
        return False
    return _is_item_system_message_with_reference(value)


def _explain_realtime_conversation_item_system_message_with_reference(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemSystemMessageWithReference
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemSystemMessageWithReference/required",
                "type",
            )
        else:
            type_ = value["type"]
            if type_ != "message":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeConversationItemSystemMessageWithReference/properties/type/const",
                    '"message"',
                )
        if "role" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemSystemMessageWithReference/required",
                "role",
            )
        else:
            role = value["role"]
            if role != "system":
                found += fail(
                    (*path, "role"),
                    role,
                    "/$defs/RealtimeConversationItemSystemMessageWithReference/properties/role/const",
                    '"system"',
                )
        _explain_item_system_message_with_reference(value, path, found)
    else:
        found += fail(
            path,
            value,
            "/$defs/RealtimeConversationItemSystemMessageWithReference/type",
            "an object",
        )


def _is_realtime_conversation_item_user_message(value: Any) -> bool:
    # /$defs/RealtimeConversationItemUserMessage
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "message":
        return False
    if value.get("role") != "user":
        return False
    return _is_realtime_conversation_item_user_message_2(value)


def _explain_realtime_conversation_item_user_message(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemUserMessage
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemUserMessage/required",
                "type",
            )
        else:
            type_ = value["type"]
            if type_ != "message":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeConversationItemUserMessage/properties/type/const",
                    '"message"',
                )
        if "role" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemUserMessage/required",
                "role",
            )
        else:
            role = value["role"]
            if role != "user":
                found += fail(
                    (*path, "role"),
                    role,
                    "/$defs/RealtimeConversationItemUserMessage/properties/role/const",
                    '"user"',
                )
        _explain_realtime_conversation_item_user_message_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/RealtimeConversationItemUserMessage/type", "an object")


def _is_realtime_conversation_item_user_message_with_reference(value: Any) -> bool:
    # /$defs/RealtimeConversationItemUserMessageWithReference
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "message":
        return False
    if value.get("role") != "user":
        return False
    return _is_item_user_message_with_reference(value)


def _explain_realtime_conversation_item_user_message_with_reference(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemUserMessageWithReference
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemUserMessageWithReference/required",
                "type",
            )
        else:
            type_ = value["type"]
            if type_ != "message":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeConversationItemUserMessageWithReference/properties/type/const",
                    '"message"',
                )
        if "role" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemUserMessageWithReference/required",
                "role",
            )
        else:
            role = value["role"]
            if role != "user":
                found += fail(
                    (*path, "role"),
                    role,
                    "/$defs/RealtimeConversationItemUserMessageWithReference/properties/role/const",
                    '"user"',
                )
        _explain_item_user_message_with_reference(value, path, found)
    else:
        found += fail(
            path,
            value,
            "/$defs/RealtimeConversationItemUserMessageWithReference/type",
            "an object",
        )


def _is_realtime_conversation_item_assistant_message(value: Any) -> bool:
    # /$defs/RealtimeConversationItemAssistantMessage
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "message":
        return False
    if value.get("role") != "assistant":
        return False
    return _is_conversation_item_assistant_message(value)


def _explain_realtime_conversation_item_assistant_message(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemAssistantMessage
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemAssistantMessage/required",
                "type",
            )
        else:
            type_ = value["type"]
            if type_ != "message":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeConversationItemAssistantMessage/properties/type/const",
                    '"message"',
                )
        if "role" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemAssistantMessage/required",
                "role",
            )
        else:
            role = value["role"]
            if role != "assistant":
                found += fail(
                    (*path, "role"),
                    role,
                    "/$defs/RealtimeConversationItemAssistantMessage/properties/role/const",
                    '"assistant"',
                )
        _explain_conversation_item_assistant_message(value, path, found)
    else:
        found += fail(
            path,
            value,
            "/$defs/RealtimeConversationItemAssistantMessage/type",
            "an object",
        )


def _is_realtime_conversation_item_assistant_message_with_reference(value: Any) -> bool:
    # /$defs/RealtimeConversationItemAssistantMessageWithReference
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "message":
        return False
    if value.get("role") != "assistant":
        return False
    return _is_item_assistant_message_with_reference(value)


def _explain_realtime_conversation_item_assistant_message_with_reference(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemAssistantMessageWithReference
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemAssistantMessageWithReference/required",
                "type",
            )
        else:
            type_ = value["type"]
            if type_ != "message":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeConversationItemAssistantMessageWithReference/properties/type/const",
                    '"message"',
                )
        if "role" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemAssistantMessageWithReference/required",
                "role",
            )
        else:
            role = value["role"]
            if role != "assistant":
                found += fail(
                    (*path, "role"),
                    role,
                    "/$defs/RealtimeConversationItemAssistantMessageWithReference/properties/role/const",
                    '"assistant"',
                )
        _explain_item_assistant_message_with_reference(value, path, found)
    else:
        found += fail(
            path,
            value,
            "/$defs/RealtimeConversationItemAssistantMessageWithReference/type",
            "an object",
        )


def _is_input_text_content(value: Any) -> bool:
    # /$defs/InputTextContent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "input_text":
        return False
    return _is_input_text_content_2(value)


def _explain_input_text_content(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/InputTextContent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/InputTextContent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "input_text":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/InputTextContent/properties/type/const",
                    '"input_text"',
                )
        _explain_input_text_content_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/InputTextContent/type", "an object")


def _is_input_audio_content(value: Any) -> bool:
    # /$defs/InputAudioContent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "input_audio":
        return False
    return _is_input_audio_content_2(value)


def _explain_input_audio_content(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/InputAudioContent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/InputAudioContent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "input_audio":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/InputAudioContent/properties/type/const",
                    '"input_audio"',
                )
        _explain_input_audio_content_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/InputAudioContent/type", "an object")


def _is_text_content(value: Any) -> bool:
    # /$defs/TextContent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "text":
        return False
    return _is_text_content_2(value)


def _explain_text_content(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/TextContent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/TextContent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "text":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/TextContent/properties/type/const",
                    '"text"',
                )
        _explain_text_content_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/TextContent/type", "an object")


def _is_item_reference_content(value: Any) -> bool:
    # /$defs/ItemReferenceContent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "item_reference":
        return False
    return _is_item_reference_content_2(value)


def _explain_item_reference_content(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ItemReferenceContent
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ItemReferenceContent/required", "type")
        else:
            type_ = value["type"]
            if type_ != "item_reference":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ItemReferenceContent/properties/type/const",
                    '"item_reference"',
                )
        _explain_item_reference_content_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ItemReferenceContent/type", "an object")


def _is_realtime_conversation_item_function_call(value: Any) -> bool:
    # /$defs/RealtimeConversationItemFunctionCall
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "function_call":
        return False
    return _is_realtime_conversation_item_function_call_2(value)


def _explain_realtime_conversation_item_function_call(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemFunctionCall
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemFunctionCall/required",
                "type",
            )
        else:
            type_ = value["type"]
            if type_ != "function_call":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeConversationItemFunctionCall/properties/type/const",
                    '"function_call"',
                )
        _explain_realtime_conversation_item_function_call_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/RealtimeConversationItemFunctionCall/type", "an object")


def _is_realtime_conversation_item_function_call_output(value: Any) -> bool:
    # /$defs/RealtimeConversationItemFunctionCallOutput
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "function_call_output":
        return False
    return _is_conversation_item_function_call_output(value)


def _explain_realtime_conversation_item_function_call_output(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemFunctionCallOutput
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeConversationItemFunctionCallOutput/required",
                "type",
            )
        else:
            type_ = value["type"]
            if type_ != "function_call_output":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeConversationItemFunctionCallOutput/properties/type/const",
                    '"function_call_output"',
                )
        _explain_conversation_item_function_call_output(value, path, found)
    else:
        found += fail(
            path,
            value,
            "/$defs/RealtimeConversationItemFunctionCallOutput/type",
            "an object",
        )


def _is_realtime_mcp_approval_response(value: Any) -> bool:
    # /$defs/RealtimeMcpApprovalResponse
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "mcp_approval_response":
        return False
    return _is_realtime_mcp_approval_response_2(value)


def _explain_realtime_mcp_approval_response(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/RealtimeMcpApprovalResponse
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/RealtimeMcpApprovalResponse/required", "type")
        else:
            type_ = value["type"]
            if type_ != "mcp_approval_response":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeMcpApprovalResponse/properties/type/const",
                    '"mcp_approval_response"',
                )
        _explain_realtime_mcp_approval_response_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/RealtimeMcpApprovalResponse/type", "an object")


def _is_realtime_mcp_list_tools(value: Any) -> bool:
    # /$defs/RealtimeMcpListTools
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "mcp_list_tools":
        return False
    return _is_realtime_mcp_list_tools_2(value)


def _explain_realtime_mcp_list_tools(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/RealtimeMcpListTools
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/RealtimeMcpListTools/required", "type")
        else:
            type_ = value["type"]
            if type_ != "mcp_list_tools":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeMcpListTools/properties/type/const",
                    '"mcp_list_tools"',
                )
        _explain_realtime_mcp_list_tools_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/RealtimeMcpListTools/type", "an object")


def _is_realtime_mcp_list_tools_tool(value: Any) -> bool:
    # /$defs/RealtimeMcpListToolsTool
    if value.__class__ is not dict and not an_object(value):
        return False
    name_ = value.get("name")
    if (name_.__class__ is not str or not name_.isascii()) and not a_string(name_):
        return False
    input_schema = value.get("input_schema")
    if input_schema.__class__ is not dict and not an_object(input_schema):
        return False
    left = len(value) - 2
    if not left:
        return True
    if "description" in value:
        description = value["description"]
        if (
            (description.__class__ is not str or not description.isascii())
            and not a_string(description)
            and description is not None
        ):
            return False
        left -= 1
        if not left:
            return True
    if "annotations" in value:
        annotations = value["annotations"]
        if (
            annotations is not None
            and annotations.__class__ is not dict
            and not an_object(annotations)
        ):
            return False
        left -= 1
    return not left


def _explain_realtime_mcp_list_tools_tool(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/RealtimeMcpListToolsTool
    if value.__class__ is dict or an_object(value):
        if "name" not in value:
            found += missing(path, value, "/$defs/RealtimeMcpListToolsTool/required", "name")
        else:
            name_ = value["name"]
            if (name_.__class__ is not str or not name_.isascii()) and not a_string(name_):
                found += fail(
                    (*path, "name"),
                    name_,
                    "/$defs/RealtimeMcpListToolsTool/properties/name/type",
                    "a string",
                )
        if "description" in value:
            description = value["description"]
            if (
                (description.__class__ is not str or not description.isascii())
                and not a_string(description)
                and description is not None
            ):
                found += fail(
                    (*path, "description"),
                    description,
                    "/$defs/RealtimeMcpListToolsTool/properties/description/type",
                    "a string or null",
                )
        if "input_schema" not in value:
            found += missing(
                path,
                value,
                "/$defs/RealtimeMcpListToolsTool/required",
                "input_schema",
            )
        else:
            input_schema = value["input_schema"]
            if input_schema.__class__ is not dict and not an_object(input_schema):
                found += fail(
                    (*path, "input_schema"),
                    input_schema,
                    "/$defs/McpToolInputSchema/type",
                    "an object",
                )
        if "annotations" in value:
            annotations = value["annotations"]
            if (
                annotations is not None
                and annotations.__class__ is not dict
                and not an_object(annotations)
            ):
                found += fail(
                    (*path, "annotations"),
                    annotations,
                    "/$defs/RealtimeMcpListToolsTool/properties/annotations/anyOf",
                    "null or an object",
                )
        found += unknown(
            path,
            value,
            "/$defs/RealtimeMcpListToolsTool/additionalProperties",
            _REALTIME_MCP_LIST_TOOLS_TOOL_MEMBERS,
        )
    else:
        found += fail(path, value, "/$defs/RealtimeMcpListToolsTool/type", "an object")


def _is_realtime_mcp_tool_call(value: Any) -> bool:
    # /$defs/RealtimeMcpToolCall
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "mcp_call":
        return False
    return _is_realtime_mcp_tool_call_2(value)


def _explain_realtime_mcp_tool_call(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/RealtimeMcpToolCall
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/RealtimeMcpToolCall/required", "type")
        else:
            type_ = value["type"]
            if type_ != "mcp_call":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeMcpToolCall/properties/type/const",
                    '"mcp_call"',
                )
        _explain_realtime_mcp_tool_call_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/RealtimeMcpToolCall/type", "an object")


def _is_realtime_mcp_protocol_error(value: Any) -> bool:
    # /$defs/RealtimeMcpProtocolError
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "protocol_error":
        return False
    return _is_realtime_mcp_protocol_error_2(value)


def _explain_realtime_mcp_protocol_error(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/RealtimeMcpProtocolError
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/RealtimeMcpProtocolError/required", "type")
        else:
            type_ = value["type"]
            if type_ != "protocol_error":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeMcpProtocolError/properties/type/const",
                    '"protocol_error"',
                )
        _explain_realtime_mcp_protocol_error_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/RealtimeMcpProtocolError/type", "an object")


def _is_realtime_mcp_tool_execution_error(value: Any) -> bool:
    # /$defs/RealtimeMcpToolExecutionError
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "tool_execution_error":
        return False
    return _is_realtime_mcp_tool_execution_error_2(value)


def _explain_realtime_mcp_tool_execution_error(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeMcpToolExecutionError
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/RealtimeMcpToolExecutionError/required", "type")
        else:
            type_ = value["type"]
            if type_ != "tool_execution_error":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeMcpToolExecutionError/properties/type/const",
                    '"tool_execution_error"',
                )
        _explain_realtime_mcp_tool_execution_error_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/RealtimeMcpToolExecutionError/type", "an object")


def _is_realtime_mcphttp_error(value: Any) -> bool:
    # /$defs/RealtimeMcphttpError
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "http_error":
        return False
    return _is_realtime_mcphttp_error_2(value)


def _explain_realtime_mcphttp_error(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/RealtimeMcphttpError
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/RealtimeMcphttpError/required", "type")
        else:
            type_ = value["type"]
            if type_ != "http_error":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeMcphttpError/properties/type/const",
                    '"http_error"',
                )
        _explain_realtime_mcphttp_error_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/RealtimeMcphttpError/type", "an object")


def _is_realtime_mcp_approval_request(value: Any) -> bool:
    # /$defs/RealtimeMcpApprovalRequest
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "mcp_approval_request":
        return False
    return _is_realtime_mcp_approval_request_2(value)


def _explain_realtime_mcp_approval_request(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/RealtimeMcpApprovalRequest
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/RealtimeMcpApprovalRequest/required", "type")
        else:
            type_ = value["type"]
            if type_ != "mcp_approval_request":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/RealtimeMcpApprovalRequest/properties/type/const",
                    '"mcp_approval_request"',
                )
        _explain_realtime_mcp_approval_request_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/RealtimeMcpApprovalRequest/type", "an object")


def _is_response_item_reference(value: Any) -> bool:
    # /$defs/ResponseItemReference
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "item_reference":
        return False
    return _is_response_item_reference_2(value)


def _explain_response_item_reference(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponseItemReference
    if value.__class__ is dict or an_object(value):
        if "type" not in value:
            found += missing(path, value, "/$defs/ResponseItemReference/required", "type")
        else:
            type_ = value["type"]
            if type_ != "item_reference":
                found += fail(
                    (*path, "type"),
                    type_,
                    "/$defs/ResponseItemReference/properties/type/const",
                    '"item_reference"',
                )
        _explain_response_item_reference_2(value, path, found)
    else:
        found += fail(path, value, "/$defs/ResponseItemReference/type", "an object")


def _is_session_update_event_2(value: Any) -> bool:
    # /$defs/SessionUpdateEvent
    session = value.get("session")
    if not _is_realtime_session_create_request(session):
        return False
    left = len(value) - 2
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if (event_id.__class__ is not str or not event_id.isascii()) and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _explain_session_update_event_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/SessionUpdateEvent
    if "event_id" in value:
        event_id = value["event_id"]
        if (event_id.__class__ is str and event_id.isascii()) or a_string(event_id):
            if len(event_id) > 512:
                found += miscounted(
                    (*path, "event_id"),
                    event_id,
                    "/$defs/SessionUpdateEvent/properties/event_id/maxLength",
                    "at most 512 characters",
                )
        else:
            found += fail(
                (*path, "event_id"),
                event_id,
                "/$defs/SessionUpdateEvent/properties/event_id/type",
                "a string",
            )
    if "session" not in value:
        found += missing(path, value, "/$defs/SessionUpdateEvent/required", "session")
    else:
        session = value["session"]
        _explain_realtime_session_create_request(session, (*path, "session"), found)
    found += unknown(
        path,
        value,
        "/$defs/SessionUpdateEvent/additionalProperties",
        _SESSION_UPDATE_EVENT_2_MEMBERS,
    )


def _is_transcription_session_update_2(value: Any) -> bool:
    # /$defs/TranscriptionSessionUpdate
    session = value.get("session")
    if not _is_realtime_transcription_session_create_request(session):
        return False
    left = len(value) - 2
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if (event_id.__class__ is not str or not event_id.isascii()) and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _explain_transcription_session_update_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/TranscriptionSessionUpdate
    if "event_id" in value:
        event_id = value["event_id"]
        if (event_id.__class__ is str and event_id.isascii()) or a_string(event_id):
            if len(event_id) > 512:
                found += miscounted(
                    (*path, "event_id"),
                    event_id,
                    "/$defs/TranscriptionSessionUpdate/properties/event_id/maxLength",
                    "at most 512 characters",
                )
        else:
            found += fail(
                (*path, "event_id"),
                event_id,
                "/$defs/TranscriptionSessionUpdate/properties/event_id/type",
                "a string",
            )
    if "session" not in value:
        found += missing(path, value, "/$defs/TranscriptionSessionUpdate/required", "session")
    else:
        session = value["session"]
        _explain_realtime_transcription_session_create_request(session, (*path, "session"), found)
    found += unknown(
        path,
        value,
        "/$defs/TranscriptionSessionUpdate/additionalProperties",
        _SESSION_UPDATE_EVENT_2_MEMBERS,
    )


def _is_input_audio_buffer_append_event_2(value: Any) -> bool:
    # /$defs/InputAudioBufferAppendEvent
    audio = value.get("audio")
    if (audio.__class__ is not str or not audio.isascii()) and not a_string(audio):
        return False
    if len(audio) > 20971520:
        return False
    if not is_base64(audio):
        return False
    left = len(value) - 2
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if (event_id.__class__ is not str or not event_id.isascii()) and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _explain_input_audio_buffer_append_event_2(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/InputAudioBufferAppendEvent
    if "event_id" in value:
        event_id = value["event_id"]
        if (event_id.__class__ is str and event_id.isascii()) or a_string(event_id):
            if len(event_id) > 512:
                found += miscounted(
                    (*path, "event_id"),
                    event_id,
                    "/$defs/InputAudioBufferAppendEvent/properties/event_id/maxLength",
                    "at most 512 characters",
                )
        else:
            found += fail(
                (*path, "event_id"),
                event_id,
                "/$defs/InputAudioBufferAppendEvent/properties/event_id/type",
                "a string",
            )
    if "audio" not in value:
        found += missing(path, value, "/$defs/InputAudioBufferAppendEvent/required", "audio")
    else:
        audio = value["audio"]
        if (audio.__class__ is str and audio.isascii()) or a_string(audio):
            if not is_base64(audio):
                found += fail(
                    (*path, "audio"),
                    audio,
                    "/$defs/InputAudioBufferAppendEvent/properties/audio/pattern",
                    "base64 text with its padding",
                )
            if len(audio) > 20971520:
                found += miscounted(
                    (*path, "audio"),
                    audio,
                    "/$defs/InputAudioBufferAppendEvent/properties/audio/maxLength",
                    "at most 20971520 characters",
                )
        else:
            found += fail(
                (*path, "audio"),
                audio,
                "/$defs/InputAudioBufferAppendEvent/properties/audio/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/InputAudioBufferAppendEvent/additionalProperties",
        _AUDIO_BUFFER_APPEND_EVENT_2_MEMBERS,
    )


def _is_input_audio_buffer_commit_event_2(value: Any) -> bool:
    # /$defs/InputAudioBufferCommitEvent
    left = len(value) - 1
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if (event_id.__class__ is not str or not event_id.isascii()) and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _explain_input_audio_buffer_commit_event_2(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/InputAudioBufferCommitEvent
    if "event_id" in value:
        event_id = value["event_id"]
        if (event_id.__class__ is str and event_id.isascii()) or a_string(event_id):
            if len(event_id) > 512:
                found += miscounted(
                    (*path, "event_id"),
                    event_id,
                    "/$defs/InputAudioBufferCommitEvent/properties/event_id/maxLength",
                    "at most 512 characters",
                )
        else:
            found += fail(
                (*path, "event_id"),
                event_id,
                "/$defs/InputAudioBufferCommitEvent/properties/event_id/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/InputAudioBufferCommitEvent/additionalProperties",
        _AUDIO_BUFFER_COMMIT_EVENT_2_MEMBERS,
    )


def _is_input_audio_buffer_clear_event_2(value: Any) -> bool:
    # /$defs/InputAudioBufferClearEvent
    left = len(value) - 1
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if (event_id.__class__ is not str or not event_id.isascii()) and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _explain_input_audio_buffer_clear_event_2(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/InputAudioBufferClearEvent
    if "event_id" in value:
        event_id = value["event_id"]
        if (event_id.__class__ is str and event_id.isascii()) or a_string(event_id):
            if len(event_id) > 512:
                found += miscounted(
                    (*path, "event_id"),
                    event_id,
                    "/$defs/InputAudioBufferClearEvent/properties/event_id/maxLength",
                    "at most 512 characters",
                )
        else:
            found += fail(
                (*path, "event_id"),
                event_id,
                "/$defs/InputAudioBufferClearEvent/properties/event_id/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/InputAudioBufferClearEvent/additionalProperties",
        _AUDIO_BUFFER_COMMIT_EVENT_2_MEMBERS,
    )


def _is_conversation_item_message_2(value: Any) -> bool:
    # /$defs/ConversationItem/oneOf
    role = value.get("role")
    if role == "system":
        return _is_conversation_item_system_message(value)
    if role == "user":
        return _is_realtime_conversation_item_user_message_2(value)
    return role == "assistant" and _is_conversation_item_assistant_message(value)


def _explain_conversation_item_message_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ConversationItem/oneOf
    role = value.get("role")
    if role == "system":
        _explain_conversation_item_system_message(value, path, found)
    elif role == "user":
        _explain_realtime_conversation_item_user_message_2(value, path, found)
    elif role == "assistant":
        _explain_conversation_item_assistant_message(value, path, found)
    else:
        found += untagged(
            path,
            value,
            "/$defs/ConversationItem/oneOf",
            "role",
            _CONVERSATION_ITEM_MESSAGE_TAGS,
        )


def _is_conversation_item_create_event_2(value: Any) -> bool:
    # /$defs/ConversationItemCreateEvent
    item_ = value.get("item")
    if item_.__class__ is dict or an_object(item_):
        type_ = item_.get("type")
        check = (
            _IS_BY_CONVERSATION_ITEM_CREATE_EVENT_2_TYPE.get(type_)
            if type_.__class__ is str or a_text(type_)
            else None
        )
        if check is None or not check(item_):
            return False
    else:
        return False
    left = len(value) - 2
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if (event_id.__class__ is not str or not event_id.isascii()) and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
        if not left:
            return True
    if "previous_item_id" in value:
        previous_item_id = value["previous_item_id"]
        if (
            (previous_item_id.__class__ is not str or not previous_item_id.isascii())
            and not a_string(previous_item_id)
            and previous_item_id is not None
        ):
            return False
        left -= 1
    return not left


def _explain_conversation_item_create_event_2(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/ConversationItemCreateEvent
    if "event_id" in value:
        event_id = value["event_id"]
        if (event_id.__class__ is str and event_id.isascii()) or a_string(event_id):
            if len(event_id) > 512:
                found += miscounted(
                    (*path, "event_id"),
                    event_id,
                    "/$defs/ConversationItemCreateEvent/properties/event_id/maxLength",
                    "at most 512 characters",
                )
        else:
            found += fail(
                (*path, "event_id"),
                event_id,
                "/$defs/ConversationItemCreateEvent/properties/event_id/type",
                "a string",
            )
    if "previous_item_id" in value:
        previous_item_id = value["previous_item_id"]
        if (
            (previous_item_id.__class__ is not str or not previous_item_id.isascii())
            and not a_string(previous_item_id)
            and previous_item_id is not None
        ):
            found += fail(
                (*path, "previous_item_id"),
                previous_item_id,
                "/$defs/ConversationItemCreateEvent/properties/previous_item_id/type",
                "a string or null",
            )
    if "item" not in value:
        found += missing(path, value, "/$defs/ConversationItemCreateEvent/required", "item")
    else:
        item_ = value["item"]
        if item_.__class__ is dict or an_object(item_):
            type_ = item_.get("type")
            explain = (
                _EXPLAIN_BY_CONVERSATION_ITEM_CREATE_EVENT_2_TYPE.get(type_)
                if type_.__class__ is str or a_text(type_)
                else None
            )
            if explain is not None:
                explain(item_, (*path, "item"), found)
            else:
                found += untagged(
                    (*path, "item"),
                    item_,
                    "/$defs/ConversationItem/oneOf",
                    "type",
                    _ITEM_CREATE_EVENT_2_ITEM_TAGS,
                )
        else:
            found += fail((*path, "item"), item_, "/$defs/ConversationItem/oneOf", "an object")
    found += unknown(
        path,
        value,
        "/$defs/ConversationItemCreateEvent/additionalProperties",
        _CONVERSATION_ITEM_CREATE_EVENT_2_MEMBERS,
    )


def _is_conversation_item_retrieve_event_2(value: Any) -> bool:
    # /$defs/ConversationItemRetrieveEvent
    item_id = value.get("item_id")
    if (item_id.__class__ is not str or not item_id.isascii()) and not a_string(item_id):
        return False
    left = len(value) - 2
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if (event_id.__class__ is not str or not event_id.isascii()) and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _explain_conversation_item_retrieve_event_2(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/ConversationItemRetrieveEvent
    if "event_id" in value:
        event_id = value["event_id"]
        if (event_id.__class__ is str and event_id.isascii()) or a_string(event_id):
            if len(event_id) > 512:
                found += miscounted(
                    (*path, "event_id"),
                    event_id,
                    "/$defs/ConversationItemRetrieveEvent/properties/event_id/maxLength",
                    "at most 512 characters",
                )
        else:
            found += fail(
                (*path, "event_id"),
                event_id,
                "/$defs/ConversationItemRetrieveEvent/properties/event_id/type",
                "a string",
            )
    if "item_id" not in value:
        found += missing(path, value, "/$defs/ConversationItemRetrieveEvent/required", "item_id")
    else:
        item_id = value["item_id"]
        if (item_id.__class__ is not str or not item_id.isascii()) and not a_string(item_id):
            found += fail(
                (*path, "item_id"),
                item_id,
                "/$defs/ConversationItemRetrieveEvent/properties/item_id/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/ConversationItemRetrieveEvent/additionalProperties",
        _ITEM_RETRIEVE_EVENT_2_MEMBERS,
    )


def _is_conversation_item_truncate_event_2(value: Any) -> bool:
    # /$defs/ConversationItemTruncateEvent
    item_id = value.get("item_id")
    if (item_id.__class__ is not str or not item_id.isascii()) and not a_string(item_id):
        return False
    content_index = value.get("content_index")
    if content_index.__class__ is not int and not an_integer(content_index):
        return False
    if content_index < 0:
        return False
    audio_end_ms = value.get("audio_end_ms")
    if audio_end_ms.__class__ is not int and not an_integer(audio_end_ms):
        return False
    if audio_end_ms < 0:
        return False
    left = len(value) - 4
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if (event_id.__class__ is not str or not event_id.isascii()) and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _explain_conversation_item_truncate_event_2(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/ConversationItemTruncateEvent
    if "event_id" in value:
        event_id = value["event_id"]
        if (event_id.__class__ is str and event_id.isascii()) or a_string(event_id):
            if len(event_id) > 512:
                found += miscounted(
                    (*path, "event_id"),
                    event_id,
                    "/$defs/ConversationItemTruncateEvent/properties/event_id/maxLength",
                    "at most 512 characters",
                )
        else:
            found += fail(
                (*path, "event_id"),
                event_id,
                "/$defs/ConversationItemTruncateEvent/properties/event_id/type",
                "a string",
            )
    if "item_id" not in value:
        found += missing(path, value, "/$defs/ConversationItemTruncateEvent/required", "item_id")
    else:
        item_id = value["item_id"]
        if (item_id.__class__ is not str or not item_id.isascii()) and not a_string(item_id):
            found += fail(
                (*path, "item_id"),
                item_id,
                "/$defs/ConversationItemTruncateEvent/properties/item_id/type",
                "a string",
            )
    if "content_index" not in value:
        found += missing(
            path,
            value,
            "/$defs/ConversationItemTruncateEvent/required",
            "content_index",
        )
    else:
        content_index = value["content_index"]
        if content_index.__class__ is int or an_integer(content_index):
            if content_index < 0:
                found += fail(
                    (*path, "content_index"),
                    content_index,
                    "/$defs/ConversationItemTruncateEvent/properties/content_index/minimum",
                    "a number of at least 0",
                )
        else:
            found += fail(
                (*path, "content_index"),
                content_index,
                "/$defs/ConversationItemTruncateEvent/properties/content_index/type",
                "an integer",
            )
    if "audio_end_ms" not in value:
        found += missing(
            path,
            value,
            "/$defs/ConversationItemTruncateEvent/required",
            "audio_end_ms",
        )
    else:
        audio_end_ms = value["audio_end_ms"]
        if audio_end_ms.__class__ is int or an_integer(audio_end_ms):
            if audio_end_ms < 0:
                found += fail(
                    (*path, "audio_end_ms"),
                    audio_end_ms,
                    "/$defs/ConversationItemTruncateEvent/properties/audio_end_ms/minimum",
                    "a number of at least 0",
                )
        else:
            found += fail(
                (*path, "audio_end_ms"),
                audio_end_ms,
                "/$defs/ConversationItemTruncateEvent/properties/audio_end_ms/type",
                "an integer",
            )
    found += unknown(
        path,
        value,
        "/$defs/ConversationItemTruncateEvent/additionalProperties",
        _ITEM_TRUNCATE_EVENT_2_MEMBERS,
    )


def _is_conversation_item_delete_event_2(value: Any) -> bool:
    # /$defs/ConversationItemDeleteEvent
    item_id = value.get("item_id")
    if (item_id.__class__ is not str or not item_id.isascii()) and not a_string(item_id):
        return False
    left = len(value) - 2
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if (event_id.__class__ is not str or not event_id.isascii()) and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _explain_conversation_item_delete_event_2(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/ConversationItemDeleteEvent
    if "event_id" in value:
        event_id = value["event_id"]
        if (event_id.__class__ is str and event_id.isascii()) or a_string(event_id):
            if len(event_id) > 512:
                found += miscounted(
                    (*path, "event_id"),
                    event_id,
                    "/$defs/ConversationItemDeleteEvent/properties/event_id/maxLength",
                    "at most 512 characters",
                )
        else:
            found += fail(
                (*path, "event_id"),
                event_id,
                "/$defs/ConversationItemDeleteEvent/properties/event_id/type",
                "a string",
            )
    if "item_id" not in value:
        found += missing(path, value, "/$defs/ConversationItemDeleteEvent/required", "item_id")
    else:
        item_id = value["item_id"]
        if (item_id.__class__ is not str or not item_id.isascii()) and not a_string(item_id):
            found += fail(
                (*path, "item_id"),
                item_id,
                "/$defs/ConversationItemDeleteEvent/properties/item_id/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/ConversationItemDeleteEvent/additionalProperties",
        _ITEM_RETRIEVE_EVENT_2_MEMBERS,
    )


def _is_response_create_event_2(value: Any) -> bool:
    # /$defs/ResponseCreateEvent
    left = len(value) - 1
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if (event_id.__class__ is not str or not event_id.isascii()) and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
        if not left:
            return True
    response = value.get("response")
    if response is not None:
        if not _is_realtime_response_create_params(response):
            return False
        left -= 1
    return not left


def _explain_response_create_event_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponseCreateEvent
    if "event_id" in value:
        event_id = value["event_id"]
        if (event_id.__class__ is str and event_id.isascii()) or a_string(event_id):
            if len(event_id) > 512:
                found += miscounted(
                    (*path, "event_id"),
                    event_id,
                    "/$defs/ResponseCreateEvent/properties/event_id/maxLength",
                    "at most 512 characters",
                )
        else:
            found += fail(
                (*path, "event_id"),
                event_id,
                "/$defs/ResponseCreateEvent/properties/event_id/type",
                "a string",
            )
    if "response" in value:
        response = value["response"]
        _explain_realtime_response_create_params(response, (*path, "response"), found)
    found += unknown(
        path,
        value,
        "/$defs/ResponseCreateEvent/additionalProperties",
        _RESPONSE_CREATE_EVENT_2_MEMBERS,
    )


def _is_response_cancel_event_2(value: Any) -> bool:
    # /$defs/ResponseCancelEvent
    left = len(value) - 1
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if (event_id.__class__ is not str or not event_id.isascii()) and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
        if not left:
            return True
    response_id = value.get("response_id")
    if response_id is not None:
        if (response_id.__class__ is not str or not response_id.isascii()) and not a_string(
            response_id
        ):
            return False
        left -= 1
    return not left


def _explain_response_cancel_event_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponseCancelEvent
    if "event_id" in value:
        event_id = value["event_id"]
        if (event_id.__class__ is str and event_id.isascii()) or a_string(event_id):
            if len(event_id) > 512:
                found += miscounted(
                    (*path, "event_id"),
                    event_id,
                    "/$defs/ResponseCancelEvent/properties/event_id/maxLength",
                    "at most 512 characters",
                )
        else:
            found += fail(
                (*path, "event_id"),
                event_id,
                "/$defs/ResponseCancelEvent/properties/event_id/type",
                "a string",
            )
    if "response_id" in value:
        response_id = value["response_id"]
        if (response_id.__class__ is not str or not response_id.isascii()) and not a_string(
            response_id
        ):
            found += fail(
                (*path, "response_id"),
                response_id,
                "/$defs/ResponseCancelEvent/properties/response_id/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/ResponseCancelEvent/additionalProperties",
        _RESPONSE_CANCEL_EVENT_2_MEMBERS,
    )


def _is_output_audio_buffer_clear_event_2(value: Any) -> bool:
    # /$defs/OutputAudioBufferClearEvent
    left = len(value) - 1
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if (event_id.__class__ is not str or not event_id.isascii()) and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _explain_output_audio_buffer_clear_event_2(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/OutputAudioBufferClearEvent
    if "event_id" in value:
        event_id = value["event_id"]
        if (event_id.__class__ is str and event_id.isascii()) or a_string(event_id):
            if len(event_id) > 512:
                found += miscounted(
                    (*path, "event_id"),
                    event_id,
                    "/$defs/OutputAudioBufferClearEvent/properties/event_id/maxLength",
                    "at most 512 characters",
                )
        else:
            found += fail(
                (*path, "event_id"),
                event_id,
                "/$defs/OutputAudioBufferClearEvent/properties/event_id/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/OutputAudioBufferClearEvent/additionalProperties",
        _AUDIO_BUFFER_COMMIT_EVENT_2_MEMBERS,
    )


def _is_conversation_item_system_message(value: Any) -> bool:
    # /$defs/RealtimeConversationItemSystemMessage
    content = value.get("content")
    if content.__class__ is not list and not an_array(content):
        return False
    for item in content:
        if not _is_input_text_content(item):
            return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
        if not left:
            return True
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
        if not left:
            return True
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _explain_conversation_item_system_message(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemSystemMessage
    if "id" in value:
        id_ = value["id"]
        if (id_.__class__ is str and id_.isascii()) or a_string(id_):
            if len(id_) > 32:
                found += miscounted(
                    (*path, "id"),
                    id_,
                    "/$defs/RealtimeConversationItemSystemMessage/properties/id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/RealtimeConversationItemSystemMessage/properties/id/type",
                "a string",
            )
    if "object" in value:
        object_ = value["object"]
        if object_ != "realtime.item":
            found += fail(
                (*path, "object"),
                object_,
                "/$defs/RealtimeConversationItemSystemMessage/properties/object/const",
                '"realtime.item"',
            )
    if "status" in value:
        status = value["status"]
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            found += no_choice(
                (*path, "status"),
                status,
                "/$defs/RealtimeConversationItemStatus/enum",
                _ITEM_SYSTEM_MESSAGE_STATUS_VALUES,
            )
    if "content" not in value:
        found += missing(
            path,
            value,
            "/$defs/RealtimeConversationItemSystemMessage/required",
            "content",
        )
    else:
        content = value["content"]
        if content.__class__ is list or an_array(content):
            for index, item in enumerate(content):
                _explain_input_text_content(item, (*path, "content", index), found)
        else:
            found += fail(
                (*path, "content"),
                content,
                "/$defs/RealtimeConversationItemSystemMessage/properties/content/type",
                "an array",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeConversationItemSystemMessage/additionalProperties",
        _CONVERSATION_ITEM_SYSTEM_MESSAGE_MEMBERS,
    )


def _is_realtime_conversation_item_user_message_2(value: Any) -> bool:
    # /$defs/RealtimeConversationItemUserMessage
    content = value.get("content")
    if content.__class__ is not list and not an_array(content):
        return False
    for item in content:
        if item.__class__ is dict or an_object(item):
            type_ = item.get("type")
            if type_ == "input_text":
                if not _is_input_text_content_2(item):
                    return False
            elif type_ != "input_audio" or not _is_input_audio_content_2(item):
                return False
        else:
            return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
        if not left:
            return True
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
        if not left:
            return True
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _explain_realtime_conversation_item_user_message_2(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemUserMessage
    if "id" in value:
        id_ = value["id"]
        if (id_.__class__ is str and id_.isascii()) or a_string(id_):
            if len(id_) > 32:
                found += miscounted(
                    (*path, "id"),
                    id_,
                    "/$defs/RealtimeConversationItemUserMessage/properties/id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/RealtimeConversationItemUserMessage/properties/id/type",
                "a string",
            )
    if "object" in value:
        object_ = value["object"]
        if object_ != "realtime.item":
            found += fail(
                (*path, "object"),
                object_,
                "/$defs/RealtimeConversationItemUserMessage/properties/object/const",
                '"realtime.item"',
            )
    if "status" in value:
        status = value["status"]
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            found += no_choice(
                (*path, "status"),
                status,
                "/$defs/RealtimeConversationItemStatus/enum",
                _ITEM_SYSTEM_MESSAGE_STATUS_VALUES,
            )
    if "content" not in value:
        found += missing(
            path,
            value,
            "/$defs/RealtimeConversationItemUserMessage/required",
            "content",
        )
    else:
        content = value["content"]
        if content.__class__ is list or an_array(content):
            for index, item in enumerate(content):
                if item.__class__ is dict or an_object(item):
                    type_ = item.get("type")
                    if type_ == "input_text":
                        _explain_input_text_content_2(item, (*path, "content", index), found)
                    elif type_ == "input_audio":
                        _explain_input_audio_content_2(item, (*path, "content", index), found)
                    else:
                        found += untagged(
                            (*path, "content", index),
                            item,
                            "/$defs/UserMessageContent/oneOf",
                            "type",
                            _ITEM_USER_MESSAGE_2_ITEM_TAGS,
                        )
                else:
                    found += fail(
                        (*path, "content", index),
                        item,
                        "/$defs/UserMessageContent/oneOf",
                        "an object",
                    )
        else:
            found += fail(
                (*path, "content"),
                content,
                "/$defs/RealtimeConversationItemUserMessage/properties/content/type",
                "an array",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeConversationItemUserMessage/additionalProperties",
        _CONVERSATION_ITEM_SYSTEM_MESSAGE_MEMBERS,
    )


def _is_conversation_item_assistant_message(value: Any) -> bool:
    # /$defs/RealtimeConversationItemAssistantMessage
    content = value.get("content")
    if content.__class__ is not list and not an_array(content):
        return False
    for item in content:
        if not _is_text_content(item):
            return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
        if not left:
            return True
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
        if not left:
            return True
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _explain_conversation_item_assistant_message(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemAssistantMessage
    if "id" in value:
        id_ = value["id"]
        if (id_.__class__ is str and id_.isascii()) or a_string(id_):
            if len(id_) > 32:
                found += miscounted(
                    (*path, "id"),
                    id_,
                    "/$defs/RealtimeConversationItemAssistantMessage/properties/id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/RealtimeConversationItemAssistantMessage/properties/id/type",
                "a string",
            )
    if "object" in value:
        object_ = value["object"]
        if object_ != "realtime.item":
            found += fail(
                (*path, "object"),
                object_,
                "/$defs/RealtimeConversationItemAssistantMessage/properties/object/const",
                '"realtime.item"',
            )
    if "status" in value:
        status = value["status"]
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            found += no_choice(
                (*path, "status"),
                status,
                "/$defs/RealtimeConversationItemStatus/enum",
                _ITEM_SYSTEM_MESSAGE_STATUS_VALUES,
            )
    if "content" not in value:
        found += missing(
            path,
            value,
            "/$defs/RealtimeConversationItemAssistantMessage/required",
            "content",
        )
    else:
        content = value["content"]
        if content.__class__ is list or an_array(content):
            for index, item in enumerate(content):
                _explain_text_content(item, (*path, "content", index), found)
        else:
            found += fail(
                (*path, "content"),
                content,
                "/$defs/RealtimeConversationItemAssistantMessage/properties/content/type",
                "an array",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeConversationItemAssistantMessage/additionalProperties",
        _CONVERSATION_ITEM_SYSTEM_MESSAGE_MEMBERS,
    )


def _is_realtime_conversation_item_function_call_2(value: Any) -> bool:
    # /$defs/RealtimeConversationItemFunctionCall
    name_ = value.get("name")
    if (name_.__class__ is not str or not name_.isascii()) and not a_string(name_):
        return False
    arguments = value.get("arguments")
    if (arguments.__class__ is not str or not arguments.isascii()) and not a_string(arguments):
        return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
        if not left:
            return True
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
        if not left:
            return True
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            return False
        left -= 1
        if not left:
            return True
    call_id = value.get("call_id")
    if call_id is not None:
        if (call_id.__class__ is not str or not call_id.isascii()) and not a_string(call_id):
            return False
        if len(call_id) > 32:
            return False
        left -= 1
    return not left


def _explain_realtime_conversation_item_function_call_2(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemFunctionCall
    if "id" in value:
        id_ = value["id"]
        if (id_.__class__ is str and id_.isascii()) or a_string(id_):
            if len(id_) > 32:
                found += miscounted(
                    (*path, "id"),
                    id_,
                    "/$defs/RealtimeConversationItemFunctionCall/properties/id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/RealtimeConversationItemFunctionCall/properties/id/type",
                "a string",
            )
    if "object" in value:
        object_ = value["object"]
        if object_ != "realtime.item":
            found += fail(
                (*path, "object"),
                object_,
                "/$defs/RealtimeConversationItemFunctionCall/properties/object/const",
                '"realtime.item"',
            )
    if "status" in value:
        status = value["status"]
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            found += no_choice(
                (*path, "status"),
                status,
                "/$defs/RealtimeConversationItemStatus/enum",
                _ITEM_SYSTEM_MESSAGE_STATUS_VALUES,
            )
    if "call_id" in value:
        call_id = value["call_id"]
        if (call_id.__class__ is str and call_id.isascii()) or a_string(call_id):
            if len(call_id) > 32:
                found += miscounted(
                    (*path, "call_id"),
                    call_id,
                    "/$defs/RealtimeConversationItemFunctionCall/properties/call_id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "call_id"),
                call_id,
                "/$defs/RealtimeConversationItemFunctionCall/properties/call_id/type",
                "a string",
            )
    if "name" not in value:
        found += missing(
            path,
            value,
            "/$defs/RealtimeConversationItemFunctionCall/required",
            "name",
        )
    else:
        name_ = value["name"]
        if (name_.__class__ is not str or not name_.isascii()) and not a_string(name_):
            found += fail(
                (*path, "name"),
                name_,
                "/$defs/RealtimeConversationItemFunctionCall/properties/name/type",
                "a string",
            )
    if "arguments" not in value:
        found += missing(
            path,
            value,
            "/$defs/RealtimeConversationItemFunctionCall/required",
            "arguments",
        )
    else:
        arguments = value["arguments"]
        if (arguments.__class__ is not str or not arguments.isascii()) and not a_string(arguments):
            found += fail(
                (*path, "arguments"),
                arguments,
                "/$defs/RealtimeConversationItemFunctionCall/properties/arguments/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeConversationItemFunctionCall/additionalProperties",
        _ITEM_FUNCTION_CALL_2_MEMBERS,
    )


def _is_conversation_item_function_call_output(value: Any) -> bool:
    # /$defs/RealtimeConversationItemFunctionCallOutput
    call_id = value.get("call_id")
    if (call_id.__class__ is not str or not call_id.isascii()) and not a_string(call_id):
        return False
    if len(call_id) > 32:
        return False
    output = value.get("output")
    if (output.__class__ is not str or not output.isascii()) and not a_string(output):
        return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
        if not left:
            return True
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
        if not left:
            return True
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _explain_conversation_item_function_call_output(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemFunctionCallOutput
    if "id" in value:
        id_ = value["id"]
        if (id_.__class__ is str and id_.isascii()) or a_string(id_):
            if len(id_) > 32:
                found += miscounted(
                    (*path, "id"),
                    id_,
                    "/$defs/RealtimeConversationItemFunctionCallOutput/properties/id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/RealtimeConversationItemFunctionCallOutput/properties/id/type",
                "a string",
            )
    if "object" in value:
        object_ = value["object"]
        if object_ != "realtime.item":
            found += fail(
                (*path, "object"),
                object_,
                "/$defs/RealtimeConversationItemFunctionCallOutput/properties/object/const",
                '"realtime.item"',
            )
    if "status" in value:
        status = value["status"]
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            found += no_choice(
                (*path, "status"),
                status,
                "/$defs/RealtimeConversationItemStatus/enum",
                _ITEM_SYSTEM_MESSAGE_STATUS_VALUES,
            )
    if "call_id" not in value:
        found += missing(
            path,
            value,
            "/$defs/RealtimeConversationItemFunctionCallOutput/required",
            "call_id",
        )
    else:
        call_id = value["call_id"]
        if (call_id.__class__ is str and call_id.isascii()) or a_string(call_id):
            if len(call_id) > 32:
                found += miscounted(
                    (*path, "call_id"),
                    call_id,
                    "/$defs/RealtimeConversationItemFunctionCallOutput/properties/call_id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "call_id"),
                call_id,
                "/$defs/RealtimeConversationItemFunctionCallOutput/properties/call_id/type",
                "a string",
            )
    if "output" not in value:
        found += missing(
            path,
            value,
            "/$defs/RealtimeConversationItemFunctionCallOutput/required",
            "output",
        )
    else:
        output = value["output"]
        if (output.__class__ is not str or not output.isascii()) and not a_string(output):
            found += fail(
                (*path, "output"),
                output,
                "/$defs/RealtimeConversationItemFunctionCallOutput/properties/output/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeConversationItemFunctionCallOutput/additionalProperties",
        _ITEM_FUNCTION_CALL_OUTPUT_MEMBERS,
    )


def _is_realtime_mcp_approval_response_2(value: Any) -> bool:
    # /$defs/RealtimeMcpApprovalResponse
    approval_request_id = value.get("approval_request_id")
    if (
        approval_request_id.__class__ is not str or not approval_request_id.isascii()
    ) and not a_string(approval_request_id):
        return False
    approve = value.get("approve")
    if approve.__class__ is not bool:
        return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
        if not left:
            return True
    if "reason" in value:
        reason = value["reason"]
        if (
            (reason.__class__ is not str or not reason.isascii())
            and not a_string(reason)
            and reason is not None
        ):
            return False
        left -= 1
    return not left


def _explain_realtime_mcp_approval_response_2(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeMcpApprovalResponse
    if "id" in value:
        id_ = value["id"]
        if (id_.__class__ is str and id_.isascii()) or a_string(id_):
            if len(id_) > 32:
                found += miscounted(
                    (*path, "id"),
                    id_,
                    "/$defs/RealtimeMcpApprovalResponse/properties/id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/RealtimeMcpApprovalResponse/properties/id/type",
                "a string",
            )
    if "approval_request_id" not in value:
        found += missing(
            path,
            value,
            "/$defs/RealtimeMcpApprovalResponse/required",
            "approval_request_id",
        )
    else:
        approval_request_id = value["approval_request_id"]
        if (
            approval_request_id.__class__ is not str or not approval_request_id.isascii()
        ) and not a_string(approval_request_id):
            found += fail(
                (*path, "approval_request_id"),
                approval_request_id,
                "/$defs/RealtimeMcpApprovalResponse/properties/approval_request_id/type",
                "a string",
            )
    if "approve" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpApprovalResponse/required", "approve")
    else:
        approve = value["approve"]
        if approve.__class__ is not bool:
            found += fail(
                (*path, "approve"),
                approve,
                "/$defs/RealtimeMcpApprovalResponse/properties/approve/type",
                "a boolean",
            )
    if "reason" in value:
        reason = value["reason"]
        if (
            (reason.__class__ is not str or not reason.isascii())
            and not a_string(reason)
            and reason is not None
        ):
            found += fail(
                (*path, "reason"),
                reason,
                "/$defs/RealtimeMcpApprovalResponse/properties/reason/type",
                "a string or null",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeMcpApprovalResponse/additionalProperties",
        _REALTIME_MCP_APPROVAL_RESPONSE_2_MEMBERS,
    )


def _is_realtime_mcp_list_tools_2(value: Any) -> bool:
    # /$defs/RealtimeMcpListTools
    server_label = value.get("server_label")
    if (server_label.__class__ is not str or not server_label.isascii()) and not a_string(
        server_label
    ):
        return False
    tools = value.get("tools")
    if tools.__class__ is not list and not an_array(tools):
        return False
    for item in tools:
        if not _is_realtime_mcp_list_tools_tool(item):
            return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
    return not left


def _explain_realtime_mcp_list_tools_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/RealtimeMcpListTools
    if "id" in value:
        id_ = value["id"]
        if (id_.__class__ is str and id_.isascii()) or a_string(id_):
            if len(id_) > 32:
                found += miscounted(
                    (*path, "id"),
                    id_,
                    "/$defs/RealtimeMcpListTools/properties/id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/RealtimeMcpListTools/properties/id/type",
                "a string",
            )
    if "server_label" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpListTools/required", "server_label")
    else:
        server_label = value["server_label"]
        if (server_label.__class__ is not str or not server_label.isascii()) and not a_string(
            server_label
        ):
            found += fail(
                (*path, "server_label"),
                server_label,
                "/$defs/RealtimeMcpListTools/properties/server_label/type",
                "a string",
            )
    if "tools" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpListTools/required", "tools")
    else:
        tools = value["tools"]
        if tools.__class__ is list or an_array(tools):
            for index, item in enumerate(tools):
                _explain_realtime_mcp_list_tools_tool(item, (*path, "tools", index), found)
        else:
            found += fail(
                (*path, "tools"),
                tools,
                "/$defs/RealtimeMcpListTools/properties/tools/type",
                "an array",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeMcpListTools/additionalProperties",
        _REALTIME_MCP_LIST_TOOLS_2_MEMBERS,
    )


def _is_realtime_mcp_tool_call_2(value: Any) -> bool:
    # /$defs/RealtimeMcpToolCall
    id_ = value.get("id")
    if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
        return False
    if len(id_) > 32:
        return False
    server_label = value.get("server_label")
    if (server_label.__class__ is not str or not server_label.isascii()) and not a_string(
        server_label
    ):
        return False
    name_ = value.get("name")
    if (name_.__class__ is not str or not name_.isascii()) and not a_string(name_):
        return False
    arguments = value.get("arguments")
    if (arguments.__class__ is not str or not arguments.isascii()) and not a_string(arguments):
        return False
    left = len(value) - 5
    if not left:
        return True
    if "approval_request_id" in value:
        approval_request_id = value["approval_request_id"]
        if (
            (approval_request_id.__class__ is not str or not approval_request_id.isascii())
            and not a_string(approval_request_id)
            and approval_request_id is not None
        ):
            return False
        left -= 1
        if not left:
            return True
    if "output" in value:
        output = value["output"]
        if (
            (output.__class__ is not str or not output.isascii())
            and not a_string(output)
            and output is not None
        ):
            return False
        left -= 1
        if not left:
            return True
    if "error" in value:
        error = value["error"]
        if error is not None:
            if error.__class__ is dict or an_object(error):
                type_ = error.get("type")
                if type_ == "protocol_error":
                    if not _is_realtime_mcp_protocol_error_2(error):
                        return False
                elif type_ == "tool_execution_error":
                    if not _is_realtime_mcp_tool_execution_error_2(error):
                        return False
                elif type_ != "http_error" or not _is_realtime_mcphttp_error_2(error):
                    return False
            else:
                return False
        left -= 1
    return not left


def _explain_realtime_mcp_tool_call_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/RealtimeMcpToolCall
    if "id" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpToolCall/required", "id")
    else:
        id_ = value["id"]
        if (id_.__class__ is str and id_.isascii()) or a_string(id_):
            if len(id_) > 32:
                found += miscounted(
                    (*path, "id"),
                    id_,
                    "/$defs/RealtimeMcpToolCall/properties/id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/RealtimeMcpToolCall/properties/id/type",
                "a string",
            )
    if "server_label" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpToolCall/required", "server_label")
    else:
        server_label = value["server_label"]
        if (server_label.__class__ is not str or not server_label.isascii()) and not a_string(
            server_label
        ):
            found += fail(
                (*path, "server_label"),
                server_label,
                "/$defs/RealtimeMcpToolCall/properties/server_label/type",
                "a string",
            )
    if "name" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpToolCall/required", "name")
    else:
        name_ = value["name"]
        if (name_.__class__ is not str or not name_.isascii()) and not a_string(name_):
            found += fail(
                (*path, "name"),
                name_,
                "/$defs/RealtimeMcpToolCall/properties/name/type",
                "a string",
            )
    if "arguments" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpToolCall/required", "arguments")
    else:
        arguments = value["arguments"]
        if (arguments.__class__ is not str or not arguments.isascii()) and not a_string(arguments):
            found += fail(
                (*path, "arguments"),
                arguments,
                "/$defs/RealtimeMcpToolCall/properties/arguments/type",
                "a string",
            )
    if "approval_request_id" in value:
        approval_request_id = value["approval_request_id"]
        if (
            (approval_request_id.__class__ is not str or not approval_request_id.isascii())
            and not a_string(approval_request_id)
            and approval_request_id is not None
        ):
            found += fail(
                (*path, "approval_request_id"),
                approval_request_id,
                "/$defs/RealtimeMcpToolCall/properties/approval_request_id/type",
                "a string or null",
            )
    if "output" in value:
        output = value["output"]
        if (
            (output.__class__ is not str or not output.isascii())
            and not a_string(output)
            and output is not None
        ):
            found += fail(
                (*path, "output"),
                output,
                "/$defs/RealtimeMcpToolCall/properties/output/type",
                "a string or null",
            )
    if "error" in value:
        error = value["error"]
        if error is not None:
            if error.__class__ is dict or an_object(error):
                type_ = error.get("type")
                if type_ == "protocol_error":
                    _explain_realtime_mcp_protocol_error_2(error, (*path, "error"), found)
                elif type_ == "tool_execution_error":
                    _explain_realtime_mcp_tool_execution_error_2(error, (*path, "error"), found)
                elif type_ == "http_error":
                    _explain_realtime_mcphttp_error_2(error, (*path, "error"), found)
                else:
                    found += untagged(
                        (*path, "error"),
                        error,
                        "/$defs/RealtimeMcpError/oneOf",
                        "type",
                        _REALTIME_MCP_TOOL_CALL_2_ERROR_TAGS,
                    )
            else:
                found += fail(
                    (*path, "error"),
                    error,
                    "/$defs/RealtimeMcpToolCall/properties/error/anyOf",
                    "null or an object",
                )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeMcpToolCall/additionalProperties",
        _REALTIME_MCP_TOOL_CALL_2_MEMBERS,
    )


def _is_realtime_mcp_approval_request_2(value: Any) -> bool:
    # /$defs/RealtimeMcpApprovalRequest
    id_ = value.get("id")
    if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
        return False
    if len(id_) > 32:
        return False
    server_label = value.get("server_label")
    if (server_label.__class__ is not str or not server_label.isascii()) and not a_string(
        server_label
    ):
        return False
    name_ = value.get("name")
    if (name_.__class__ is not str or not name_.isascii()) and not a_string(name_):
        return False
    arguments = value.get("arguments")
    if (arguments.__class__ is not str or not arguments.isascii()) and not a_string(arguments):
        return False
    return len(value) == 5


def _explain_realtime_mcp_approval_request_2(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeMcpApprovalRequest
    if "id" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpApprovalRequest/required", "id")
    else:
        id_ = value["id"]
        if (id_.__class__ is str and id_.isascii()) or a_string(id_):
            if len(id_) > 32:
                found += miscounted(
                    (*path, "id"),
                    id_,
                    "/$defs/RealtimeMcpApprovalRequest/properties/id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/RealtimeMcpApprovalRequest/properties/id/type",
                "a string",
            )
    if "server_label" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpApprovalRequest/required", "server_label")
    else:
        server_label = value["server_label"]
        if (server_label.__class__ is not str or not server_label.isascii()) and not a_string(
            server_label
        ):
            found += fail(
                (*path, "server_label"),
                server_label,
                "/$defs/RealtimeMcpApprovalRequest/properties/server_label/type",
                "a string",
            )
    if "name" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpApprovalRequest/required", "name")
    else:
        name_ = value["name"]
        if (name_.__class__ is not str or not name_.isascii()) and not a_string(name_):
            found += fail(
                (*path, "name"),
                name_,
                "/$defs/RealtimeMcpApprovalRequest/properties/name/type",
                "a string",
            )
    if "arguments" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpApprovalRequest/required", "arguments")
    else:
        arguments = value["arguments"]
        if (arguments.__class__ is not str or not arguments.isascii()) and not a_string(arguments):
            found += fail(
                (*path, "arguments"),
                arguments,
                "/$defs/RealtimeMcpApprovalRequest/properties/arguments/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeMcpApprovalRequest/additionalProperties",
        _REALTIME_MCP_APPROVAL_REQUEST_2_MEMBERS,
    )


def _is_modalities(value: Any) -> bool:
    # /$defs/Modalities
    if value.__class__ is not list and not an_array(value):
        return False
    if len(value) < 1:
        return False
    if len(value) > 2:
        return False
    for item in value:
        if (item.__class__ is not str and not a_text(item)) or item not in _MODALITIES_ITEM_VALUES:
            return False
    if not distinct(value):
        return False
    count = 0
    for item in value:
        if item == "text":
            count += 1
    return count >= 1


def _explain_modalities(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/Modalities
    if value.__class__ is list or an_array(value):
        for index, item in enumerate(value):
            if (
                item.__class__ is not str and not a_text(item)
            ) or item not in _MODALITIES_ITEM_VALUES:
                found += no_choice(
                    (*path, index),
                    item,
                    "/$defs/Modality/enum",
                    _MODALITIES_ITEM_VALUES,
                )
        if len(value) < 1:
            found += miscounted(path, value, "/$defs/Modalities/minItems", "at least 1 item")
        if len(value) > 2:
            found += miscounted(path, value, "/$defs/Modalities/maxItems", "at most 2 items")
        if not distinct(value):
            found += repeated(path, value, "/$defs/Modalities/uniqueItems")
        count = 0
        for item in value:
            if item == "text":
                count += 1
        if count < 1:
            found += uncontained(
                path,
                value,
                "/$defs/Modalities/contains",
                "at least 1 item",
                count,
            )
    else:
        found += fail(path, value, "/$defs/Modalities/type", "an array")


def _is_server_vad_2(value: Any) -> bool:
    # /$defs/ServerVad
    left = len(value) - 1
    if not left:
        return True
    threshold = value.get("threshold")
    if threshold is not None:
        if (
            threshold.__class__ is not int
            and (threshold.__class__ is not float or threshold - threshold != 0)
            and not a_number(threshold)
        ):
            return False
        if threshold < 0:
            return False
        if threshold > 1:
            return False
        left -= 1
        if not left:
            return True
    prefix_padding_ms = value.get("prefix_padding_ms")
    if prefix_padding_ms is not None:
        if prefix_padding_ms.__class__ is not int and not an_integer(prefix_padding_ms):
            return False
        if prefix_padding_ms < 0:
            return False
        left -= 1
        if not left:
            return True
    silence_duration_ms = value.get("silence_duration_ms")
    if silence_duration_ms is not None:
        if silence_duration_ms.__class__ is not int and not an_integer(silence_duration_ms):
            return False
        if silence_duration_ms < 0:
            return False
        left -= 1
        if not left:
            return True
    create_response = value.get("create_response")
    if create_response is not None:
        if create_response.__class__ is not bool:
            return False
        left -= 1
        if not left:
            return True
    interrupt_response = value.get("interrupt_response")
    if interrupt_response is not None:
        if interrupt_response.__class__ is not bool:
            return False
        left -= 1
    return not left


def _explain_server_vad_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ServerVad
    if "threshold" in value:
        threshold = value["threshold"]
        if (
            threshold.__class__ is int
            or (threshold.__class__ is float and threshold - threshold == 0)
            or a_number(threshold)
        ):
            if threshold < 0:
                found += fail(
                    (*path, "threshold"),
                    threshold,
                    "/$defs/ServerVad/properties/threshold/minimum",
                    "a number of at least 0",
                )
            if threshold > 1:
                found += fail(
                    (*path, "threshold"),
                    threshold,
                    "/$defs/ServerVad/properties/threshold/maximum",
                    "a number of at most 1",
                )
        else:
            found += fail(
                (*path, "threshold"),
                threshold,
                "/$defs/ServerVad/properties/threshold/type",
                "a number",
            )
    if "prefix_padding_ms" in value:
        prefix_padding_ms = value["prefix_padding_ms"]
        if prefix_padding_ms.__class__ is int or an_integer(prefix_padding_ms):
            if prefix_padding_ms < 0:
                found += fail(
                    (*path, "prefix_padding_ms"),
                    prefix_padding_ms,
                    "/$defs/ServerVad/properties/prefix_padding_ms/minimum",
                    "a number of at least 0",
                )
        else:
            found += fail(
                (*path, "prefix_padding_ms"),
                prefix_padding_ms,
                "/$defs/ServerVad/properties/prefix_padding_ms/type",
                "an integer",
            )
    if "silence_duration_ms" in value:
        silence_duration_ms = value["silence_duration_ms"]
        if silence_duration_ms.__class__ is int or an_integer(silence_duration_ms):
            if silence_duration_ms < 0:
                found += fail(
                    (*path, "silence_duration_ms"),
                    silence_duration_ms,
                    "/$defs/ServerVad/properties/silence_duration_ms/minimum",
                    "a number of at least 0",
                )
        else:
            found += fail(
                (*path, "silence_duration_ms"),
                silence_duration_ms,
                "/$defs/ServerVad/properties/silence_duration_ms/type",
                "an integer",
            )
    if "create_response" in value:
        create_response = value["create_response"]
        if create_response.__class__ is not bool:
            found += fail(
                (*path, "create_response"),
                create_response,
                "/$defs/ServerVad/properties/create_response/type",
                "a boolean",
            )
    if "interrupt_response" in value:
        interrupt_response = value["interrupt_response"]
        if interrupt_response.__class__ is not bool:
            found += fail(
                (*path, "interrupt_response"),
                interrupt_response,
                "/$defs/ServerVad/properties/interrupt_response/type",
                "a boolean",
            )
    found += unknown(path, value, "/$defs/ServerVad/additionalProperties", _SERVER_VAD_2_MEMBERS)


def _is_semantic_vad_2(value: Any) -> bool:
    # /$defs/SemanticVad
    left = len(value) - 1
    if not left:
        return True
    eagerness = value.get("eagerness")
    if eagerness is not None:
        if (
            eagerness.__class__ is not str and not a_text(eagerness)
        ) or eagerness not in _SEMANTIC_VAD_2_EAGERNESS_VALUES:
            return False
        left -= 1
        if not left:
            return True
    create_response = value.get("create_response")
    if create_response is not None:
        if create_response.__class__ is not bool:
            return False
        left -= 1
        if not left:
            return True
    interrupt_response = value.get("interrupt_response")
    if interrupt_response is not None:
        if interrupt_response.__class__ is not bool:
            return False
        left -= 1
    return not left


def _explain_semantic_vad_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/SemanticVad
    if "eagerness" in value:
        eagerness = value["eagerness"]
        if (
            eagerness.__class__ is not str and not a_text(eagerness)
        ) or eagerness not in _SEMANTIC_VAD_2_EAGERNESS_VALUES:
            found += no_choice(
                (*path, "eagerness"),
                eagerness,
                "/$defs/SemanticVad/properties/eagerness/enum",
                _SEMANTIC_VAD_2_EAGERNESS_VALUES,
            )
    if "create_response" in value:
        create_response = value["create_response"]
        if create_response.__class__ is not bool:
            found += fail(
                (*path, "create_response"),
                create_response,
                "/$defs/SemanticVad/properties/create_response/type",
                "a boolean",
            )
    if "interrupt_response" in value:
        interrupt_response = value["interrupt_response"]
        if interrupt_response.__class__ is not bool:
            found += fail(
                (*path, "interrupt_response"),
                interrupt_response,
                "/$defs/SemanticVad/properties/interrupt_response/type",
                "a boolean",
            )
    found += unknown(
        path,
        value,
        "/$defs/SemanticVad/additionalProperties",
        _SEMANTIC_VAD_2_MEMBERS,
    )


def _is_tool_choice_function_2(value: Any) -> bool:
    # /$defs/ToolChoiceFunction
    name_ = value.get("name")
    if (name_.__class__ is not str or not name_.isascii()) and not a_string(name_):
        return False
    return len(value) == 2


def _explain_tool_choice_function_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ToolChoiceFunction
    if "name" not in value:
        found += missing(path, value, "/$defs/ToolChoiceFunction/required", "name")
    else:
        name_ = value["name"]
        if (name_.__class__ is not str or not name_.isascii()) and not a_string(name_):
            found += fail(
                (*path, "name"),
                name_,
                "/$defs/ToolChoiceFunction/properties/name/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/ToolChoiceFunction/additionalProperties",
        _TOOL_CHOICE_FUNCTION_2_MEMBERS,
    )


def _is_tool_choice_mcp_2(value: Any) -> bool:
    # /$defs/ToolChoiceMcp
    server_label = value.get("server_label")
    if (server_label.__class__ is not str or not server_label.isascii()) and not a_string(
        server_label
    ):
        return False
    left = len(value) - 2
    if not left:
        return True
    if "name" in value:
        name_ = value["name"]
        if (
            (name_.__class__ is not str or not name_.isascii())
            and not a_string(name_)
            and name_ is not None
        ):
            return False
        left -= 1
    return not left


def _explain_tool_choice_mcp_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ToolChoiceMcp
    if "server_label" not in value:
        found += missing(path, value, "/$defs/ToolChoiceMcp/required", "server_label")
    else:
        server_label = value["server_label"]
        if (server_label.__class__ is not str or not server_label.isascii()) and not a_string(
            server_label
        ):
            found += fail(
                (*path, "server_label"),
                server_label,
                "/$defs/ToolChoiceMcp/properties/server_label/type",
                "a string",
            )
    if "name" in value:
        name_ = value["name"]
        if (
            (name_.__class__ is not str or not name_.isascii())
            and not a_string(name_)
            and name_ is not None
        ):
            found += fail(
                (*path, "name"),
                name_,
                "/$defs/ToolChoiceMcp/properties/name/type",
                "a string or null",
            )
    found += unknown(
        path,
        value,
        "/$defs/ToolChoiceMcp/additionalProperties",
        _TOOL_CHOICE_MCP_2_MEMBERS,
    )


def _is_item_system_message_with_reference(value: Any) -> bool:
    # /$defs/RealtimeConversationItemSystemMessageWithReference
    content = value.get("content")
    if content.__class__ is not list and not an_array(content):
        return False
    for item in content:
        if item.__class__ is dict or an_object(item):
            type_ = item.get("type")
            if type_ == "input_text":
                if not _is_input_text_content_2(item):
                    return False
            elif type_ != "item_reference" or not _is_item_reference_content_2(item):
                return False
        else:
            return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
        if not left:
            return True
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
        if not left:
            return True
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _explain_item_system_message_with_reference(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemSystemMessageWithReference
    if "id" in value:
        id_ = value["id"]
        if (id_.__class__ is str and id_.isascii()) or a_string(id_):
            if len(id_) > 32:
                found += miscounted(
                    (*path, "id"),
                    id_,
                    "/$defs/RealtimeConversationItemSystemMessageWithReference/properties/id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/RealtimeConversationItemSystemMessageWithReference/properties/id/type",
                "a string",
            )
    if "object" in value:
        object_ = value["object"]
        if object_ != "realtime.item":
            found += fail(
                (*path, "object"),
                object_,
                "/$defs/RealtimeConversationItemSystemMessageWithReference/properties/object/const",
                '"realtime.item"',
            )
    if "status" in value:
        status = value["status"]
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            found += no_choice(
                (*path, "status"),
                status,
                "/$defs/RealtimeConversationItemStatus/enum",
                _ITEM_SYSTEM_MESSAGE_STATUS_VALUES,
            )
    if "content" not in value:
        found += missing(
            path,
            value,
            "/$defs/RealtimeConversationItemSystemMessageWithReference/required",
            "content",
        )
    else:
        content = value["content"]
        if content.__class__ is list or an_array(content):
            for index, item in enumerate(content):
                if item.__class__ is dict or an_object(item):
                    type_ = item.get("type")
                    if type_ == "input_text":
                        _explain_input_text_content_2(item, (*path, "content", index), found)
                    elif type_ == "item_reference":
                        _explain_item_reference_content_2(item, (*path, "content", index), found)
                    else:
                        found += untagged(
                            (*path, "content", index),
                            item,
                            "/$defs/SystemMessageContentWithReference/oneOf",
                            "type",
                            _SYSTEM_MESSAGE_WITH_REFERENCE_ITEM_TAGS,
                        )
                else:
                    found += fail(
                        (*path, "content", index),
                        item,
                        "/$defs/SystemMessageContentWithReference/oneOf",
                        "an object",
                    )
        else:
            found += fail(
                (*path, "content"),
                content,
                "/$defs/RealtimeConversationItemSystemMessageWithReference/properties/content/type",
                "an array",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeConversationItemSystemMessageWithReference/additionalProperties",
        _CONVERSATION_ITEM_SYSTEM_MESSAGE_MEMBERS,
    )


def _is_item_user_message_with_reference(value: Any) -> bool:
    # /$defs/RealtimeConversationItemUserMessageWithReference
    content = value.get("content")
    if content.__class__ is not list and not an_array(content):
        return False
    for item in content:
        if item.__class__ is dict or an_object(item):
            type_ = item.get("type")
            if type_ == "input_text":
                if not _is_input_text_content_2(item):
                    return False
            elif type_ == "input_audio":
                if not _is_input_audio_content_2(item):
                    return False
            elif type_ != "item_reference" or not _is_item_reference_content_2(item):
                return False
        else:
            return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
        if not left:
            return True
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
        if not left:
            return True
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _explain_item_user_message_with_reference(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemUserMessageWithReference
    if "id" in value:
        id_ = value["id"]
        if (id_.__class__ is str and id_.isascii()) or a_string(id_):
            if len(id_) > 32:
                found += miscounted(
                    (*path, "id"),
                    id_,
                    "/$defs/RealtimeConversationItemUserMessageWithReference/properties/id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/RealtimeConversationItemUserMessageWithReference/properties/id/type",
                "a string",
            )
    if "object" in value:
        object_ = value["object"]
        if object_ != "realtime.item":
            found += fail(
                (*path, "object"),
                object_,
                "/$defs/RealtimeConversationItemUserMessageWithReference/properties/object/const",
                '"realtime.item"',
            )
    if "status" in value:
        status = value["status"]
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            found += no_choice(
                (*path, "status"),
                status,
                "/$defs/RealtimeConversationItemStatus/enum",
                _ITEM_SYSTEM_MESSAGE_STATUS_VALUES,
            )
    if "content" not in value:
        found += missing(
            path,
            value,
            "/$defs/RealtimeConversationItemUserMessageWithReference/required",
            "content",
        )
    else:
        content = value["content"]
        if content.__class__ is list or an_array(content):
            for index, item in enumerate(content):
                if item.__class__ is dict or an_object(item):
                    type_ = item.get("type")
                    if type_ == "input_text":
                        _explain_input_text_content_2(item, (*path, "content", index), found)
                    elif type_ == "input_audio":
                        _explain_input_audio_content_2(item, (*path, "content", index), found)
                    elif type_ == "item_reference":
                        _explain_item_reference_content_2(item, (*path, "content", index), found)
                    else:
                        found += untagged(
                            (*path, "content", index),
                            item,
                            "/$defs/UserMessageContentWithReference/oneOf",
                            "type",
                            _USER_MESSAGE_WITH_REFERENCE_ITEM_TAGS,
                        )
                else:
                    found += fail(
                        (*path, "content", index),
                        item,
                        "/$defs/UserMessageContentWithReference/oneOf",
                        "an object",
                    )
        else:
            found += fail(
                (*path, "content"),
                content,
                "/$defs/RealtimeConversationItemUserMessageWithReference/properties/content/type",
                "an array",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeConversationItemUserMessageWithReference/additionalProperties",
        _CONVERSATION_ITEM_SYSTEM_MESSAGE_MEMBERS,
    )


def _is_item_assistant_message_with_reference(value: Any) -> bool:
    # /$defs/RealtimeConversationItemAssistantMessageWithReference
    content = value.get("content")
    if content.__class__ is not list and not an_array(content):
        return False
    for item in content:
        if item.__class__ is dict or an_object(item):
            type_ = item.get("type")
            if type_ == "text":
                if not _is_text_content_2(item):
                    return False
            elif type_ != "item_reference" or not _is_item_reference_content_2(item):
                return False
        else:
            return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
        if not left:
            return True
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
        if not left:
            return True
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _explain_item_assistant_message_with_reference(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeConversationItemAssistantMessageWithReference
    if "id" in value:
        id_ = value["id"]
        if (id_.__class__ is str and id_.isascii()) or a_string(id_):
            if len(id_) > 32:
                found += miscounted(
                    (*path, "id"),
                    id_,
                    "/$defs/RealtimeConversationItemAssistantMessageWithReference/properties/id/maxLength",
                    "at most 32 characters",
                )
        else:
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/RealtimeConversationItemAssistantMessageWithReference/properties/id/type",
                "a string",
            )
    if "object" in value:
        object_ = value["object"]
        if object_ != "realtime.item":
            found += fail(
                (*path, "object"),
                object_,
                "/$defs/RealtimeConversationItemAssistantMessageWithReference/properties/object/const",
                '"realtime.item"',
            )
    if "status" in value:
        status = value["status"]
        if (
            status.__class__ is not str and not a_text(status)
        ) or status not in _ITEM_SYSTEM_MESSAGE_STATUS_VALUES:
            found += no_choice(
                (*path, "status"),
                status,
                "/$defs/RealtimeConversationItemStatus/enum",
                _ITEM_SYSTEM_MESSAGE_STATUS_VALUES,
            )
    if "content" not in value:
        found += missing(
            path,
            value,
            "/$defs/RealtimeConversationItemAssistantMessageWithReference/required",
            "content",
        )
    else:
        content = value["content"]
        if content.__class__ is list or an_array(content):
            for index, item in enumerate(content):
                if item.__class__ is dict or an_object(item):
                    type_ = item.get("type")
                    if type_ == "text":
                        _explain_text_content_2(item, (*path, "content", index), found)
                    elif type_ == "item_reference":
                        _explain_item_reference_content_2(item, (*path, "content", index), found)
                    else:
                        found += untagged(
                            (*path, "content", index),
                            item,
                            "/$defs/AssistantMessageContentWithReference/oneOf",
                            "type",
                            _MESSAGE_WITH_REFERENCE_ITEM_TAGS,
                        )
                else:
                    found += fail(
                        (*path, "content", index),
                        item,
                        "/$defs/AssistantMessageContentWithReference/oneOf",
                        "an object",
                    )
        else:
            found += fail(
                (*path, "content"),
                content,
                "/$defs/RealtimeConversationItemAssistantMessageWithReference/properties/content/type",
                "an array",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeConversationItemAssistantMessageWithReference/additionalProperties",
        _CONVERSATION_ITEM_SYSTEM_MESSAGE_MEMBERS,
    )


def _is_response_item_reference_2(value: Any) -> bool:
    # /$defs/ResponseItemReference
    id_ = value.get("id")
    if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
        return False
    return len(value) == 2


def _explain_response_item_reference_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponseItemReference
    if "id" not in value:
        found += missing(path, value, "/$defs/ResponseItemReference/required", "id")
    else:
        id_ = value["id"]
        if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/ResponseItemReference/properties/id/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/ResponseItemReference/additionalProperties",
        _RESPONSE_ITEM_REFERENCE_2_MEMBERS,
    )


def _is_response_prompt_variable(value: Any) -> bool:
    # /$defs/ResponsePromptVariable
    if (value.__class__ is str and value.isascii()) or a_string(value):
        return True
    if value.__class__ is dict or an_object(value):
        type_ = value.get("type")
        if type_ == "input_text":
            return _is_response_input_text_2(value)
        if type_ == "input_image":
            return _is_response_input_image_2(value)
        return type_ == "input_file" and _is_response_input_file_2(value)
    return False


def _explain_response_prompt_variable(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponsePromptVariable
    if (value.__class__ is not str or not value.isascii()) and not a_string(value):
        if value.__class__ is dict or an_object(value):
            type_ = value.get("type")
            if type_ == "input_text":
                _explain_response_input_text_2(value, path, found)
            elif type_ == "input_image":
                _explain_response_input_image_2(value, path, found)
            elif type_ == "input_file":
                _explain_response_input_file_2(value, path, found)
            else:
                found += untagged(
                    path,
                    value,
                    "/$defs/ResponsePromptVariable/oneOf",
                    "type",
                    _RESPONSE_PROMPT_VARIABLE_TAGS,
                )
        else:
            found += fail(
                path,
                value,
                "/$defs/ResponsePromptVariable/oneOf",
                "a string or an object",
            )


def _is_input_text_content_2(value: Any) -> bool:
    # /$defs/InputTextContent
    text = value.get("text")
    if (text.__class__ is not str or not text.isascii()) and not a_string(text):
        return False
    return len(value) == 2


def _explain_input_text_content_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/InputTextContent
    if "text" not in value:
        found += missing(path, value, "/$defs/InputTextContent/required", "text")
    else:
        text = value["text"]
        if (text.__class__ is not str or not text.isascii()) and not a_string(text):
            found += fail(
                (*path, "text"),
                text,
                "/$defs/InputTextContent/properties/text/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/InputTextContent/additionalProperties",
        _INPUT_TEXT_CONTENT_2_MEMBERS,
    )


def _is_item_reference_content_2(value: Any) -> bool:
    # /$defs/ItemReferenceContent
    id_ = value.get("id")
    if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
        return False
    return len(value) == 2


def _explain_item_reference_content_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ItemReferenceContent
    if "id" not in value:
        found += missing(path, value, "/$defs/ItemReferenceContent/required", "id")
    else:
        id_ = value["id"]
        if (id_.__class__ is not str or not id_.isascii()) and not a_string(id_):
            found += fail(
                (*path, "id"),
                id_,
                "/$defs/ItemReferenceContent/properties/id/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/ItemReferenceContent/additionalProperties",
        _RESPONSE_ITEM_REFERENCE_2_MEMBERS,
    )


def _is_input_audio_content_2(value: Any) -> bool:
    # /$defs/InputAudioContent
    audio = value.get("audio")
    if (audio.__class__ is not str or not audio.isascii()) and not a_string(audio):
        return False
    if not is_base64(audio):
        return False
    left = len(value) - 2
    if not left:
        return True
    if "transcript" in value:
        transcript = value["transcript"]
        if (
            (transcript.__class__ is not str or not transcript.isascii())
            and not a_string(transcript)
            and transcript is not None
        ):
            return False
        left -= 1
    return not left


def _explain_input_audio_content_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/InputAudioContent
    if "audio" not in value:
        found += missing(path, value, "/$defs/InputAudioContent/required", "audio")
    else:
        audio = value["audio"]
        if (audio.__class__ is str and audio.isascii()) or a_string(audio):
            if not is_base64(audio):
                found += fail(
                    (*path, "audio"),
                    audio,
                    "/$defs/InputAudioContent/properties/audio/pattern",
                    "base64 text with its padding",
                )
        else:
            found += fail(
                (*path, "audio"),
                audio,
                "/$defs/InputAudioContent/properties/audio/type",
                "a string",
            )
    if "transcript" in value:
        transcript = value["transcript"]
        if (
            (transcript.__class__ is not str or not transcript.isascii())
            and not a_string(transcript)
            and transcript is not None
        ):
            found += fail(
                (*path, "transcript"),
                transcript,
                "/$defs/InputAudioContent/properties/transcript/type",
                "a string or null",
            )
    found += unknown(
        path,
        value,
        "/$defs/InputAudioContent/additionalProperties",
        _INPUT_AUDIO_CONTENT_2_MEMBERS,
    )


def _is_text_content_2(value: Any) -> bool:
    # /$defs/TextContent
    text = value.get("text")
    if (text.__class__ is not str or not text.isascii()) and not a_string(text):
        return False
    return len(value) == 2


def _explain_text_content_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/TextContent
    if "text" not in value:
        found += missing(path, value, "/$defs/TextContent/required", "text")
    else:
        text = value["text"]
        if (text.__class__ is not str or not text.isascii()) and not a_string(text):
            found += fail(
                (*path, "text"),
                text,
                "/$defs/TextContent/properties/text/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/TextContent/additionalProperties",
        _INPUT_TEXT_CONTENT_2_MEMBERS,
    )


def _is_realtime_mcp_protocol_error_2(value: Any) -> bool:
    # /$defs/RealtimeMcpProtocolError
    code = value.get("code")
    if code.__class__ is not int and not an_integer(code):
        return False
    message = value.get("message")
    if (message.__class__ is not str or not message.isascii()) and not a_string(message):
        return False
    return len(value) == 3


def _explain_realtime_mcp_protocol_error_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/RealtimeMcpProtocolError
    if "code" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpProtocolError/required", "code")
    else:
        code = value["code"]
        if code.__class__ is not int and not an_integer(code):
            found += fail(
                (*path, "code"),
                code,
                "/$defs/RealtimeMcpProtocolError/properties/code/type",
                "an integer",
            )
    if "message" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpProtocolError/required", "message")
    else:
        message = value["message"]
        if (message.__class__ is not str or not message.isascii()) and not a_string(message):
            found += fail(
                (*path, "message"),
                message,
                "/$defs/RealtimeMcpProtocolError/properties/message/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeMcpProtocolError/additionalProperties",
        _REALTIME_MCP_PROTOCOL_ERROR_2_MEMBERS,
    )


def _is_realtime_mcp_tool_execution_error_2(value: Any) -> bool:
    # /$defs/RealtimeMcpToolExecutionError
    message = value.get("message")
    if (message.__class__ is not str or not message.isascii()) and not a_string(message):
        return False
    return len(value) == 2


def _explain_realtime_mcp_tool_execution_error_2(
    value: Any, path: Path, found: list[Violation]
) -> None:
    # /$defs/RealtimeMcpToolExecutionError
    if "message" not in value:
        found += missing(path, value, "/$defs/RealtimeMcpToolExecutionError/required", "message")
    else:
        message = value["message"]
        if (message.__class__ is not str or not message.isascii()) and not a_string(message):
            found += fail(
                (*path, "message"),
                message,
                "/$defs/RealtimeMcpToolExecutionError/properties/message/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeMcpToolExecutionError/additionalProperties",
        _MCP_TOOL_EXECUTION_ERROR_2_MEMBERS,
    )


def _is_realtime_mcphttp_error_2(value: Any) -> bool:
    # /$defs/RealtimeMcphttpError
    code = value.get("code")
    if code.__class__ is not int and not an_integer(code):
        return False
    message = value.get("message")
    if (message.__class__ is not str or not message.isascii()) and not a_string(message):
        return False
    return len(value) == 3


def _explain_realtime_mcphttp_error_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/RealtimeMcphttpError
    if "code" not in value:
        found += missing(path, value, "/$defs/RealtimeMcphttpError/required", "code")
    else:
        code = value["code"]
        if code.__class__ is not int and not an_integer(code):
            found += fail(
                (*path, "code"),
                code,
                "/$defs/RealtimeMcphttpError/properties/code/type",
                "an integer",
            )
    if "message" not in value:
        found += missing(path, value, "/$defs/RealtimeMcphttpError/required", "message")
    else:
        message = value["message"]
        if (message.__class__ is not str or not message.isascii()) and not a_string(message):
            found += fail(
                (*path, "message"),
                message,
                "/$defs/RealtimeMcphttpError/properties/message/type",
                "a string",
            )
    found += unknown(
        path,
        value,
        "/$defs/RealtimeMcphttpError/additionalProperties",
        _REALTIME_MCP_PROTOCOL_ERROR_2_MEMBERS,
    )


def _is_response_input_text_2(value: Any) -> bool:
    # /$defs/ResponseInputText
    text = value.get("text")
    if (text.__class__ is not str or not text.isascii()) and not a_string(text):
        return False
    left = len(value) - 2
    if not left:
        return True
    prompt_cache_breakpoint = value.get("prompt_cache_breakpoint")
    if prompt_cache_breakpoint is not None:
        if not _is_prompt_cache_breakpoint(prompt_cache_breakpoint):
            return False
        left -= 1
    return not left


def _explain_response_input_text_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponseInputText
    if "text" not in value:
        found += missing(path, value, "/$defs/ResponseInputText/required", "text")
    else:
        text = value["text"]
        if (text.__class__ is not str or not text.isascii()) and not a_string(text):
            found += fail(
                (*path, "text"),
                text,
                "/$defs/ResponseInputText/properties/text/type",
                "a string",
            )
    if "prompt_cache_breakpoint" in value:
        prompt_cache_breakpoint = value["prompt_cache_breakpoint"]
        _explain_prompt_cache_breakpoint(
            prompt_cache_breakpoint,
            (*path, "prompt_cache_breakpoint"),
            found,
        )
    found += unknown(
        path,
        value,
        "/$defs/ResponseInputText/additionalProperties",
        _RESPONSE_INPUT_TEXT_2_MEMBERS,
    )


def _is_response_input_image_2(value: Any) -> bool:
    # /$defs/ResponseInputImage
    left = len(value) - 1
    if not left:
        return True
    if "image_url" in value:
        image_url = value["image_url"]
        if (
            (image_url.__class__ is not str or not image_url.isascii())
            and not a_string(image_url)
            and image_url is not None
        ):
            return False
        left -= 1
        if not left:
            return True
    if "file_id" in value:
        file_id = value["file_id"]
        if (
            (file_id.__class__ is not str or not file_id.isascii())
            and not a_string(file_id)
            and file_id is not None
        ):
            return False
        left -= 1
        if not left:
            return True
    detail = value.get("detail")
    if detail is not None:
        if (
            detail.__class__ is not str and not a_text(detail)
        ) or detail not in _RESPONSE_INPUT_IMAGE_2_DETAIL_VALUES:
            return False
        left -= 1
        if not left:
            return True
    prompt_cache_breakpoint = value.get("prompt_cache_breakpoint")
    if prompt_cache_breakpoint is not None:
        if not _is_prompt_cache_breakpoint(prompt_cache_breakpoint):
            return False
        left -= 1
    return not left


def _explain_response_input_image_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponseInputImage
    if "image_url" in value:
        image_url = value["image_url"]
        if (
            (image_url.__class__ is not str or not image_url.isascii())
            and not a_string(image_url)
            and image_url is not None
        ):
            found += fail(
                (*path, "image_url"),
                image_url,
                "/$defs/ResponseInputImage/properties/image_url/type",
                "a string or null",
            )
    if "file_id" in value:
        file_id = value["file_id"]
        if (
            (file_id.__class__ is not str or not file_id.isascii())
            and not a_string(file_id)
            and file_id is not None
        ):
            found += fail(
                (*path, "file_id"),
                file_id,
                "/$defs/ResponseInputImage/properties/file_id/type",
                "a string or null",
            )
    if "detail" in value:
        detail = value["detail"]
        if (
            detail.__class__ is not str and not a_text(detail)
        ) or detail not in _RESPONSE_INPUT_IMAGE_2_DETAIL_VALUES:
            found += no_choice(
                (*path, "detail"),
                detail,
                "/$defs/ResponseInputImage/properties/detail/enum",
                _RESPONSE_INPUT_IMAGE_2_DETAIL_VALUES,
            )
    if "prompt_cache_breakpoint" in value:
        prompt_cache_breakpoint = value["prompt_cache_breakpoint"]
        _explain_prompt_cache_breakpoint(
            prompt_cache_breakpoint,
            (*path, "prompt_cache_breakpoint"),
            found,
        )
    found += unknown(
        path,
        value,
        "/$defs/ResponseInputImage/additionalProperties",
        _RESPONSE_INPUT_IMAGE_2_MEMBERS,
    )


def _is_response_input_file_2(value: Any) -> bool:
    # /$defs/ResponseInputFile
    left = len(value) - 1
    if not left:
        return True
    if "file_id" in value:
        file_id = value["file_id"]
        if (
            (file_id.__class__ is not str or not file_id.isascii())
            and not a_string(file_id)
            and file_id is not None
        ):
            return False
        left -= 1
        if not left:
            return True
    filename = value.get("filename")
    if filename is not None:
        if (filename.__class__ is not str or not filename.isascii()) and not a_string(filename):
            return False
        left -= 1
        if not left:
            return True
    file_data = value.get("file_data")
    if file_data is not None:
        if (file_data.__class__ is not str or not file_data.isascii()) and not a_string(file_data):
            return False
        left -= 1
        if not left:
            return True
    prompt_cache_breakpoint = value.get("prompt_cache_breakpoint")
    if prompt_cache_breakpoint is not None:
        if not _is_prompt_cache_breakpoint(prompt_cache_breakpoint):
            return False
        left -= 1
        if not left:
            return True
    file_url = value.get("file_url")
    if file_url is not None:
        if (file_url.__class__ is not str or not file_url.isascii()) and not a_string(file_url):
            return False
        left -= 1
        if not left:
            return True
    detail = value.get("detail")
    if detail is not None:
        if (
            detail.__class__ is not str and not a_text(detail)
        ) or detail not in _RESPONSE_INPUT_FILE_2_DETAIL_VALUES:
            return False
        left -= 1
    return not left


def _explain_response_input_file_2(value: Any, path: Path, found: list[Violation]) -> None:
    # /$defs/ResponseInputFile
    if "file_id" in value:
        file_id = value["file_id"]
        if (
            (file_id.__class__ is not str or not file_id.isascii())
            and not a_string(file_id)
            and file_id is not None
        ):
            found += fail(
                (*path, "file_id"),
                file_id,
                "/$defs/ResponseInputFile/properties/file_id/type",
                "a string or null",
            )
    if "filename" in value:
        filename = value["filename"]
        if (filename.__class__ is not str or not filename.isascii()) and not a_string(filename):
            found += fail(
                (*path, "filename"),
                filename,
                "/$defs/ResponseInputFile/properties/filename/type",
                "a string",
            )
    if "file_data" in value:
        file_data = value["file_data"]
        if (file_data.__class__ is not str or not file_data.isascii()) and not a_string(file_data):
            found += fail(
                (*path, "file_data"),
                file_data,
                "/$defs/ResponseInputFile/properties/file_data/type",
                "a string",
            )
    if "prompt_cache_breakpoint" in value:
        prompt_cache_breakpoint = value["prompt_cache_breakpoint"]
        _explain_prompt_cache_breakpoint(
            prompt_cache_breakpoint,
            (*path, "prompt_cache_breakpoint"),
            found,
        )
    if "file_url" in value:
        file_url = value["file_url"]
        if (file_url.__class__ is not str or not file_url.isascii()) and not a_string(file_url):
            found += fail(
                (*path, "file_url"),
                file_url,
                "/$defs/ResponseInputFile/properties/file_url/type",
                "a string",
            )
    if "detail" in value:
        detail = value["detail"]
        if (
            detail.__class__ is not str and not a_text(detail)
        ) or detail not in _RESPONSE_INPUT_FILE_2_DETAIL_VALUES:
            found += no_choice(
                (*path, "detail"),
                detail,
                "/$defs/ResponseInputFile/properties/detail/enum",
                _RESPONSE_INPUT_FILE_2_DETAIL_VALUES,
            )
    found += unknown(
        path,
        value,
        "/$defs/ResponseInputFile/additionalProperties",
        _RESPONSE_INPUT_FILE_2_MEMBERS,
    )


_IS_BY_REALTIME_CLIENT_EVENT_TYPE: Final = {
    "session.update": _is_session_update_event_2,
    "transcription_session.update": _is_transcription_session_update_2,
    "input_audio_buffer.append": _is_input_audio_buffer_append_event_2,
    "input_audio_buffer.commit": _is_input_audio_buffer_commit_event_2,
    "input_audio_buffer.clear": _is_input_audio_buffer_clear_event_2,
    "conversation.item.create": _is_conversation_item_create_event_2,
    "conversation.item.retrieve": _is_conversation_item_retrieve_event_2,
    "conversation.item.truncate": _is_conversation_item_truncate_event_2,
    "conversation.item.delete": _is_conversation_item_delete_event_2,
    "response.create": _is_response_create_event_2,
    "response.cancel": _is_response_cancel_event_2,
    "output_audio_buffer.clear": _is_output_audio_buffer_clear_event_2,
}
_EXPLAIN_BY_REALTIME_CLIENT_EVENT_TYPE: Final = {
    "session.update": _explain_session_update_event_2,
    "transcription_session.update": _explain_transcription_session_update_2,
    "input_audio_buffer.append": _explain_input_audio_buffer_append_event_2,
    "input_audio_buffer.commit": _explain_input_audio_buffer_commit_event_2,
    "input_audio_buffer.clear": _explain_input_audio_buffer_clear_event_2,
    "conversation.item.create": _explain_conversation_item_create_event_2,
    "conversation.item.retrieve": _explain_conversation_item_retrieve_event_2,
    "conversation.item.truncate": _explain_conversation_item_truncate_event_2,
    "conversation.item.delete": _explain_conversation_item_delete_event_2,
    "response.create": _explain_response_create_event_2,
    "response.cancel": _explain_response_cancel_event_2,
    "output_audio_buffer.clear": _explain_output_audio_buffer_clear_event_2,
}
_IS_BY_REALTIME_RESPONSE_CREATE_PARAMS_TYPE: Final = {
    "message": _is_response_input_item_message,
    "function_call": _is_realtime_conversation_item_function_call_2,
    "function_call_output": _is_conversation_item_function_call_output,
    "mcp_approval_response": _is_realtime_mcp_approval_response_2,
    "mcp_list_tools": _is_realtime_mcp_list_tools_2,
    "mcp_call": _is_realtime_mcp_tool_call_2,
    "mcp_approval_request": _is_realtime_mcp_approval_request_2,
    "item_reference": _is_response_item_reference_2,
}
_EXPLAIN_BY_REALTIME_RESPONSE_CREATE_PARAMS_TYPE: Final = {
    "message": _explain_response_input_item_message,
    "function_call": _explain_realtime_conversation_item_function_call_2,
    "function_call_output": _explain_conversation_item_function_call_output,
    "mcp_approval_response": _explain_realtime_mcp_approval_response_2,
    "mcp_list_tools": _explain_realtime_mcp_list_tools_2,
    "mcp_call": _explain_realtime_mcp_tool_call_2,
    "mcp_approval_request": _explain_realtime_mcp_approval_request_2,
    "item_reference": _explain_response_item_reference_2,
}
_IS_BY_CONVERSATION_ITEM_CREATE_EVENT_2_TYPE: Final = {
    "message": _is_conversation_item_message_2,
    "function_call": _is_realtime_conversation_item_function_call_2,
    "function_call_output": _is_conversation_item_function_call_output,
    "mcp_approval_response": _is_realtime_mcp_approval_response_2,
    "mcp_list_tools": _is_realtime_mcp_list_tools_2,
    "mcp_call": _is_realtime_mcp_tool_call_2,
    "mcp_approval_request": _is_realtime_mcp_approval_request_2,
}
_EXPLAIN_BY_CONVERSATION_ITEM_CREATE_EVENT_2_TYPE: Final = {
    "message": _explain_conversation_item_message_2,
    "function_call": _explain_realtime_conversation_item_function_call_2,
    "function_call_output": _explain_conversation_item_function_call_output,
    "mcp_approval_response": _explain_realtime_mcp_approval_response_2,
    "mcp_list_tools": _explain_realtime_mcp_list_tools_2,
    "mcp_call": _explain_realtime_mcp_tool_call_2,
    "mcp_approval_request": _explain_realtime_mcp_approval_request_2,
}
