"""Validators: what accepts or rejects an instance.

Each function stands for the schema at the location in its comment.
"""
# Type checkers do not see what the checks before have ruled out.
# mypy: disable-error-code="arg-type, no-any-return"
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportOptionalIterable=false, reportOptionalMemberAccess=false
# pyright: reportOptionalOperand=false, reportOptionalSubscript=false
# ruff: noqa: PLR0915, SIM110

import re
from collections.abc import Iterator
from typing import Any, Final

from .._checks import (
    ValidationError,
    Violation,
    a_number,
    a_string,
    an_array,
    an_integer,
    an_object,
    distinct,
)

_BASE64_DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def is_base64(text: str) -> bool:
    """Whether `text` is base64 in the standard alphabet, with its padding (RFC 4648, section 4)."""
    if len(text) % 4 or not text.isascii():
        return False
    padding = text.encode().translate(None, _BASE64_DIGITS)
    return not padding or (padding in (b"=", b"==") and text.endswith(padding.decode()))


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
_SESSION_CREATE_REQUEST_ITEM_VALUE: Final = "item.input_audio_transcription.logprobs"
_MODALITIES_ITEM_VALUES: Final = dict.fromkeys(("text", "audio"))
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
_AUDIO_TRANSCRIPTION_DELAY_VALUES: Final = dict.fromkeys(
    ("minimal", "low", "medium", "high", "xhigh"),
)
_NOISE_REDUCTION_TYPE_VALUES: Final = dict.fromkeys(("near_field", "far_field"))
_REALTIME_FUNCTION_TOOL_NAME_FULLMATCH: Final = re.compile("[\\-0-9A-Z_a-z]{1,64}").fullmatch
_CREATE_PARAMS_CONVERSATION_VALUES: Final = dict.fromkeys(("auto", "none"))
_REALTIME_CONVERSATION_ITEM_STATUS_VALUES: Final = dict.fromkeys(
    ("completed", "incomplete", "in_progress"),
)
_MEMBERS_OF_SEMANTIC_VAD_EAGERNESS_VALUES: Final = dict.fromkeys(("low", "medium", "high", "auto"))
_OF_RESPONSE_INPUT_IMAGE_DETAIL_VALUES: Final = dict.fromkeys(("low", "high", "auto", "original"))
_OF_RESPONSE_INPUT_FILE_DETAIL_VALUES: Final = dict.fromkeys(("auto", "low", "high"))


def is_valid(value: Any) -> bool:
    """Whether `value`, as `json.loads` returns it, is valid."""
    try:
        if value.__class__ is dict or an_object(value):
            type_ = value.get("type")
            check = (
                _IS_BY_REALTIME_CLIENT_EVENT_TYPE.get(type_)
                if type_.__class__ is str or a_string(type_)
                else None
            )
            return check is not None and check(value)
        return False
    except RecursionError:
        return not any(iter_errors(value))


def iter_errors(value: Any) -> Iterator[Violation]:
    """All violations of `value`, in schema order."""
    from .rules import READER  # noqa: PLC0415  (only errors need them)

    yield from READER.violations(value, "", _is_realtime_client_event)


def validate(value: Any) -> None:
    """Raise `ValidationError` with all violations unless `value` is valid."""
    if not is_valid(value):
        raise ValidationError([*iter_errors(value)])


def violations(value: Any, definition: str) -> list[Violation]:
    """All violations of `value` by the definition that is called so, in schema order."""
    from .rules import READER  # noqa: PLC0415  (only errors need them)

    return READER.violations_of(value, definition)


