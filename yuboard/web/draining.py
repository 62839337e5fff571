"""Draining: between the order to stop and the end, a server goes on answering, and says that it is on its way out."""

import logging
import signal
import threading
from types import FrameType


class Draining:
    """Draining of one process: ``is_on`` from the first order to stop, which is passed on after ``seconds``.

    Who routes to several processes by their health sends nothing new here meanwhile; what is under way is finished by
    the server itself. A second order is passed on at once.
    """

    def __init__(self, seconds: float = 0):
        self.seconds = seconds
        self.is_on = False

    def watch(self) -> None:
        """Hear orders to stop from now on, before the server does; only a main thread can."""
        if threading.current_thread() is not threading.main_thread():
            return
        server = signal.getsignal(signal.SIGTERM)

        def hear(number: int, frame: FrameType | None) -> None:
            is_first, self.is_on = not self.is_on, True
            if not callable(server):
                return
            if is_first and self.seconds:
                logging.getLogger(__name__).warning("收到停止的指令，%g 秒后停止", self.seconds)
                late = threading.Timer(self.seconds, server, (number, None))
                late.daemon = True
                late.start()
            else:
                server(number, frame)

        signal.signal(signal.SIGTERM, hear)
