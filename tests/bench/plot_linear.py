"""Plots what clean_linear prints, and judges it.

plot_linear.py COSTS.tsv PLOT.svg: milliseconds over KiB, both axes logarithmic, a line a shape; a cost
that is linear runs along the grey lines. Prints a row a shape with the exponent of its growth (least
squares over bodies of 16 KiB and more) and exits with 1 when one is above 1.2.
"""
import collections
import math
import sys
from xml.sax.saxutils import escape

EXPONENT_MAX = 1.2
FIT_KIB_MIN = 16
WIDTH, HEIGHT, LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT = 900, 520, 60, 20, 560, 440
X_RANGE, Y_RANGE = (0.5, 4096), (0.03, 250)
COLORS = ["#1b6ca8", "#d1495b", "#2e8b57", "#8e5ea2", "#c98a00", "#4a4a4a", "#00868b", "#a0522d",
          "#6b8e23", "#c71585", "#5f6caf", "#e06c2b"]


def read(path):
    shapes = collections.OrderedDict()
    for line in open(path, encoding="utf-8"):
        shape, kib, ms, _, heap, outcome = line.rstrip("\n").split("\t")
        shapes.setdefault(shape, []).append((float(kib), float(ms), float(heap), outcome))
    return shapes


def exponent(points):
    logs = [(math.log(kib), math.log(ms)) for kib, ms, _, outcome in points
            if outcome == "cleaned" and kib >= FIT_KIB_MIN and ms > 0]
    mean_x, mean_y = (sum(values) / len(logs) for values in zip(*logs))
    return (sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _ in logs))


def place(value, bounds, start, length):
    low, high = map(math.log, bounds)
    return start + length * (math.log(min(max(value, bounds[0]), bounds[1])) - low) / (high - low)


def x_of(kib):
    return place(kib, X_RANGE, LEFT, PLOT_WIDTH)


def y_of(ms):
    return place(ms, Y_RANGE, TOP + PLOT_HEIGHT, -PLOT_HEIGHT)


def text(x, y, words, anchor="middle", color="#333"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{color}">{escape(words)}</text>'


def line(x1, y1, x2, y2, color):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{color}"/>'


def guides():
    """The frame, the scales, and grey lines of slope 1: 5, 20 and 80 ns a byte."""
    yield (f'<rect x="{LEFT}" y="{TOP}" width="{PLOT_WIDTH}" height="{PLOT_HEIGHT}" fill="none" stroke="#999"/>')
    for kib in (1, 4, 16, 64, 256, 1024, 4096):
        yield text(x_of(kib), TOP + PLOT_HEIGHT + 16, f"{kib}")
    for ms in (0.1, 1, 10, 100):
        yield line(LEFT - 4, y_of(ms), LEFT, y_of(ms), "#999")
        yield text(LEFT - 8, y_of(ms) + 4, f"{ms:g}", "end")
    for nanoseconds in (5, 20, 80):
        ms_of = lambda kib: nanoseconds * kib * 1024 / 1e6
        left = max(X_RANGE[0], Y_RANGE[0] * 1e6 / 1024 / nanoseconds)
        right = min(X_RANGE[1], Y_RANGE[1] * 1e6 / 1024 / nanoseconds)
        yield line(x_of(left), y_of(ms_of(left)), x_of(right), y_of(ms_of(right)), "#ccc")
        yield text(x_of(right) - 4, y_of(ms_of(right)) + 12, f"{nanoseconds} ns/byte", "end", "#999")
    yield text(LEFT + PLOT_WIDTH / 2, TOP + PLOT_HEIGHT + 34, "body, KiB")
    yield text(LEFT, TOP - 6, "CPU time, ms", "start")


def curves(shapes):
    for number, (shape, points) in enumerate(shapes.items()):
        color = COLORS[number % len(COLORS)]
        cleaned = [(kib, ms) for kib, ms, _, outcome in points if outcome == "cleaned"]
        path = " ".join(f"{x_of(kib):.1f},{y_of(ms):.1f}" for kib, ms in cleaned)
        yield f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>'
        y = TOP + 14 + 20 * number
        yield line(LEFT + PLOT_WIDTH + 16, y - 4, LEFT + PLOT_WIDTH + 40, y - 4, color)
        yield text(LEFT + PLOT_WIDTH + 46, y, f"{shape} ({exponent(points):.2f})", "start")


def main(costs, plot):
    shapes = read(costs)
    with open(plot, "w", encoding="utf-8") as out:
        out.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
                  'font-family="sans-serif" font-size="12">\n<rect width="100%" height="100%" fill="white"/>\n')
        out.write("\n".join([*guides(), *curves(shapes)]) + "\n</svg>\n")
    print("| shape | up to, KiB | ms | ns/byte | heap, MiB | grows by size to the |\n|---|---|---|---|---|---|")
    for shape, points in shapes.items():
        kib, ms, heap, _ = [point for point in points if point[3] == "cleaned"][-1]
        print(f"| {shape} | {kib:.0f} | {ms:.1f} | {ms * 1e6 / kib / 1024:.0f} | {heap:.1f} | {exponent(points):.2f} |")
    steep = [shape for shape, points in shapes.items() if exponent(points) > EXPONENT_MAX]
    if steep:
        sys.exit(f"grows faster than size ^ {EXPONENT_MAX}: {', '.join(steep)}")


main(*sys.argv[1:])
