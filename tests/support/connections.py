"""Connections as programs make them: the front end's WebSocket with headers that a browser does not let a page set."""

from collections.abc import Sequence

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


def told(server: str, page: str, headers: Sequence[tuple[str, str]] = ()) -> str:
    """Everything that the server sends for one run of a page, to a connection with these headers."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.context_info.url = f"{server}/{page}"
    address = f"{server.replace('http', 'ws', 1)}/_stcore/stream"
    with connect(
        address, subprotocols=["streamlit"], origin=server, additional_headers=list(headers), max_size=None
    ) as socket:  # type: ignore[arg-type,list-item]
        socket.send(message.SerializeToString())
        said = []
        while True:
            answer = ForwardMsg.FromString(socket.recv(timeout=30, decode=False))
            said.append(str(answer.delta))
            done = answer.WhichOneof("type") == "script_finished"
            if done and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return "\n".join(said).encode("latin-1", "backslashreplace").decode("unicode_escape")