def _is_realtime_client_event(value: Any) -> bool:
    # (root)
    if value.__class__ is dict or an_object(value):
        type_ = value.get("type")
        check = (
            _IS_BY_REALTIME_CLIENT_EVENT_TYPE.get(type_)
            if type_.__class__ is str or a_string(type_)
            else None
        )
        return check is not None and check(value)
    return False


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
    model = value.get("model")
    if model is not None:
        if model.__class__ is not str and not a_string(model):
            return False
        left -= 1
    instructions = value.get("instructions")
    if instructions is not None:
        if instructions.__class__ is not str and not a_string(instructions):
            return False
        left -= 1
        if not left:
            return True
    voice = value.get("voice")
    if voice is not None:
        if (
            voice.__class__ is not str and not a_string(voice)
        ) or voice not in _SESSION_CREATE_REQUEST_VOICE_VALUES:
            return False
        left -= 1
    input_audio_format = value.get("input_audio_format")
    if input_audio_format is not None:
        if (
            input_audio_format.__class__ is not str and not a_string(input_audio_format)
        ) or input_audio_format not in _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES:
            return False
        left -= 1
    output_audio_format = value.get("output_audio_format")
    if output_audio_format is not None:
        if (
            output_audio_format.__class__ is not str and not a_string(output_audio_format)
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
    if "turn_detection" in value:
        turn_detection = value["turn_detection"]
        if turn_detection is not None:
            if turn_detection.__class__ is dict or an_object(turn_detection):
                type_ = turn_detection.get("type")
                if type_ == "server_vad":
                    if not _members_of_server_vad(turn_detection):
                        return False
                elif type_ != "semantic_vad" or not _members_of_semantic_vad(turn_detection):
                    return False
            else:
                return False
        left -= 1
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
        if speed < 0.25 or speed > 1.5:
            return False
        left -= 1
    if "tracing" in value:
        tracing = value["tracing"]
        if tracing is not None:
            if (
                tracing.__class__ is str
                or a_string(tracing)
                or tracing.__class__ is dict
                or an_object(tracing)
            ):
                if tracing != "auto" and not _is_tracing_configuration(tracing):
                    return False
            else:
                return False
        left -= 1
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
            tool_choice.__class__ is not str and not a_string(tool_choice)
        ) or tool_choice not in _CREATE_REQUEST_TOOL_CHOICE_VALUES:
            if tool_choice.__class__ is dict or an_object(tool_choice):
                type_ = tool_choice.get("type")
                if type_ == "function":
                    if not _members_of_tool_choice_function(tool_choice):
                        return False
                elif type_ != "mcp" or not _members_of_tool_choice_mcp(tool_choice):
                    return False
            else:
                return False
        left -= 1
    temperature = value.get("temperature")
    if temperature is not None:
        if (
            temperature.__class__ is not int
            and (temperature.__class__ is not float or temperature - temperature != 0)
            and not a_number(temperature)
        ):
            return False
        if temperature < 0.6 or temperature > 1.2:
            return False
        left -= 1
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
            (truncation.__class__ is not str and not a_string(truncation))
            or truncation not in _SESSION_CREATE_REQUEST_TRUNCATION_VALUES
        ) and not _is_realtime_truncation_retention_ratio(truncation):
            return False
        left -= 1
    if "prompt" in value:
        prompt = value["prompt"]
        if prompt is not None and not _is_response_prompt(prompt):
            return False
        left -= 1
    client_secret = value.get("client_secret")
    if client_secret is not None:
        if not _is_session_client_secret(client_secret):
            return False
        left -= 1
    return not left


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
    input_audio_format = value.get("input_audio_format")
    if input_audio_format is not None:
        if (
            input_audio_format.__class__ is not str and not a_string(input_audio_format)
        ) or input_audio_format not in _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES:
            return False
        left -= 1
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
                    if not _members_of_server_vad(turn_detection):
                        return False
                elif type_ != "semantic_vad" or not _members_of_semantic_vad(turn_detection):
                    return False
            else:
                return False
        left -= 1
    if "input_audio_noise_reduction" in value:
        input_audio_noise_reduction = value["input_audio_noise_reduction"]
        if input_audio_noise_reduction is not None and not _is_noise_reduction(
            input_audio_noise_reduction
        ):
            return False
        left -= 1
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


def _is_modalities(value: Any) -> bool:
    # /$defs/Modalities
    if value.__class__ is not list and not an_array(value):
        return False
    if len(value) < 1 or len(value) > 2:
        return False
    for item in value:
        if (
            item.__class__ is not str and not a_string(item)
        ) or item not in _MODALITIES_ITEM_VALUES:
            return False
    if not distinct(value):
        return False
    count = 0
    for item in value:
        if item == "text":
            count += 1
    return count >= 1


def _is_modality(value: Any) -> bool:
    # /$defs/Modality
    return (value.__class__ is str or a_string(value)) and value in _MODALITIES_ITEM_VALUES


def _is_realtime_model(value: Any) -> bool:
    # /$defs/RealtimeModel
    return value.__class__ is str or a_string(value)


def _is_voice(value: Any) -> bool:
    # /$defs/Voice
    return (
        value.__class__ is str or a_string(value)
    ) and value in _SESSION_CREATE_REQUEST_VOICE_VALUES


def _is_audio_format(value: Any) -> bool:
    # /$defs/AudioFormat
    return (
        value.__class__ is str or a_string(value)
    ) and value in _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES


def _is_session_input_audio_transcription(value: Any) -> bool:
    # /$defs/SessionInputAudioTranscription
    if value.__class__ is not dict and not an_object(value):
        return False
    model = value.get("model")
    if model.__class__ is not str and not a_string(model):
        return False
    left = len(value) - 1
    if not left:
        return True
    language = value.get("language")
    if language is not None:
        if language.__class__ is not str and not a_string(language):
            return False
        left -= 1
    prompt = value.get("prompt")
    if prompt is not None:
        if prompt.__class__ is not str and not a_string(prompt):
            return False
        left -= 1
    return not left


def _is_audio_transcription(value: Any) -> bool:
    # /$defs/AudioTranscription
    if value.__class__ is not dict and not an_object(value):
        return False
    model = value.get("model")
    if model.__class__ is not str and not a_string(model):
        return False
    left = len(value) - 1
    if not left:
        return True
    language = value.get("language")
    if language is not None:
        if language.__class__ is not str and not a_string(language):
            return False
        left -= 1
    languages = value.get("languages")
    if languages is not None:
        if languages.__class__ is not list and not an_array(languages):
            return False
        if len(languages) < 1:
            return False
        for item in languages:
            if item.__class__ is not str and not a_string(item):
                return False
        left -= 1
    keywords = value.get("keywords")
    if keywords is not None:
        if keywords.__class__ is not list and not an_array(keywords):
            return False
        for item in keywords:
            if item.__class__ is not str and not a_string(item):
                return False
        left -= 1
        if not left:
            return True
    prompt = value.get("prompt")
    if prompt is not None:
        if prompt.__class__ is not str and not a_string(prompt):
            return False
        left -= 1
    delay = value.get("delay")
    if delay is not None:
        if (
            delay.__class__ is not str and not a_string(delay)
        ) or delay not in _AUDIO_TRANSCRIPTION_DELAY_VALUES:
            return False
        left -= 1
    return not left


