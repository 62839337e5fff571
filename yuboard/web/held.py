"""An answer that is held back until it is whole, for middleware that changes what others send."""

from collections.abc import Awaitable, Callable

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send


class Held:
    """Sends on what ``change`` makes of the headers and the body of an answer that is ``wanted``; all else as it is.

    ``wanted`` judges by the status and the headers of the answer; the length is set here.
    """

    def __init__(
        self,
        send: Send,
        wanted: Callable[[int, MutableHeaders], bool],
        change: Callable[[MutableHeaders, bytes], Awaitable[bytes]],
    ):
        self.send, self.wanted, self.change = send, wanted, change
        self.start: Message | None = None
        self.body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and self._is_wanted(message):
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self.start)

    def _is_wanted(self, start: Message) -> bool:
        return self.wanted(start["status"], MutableHeaders(raw=start["headers"]))

    async def _finish(self, start: Message) -> None:
        headers = MutableHeaders(raw=start["headers"])
        content = await self.change(headers, bytes(self.body))
        headers["content-length"] = str(len(content))
        await self.send(start)
        await self.send({"type": "http.response.body", "body": content})
