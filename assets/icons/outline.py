#!/usr/bin/env python3
"""Turns the strokes of drawn.txt into filled outlines, one .svg file an icon.

Fyne colours the fills of an icon for its theme but leaves strokes black, and
drops <line>; so every icon is one path of filled outlines.
"""
import math
import pathlib
import re

HALF = 0.875
STEP = 0.22  # length of the chords of a curve


def parse(data):
    """The sub-paths of SVG path data as (points, closed)."""
    tokens = re.findall(r"[A-Za-z]|[-+]?(?:\d+\.\d*|\.\d+|\d+)", data)
    paths, at, start, i, command, mirror = [], (0.0, 0.0), (0.0, 0.0), 0, "", None

    def number():
        nonlocal i
        i += 1
        return float(tokens[i - 1])

    while i < len(tokens):
        if tokens[i].isalpha():
            command = tokens[i]
            i += 1
        relative, kind = command.islower(), command.upper()
        base = at if relative else (0.0, 0.0)

        def pair():
            x = number()
            return (base[0] + x, base[1] + number())

        old_mirror, mirror = mirror, None
        if kind == "Z":
            paths[-1] = (paths[-1][0], True)
            at = start
            continue
        if kind == "M":
            at = start = pair()
            paths.append(([at], False))
            command = "l" if relative else "L"
            continue
        points = paths[-1][0]
        if kind == "L":
            new = [pair()]
        elif kind == "H":
            new = [(base[0] + number(), at[1])]
        elif kind == "V":
            new = [(at[0], base[1] + number())]
        elif kind in "CS":
            first = pair() if kind == "C" else (old_mirror or at)
            second, end = pair(), pair()
            new = cubic(at, first, second, end)
            mirror = (2 * end[0] - second[0], 2 * end[1] - second[1])
        elif kind == "A":
            rx, _, _, large, sweep = number(), number(), number(), number(), number()
            new = arc(at, rx, bool(large), bool(sweep), pair())
        points.extend(new)
        at = points[-1]
    return paths


def cubic(a, b, c, d):
    n = max(4, math.ceil((math.dist(a, b) + math.dist(b, c) + math.dist(c, d)) / STEP / 2))
    result = []
    for k in range(1, n + 1):
        t = k / n
        w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        result.append(tuple(sum(w[j] * p[axis] for j, p in enumerate((a, b, c, d))) for axis in (0, 1)))
    return result


def arc(a, r, large, sweep, b):
    chord = math.dist(a, b)
    r = max(r, chord / 2)
    height = math.sqrt(max(0.0, r * r - chord * chord / 4))
    ux, uy = (b[0] - a[0]) / chord, (b[1] - a[1]) / chord
    side = 1 if large != sweep else -1
    cx, cy = (a[0] + b[0]) / 2 - uy * height * side, (a[1] + b[1]) / 2 + ux * height * side
    first, last = math.atan2(a[1] - cy, a[0] - cx), math.atan2(b[1] - cy, b[0] - cx)
    if sweep and last < first:
        last += 2 * math.pi
    if not sweep and last > first:
        last -= 2 * math.pi
    n = max(4, math.ceil(abs(last - first) * r / STEP / 2))
    inner = [first + (last - first) * k / n for k in range(1, n)]
    return [(cx + r * math.cos(t), cy + r * math.sin(t)) for t in inner] + [b]


def circle(cx, cy, r):
    n = max(24, math.ceil(2 * math.pi * r / STEP / 2))
    return [(cx + r * math.cos(2 * math.pi * k / n), cy + r * math.sin(2 * math.pi * k / n)) for k in range(n)]


def gear():
    """Eight teeth, their edges towards the middle."""
    points = []
    for tooth in range(8):
        for turn, r in ((-0.26, 6.6), (-0.17, 8.75), (0.17, 8.75), (0.26, 6.6)):
            t = tooth * math.pi / 4 + turn
            points.append((12 + r * math.cos(t), 12 + r * math.sin(t)))
    return points


def side(points, closed):
    """The line at HALF to the left of points, its outer corners round."""
    n, result = len(points), []

    def normal(p, q):
        length = math.dist(p, q)
        return ((q[1] - p[1]) / length * HALF, -(q[0] - p[0]) / length * HALF)

    for k in range(n):
        before = points[k - 1] if k or closed else None
        after = points[(k + 1) % n] if k < n - 1 or closed else None
        p = points[k]
        if before is None or after is None:
            x, y = normal(p, after) if before is None else normal(before, p)
            result.append((p[0] + x, p[1] + y))
            continue
        (ax, ay), (bx, by) = normal(before, p), normal(p, after)
        turn = math.atan2(ax * by - ay * bx, ax * bx + ay * by)
        if turn > 0.35:  # an outer corner
            first = math.atan2(ay, ax)
            steps = max(2, math.ceil(turn * HALF / STEP))
            for s in range(steps + 1):
                t = first + turn * s / steps
                result.append((p[0] + HALF * math.cos(t), p[1] + HALF * math.sin(t)))
        else:  # the offset lines meet
            scale = 1 / max(0.05, 1 + (ax * bx + ay * by) / HALF**2)
            result.append((p[0] + (ax + bx) * scale, p[1] + (ay + by) * scale))
    return result


def cap(centre, first):
    """Half a circle from the point first on round the end of a stroke."""
    start = math.atan2(first[1] - centre[1], first[0] - centre[0])
    n = 10
    return [(centre[0] + HALF * math.cos(start + math.pi * k / n), centre[1] + HALF * math.sin(start + math.pi * k / n)) for k in range(1, n)]


def stroke(points, closed):
    """The outline rings of a stroke; all wind the same way."""
    kept = [points[0]]
    for p in points[1:]:
        if math.dist(p, kept[-1]) > 1e-6:
            kept.append(p)
    if closed and math.dist(kept[0], kept[-1]) < 1e-6:
        kept.pop()
    left, right = side(kept, closed), side(kept[::-1], closed)
    if closed:
        return [left, right]
    return [left + cap(kept[-1], left[-1]) + right + cap(kept[0], right[-1])]


def rings(shape):
    if shape == "GEAR":
        return stroke(gear(), True)
    kind, numbers = shape[0], [float(x) for x in shape[1:].split()] if shape[0] in "ODR" else []
    if kind == "O":
        return stroke(circle(*numbers), True)
    if kind == "D":
        return [circle(*numbers)]
    if kind == "R":
        x, y, w, h, r = numbers
        shape = (f"M{x + r} {y}h{w - 2 * r}a{r} {r} 0 0 1 {r} {r}v{h - 2 * r}a{r} {r} 0 0 1 {-r} {r}"
                 f"h{2 * r - w}a{r} {r} 0 0 1 {-r} {-r}v{2 * r - h}a{r} {r} 0 0 1 {r} {-r}z")
    return [ring for points, closed in parse(shape) for ring in stroke(points, closed)]


def text(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def main():
    here = pathlib.Path(__file__).parent
    for line in (here / "drawn.txt").read_text().splitlines():
        if line.startswith("#") or not line.strip():
            continue
        name, shapes = line.split(":")
        data = "".join(
            "M" + "L".join(f"{text(x)} {text(y)}" for x, y in ring) + "Z"
            for shape in shapes.split(";")
            for ring in rings(shape.strip()))
        (here / f"{name}.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">'
            f'<path fill="#1d2430" d="{data}"/></svg>\n')


if __name__ == "__main__":
    main()
