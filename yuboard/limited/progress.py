"""Progress of a task in the child: what share of it is done, told to the server a few times a second at most."""

from collections.abc import Callable
from time import monotonic

Tell = Callable[[float], object]
_PAUSE = 0.2


def quiet(share: float) -> None:
    """Tell nobody."""


class _Listener:
    """Listener of this process, how much it was told last, and when."""

    tell: Tell = staticmethod(quiet)
    most, at = 0.0, 0.0


def listen(to: Tell) -> None:
    """Let ``to`` be told of the next task, from nothing on."""
    _Listener.tell, _Listener.most, _Listener.at = staticmethod(to), 0.0, monotonic()


def tell(share: float) -> None:
    """Tell that this share of the task is done, unless as much was told before, or a moment ago."""
    if share > _Listener.most and monotonic() - _Listener.at > _PAUSE:
        _Listener.most, _Listener.at = share, monotonic()
        _Listener.tell(share)