def _is_audio_transcription_model(value: Any) -> bool:
    # /$defs/AudioTranscriptionModel
    return value.__class__ is str or a_string(value)


def _is_realtime_includable(value: Any) -> bool:
    # /$defs/RealtimeIncludable
    return value == _SESSION_CREATE_REQUEST_ITEM_VALUE


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
            type_.__class__ is not str and not a_string(type_)
        ) or type_ not in _NOISE_REDUCTION_TYPE_VALUES:
            return False
        left -= 1
    return not left


def _is_noise_reduction_type(value: Any) -> bool:
    # /$defs/NoiseReductionType
    return (value.__class__ is str or a_string(value)) and value in _NOISE_REDUCTION_TYPE_VALUES


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
            workflow_name.__class__ is not str
            and not a_string(workflow_name)
            and workflow_name is not None
        ):
            return False
        left -= 1
    if "group_id" in value:
        group_id = value["group_id"]
        if group_id.__class__ is not str and not a_string(group_id) and group_id is not None:
            return False
        left -= 1
    if "metadata" in value:
        metadata = value["metadata"]
        if metadata is not None and not _is_tracing_metadata(metadata):
            return False
        left -= 1
    return not left


def _is_tracing_metadata(value: Any) -> bool:
    # /$defs/TracingMetadata
    return value.__class__ is dict or an_object(value)


def _is_session_client_secret(value: Any) -> bool:
    # /$defs/SessionClientSecret
    if value.__class__ is not dict and not an_object(value):
        return False
    left = len(value)
    if not left:
        return True
    value_ = value.get("value")
    if value_ is not None:
        if value_.__class__ is not str and not a_string(value_):
            return False
        left -= 1
    expires_at = value.get("expires_at")
    if expires_at is not None:
        if expires_at.__class__ is not int and not an_integer(expires_at):
            return False
        if expires_at < 0:
            return False
        left -= 1
    expires_after = value.get("expires_after")
    if expires_after is not None:
        if not _is_session_client_secret_expires_after(expires_after):
            return False
        left -= 1
    return not left


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
        if seconds < 10 or seconds > 7200:
            return False
        left -= 1
    return not left


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
    seconds = value.get("seconds")
    if seconds is not None:
        if seconds.__class__ is not int and not an_integer(seconds):
            return False
        if seconds < 10 or seconds > 7200:
            return False
        left -= 1
    return not left


def _is_client_secret_anchor(value: Any) -> bool:
    # /$defs/ClientSecretAnchor
    return value == "created_at"


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
    if retention_ratio < 0 or retention_ratio > 1:
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


def _is_realtime_function_tool(value: Any) -> bool:
    # /$defs/RealtimeFunctionTool
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "function":
        return False
    name_ = value.get("name")
    if name_.__class__ is not str and not a_string(name_):
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
        if description.__class__ is not str and not a_string(description):
            return False
        left -= 1
    parameters = value.get("parameters")
    if parameters is not None:
        if not _is_function_parameters(parameters):
            return False
        left -= 1
    return not left


def _is_function_parameters(value: Any) -> bool:
    # /$defs/FunctionParameters
    return value.__class__ is dict or an_object(value)


def _is_tool_choice_options(value: Any) -> bool:
    # /$defs/ToolChoiceOptions
    return (
        value.__class__ is str or a_string(value)
    ) and value in _CREATE_REQUEST_TOOL_CHOICE_VALUES


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
    if "instructions" in value:
        instructions = value["instructions"]
        if (
            instructions.__class__ is not str
            and not a_string(instructions)
            and instructions is not None
        ):
            return False
        left -= 1
    voice = value.get("voice")
    if voice is not None:
        if (
            voice.__class__ is not str and not a_string(voice)
        ) or voice not in _SESSION_CREATE_REQUEST_VOICE_VALUES:
            return False
        left -= 1
        if not left:
            return True
    output_audio_format = value.get("output_audio_format")
    if output_audio_format is not None:
        if (
            output_audio_format.__class__ is not str and not a_string(output_audio_format)
        ) or output_audio_format not in _CREATE_REQUEST_INPUT_AUDIO_FORMAT_VALUES:
            return False
        left -= 1
    tools = value.get("tools")
    if tools is not None:
        if tools.__class__ is not list and not an_array(tools):
            return False
        for item in tools:
            if not _is_realtime_function_tool(item):
                return False
        left -= 1
    tool_choice = value.get("tool_choice")
    if tool_choice is not None:
        if (
            tool_choice.__class__ is not str and not a_string(tool_choice)
        ) or tool_choice not in _CREATE_REQUEST_TOOL_CHOICE_VALUES:
            if tool_choice.__class__ is dict or an_object(tool_choice):
                type_ = tool_choice.get("type")
                if type_ == "function":
                    if not _members_of_tool_choice_function(tool_choice):
                        return False
                elif type_ != "mcp" or not _members_of_tool_choice_mcp(tool_choice):
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
        if temperature < 0.6 or temperature > 1.2:
            return False
        left -= 1
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
                or max_output_tokens.__class__ is str
                or a_string(max_output_tokens)
            ):
                if max_output_tokens.__class__ is int or an_integer(max_output_tokens):
                    if max_output_tokens < 1 or max_output_tokens > 4096:
                        return False
                elif max_output_tokens != "inf":
                    return False
            else:
                return False
        left -= 1
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
                or max_response_output_tokens.__class__ is str
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
        if conversation.__class__ is not str and not a_string(conversation):
            return False
        left -= 1
    if "metadata" in value:
        metadata = value["metadata"]
        if metadata is not None and not _is_metadata(metadata):
            return False
        left -= 1
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
            if not _is_response_input_item(item):
                return False
        left -= 1
    return not left


