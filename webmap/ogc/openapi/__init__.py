"""The API described in OpenAPI 3.0, whole in itself: nothing in it points to another server."""

from .dokumen import openapi_of

__all__ = ["openapi_of"]
