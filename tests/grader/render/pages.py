"""Make every page that is tested, with the texts that would harm it if they could, and read it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from justhtml import Element, JustHTML

from grader.render import as_html
from tests.grader.render import examined, factory

_TEMPLATES = Path(as_html.__file__).with_name("templates")
STYLE = (_TEMPLATES / "style.css").read_text(encoding="utf-8")

# Each of them tries to leave the place where it stands: a text, an attribute, an element, a style sheet.
POISONS = (
    factory.HOSTILE,
    factory.LONG,
    "<script>window.owned = 1</script>",
    "\"'><img src=x onerror='window.owned = 1'><svg onload=window.owned=1>",
    "</code></title></style></textarea>--><script>window.owned=1</script>",
    "<style>* { display: none }</style><base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example><link rel=stylesheet href=//evil.example>",
    "{{ 7 * 7 }}{% raw %}{# comment",
    "javascript:window.owned=1",
    'https://evil.example/" onclick="window.owned=1',
    "&lt;script&gt;&#60;script&#62;&amp",
    "שלום `a` עולם (ltr) \u202e\u2066reversed\u2069 ﷽",
    "日本語😀\t" * 60,
    "z" + "\u0300" * 100,
    "`" * 501,
    "\x00",
    "\n" * 30,
    " ",
)


def poisoned_report(poison: str) -> str:
    """Give the page of a report in which every text that can be poison is."""
    worst = factory.hostile(poison)
    here = replace(worst.exercise, slug=poison, chapter=poison, title=poison)
    elsewhere = replace(here, path=f"ch/{poison}.py")
    passed = replace(factory.passed(), checks=worst.checks, timeline=worst.timeline, message=poison)
    beside = replace(factory.beside(), possible=worst.timeline)
    others = [replace(each, message=poison, source=poison) for each in factory.everything().verdicts]
    verdicts = [replace(worst, exercise=here)] * 2
    verdicts += [replace(each, exercise=elsewhere) for each in (passed, beside, *others)]
    return as_html.report(factory.report(*verdicts, notes=(poison,)), base=poison)


def poisoned_checkup(poison: str) -> str:
    """Give the page of an examination in which every text is poison."""
    source = f"\ufeffx = 1\n{poison}\n\t\t{poison}"
    return as_html.checkup(examined.hostile(poison), source_of=lambda _: source)


def pages() -> dict[str, str]:
    """Give a page for each of the factories' reports and examinations."""
    made = {name: as_html.report(report) for name, report in factory.REPORTS.items()}
    made |= {
        f"doctor-{name}": as_html.checkup(checkup, source_of=examined.source_of)
        for name, checkup in examined.CHECKUPS.items()
    }
    return {**made, "nothing": as_html.report(factory.report())}


PAGES = pages()


def parse(page: str) -> JustHTML:
    """Give the document, or raise an error for the smallest fault of its syntax."""
    return JustHTML(page, sanitize=False, strict=True)


def find(inside: JustHTML | Element, selector: str) -> list[Element]:
    """Give the elements that a selector of CSS means."""
    return [each for each in inside.query(selector) if isinstance(each, Element)]


def words(page: str) -> str:
    """Give the text that is read."""
    text = find(parse(page), "body")[0].to_text(strip=False, separator_blocks_only=True)
    return " ".join(text.split())
