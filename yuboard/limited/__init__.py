"""Limited reading: what people upload is opened in a child process of bounded memory and time, never in the server."""

from yuboard.limited.calling import Child, Limits, call

__all__ = ["Child", "Limits", "call"]