def _is_max_output_tokens(value: Any) -> bool:
    # /$defs/MaxOutputTokens
    if value.__class__ is int or an_integer(value):
        if value < 1:
            return False
        return value <= 4096
    return value == "inf"


def _is_response_conversation(value: Any) -> bool:
    # /$defs/ResponseConversation
    return value.__class__ is str or a_string(value)


def _is_metadata(value: Any) -> bool:
    # /$defs/Metadata
    if value.__class__ is not dict and not an_object(value):
        return False
    if len(value) > 16:
        return False
    for name, item in value.items():
        if name.__class__ is not str and not a_string(name):
            return False
        if len(name) > 64:
            return False
        if item.__class__ is not str and not a_string(item):
            return False
        if len(item) > 512:
            return False
    return True


def _is_response_prompt(value: Any) -> bool:
    # /$defs/ResponsePrompt
    if value.__class__ is not dict and not an_object(value):
        return False
    id_ = value.get("id")
    if id_.__class__ is not str and not a_string(id_):
        return False
    left = len(value) - 1
    if not left:
        return True
    if "version" in value:
        version = value["version"]
        if version.__class__ is not str and not a_string(version) and version is not None:
            return False
        left -= 1
    if "variables" in value:
        variables = value["variables"]
        if variables is not None and not _is_response_prompt_variables(variables):
            return False
        left -= 1
    return not left


def _is_response_prompt_variables(value: Any) -> bool:
    # /$defs/ResponsePromptVariables
    if value.__class__ is not dict and not an_object(value):
        return False
    for item in value.values():
        if not _is_response_prompt_variable(item):
            return False
    return True


def _is_response_prompt_variable(value: Any) -> bool:
    # /$defs/ResponsePromptVariable
    if value.__class__ is str or a_string(value):
        return True
    if value.__class__ is dict or an_object(value):
        type_ = value.get("type")
        if type_ == "input_text":
            return _members_of_response_input_text(value)
        if type_ == "input_image":
            return _members_of_response_input_image(value)
        return type_ == "input_file" and _members_of_response_input_file(value)
    return False


def _is_prompt_cache_breakpoint(value: Any) -> bool:
    # /$defs/PromptCacheBreakpoint
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("mode") != "explicit":
        return False
    return len(value) == 1


def _is_conversation_item_message(value: Any) -> bool:
    # /$defs/ConversationItem/oneOf
    role = value.get("role")
    if role == "system":
        return _members_of_conversation_item_system_message(value)
    if role == "user":
        return _members_of_realtime_conversation_item_user_message(value)
    return role == "assistant" and _members_of_conversation_item_assistant_message(value)


def _is_conversation_item(value: Any) -> bool:
    # /$defs/ConversationItem
    if value.__class__ is dict or an_object(value):
        type_ = value.get("type")
        check = (
            _IS_BY_CONVERSATION_ITEM_TYPE.get(type_)
            if type_.__class__ is str or a_string(type_)
            else None
        )
        return check is not None and check(value)
    return False


def _is_response_input_item_message(value: Any) -> bool:
    # /$defs/ResponseInputItem/oneOf
    role = value.get("role")
    if role == "system":
        return _members_of_item_system_message_with_reference(value)
    if role == "user":
        return _members_of_item_user_message_with_reference(value)
    return role == "assistant" and _members_of_item_assistant_message_with_reference(value)


def _is_response_input_item(value: Any) -> bool:
    # /$defs/ResponseInputItem
    if value.__class__ is dict or an_object(value):
        type_ = value.get("type")
        check = (
            _IS_BY_RESPONSE_INPUT_ITEM_TYPE.get(type_)
            if type_.__class__ is str or a_string(type_)
            else None
        )
        return check is not None and check(value)
    return False


def _is_realtime_conversation_item_status(value: Any) -> bool:
    # /$defs/RealtimeConversationItemStatus
    return (
        value.__class__ is str or a_string(value)
    ) and value in _REALTIME_CONVERSATION_ITEM_STATUS_VALUES


def _is_input_text_content(value: Any) -> bool:
    # /$defs/InputTextContent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "input_text":
        return False
    return _members_of_input_text_content(value)


