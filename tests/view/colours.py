"""Colours as eyes see them: contrast, and how different two look with each kind of colour blindness."""

from __future__ import annotations

import math

Colour = tuple[float, float, float]

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
VISIONS: dict[str, tuple[Colour, Colour, Colour]] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> Colour:
    """Give `#RRGGBB` as linear RGB."""
    r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _linear(r), _linear(g), _linear(b)


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of WCAG 2."""
    darker, lighter = sorted((_luminance(linear(one)), _luminance(linear(other))))
    ratio: float = (lighter + 0.05) / (darker + 0.05)
    return ratio


def difference(one: str, other: str, vision: str) -> float:
    """Give the distance of two colours in CIELAB as this vision sees them."""
    a, b = (_lab(_seen(linear(colour), vision)) for colour in (one, other))
    return math.dist(a, b)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _luminance(colour: Colour) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def _seen(colour: Colour, vision: str) -> Colour:
    r, g, b = (
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, colour, strict=True)))) for row in VISIONS[vision]
    )
    return r, g, b


def _lab(colour: Colour) -> Colour:
    r, g, b = colour
    x = _root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
    y = _root(_luminance(colour))
    z = _root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 0.008856 else 7.787 * part + 16 / 116
