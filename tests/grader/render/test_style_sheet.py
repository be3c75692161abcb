"""The colours of the pages, in light and dark."""

from __future__ import annotations

import re

import pytest

from tests.grader.render.pages import STYLE

TEXTS = ("ink", "dim", "good", "bad", "warn", "link")
SURFACES = ("paper", "panel", "marked")
SHAPES = ("bar", "possible", "folded")


def _palettes() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    found = {"light": dict(re.findall(r"--(\w+): (#\w{6});", light))}
    return {**found, "dark": {**found["light"], **dict(re.findall(r"--(\w+): (#\w{6});", dark))}}


PALETTES = _palettes()


def _contrast(one: str, other: str) -> float:
    """Give the ratio as WCAG 2 defines it."""

    def luminance(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", PALETTES)
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("text", TEXTS)
def test_text_stands_out_from_its_surface(scheme: str, surface: str, text: str) -> None:
    """Every colour of text can be read on every surface."""
    palette = PALETTES[scheme]
    assert _contrast(palette[text], palette[surface]) >= 4.5


@pytest.mark.parametrize("scheme", PALETTES)
@pytest.mark.parametrize("shape", SHAPES)
def test_bars_stand_out_from_the_page(scheme: str, shape: str) -> None:
    """Bars can be told from the page, and the part of a bar that is done from the rest."""
    palette = PALETTES[scheme]
    assert _contrast(palette[shape], palette["paper"]) >= 3
    assert _contrast(palette["possible"], palette["rule"]) >= 2.5


def test_the_style_sheet_uses_no_other_colours() -> None:
    """Text has a colour of text, surfaces one of surfaces: what the tests above compute is all there is."""
    rules = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl|opacity", rules)
    assert set(re.findall(r"[; {]color: ([^;]+);", rules)) <= {
        *(f"var(--{each})" for each in TEXTS),
        "inherit",
    }
    assert set(re.findall(r"background: ([^;]+);", rules)) <= {
        *(f"var(--{each})" for each in SURFACES),
        "none",
    }
    text = "".join(rule for rule in rules.splitlines() if "text" in rule.partition("{")[0] or ".tick" in rule)
    assert set(re.findall(r"fill: ([^;]+);", text)) <= {"var(--ink)", "var(--dim)"}
    assert PALETTES["light"].keys() == set(re.findall(r"--(\w+)", STYLE))
