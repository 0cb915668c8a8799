"""Charts as they are printed: the drawing of the page, in ink that can be told apart without colours."""

INK = """
text { fill: #000; font-family: "Open Sans"; font-size: 12.5px; text-anchor: middle; }
.yr { fill: #444; font-size: 11.5px; }
.start { text-anchor: start; }
.end { text-anchor: end; }
.bar { fill: #777; }
.last { fill: #111; }
path { fill: none; stroke: #444; }
.grid { stroke: #bbb; }
.line { stroke-width: 2; stroke-linejoin: round; }
.mark { fill: #fff; stroke-width: 2; }
.s1 { stroke: #000; }
.s2 { stroke: #555; }
.s3 { stroke: #888; }
.s4 { stroke: #aaa; }
.line.s2 { stroke-dasharray: 6 3; }
.line.s3 { stroke-dasharray: 2 2; }
.line.s4 { stroke-dasharray: 8 3 2 3; }
.mark.s1 { fill: #000; }
.mark.s3 { fill: #888; }
"""
START = "<svg "


def printed(svg: str) -> str:
    """A chart's SVG with the styles that the style sheet gives it on the page, in black and grey."""
    if not svg.startswith(START):
        return ""
    head, mark, body = svg.partition(">")
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head.removeprefix(START)}{mark}<style>{INK}</style>{body}'