def _is_text_content(value: Any) -> bool:
    # /$defs/TextContent
    if value.__class__ is not dict and not an_object(value):
        return False
    if value.get("type") != "text":
        return False
    return _members_of_text_content(value)


def _is_realtime_mcp_list_tools_tool(value: Any) -> bool:
    # /$defs/RealtimeMcpListToolsTool
    if value.__class__ is not dict and not an_object(value):
        return False
    name_ = value.get("name")
    if name_.__class__ is not str and not a_string(name_):
        return False
    if not _is_mcp_tool_input_schema(value.get("input_schema")):
        return False
    left = len(value) - 2
    if not left:
        return True
    if "description" in value:
        description = value["description"]
        if (
            description.__class__ is not str
            and not a_string(description)
            and description is not None
        ):
            return False
        left -= 1
    if "annotations" in value:
        annotations = value["annotations"]
        if annotations is not None and not _is_mcp_tool_annotations(annotations):
            return False
        left -= 1
    return not left


def _is_mcp_tool_input_schema(value: Any) -> bool:
    # /$defs/McpToolInputSchema
    return value.__class__ is dict or an_object(value)


def _is_mcp_tool_annotations(value: Any) -> bool:
    # /$defs/McpToolAnnotations
    return value.__class__ is dict or an_object(value)


def _members_of_session_update_event(value: Any) -> bool:
    # /$defs/SessionUpdateEvent
    if not _is_realtime_session_create_request(value.get("session")):
        return False
    left = len(value) - 2
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if event_id.__class__ is not str and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _members_of_transcription_session_update(value: Any) -> bool:
    # /$defs/TranscriptionSessionUpdate
    if not _is_realtime_transcription_session_create_request(value.get("session")):
        return False
    left = len(value) - 2
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if event_id.__class__ is not str and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _members_of_input_audio_buffer_append_event(value: Any) -> bool:
    # /$defs/InputAudioBufferAppendEvent
    audio = value.get("audio")
    if audio.__class__ is not str and not a_string(audio):
        return False
    if len(audio) > 20971520 or not is_base64(audio):
        return False
    left = len(value) - 2
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if event_id.__class__ is not str and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _members_of_input_audio_buffer_commit_event(value: Any) -> bool:
    # /$defs/InputAudioBufferCommitEvent
    left = len(value) - 1
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if event_id.__class__ is not str and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _members_of_input_audio_buffer_clear_event(value: Any) -> bool:
    # /$defs/InputAudioBufferClearEvent
    left = len(value) - 1
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if event_id.__class__ is not str and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _members_of_conversation_item_create_event(value: Any) -> bool:
    # /$defs/ConversationItemCreateEvent
    if not _is_conversation_item(value.get("item")):
        return False
    left = len(value) - 2
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if event_id.__class__ is not str and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    if "previous_item_id" in value:
        previous_item_id = value["previous_item_id"]
        if (
            previous_item_id.__class__ is not str
            and not a_string(previous_item_id)
            and previous_item_id is not None
        ):
            return False
        left -= 1
    return not left


def _members_of_conversation_item_retrieve_event(value: Any) -> bool:
    # /$defs/ConversationItemRetrieveEvent
    item_id = value.get("item_id")
    if item_id.__class__ is not str and not a_string(item_id):
        return False
    left = len(value) - 2
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if event_id.__class__ is not str and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _members_of_conversation_item_truncate_event(value: Any) -> bool:
    # /$defs/ConversationItemTruncateEvent
    item_id = value.get("item_id")
    if item_id.__class__ is not str and not a_string(item_id):
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
        if event_id.__class__ is not str and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _members_of_conversation_item_delete_event(value: Any) -> bool:
    # /$defs/ConversationItemDeleteEvent
    item_id = value.get("item_id")
    if item_id.__class__ is not str and not a_string(item_id):
        return False
    left = len(value) - 2
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if event_id.__class__ is not str and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _members_of_response_create_event(value: Any) -> bool:
    # /$defs/ResponseCreateEvent
    left = len(value) - 1
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if event_id.__class__ is not str and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    response = value.get("response")
    if response is not None:
        if not _is_realtime_response_create_params(response):
            return False
        left -= 1
    return not left


def _members_of_response_cancel_event(value: Any) -> bool:
    # /$defs/ResponseCancelEvent
    left = len(value) - 1
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if event_id.__class__ is not str and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    response_id = value.get("response_id")
    if response_id is not None:
        if response_id.__class__ is not str and not a_string(response_id):
            return False
        left -= 1
    return not left


def _members_of_output_audio_buffer_clear_event(value: Any) -> bool:
    # /$defs/OutputAudioBufferClearEvent
    left = len(value) - 1
    if not left:
        return True
    event_id = value.get("event_id")
    if event_id is not None:
        if event_id.__class__ is not str and not a_string(event_id):
            return False
        if len(event_id) > 512:
            return False
        left -= 1
    return not left


def _members_of_server_vad(value: Any) -> bool:
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
        if threshold < 0 or threshold > 1:
            return False
        left -= 1
    prefix_padding_ms = value.get("prefix_padding_ms")
    if prefix_padding_ms is not None:
        if prefix_padding_ms.__class__ is not int and not an_integer(prefix_padding_ms):
            return False
        if prefix_padding_ms < 0:
            return False
        left -= 1
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
    interrupt_response = value.get("interrupt_response")
    if interrupt_response is not None:
        if interrupt_response.__class__ is not bool:
            return False
        left -= 1
    return not left


