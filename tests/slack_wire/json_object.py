"""The type of a JSON object, as it comes over the wire."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
