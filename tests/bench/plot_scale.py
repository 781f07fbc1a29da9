"""Plots what match_scale prints: plot_scale.py SCALE.tsv PLOT.svg

Above: microseconds an article, the mean and the slowest hundredth; below: bytes of the index a story and
an article; both over the live stories. Prints a table of every fourth line.
"""
import sys
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, PANEL_WIDTH, PANEL_HEIGHT = 760, 520, 70, 520, 200
PANELS = [(20, "us", [("p99", "slowest hundredth", "#d1495b"), ("us", "mean", "#1b6ca8"),
                      ("find", "look-up", "#2e8b57"), ("match", "comparison", "#c98a00")]),
          (270, "bytes", [("index/story", "a story", "#1b6ca8"), ("index/article", "an article", "#2e8b57")])]
COLUMNS = ["articles", "stories", "us", "find", "match", "p99", "index/article", "index/story"]


def read(path):
    lines = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
    return [dict(zip(lines[0], map(float, line))) for line in lines[1:]]


def text(x, y, words, anchor="start", color="#333"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{color}">{escape(words)}</text>'


def panel(rows, top, unit, series):
    most_x = max(row["stories"] for row in rows)
    most_y = 1.1 * max(row[name] for row in rows for name, _, _ in series)
    yield f'<rect x="{LEFT}" y="{top}" width="{PANEL_WIDTH}" height="{PANEL_HEIGHT}" fill="none" stroke="#999"/>'
    for part in range(5):
        y = top + PANEL_HEIGHT * (1 - part / 4)
        yield text(LEFT - 6, y + 4, f"{most_y * part / 4:,.0f}", "end")
        yield text(LEFT + PANEL_WIDTH * part / 4, top + PANEL_HEIGHT + 16, f"{most_x * part / 4:,.0f}", "middle")
    for place, (name, label, color) in enumerate(series):
        points = " ".join(f'{LEFT + PANEL_WIDTH * row["stories"] / most_x:.1f},'
                          f'{top + PANEL_HEIGHT * (1 - row[name] / most_y):.1f}' for row in rows)
        yield f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="2"/>'
        yield text(LEFT + PANEL_WIDTH + 12, top + 18 + 18 * place, f"{label}, {unit}", color=color)


def main():
    rows = read(sys.argv[1])
    print("| " + " | ".join(COLUMNS) + " |\n|" + "---|" * len(COLUMNS))
    for row in rows[3::4]:
        print("| " + " | ".join(f"{row[name]:,.0f}" if row[name] > 999 else f"{row[name]:g}" for name in COLUMNS) + " |")
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
                  'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>')
        for top, unit, series in PANELS:
            out.write("\n".join(panel(rows, top, unit, series)))
        out.write(text(LEFT, HEIGHT - 12, "live stories") + "</svg>\n")


main()