def _members_of_semantic_vad(value: Any) -> bool:
    # /$defs/SemanticVad
    left = len(value) - 1
    if not left:
        return True
    eagerness = value.get("eagerness")
    if eagerness is not None:
        if (
            eagerness.__class__ is not str and not a_string(eagerness)
        ) or eagerness not in _MEMBERS_OF_SEMANTIC_VAD_EAGERNESS_VALUES:
            return False
        left -= 1
    create_response = value.get("create_response")
    if create_response is not None:
        if create_response.__class__ is not bool:
            return False
        left -= 1
    interrupt_response = value.get("interrupt_response")
    if interrupt_response is not None:
        if interrupt_response.__class__ is not bool:
            return False
        left -= 1
    return not left


def _members_of_tool_choice_function(value: Any) -> bool:
    # /$defs/ToolChoiceFunction
    name_ = value.get("name")
    if name_.__class__ is not str and not a_string(name_):
        return False
    return len(value) == 2


def _members_of_tool_choice_mcp(value: Any) -> bool:
    # /$defs/ToolChoiceMcp
    server_label = value.get("server_label")
    if server_label.__class__ is not str and not a_string(server_label):
        return False
    left = len(value) - 2
    if not left:
        return True
    if "name" in value:
        name_ = value["name"]
        if name_.__class__ is not str and not a_string(name_) and name_ is not None:
            return False
        left -= 1
    return not left


def _members_of_response_input_text(value: Any) -> bool:
    # /$defs/ResponseInputText
    text = value.get("text")
    if text.__class__ is not str and not a_string(text):
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


def _members_of_response_input_image(value: Any) -> bool:
    # /$defs/ResponseInputImage
    left = len(value) - 1
    if not left:
        return True
    if "image_url" in value:
        image_url = value["image_url"]
        if image_url.__class__ is not str and not a_string(image_url) and image_url is not None:
            return False
        left -= 1
    if "file_id" in value:
        file_id = value["file_id"]
        if file_id.__class__ is not str and not a_string(file_id) and file_id is not None:
            return False
        left -= 1
    detail = value.get("detail")
    if detail is not None:
        if (
            detail.__class__ is not str and not a_string(detail)
        ) or detail not in _OF_RESPONSE_INPUT_IMAGE_DETAIL_VALUES:
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


def _members_of_response_input_file(value: Any) -> bool:
    # /$defs/ResponseInputFile
    left = len(value) - 1
    if not left:
        return True
    if "file_id" in value:
        file_id = value["file_id"]
        if file_id.__class__ is not str and not a_string(file_id) and file_id is not None:
            return False
        left -= 1
    filename = value.get("filename")
    if filename is not None:
        if filename.__class__ is not str and not a_string(filename):
            return False
        left -= 1
    file_data = value.get("file_data")
    if file_data is not None:
        if file_data.__class__ is not str and not a_string(file_data):
            return False
        left -= 1
        if not left:
            return True
    prompt_cache_breakpoint = value.get("prompt_cache_breakpoint")
    if prompt_cache_breakpoint is not None:
        if not _is_prompt_cache_breakpoint(prompt_cache_breakpoint):
            return False
        left -= 1
    file_url = value.get("file_url")
    if file_url is not None:
        if file_url.__class__ is not str and not a_string(file_url):
            return False
        left -= 1
    detail = value.get("detail")
    if detail is not None:
        if (
            detail.__class__ is not str and not a_string(detail)
        ) or detail not in _OF_RESPONSE_INPUT_FILE_DETAIL_VALUES:
            return False
        left -= 1
    return not left


def _members_of_conversation_item_system_message(value: Any) -> bool:
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
        if id_.__class__ is not str and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_string(status)
        ) or status not in _REALTIME_CONVERSATION_ITEM_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _members_of_realtime_conversation_item_user_message(value: Any) -> bool:
    # /$defs/RealtimeConversationItemUserMessage
    content = value.get("content")
    if content.__class__ is not list and not an_array(content):
        return False
    for item in content:
        if item.__class__ is dict or an_object(item):
            type_ = item.get("type")
            if type_ == "input_text":
                if not _members_of_input_text_content(item):
                    return False
            elif type_ != "input_audio" or not _members_of_input_audio_content(item):
                return False
        else:
            return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if id_.__class__ is not str and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_string(status)
        ) or status not in _REALTIME_CONVERSATION_ITEM_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _members_of_conversation_item_assistant_message(value: Any) -> bool:
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
        if id_.__class__ is not str and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_string(status)
        ) or status not in _REALTIME_CONVERSATION_ITEM_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _members_of_realtime_conversation_item_function_call(value: Any) -> bool:
    # /$defs/RealtimeConversationItemFunctionCall
    name_ = value.get("name")
    if name_.__class__ is not str and not a_string(name_):
        return False
    arguments = value.get("arguments")
    if arguments.__class__ is not str and not a_string(arguments):
        return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if id_.__class__ is not str and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_string(status)
        ) or status not in _REALTIME_CONVERSATION_ITEM_STATUS_VALUES:
            return False
        left -= 1
        if not left:
            return True
    call_id = value.get("call_id")
    if call_id is not None:
        if call_id.__class__ is not str and not a_string(call_id):
            return False
        if len(call_id) > 32:
            return False
        left -= 1
    return not left


