"""List what no exercise needs, as data: full names, attributes and texts, each with the reason against it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType

from grader.model import Kind


@dataclass(frozen=True, slots=True)
class Rule:
    """Why something does not belong into an exercise; `holds`: it can bend the result."""

    name: str
    reason: str  # follows "… on line 3 " and ends the sentence
    kinds: frozenset[Kind] = field(default_factory=frozenset)  # where it is allowed
    holds: bool = True


FRAMES = Rule("frames", "reads the interpreter's frames. Pass the value as a parameter instead.")
MEMORY = Rule("memory", "looks at the interpreter's memory. Use the objects that you were given.")
MODULES = Rule("modules", "changes what other code imports. Import what you need and call it.")
TESTING = Rule("testing", "belongs in tests. Leave it out of the exercise.", frozenset({Kind.WRITE_TESTS}))
GRADER = Rule("grader", "belongs to the grader. Leave it out of the exercise.")
COURSE = Rule("course", "belongs to the course. Write the solution itself.")
CODE = Rule("code", "runs text as code. Write the code itself.")
HIDDEN_IMPORT = Rule("hidden-import", "imports by a computed name. Use an import statement.")
HIDDEN_NAME = Rule("hidden-name", "uses an attribute by a computed name. Write the name itself.")
DISGUISE = Rule("disguise", "makes an object that claims to be of another type. Use a plain value.")
PATCH = Rule("patch", "changes a module for every part of the program. Change only objects of your own.")
LOOP = Rule("loop", "changes how the event loop works. Use the loop as it is.")
FILES = Rule("files", "names files of the course. The exercise works without them.")
PROCESS = Rule("process", "ends the whole process. Raise an exception or return instead.", holds=False)
BY_WAY = Rule("by-way", "reaches a module by way of another one. Import what you need by its own name.")
PRIVATE = Rule("private", "is a private part of a library. Use what its documentation names.")
HANDED_ON = Rule("handed-on", "is handed on as an object. Write the names of the module that you need.")
UNUSUAL = Rule("unusual", "has no use in these exercises. Leave it out.")
STAR = Rule("star", "imports names that nobody can see here. Name what you need.")
LIBRARY = Rule("library", "", holds=False)
FOREIGN = Rule("library", "")  # one that could do anything
RELATIVE = Rule("relative", "", holds=False)

# Full names of what may not be used; a name covers everything below it.
NAMES = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("sys._getframe", "sys._current_frames", "sys._current_exceptions"),
                *("sys._getframemodulename", "sys.settrace", "sys.setprofile", "sys.monitoring"),
                *("sys.call_tracing", "sys._settraceallthreads", "sys._setprofileallthreads"),
                *("inspect.currentframe", "inspect.stack", "inspect.trace", "inspect.getouterframes"),
                *("inspect.getinnerframes", "inspect.getcoroutinelocals", "inspect.getgeneratorlocals"),
                *("inspect.getasyncgenlocals", "inspect.getclosurevars", "traceback.walk_stack"),
                *("traceback.extract_stack", "traceback.format_stack"),
                *("threading.settrace", "threading.setprofile", "bdb", "pdb", "cProfile", "profile"),
            ),
            FRAMES,
        ),
        **dict.fromkeys(
            (
                *("gc", "ctypes", "_ctypes", "cffi", "_testcapi", "_testinternalcapi", "tracemalloc"),
                *("inspect.getattr_static", "inspect.getmembers", "inspect.getmembers_static"),
                *("object.__getattribute__", "type.__setattr__", "type.__getattribute__"),
            ),
            MEMORY,
        ),
        **dict.fromkeys(
            (
                *("sys.modules", "sys.meta_path", "sys.path", "sys.path_hooks", "sys.path_importer_cache"),
                *("sys.addaudithook", "sys.displayhook", "importlib.reload", "importlib.invalidate_caches"),
                *("builtins", "__builtins__", "__loader__", "__spec__", "site", "codecs.register"),
            ),
            MODULES,
        ),
        **dict.fromkeys(
            ("pytest", "_pytest", "pluggy", "pytest_asyncio", "pytest_timeout", "aioresponses"), TESTING
        ),
        "unittest.mock": TESTING,
        "grader": GRADER,
        **dict.fromkeys(("solutions", "tests", "exercises"), COURSE),
        **dict.fromkeys(
            (
                *("exec", "eval", "compile", "code", "codeop", "runpy", "marshal", "types.FunctionType"),
                *("types.CodeType", "types.MethodType", "typing.get_type_hints", "inspect.get_annotations"),
                "pickle.Unpickler",
            ),
            CODE,
        ),
        **dict.fromkeys(
            (
                *("__import__", "importlib.import_module", "importlib.util", "importlib.machinery"),
                *("importlib._bootstrap", "importlib._bootstrap_external", "_frozen_importlib"),
                *("_frozen_importlib_external", "importlib.__import__", "_imp", "imp", "zipimport"),
                *("pkgutil", "pydoc", "importlib.resources", "importlib.metadata", "modulefinder"),
                *("logging.config", "test"),
            ),
            HIDDEN_IMPORT,
        ),
        **dict.fromkeys(
            (
                *("asyncio.set_event_loop_policy", "asyncio.events.set_event_loop_policy"),
                *("asyncio._set_running_loop", "asyncio.events._set_running_loop", "asyncio._enter_task"),
                *("asyncio.tasks._enter_task", "asyncio.tasks._leave_task", "asyncio._leave_task"),
                *("asyncio.tasks._register_task", "asyncio.tasks._unregister_task", "asyncio.tasks._PyTask"),
                *("asyncio.futures._PyFuture", "asyncio.futures._set_result_unless_cancelled"),
            ),
            LOOP,
        ),
        **dict.fromkeys(("os._exit", "os.abort", "os.kill", "os.killpg"), PROCESS),
        "__file__": FILES,
    }
)

# Attributes that lead from any object into the interpreter, wherever they occur as text, too.
ATTRIBUTES = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("f_back", "f_locals", "f_globals", "f_builtins", "tb_frame", "gi_frame", "cr_frame"),
                *("ag_frame", "get_stack", "_getframe", "_current_frames", "currentframe", "settrace"),
                *("cr_code", "gi_code", "ag_code", "f_code", "cr_await", "ag_await", "gi_yieldfrom"),
                *("co_consts", "co_names", "co_code"),
                *("setprofile", "meta_path", "addaudithook", "_log_destroy_pending"),
            ),
            FRAMES,
        ),
        **dict.fromkeys(
            (
                *("__globals__", "__builtins__", "__subclasses__", "__closure__", "cell_contents"),
                *("__code__", "__self__", "__func__", "__wrapped__", "__bases__", "__mro__"),
                *(
                    "__getattribute__",
                    "__reduce__",
                    "__reduce_ex__",
                    "__import__",
                    "get_objects",
                    "get_referrers",
                ),
            ),
            MEMORY,
        ),
    }
)
# The same names as they stand in a text that is to be evaluated or looked up.
TEXTS = re.compile(r"(?<![A-Za-z0-9_])(?:" + "|".join(sorted(ATTRIBUTES)) + r")(?![A-Za-z0-9_])")
# What a class may define or an object be given without being what it is.
DISGUISES = frozenset({"__class__", "__instancecheck__", "__subclasscheck__", "__subclasshook__"})
# Methods and fields of a loop or its clock; to put another thing in their place scales or stops time.
LOOP_PARTS = frozenset(
    {
        *("time", "call_later", "call_at", "call_soon", "call_soon_threadsafe", "run_in_executor"),
        *("_run_once", "_ready", "_scheduled", "_selector", "_clock_resolution", "create_task"),
        *("create_future", "run_until_complete", "run_forever", "monotonic", "perf_counter", "select"),
    }
)
LOOP_CLASSES = re.compile(
    r"asyncio\.(?:\w+\.)*\w*(?:EventLoop|EventLoopPolicy)"
    r"|asyncio\.(?:tasks\.|futures\.)?(?:Task|Future)"
)
# Special attributes that decorators and handlers of errors set on what is not their own.
HARMLESS = frozenset(
    {
        *("__name__", "__qualname__", "__doc__", "__module__", "__annotations__", "__signature__"),
        *("__cause__", "__context__", "__traceback__", "__suppress_context__", "__notes__"),
    }
)
# What exists without an import.
BUILTINS = frozenset(
    {"exec", "eval", "compile", "object", "type"} | {name for name in NAMES if name.startswith("__")}
)
SETTERS = frozenset({"setattr", "delattr"})
# What reaches an attribute by whatever name it is told, as a function and as a method.
ANY_NAME = frozenset({*SETTERS, "getattr", "vars"})
ANY_SLOT = frozenset({"__setattr__", "__delattr__"})
# Called with a text they only write a name in another way; all else may come to any name.
GETTERS = frozenset({"operator.attrgetter", "operator.methodcaller"})
# What many programs begin with on Windows, where it chooses among asyncio's own loops.
POLICIES = frozenset({"asyncio.WindowsSelectorEventLoopPolicy", "asyncio.WindowsProactorEventLoopPolicy"})
COURSE_PATH = re.compile(
    r"(?:^|[/\\])(?:solutions|exercises|\.katas|tests[/\\](?:exercises|mistakes|alternatives|stubs\.json))(?:[/\\]|$)"
    r"|test_ex\d\d_|^/proc/(?:self|thread-self|\d+)(?:/|$)"
)
