"""Scaling of a slide that was laid out for a page 7.5 inches high to the page of a template of another height."""

from typing import Any

from pptx.oxml.ns import qn

# Lengths, in EMU or in hundredths of a point, by the element that has them.
_LENGTHS = {
    "a:off": ("x", "y"),
    "a:chOff": ("x", "y"),
    "a:ext": ("cx", "cy"),
    "a:chExt": ("cx", "cy"),
    "a:gridCol": ("w",),
    "a:tr": ("h",),
    "a:tcPr": ("marL", "marR", "marT", "marB"),
    "a:bodyPr": ("lIns", "rIns", "tIns", "bIns"),
    "a:ln": ("w",),
    "a:lnB": ("w",),
    "a:rPr": ("sz",),
    "a:defRPr": ("sz",),
    "a:endParaRPr": ("sz",),
    "a:spcPts": ("val",),
}


def scale(pptx_slide: Any, factor: float) -> None:
    """Make all that we have put on a slide ``factor`` times as large; placeholders keep their layout's place."""
    if abs(factor - 1) < 0.005:
        return
    for shape in pptx_slide.shapes:
        _scale(shape._element, factor)
        if shape.has_chart:
            _scale(shape.chart._chartSpace, factor)


def _scale(root: Any, factor: float) -> None:
    for tag, names in _LENGTHS.items():
        for element in root.iter(qn(tag)):
            for name in names:
                if (value := element.get(name)) is not None:
                    element.set(name, str(round(int(value) * factor)))