def _members_of_conversation_item_function_call_output(value: Any) -> bool:
    # /$defs/RealtimeConversationItemFunctionCallOutput
    call_id = value.get("call_id")
    if call_id.__class__ is not str and not a_string(call_id):
        return False
    if len(call_id) > 32:
        return False
    output = value.get("output")
    if output.__class__ is not str and not a_string(output):
        return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if id_.__class__ is not str and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_string(status)
        ) or status not in _REALTIME_CONVERSATION_ITEM_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _members_of_realtime_mcp_approval_response(value: Any) -> bool:
    # /$defs/RealtimeMcpApprovalResponse
    approval_request_id = value.get("approval_request_id")
    if approval_request_id.__class__ is not str and not a_string(approval_request_id):
        return False
    approve = value.get("approve")
    if approve.__class__ is not bool:
        return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if id_.__class__ is not str and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
    if "reason" in value:
        reason = value["reason"]
        if reason.__class__ is not str and not a_string(reason) and reason is not None:
            return False
        left -= 1
    return not left


def _members_of_realtime_mcp_list_tools(value: Any) -> bool:
    # /$defs/RealtimeMcpListTools
    server_label = value.get("server_label")
    if server_label.__class__ is not str and not a_string(server_label):
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
        if id_.__class__ is not str and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
    return not left


def _members_of_realtime_mcp_tool_call(value: Any) -> bool:
    # /$defs/RealtimeMcpToolCall
    id_ = value.get("id")
    if id_.__class__ is not str and not a_string(id_):
        return False
    if len(id_) > 32:
        return False
    server_label = value.get("server_label")
    if server_label.__class__ is not str and not a_string(server_label):
        return False
    name_ = value.get("name")
    if name_.__class__ is not str and not a_string(name_):
        return False
    arguments = value.get("arguments")
    if arguments.__class__ is not str and not a_string(arguments):
        return False
    left = len(value) - 5
    if not left:
        return True
    if "approval_request_id" in value:
        approval_request_id = value["approval_request_id"]
        if (
            approval_request_id.__class__ is not str
            and not a_string(approval_request_id)
            and approval_request_id is not None
        ):
            return False
        left -= 1
    if "output" in value:
        output = value["output"]
        if output.__class__ is not str and not a_string(output) and output is not None:
            return False
        left -= 1
    if "error" in value:
        error = value["error"]
        if error is not None:
            if error.__class__ is dict or an_object(error):
                type_ = error.get("type")
                if type_ == "protocol_error":
                    if not _members_of_realtime_mcp_protocol_error(error):
                        return False
                elif type_ == "tool_execution_error":
                    if not _members_of_realtime_mcp_tool_execution_error(error):
                        return False
                elif type_ != "http_error" or not _members_of_realtime_mcphttp_error(error):
                    return False
            else:
                return False
        left -= 1
    return not left


def _members_of_realtime_mcp_approval_request(value: Any) -> bool:
    # /$defs/RealtimeMcpApprovalRequest
    id_ = value.get("id")
    if id_.__class__ is not str and not a_string(id_):
        return False
    if len(id_) > 32:
        return False
    server_label = value.get("server_label")
    if server_label.__class__ is not str and not a_string(server_label):
        return False
    name_ = value.get("name")
    if name_.__class__ is not str and not a_string(name_):
        return False
    arguments = value.get("arguments")
    if arguments.__class__ is not str and not a_string(arguments):
        return False
    return len(value) == 5


def _members_of_item_system_message_with_reference(value: Any) -> bool:
    # /$defs/RealtimeConversationItemSystemMessageWithReference
    content = value.get("content")
    if content.__class__ is not list and not an_array(content):
        return False
    for item in content:
        if item.__class__ is dict or an_object(item):
            type_ = item.get("type")
            if type_ == "input_text":
                if not _members_of_input_text_content(item):
                    return False
            elif type_ != "item_reference" or not _members_of_item_reference_content(item):
                return False
        else:
            return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if id_.__class__ is not str and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_string(status)
        ) or status not in _REALTIME_CONVERSATION_ITEM_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _members_of_item_user_message_with_reference(value: Any) -> bool:
    # /$defs/RealtimeConversationItemUserMessageWithReference
    content = value.get("content")
    if content.__class__ is not list and not an_array(content):
        return False
    for item in content:
        if item.__class__ is dict or an_object(item):
            type_ = item.get("type")
            if type_ == "input_text":
                if not _members_of_input_text_content(item):
                    return False
            elif type_ == "input_audio":
                if not _members_of_input_audio_content(item):
                    return False
            elif type_ != "item_reference" or not _members_of_item_reference_content(item):
                return False
        else:
            return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if id_.__class__ is not str and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_string(status)
        ) or status not in _REALTIME_CONVERSATION_ITEM_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _members_of_item_assistant_message_with_reference(value: Any) -> bool:
    # /$defs/RealtimeConversationItemAssistantMessageWithReference
    content = value.get("content")
    if content.__class__ is not list and not an_array(content):
        return False
    for item in content:
        if item.__class__ is dict or an_object(item):
            type_ = item.get("type")
            if type_ == "text":
                if not _members_of_text_content(item):
                    return False
            elif type_ != "item_reference" or not _members_of_item_reference_content(item):
                return False
        else:
            return False
    left = len(value) - 3
    if not left:
        return True
    id_ = value.get("id")
    if id_ is not None:
        if id_.__class__ is not str and not a_string(id_):
            return False
        if len(id_) > 32:
            return False
        left -= 1
    object_ = value.get("object")
    if object_ is not None:
        if object_ != "realtime.item":
            return False
        left -= 1
    status = value.get("status")
    if status is not None:
        if (
            status.__class__ is not str and not a_string(status)
        ) or status not in _REALTIME_CONVERSATION_ITEM_STATUS_VALUES:
            return False
        left -= 1
    return not left


