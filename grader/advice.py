"""Point out what a learner's file uses and no exercise needs, such as frames or another library."""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader import rules
from grader.literals import names_of_texts
from grader.model import Kind
from grader.modules import LIBRARIES, USUAL, prefixes, ways_round
from grader.own_objects import is_given_its_own, with_own_object
from grader.rules import ATTRIBUTES, BUILTINS, LOOP_PARTS, NAMES, SETTERS
from grader.trees import asks, docstrings, fields, is_called, is_type, texts, with_own_names

if TYPE_CHECKING:
    from grader.model import Exercise
    from grader.rules import Rule
    from grader.source import Source


@dataclass(frozen=True, slots=True)
class Advice:
    """One line of a file that uses something no exercise needs."""

    file: str
    line: int
    message: str
    rule: str = ""  # which of the rules
    holds: bool = False  # it can bend the result: a pass is held for review, a strict run before it begins


def advise(source: Source, exercise: Exercise) -> tuple[Advice, ...]:
    """List what the file uses beyond the standard library and the exercise's own, by line."""
    return _Reader(source, exercise).advice()


class _Reader:
    """Walk one tree; every name is looked up as the imports of the file bind it."""

    def __init__(self, source: Source, exercise: Exercise) -> None:
        self._source = source
        self._exercise = exercise
        self._libraries = {_module(name) for name in re.split(r"[,\s]+", exercise.library) if name}
        # What a library takes its arguments in is used together with it.
        self._brought = {"pydantic"} if "fastapi" in self._libraries else set[str]()
        self._bound: dict[str, str] = {}  # local name -> the full name that an import gave it
        self._fields = frozenset(fields(source.tree))
        self._classes = {node.name for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)}
        self._texts = names_of_texts(source.tree)
        self._words: set[str] = set()  # texts of the file that could be names
        self._mine: dict[ast.expr, str] = {}  # calls that a method makes with its own object, and its name
        self._modules: set[str] = set()  # local names of modules
        self._parents: set[ast.expr] = set()  # what stands before a dot, or is asked for a written name
        self._called: set[ast.expr] = set()  # what stands before the brackets of a call
        self._plain: set[ast.expr] = set()  # the same, of calls that do no more than their text says
        self._found: set[Advice] = set()

    def advice(self) -> tuple[Advice, ...]:
        nodes = list(ast.walk(self._source.tree))
        self._words.update(texts(*nodes))
        self._mine.update(with_own_object(nodes))
        for node in nodes:
            if isinstance(node, ast.Call):
                self._called.add(node.func)
                self._parents.update(node.args[:1] if asks(node) else [])
            elif isinstance(node, ast.Attribute):
                self._parents.add(node.value)
            elif isinstance(node, ast.Import):
                self._import(node)
            elif isinstance(node, ast.ImportFrom):
                self._import_from(node)
        for node in nodes:
            if isinstance(node, ast.Assign):
                self._alias(node)
        self._plain.update(node.func for node in nodes if isinstance(node, ast.Call) and self._is_plain(node))
        documentation = set(docstrings(nodes))
        for node, own in with_own_names(self._source.tree):
            if node not in documentation:
                self._look(node, own)
        return tuple(sorted(self._found, key=lambda advice: (advice.line, advice.message)))

    def _import(self, node: ast.Import) -> None:
        for alias in node.names:
            local = alias.asname or alias.name.partition(".")[0]
            self._modules.add(local)
            self._bound[local] = alias.name if alias.asname else local
            self._imported(node, alias.name)

    def _import_from(self, node: ast.ImportFrom) -> None:
        if node.level:
            self._add(
                node, rules.RELATIVE, "imports another file of the submission. Keep the solution in one file."
            )
            return
        module = node.module or ""
        for alias in node.names:
            if alias.name == "*":
                self._use(node, rules.STAR, f"from {module} import *")
            self._bound[alias.asname or alias.name] = f"{module}.{alias.name}"
            self._imported(node, f"{module}.{alias.name}")

    def _alias(self, node: ast.Assign) -> None:
        """Follow another name for an imported one, such as `clock = asyncio.events`."""
        full = self._full_name(node.value, frozenset())
        for target in node.targets:
            if full and isinstance(target, ast.Name):
                self._bound.setdefault(target.id, full)

    def _imported(self, node: ast.stmt, name: str) -> None:
        if self._name(node, name):
            return
        top = name.partition(".")[0]
        # The grader's own Python decides what is standard: it is the one that runs the file.
        if top in sys.stdlib_module_names:
            if top not in USUAL:
                self._use(node, rules.UNUSUAL, top)
            return
        if top in self._libraries:
            return
        allowed = "".join(f" and {library}" for library in sorted(self._libraries))
        words = f"imports {top}. This exercise uses only the standard library{allowed}."
        self._add(node, rules.LIBRARY if top in LIBRARIES | self._brought else rules.FOREIGN, words)

    def _look(self, node: ast.AST, own: frozenset[str]) -> None:
        if isinstance(node, ast.Name | ast.Attribute):
            self._named_thing(node, own)
        elif isinstance(node, ast.Call):
            self._call(node, own)
        elif isinstance(node, ast.MatchClass):
            self._pattern(node)
        elif isinstance(node, ast.ClassDef):
            self._class(node, own)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name in rules.DISGUISES:
            self._use(node, rules.DISGUISE, node.name)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            self._text(node, node.value)

    def _named_thing(self, node: ast.Name | ast.Attribute, own: frozenset[str]) -> None:
        name = self._full_name(node, own)
        known = False
        if name and isinstance(node.ctx, ast.Store | ast.Del):
            known = self._patch(node, name)
        elif name in rules.GETTERS and node not in self._plain:
            self._use(node, rules.HIDDEN_NAME, name)
        elif name and node not in self._plain:
            known = self._name(node, name)
        self._handed_on(node, own)
        if isinstance(node, ast.Name) and self._is_loose(node, own):
            self._use(node, rules.HANDED_ON, node.id)
        if isinstance(node, ast.Attribute) and not known:
            self._attribute(node)

    def _handed_on(self, node: ast.Name | ast.Attribute, own: frozenset[str]) -> None:
        """Look for what changes or gives any attribute and is not called here, but given to somebody else."""
        name = node.id if isinstance(node, ast.Name) else node.attr
        known = rules.ANY_NAME if isinstance(node, ast.Name) else rules.ANY_SLOT
        if name in known and name not in own and isinstance(node.ctx, ast.Load) and node not in self._called:
            self._use(node, rules.HIDDEN_NAME, name)

    def _is_loose(self, node: ast.Name, own: frozenset[str]) -> bool:
        """Say whether a module stands here as an object, whose names anybody may ask for."""
        return (
            node.id in self._modules
            and node.id not in own
            and isinstance(node.ctx, ast.Load)
            and node not in self._parents
        )

    def _pattern(self, node: ast.MatchClass) -> None:
        """Look at the attributes that a class pattern reads."""
        for name in ATTRIBUTES.keys() & {*node.kwd_attrs}:
            self._use(node.cls, ATTRIBUTES[name], name)

    def _attribute(self, node: ast.Attribute) -> None:
        if node.attr in self._mine.values() and not is_given_its_own(node):
            self._use(node, rules.HIDDEN_NAME, node.attr)  # with another object it sets any name there
        if node.attr in ATTRIBUTES:
            self._use(node, ATTRIBUTES[node.attr], node.attr)
        if isinstance(node.ctx, ast.Load) or (isinstance(node.value, ast.Name) and node.value.id == "self"):
            return
        if node.attr == "__class__":
            self._use(node, rules.DISGUISE, "__class__")
        elif is_type(node.value) or (node.attr.startswith("__") and node.attr not in rules.HARMLESS):
            self._use(node, rules.PATCH, f"assigning to {node.attr}")
        elif node.attr in LOOP_PARTS and node.attr not in self._fields:
            self._use(node, rules.LOOP, f"assigning to {node.attr}")

    def _class(self, node: ast.ClassDef, own: frozenset[str]) -> None:
        for base in node.bases:
            name = self._full_name(base, own)
            if name and rules.LOOP_CLASSES.fullmatch(name):
                self._use(base, rules.LOOP, f"a class of {name}")

    def _text(self, node: ast.Constant, text: str) -> None:
        if _is_course_path(text):
            self._add(node, rules.FILES, rules.FILES.reason)
        if found := rules.TEXTS.search(text):
            self._use(node, ATTRIBUTES[found[0]], f"the text {found[0]}")

    def _call(self, node: ast.Call, own: frozenset[str]) -> None:
        trusted = node in self._mine or self._adds_a_test(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "__setattr__" and not trusted:
            self._use(node, rules.PATCH, "__setattr__")
        if not isinstance(node.func, ast.Name) or node.func.id in own or not node.args:
            return
        called, target = node.func.id, self._full_name(node.args[0], own)
        if called in {*SETTERS, "vars"} and target:
            self._use(node, rules.PATCH, f"{called}({target}{', …' if called != 'vars' else ''})")
        if called in {*SETTERS, "getattr"} and not trusted and len(node.args) > 1:
            self._named(node, called, node.args[1])
        if called == "getattr" and target and len(node.args) > 1:
            for text in self._words if isinstance(node.args[1], ast.Name) else texts(node.args[1]):
                self._name(node, f"{target}.{text}")

    def _adds_a_test(self, call: ast.Call) -> bool:
        """Say whether a class of the file is given a test, where tests are what is to be written."""
        target = call.args[0] if call.args and is_called(call, "setattr") else None
        own = isinstance(target, ast.Name) and target.id in self._classes
        return own and self._exercise.kind is Kind.WRITE_TESTS

    def _is_plain(self, call: ast.Call) -> bool:
        """Say whether a call that could do much is one of those that many programs hold."""
        called = self._full_name(call.func, frozenset())
        if called in rules.GETTERS:
            return all(isinstance(each, ast.Constant) for each in call.args)
        policy = call.args[0] if len(call.args) == 1 else None
        made = self._full_name(policy.func, frozenset()) if isinstance(policy, ast.Call) else ""
        return called == "asyncio.set_event_loop_policy" and made in rules.POLICIES

    def _named(self, call: ast.Call, called: str, name: ast.expr) -> None:
        """Look at the name that getattr and its kind are given; a text of the file is looked at anyway."""
        read = called == "getattr" and isinstance(name, ast.Name) and name.id in self._texts
        if not read and not isinstance(name, ast.Constant):
            self._use(call, rules.HIDDEN_NAME, called)

    def _patch(self, node: ast.Name | ast.Attribute, name: str) -> bool:
        # To bind a plain name anew changes nothing elsewhere.
        if isinstance(node, ast.Attribute):
            self._use(node, rules.PATCH, f"assigning to {name}")
        return isinstance(node, ast.Attribute)

    def _name(self, node: ast.expr | ast.stmt, name: str) -> bool:
        for known in prefixes(name):
            if rule := NAMES.get(known):
                self._use(node, rule, known)
                return True
        if name.endswith((".__dict__", ".__class__")):
            self._use(node, rules.PATCH, name)
            return False
        for rule, known in ways_round(name):
            self._use(node, rule, known)
            return True
        return False

    def _full_name(self, node: ast.expr, own: frozenset[str]) -> str:
        """Give the name that imports lead to, such as `os.path.join`; empty for anything else."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id in own:
            return ""
        first = self._bound.get(node.id, node.id if node.id in BUILTINS else "")
        return ".".join([first, *reversed(parts)]) if first else ""

    def _use(self, node: ast.expr | ast.stmt, rule: Rule, name: str) -> None:
        if self._exercise.kind not in rule.kinds:
            self._add(node, rule, f"{name} {rule.reason}")

    def _add(self, node: ast.expr | ast.stmt, rule: Rule, message: str) -> None:
        text = f"Line {node.lineno} of {self._source.file}: {message}"
        self._found.add(Advice(self._source.file, node.lineno, text, rule.name, rule.holds))


def _is_course_path(text: str) -> bool:
    return "://" not in text and rules.COURSE_PATH.search(text) is not None


def _module(library: str) -> str:
    return library.replace("-", "_")
