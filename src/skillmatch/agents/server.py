"""The server: what an assistant's program asks by the Model Context Protocol, and what it is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any, BinaryIO

import anyio
import mcp_types as types
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

from skillmatch._version import __version__
from skillmatch.agents.model import ToolAnswer, ToolCall
from skillmatch.agents.roots import granted
from skillmatch.agents.tools import INSTRUCTIONS, refuse_strange, tools
from skillmatch.errors import SkillmatchError
from skillmatch.pool import BusyError, Pool
from skillmatch.processes import WorkerCrashError

_PATIENCE = 10.0
"""Seconds in which a client has to say which folders it grants."""
_ASKED = "roots"
"""What the question for the folders is called, where the answer comes with the next call."""
_ONLY_READS = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)

AgentPool = Pool[ToolCall, ToolAnswer]
_Answer = types.CallToolResult | types.InputRequiredResult
_Context = ServerRequestContext[Any, Any]


class AgentServer:
    """Answers one assistant.

    Args:
        pool: does the work, in other processes.
        roots: folders that are granted by whoever has set the server up, beside those that the client grants.
    """

    def __init__(self, pool: AgentPool, roots: Sequence[str]) -> None:
        self._pool = pool
        self._roots = tuple(roots)

    async def listed(self, context: _Context, params: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        """All tools."""
        found = [
            types.Tool(
                name=tool.name,
                title=tool.title,
                description=tool.description,
                input_schema=tool.input,
                output_schema=tool.output,
                annotations=_ONLY_READS,
            )
            for tool in tools().values()
        ]
        return types.ListToolsResult(tools=found)

    async def called(self, context: _Context, params: types.CallToolRequestParams) -> _Answer:
        """What a tool gives, or which folders are granted, where that is still to be told."""
        arguments = params.arguments or {}
        try:
            tool = tools().get(params.name)
            if tool is None:
                return _told(ToolAnswer(f"there is no tool {params.name[:100]!r}: use one of {', '.join(tools())}."))
            refuse_strange(tool, arguments)
            roots: tuple[str, ...] | types.InputRequiredResult = ()
            if _names_a_file(arguments):
                roots = await self._granted(context, params)
            if not isinstance(roots, tuple):
                return roots
            return _told(await self._pool.do(ToolCall(tool.name, arguments, roots), _is_wanted))
        except SkillmatchError as error:
            return _told(ToolAnswer(str(error)))
        except BusyError:
            return _told(ToolAnswer("too many calls wait already. Call again later."))
        except (WorkerCrashError, OSError):
            # The words of the error may be those of a document.
            return _told(ToolAnswer("it crashed. This is a bug: please report it."))

    async def _granted(
        self, context: _Context, params: types.CallToolRequestParams
    ) -> tuple[str, ...] | types.InputRequiredResult:
        """The folders that may be read; asked for anew with each call, since the user may change them."""
        can = context.session.client_capabilities
        if can is None or can.roots is None:
            return self._roots
        if context.session.can_send_request:
            return self._with(await _asked(context))
        answer = (params.input_responses or {}).get(_ASKED)
        if answer is None:
            return types.InputRequiredResult(input_requests={_ASKED: types.ListRootsRequest()})
        return self._with(answer if isinstance(answer, types.ListRootsResult) else None)

    def _with(self, answer: types.ListRootsResult | None) -> tuple[str, ...]:
        own = granted(str(root.uri) for root in answer.roots) if answer else ()
        return tuple(dict.fromkeys((*self._roots, *own)))


async def _asked(context: _Context) -> types.ListRootsResult | None:
    """What the client says of the folders that it grants; one that does not answer grants none."""
    try:
        return await context.session.send_request(types.ListRootsRequest(), types.ListRootsResult, _PATIENCE)
    except Exception:
        return None


async def _is_wanted() -> bool:
    return True


def _names_a_file(arguments: dict[str, Any]) -> bool:
    documents = [arguments.get("document"), arguments.get("resume"), *arguments.get("postings", ())]
    return any("path" in one for one in documents if one)


def _told(answer: ToolAnswer) -> types.CallToolResult:
    content: list[types.ContentBlock] = [types.TextContent(type="text", text=answer.text)]
    return types.CallToolResult(content=content, structured_content=answer.structured, is_error=answer.is_error)


def serve(pool: AgentPool, roots: Sequence[str], input_: BinaryIO, output: BinaryIO) -> None:
    """Answer what comes in, until it ends."""
    asyncio.run(_served(AgentServer(pool, roots), input_, output))


async def _served(answers: AgentServer, input_: BinaryIO, output: BinaryIO) -> None:
    server: Server[Any] = Server(
        "skillmatch",
        version=__version__,
        title="skillmatch",
        instructions=INSTRUCTIONS,
        on_list_tools=answers.listed,
        on_call_tool=answers.called,
    )
    stdin = anyio.wrap_file(TextIOWrapper(input_, encoding="utf-8", errors="replace", newline="\n"))
    stdout = anyio.wrap_file(TextIOWrapper(output, encoding="utf-8", newline="\n"))
    async with stdio_server(stdin, stdout) as (read, write):
        await server.run(read, write, server.create_initialization_options())