def _members_of_response_item_reference(value: Any) -> bool:
    # /$defs/ResponseItemReference
    id_ = value.get("id")
    if id_.__class__ is not str and not a_string(id_):
        return False
    return len(value) == 2


def _members_of_input_text_content(value: Any) -> bool:
    # /$defs/InputTextContent
    text = value.get("text")
    if text.__class__ is not str and not a_string(text):
        return False
    return len(value) == 2


def _members_of_item_reference_content(value: Any) -> bool:
    # /$defs/ItemReferenceContent
    id_ = value.get("id")
    if id_.__class__ is not str and not a_string(id_):
        return False
    return len(value) == 2


def _members_of_input_audio_content(value: Any) -> bool:
    # /$defs/InputAudioContent
    audio = value.get("audio")
    if audio.__class__ is not str and not a_string(audio):
        return False
    if not is_base64(audio):
        return False
    left = len(value) - 2
    if not left:
        return True
    if "transcript" in value:
        transcript = value["transcript"]
        if transcript.__class__ is not str and not a_string(transcript) and transcript is not None:
            return False
        left -= 1
    return not left


def _members_of_text_content(value: Any) -> bool:
    # /$defs/TextContent
    text = value.get("text")
    if text.__class__ is not str and not a_string(text):
        return False
    return len(value) == 2


def _members_of_realtime_mcp_protocol_error(value: Any) -> bool:
    # /$defs/RealtimeMcpProtocolError
    code = value.get("code")
    if code.__class__ is not int and not an_integer(code):
        return False
    message = value.get("message")
    if message.__class__ is not str and not a_string(message):
        return False
    return len(value) == 3


def _members_of_realtime_mcp_tool_execution_error(value: Any) -> bool:
    # /$defs/RealtimeMcpToolExecutionError
    message = value.get("message")
    if message.__class__ is not str and not a_string(message):
        return False
    return len(value) == 2


def _members_of_realtime_mcphttp_error(value: Any) -> bool:
    # /$defs/RealtimeMcphttpError
    code = value.get("code")
    if code.__class__ is not int and not an_integer(code):
        return False
    message = value.get("message")
    if message.__class__ is not str and not a_string(message):
        return False
    return len(value) == 3


_IS_BY_REALTIME_CLIENT_EVENT_TYPE: Final = {
    "session.update": _members_of_session_update_event,
    "transcription_session.update": _members_of_transcription_session_update,
    "input_audio_buffer.append": _members_of_input_audio_buffer_append_event,
    "input_audio_buffer.commit": _members_of_input_audio_buffer_commit_event,
    "input_audio_buffer.clear": _members_of_input_audio_buffer_clear_event,
    "conversation.item.create": _members_of_conversation_item_create_event,
    "conversation.item.retrieve": _members_of_conversation_item_retrieve_event,
    "conversation.item.truncate": _members_of_conversation_item_truncate_event,
    "conversation.item.delete": _members_of_conversation_item_delete_event,
    "response.create": _members_of_response_create_event,
    "response.cancel": _members_of_response_cancel_event,
    "output_audio_buffer.clear": _members_of_output_audio_buffer_clear_event,
}
_IS_BY_CONVERSATION_ITEM_TYPE: Final = {
    "message": _is_conversation_item_message,
    "function_call": _members_of_realtime_conversation_item_function_call,
    "function_call_output": _members_of_conversation_item_function_call_output,
    "mcp_approval_response": _members_of_realtime_mcp_approval_response,
    "mcp_list_tools": _members_of_realtime_mcp_list_tools,
    "mcp_call": _members_of_realtime_mcp_tool_call,
    "mcp_approval_request": _members_of_realtime_mcp_approval_request,
}
_IS_BY_RESPONSE_INPUT_ITEM_TYPE: Final = {
    "message": _is_response_input_item_message,
    "function_call": _members_of_realtime_conversation_item_function_call,
    "function_call_output": _members_of_conversation_item_function_call_output,
    "mcp_approval_response": _members_of_realtime_mcp_approval_response,
    "mcp_list_tools": _members_of_realtime_mcp_list_tools,
    "mcp_call": _members_of_realtime_mcp_tool_call,
    "mcp_approval_request": _members_of_realtime_mcp_approval_request,
    "item_reference": _members_of_response_item_reference,
}
