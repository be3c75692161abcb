"""Serve HTTP, or raw connections, from a thread that has a loop of its own."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from aiohttp import web

from grader.child.kit.fakes import Call, State
from grader.model import Span

if TYPE_CHECKING:
    from grader.child.kit.fakes import Failure
    from grader.child.kit.web.answers import Handler
    from grader.child.kit.web.client import ClientWatch, MadeSession

HOST = "127.0.0.1"
_PATIENCE = 5.0  # seconds for the thread to start or to end; it needs a few milliseconds
_GRACE = 0.01  # seconds that a request may still take when the server ends

RawHandler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[object]]
Routes = Mapping[str, "Handler"] | Iterable[web.AbstractRouteDef]


@dataclass(eq=False)
class Server:
    """A server on 127.0.0.1; enter it with `with` or `async with`, which start and end its thread.

    It takes part in the check's clock, whichever that is; its loop belongs to nobody's trace. The counters
    may be read at any time. `calls` has each request in the order of arrival, with the line that asked.
    """

    name: str
    now: Callable[[], float]
    watch: ClientWatch
    routes: Routes = field(default_factory=dict)
    raw: RawHandler | None = None  # takes connections instead of requests
    calls: list[Call] = field(default_factory=list)
    connections: list[float] = field(default_factory=list)  # when each connection was made
    peak: int = 0
    in_flight: int = 0
    refusing: bool = False  # closes each new connection at once, without a word
    errors: list[BaseException] = field(default_factory=list)  # of handlers; the first one fails the check
    failure: Failure = None  # that of a service; here the routes say what fails
    url: str = ""
    port: int = 0
    transports: set[asyncio.Transport] = field(default_factory=set)  # of connections, until they are closed
    _started: threading.Event = field(default_factory=threading.Event)
    _loop: asyncio.AbstractEventLoop | None = None
    _stop: asyncio.Event | None = None
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.watch.__enter__()
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        self._thread.start()
        self._started.wait(_PATIENCE)
        if not self.port:
            self.close()
            raise self.errors[0] if self.errors else RuntimeError("the kit's server does not start")
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
        if exc == (None, None, None) and self.errors:
            raise self.errors[0]

    async def __aenter__(self) -> Self:
        return self.__enter__()

    async def __aexit__(self, *exc: object) -> None:
        self.__exit__(*exc)

    def close(self) -> None:
        """End every connection and the thread; never waits for a client."""
        self.watch.__exit__()
        if self._loop is not None and self._stop is not None:
            with contextlib.suppress(RuntimeError):  # closed already
                self._loop.call_soon_threadsafe(self._stop.set)
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    @property
    def open_connections(self) -> int:
        """The number of connections that are open now."""
        return sum(not transport.is_closing() for transport in list(self.transports))

    @property
    def sessions(self) -> list[MadeSession]:
        """The sessions that the learner's code made since the server was entered."""
        return self.watch.sessions

    def drop_connections(self) -> None:
        """Break every open connection, as a server that crashes does; any thread may ask."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._abort_all)

    def spans(self, now: float) -> tuple[Span, ...]:
        """Give the timeline of the requests."""
        spans = [
            Span(
                call.label,
                "",
                call.start,
                now if call.end is None else call.end,
                call.place.line if call.place else None,
            )
            for call in list(self.calls)
        ]
        # What arrives in one instant arrives in any order; a report has one.
        return tuple(sorted(spans, key=lambda span: (span.start, span.label)))

    # --- in the server's thread

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                runner.run(self._serve())
        except Exception as error:  # whatever it is, the check has to hear of it
            self.errors.append(error)
        finally:
            self._started.set()

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        async with contextlib.AsyncExitStack() as stack:
            make = await self._protocols(stack)
            listening = await self._loop.create_server(lambda: _Greeter(self, make()), HOST, 0)
            stack.callback(listening.close)
            self.port = listening.sockets[0].getsockname()[1]
            self.url = f"http://{HOST}:{self.port}"
            self._started.set()
            await self._stop.wait()
            listening.close()
        self._abort_all()

    async def _protocols(self, stack: contextlib.AsyncExitStack) -> Callable[[], asyncio.BaseProtocol]:
        if self.raw is not None:
            return self._raw_protocol
        app = web.Application(middlewares=[self._recorded], client_max_size=0)
        app.add_routes(_table(self.routes))
        runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=_GRACE, handle_signals=False
        )
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        server = runner.server
        assert server is not None  # it is set up
        return server

    def _raw_protocol(self) -> asyncio.BaseProtocol:
        reader = asyncio.StreamReader()
        return asyncio.StreamReaderProtocol(reader, self._connected)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert self.raw is not None  # else there are no raw protocols
        try:
            await self.raw(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client has gone
        except Exception as error:  # the hidden test's own fault
            self.errors.append(error)
        finally:
            writer.close()

    @property
    def _recorded(self) -> Any:
        @web.middleware
        async def recorded(request: web.Request, handler: Handler) -> web.StreamResponse:
            call = self._begin(request)
            try:
                response = await handler(request)
                # Here and not after the handler: a request is in flight until its body is sent.
                await response.prepare(request)
                await response.write_eof()
            except web.HTTPException:
                call.state = State.DONE
                raise
            except (asyncio.CancelledError, ConnectionError):
                call.state = State.CANCELLED
                raise
            except Exception as error:
                call.state = State.FAILED
                self.errors.append(error)
                raise
            else:
                call.state = State.DONE
                return response
            finally:
                self.in_flight -= 1
                call.end = self.now()

        return recorded

    def _begin(self, request: web.Request) -> Call:
        asked = self.watch.find(request.method, request.raw_path)
        label = request.path.rpartition("/")[2] or request.path
        call = Call((request.path,), label, self.now(), place=asked.place if asked else None)
        self.calls.append(call)
        self.in_flight += 1
        self.peak = max(self.peak, self.in_flight)
        return call

    def _abort_all(self) -> None:
        for transport in list(self.transports):
            transport.abort()


class _Greeter(asyncio.Protocol):
    """Count a connection, then refuse it or hand it to the protocol that serves."""

    def __init__(self, server: Server, serving: asyncio.BaseProtocol) -> None:
        self._server = server
        self._serving = serving

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Decide about a new connection."""
        server = self._server
        server.connections.append(server.now())
        assert isinstance(transport, asyncio.Transport)  # a stream
        if server.refusing:
            transport.abort()
            return
        server.transports = {each for each in server.transports if not each.is_closing()} | {transport}
        transport.set_protocol(self._serving)
        self._serving.connection_made(transport)


@contextlib.contextmanager
def refused() -> Iterator[str]:
    """Give a URL at which nobody listens, and keep its port from everybody else meanwhile."""
    with socket.socket() as bound:
        bound.bind((HOST, 0))
        yield f"http://{HOST}:{bound.getsockname()[1]}"


def _table(routes: Routes) -> list[web.AbstractRouteDef]:
    """Give the routes of a mapping whose keys are such as "/users/{id}" or "POST /users"."""
    if not isinstance(routes, Mapping):
        return list(routes)
    split = [(key.rpartition(" "), handler) for key, handler in routes.items()]
    return [web.route(method or "GET", path, handler) for (method, _, path), handler in split]
