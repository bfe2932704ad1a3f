"""Writes the golden files of io.quantlab.engine.indicator.

    python3 engine-lib/src/test/python/indicator_golden.py

Shares nothing with the Java code: every value is computed anew from the whole history with exact
fractions, straight from the definitions of wick.md section 17; roots with 60-digit decimals. A missing
value is None here and an empty field in the file. Needs the standard library only.
"""

from decimal import Decimal, getcontext
from fractions import Fraction as F
from pathlib import Path

getcontext().prec = 60
OUT = Path(__file__).parents[1] / "resources/io/quantlab/engine/indicator"
BARS = 44
GAP = 20  # this bar has no values at all
FLAT = range(30, 38)  # these bars repeat one price
SESSIONS = (0, 13, 26)  # these bars begin a session


def bars():
    """44 hand-made bars in hundredths: a wave with a trend, a gap, a flat stretch, a bar without volume."""
    made = []
    close = 10000
    for i in range(BARS):
        open_ = close
        if i not in FLAT:
            close = open_ + (37 * i * i + 91 * i + 13) % 211 - 98
        high = max(open_, close) + (0 if i in FLAT else (29 * i) % 23)
        low = min(open_, close) - (0 if i in FLAT else (31 * i) % 19)
        volume = 0 if i == 26 else 100 + (53 * i) % 71
        other = 5000 + close // 3 + (41 * i * i) % 157 if i not in FLAT else 8000
        row = [F(high, 100), F(low, 100), F(close, 100), F(volume), F(other, 100)]
        made.append([None] * 5 if i == GAP else row)
    return made


def root(x):
    d = Decimal(x.numerator) / Decimal(x.denominator)
    return F(d.sqrt())


def mean(xs):
    return sum(xs) / len(xs)


def variance(xs):
    return mean([(x - mean(xs)) ** 2 for x in xs])


def covariance(xs, ys):
    return mean([x * y for x, y in zip(xs, ys)]) - mean(xs) * mean(ys)  # exact, so no cancellation


def known(xs):
    return [x for x in xs if x is not None]


def carry(xs, n, f):
    """Class c: f of the last n values that are there; a missing step repeats the result."""
    out = []
    for i in range(len(xs)):
        seen = known(xs[: i + 1])
        out.append(f(seen[-n:]) if len(seen) >= n else None)
    return out


def freeze(xs, f):
    """Class s: f of all values that are there; missing on a missing step."""
    return [None if xs[i] is None else f(known(xs[: i + 1])) for i in range(len(xs))]


def smoothed(seen, n, weight):
    """Seed: mean of the first n; then e += weight (x - e)."""
    if len(seen) < n:
        return None
    e = mean(seen[:n])
    for x in seen[n:]:
        e = e + weight * (x - e)
    return e


def ema(xs, n):
    return freeze(xs, lambda seen: smoothed(seen, n, F(2, n + 1)))


def rma(xs, n):
    return freeze(xs, lambda seen: smoothed(seen, n, F(1, n)))


def wma(xs, n):
    out = []
    for i in range(len(xs)):
        filled, last = [], None
        for x in xs[: i + 1]:
            last = x if x is not None else last
            if last is not None:
                filled.append(last)
        if xs[i] is None or len(filled) < n:
            out.append(None)
        else:
            out.append(sum(w * x for w, x in zip(range(1, n + 1), filled[-n:])) / F(n * (n + 1), 2))
    return out


def rsi(xs, n):
    def index(seen):
        steps = [b - a for a, b in zip(seen, seen[1:])]
        up = smoothed([max(s, 0) for s in steps], n, F(1, n))
        down = smoothed([max(-s, 0) for s in steps], n, F(1, n))
        if up is None or (up == 0 and down == 0):
            return None
        return F(100) if down == 0 else 100 - 100 / (1 + up / down)

    return freeze(xs, index)


def true_range(high, low, close):
    out = []
    for i in range(len(high)):
        if i == 0:
            out.append(high[0] - low[0])
        elif None in (high[i], low[i], close[i - 1]):
            out.append(None)
        else:
            out.append(max(high[i] - low[i], abs(high[i] - close[i - 1]), abs(low[i] - close[i - 1])))
    return out


def zscore(seen):
    v = variance(seen)
    return None if v == 0 else (seen[-1] - mean(seen)) / root(v)


def window(xs, n, f):
    """Class b: f of what is there in the last n steps."""
    out = []
    for i in range(len(xs)):
        part = known(xs[max(0, i + 1 - n) : i + 1])
        out.append(f(part) if i + 1 >= n and part else None)
    return out


def macd(xs, fast, slow, signal):
    line = [None if a is None or b is None else a - b for a, b in zip(ema(xs, fast), ema(xs, slow))]
    average = ema(line, signal)
    hist = [None if a is None or b is None else a - b for a, b in zip(line, average)]
    return line, average, hist


def vwap(price, volume):
    out = []
    for i in range(len(price)):
        start = max(s for s in SESSIONS if s <= i)
        part = [(p, v) for p, v in zip(price[start : i + 1], volume[start : i + 1]) if p is not None]
        total = sum(v for _, v in part)
        out.append(None if price[i] is None or total == 0 else sum(p * v for p, v in part) / total)
    return out


def change(xs, n):
    return [
        None if i < n or xs[i] is None or xs[i - n] is None else 100 * (xs[i] - xs[i - n]) / xs[i - n]
        for i in range(len(xs))
    ]


def pairs(xs, ys, n, f):
    out = []
    for i in range(len(xs)):
        a, b = xs[max(0, i + 1 - n) : i + 1], ys[max(0, i + 1 - n) : i + 1]
        out.append(None if len(a) < n or None in a or None in b else f(a, b))
    return out


def correlation(a, b):
    scale = variance(a) * variance(b)
    return None if scale == 0 else covariance(a, b) / root(scale)


def slope(a, b):
    return None if variance(b) == 0 else covariance(a, b) / variance(b)


def line(a, b):
    s = slope(a, b)
    return None if s is None else mean(a) - s * mean(b)


def rest(a, b):
    s = slope(a, b)
    return None if s is None else a[-1] - (mean(a) - s * mean(b)) - s * b[-1]


def text(x):
    return "" if x is None else repr(float(x))


def write(name, call, inputs, outputs):
    rows = zip(*inputs.values(), *outputs.values())
    head = (
        f"# {call}; 44 hand-made bars (gap at row 20, flat from row 30); expected values by "
        "src/test/python/indicator_golden.py: exact fractions over the whole history, empty = NaN"
    )
    body = [",".join([*inputs, *outputs])] + [",".join(text(x) for x in row) for row in rows]
    (OUT / f"{name}.csv").write_text("\n".join([head, *body]) + "\n")


def main():
    high, low, close, volume, other = [list(c) for c in zip(*bars())]
    c = {"close": close}
    hlc = {"high": high, "low": low, "close": close}
    tr = true_range(high, low, close)
    typical = [None if h is None else (h + l + x) / 3 for h, l, x in zip(high, low, close)]
    start = [F(1) if i in SESSIONS else F(0) for i in range(BARS)]
    mid, sd = carry(close, 6, mean), carry(close, 6, lambda s: root(variance(s)))
    m = macd(close, 3, 7, 4)
    xy = {"x": close, "y": other}

    write("Sma", "Sma(5)", c, {"value": carry(close, 5, mean)})
    write("Ema", "Ema(5)", c, {"value": ema(close, 5)})
    write("Rma", "Rma(5)", c, {"value": rma(close, 5)})
    write("Wma", "Wma(5)", c, {"value": wma(close, 5)})
    write("Rsi", "Rsi(4)", c, {"value": rsi(close, 4)})
    write("TrueRange", "TrueRange()", hlc, {"value": tr})
    write("Atr", "Atr(5)", hlc, {"value": rma(tr, 5)})
    write(
        "StandardDeviation",
        "StandardDeviation(6) and with the divisor n - 1",
        c,
        {"population": sd, "sample": carry(close, 6, lambda s: root(variance(s) * F(6, 5)))},
    )
    write("ZScore", "ZScore(5)", c, {"value": carry(close, 5, zscore)})
    write("Highest", "Highest(4)", {"high": high}, {"value": window(high, 4, max)})
    write("Lowest", "Lowest(4)", {"low": low}, {"value": window(low, 4, min)})
    write(
        "BollingerBands",
        "BollingerBands(6, 2)",
        c,
        {
            "value": mid,
            "upper": [None if a is None else a + 2 * b for a, b in zip(mid, sd)],
            "lower": [None if a is None else a - 2 * b for a, b in zip(mid, sd)],
        },
    )
    write("Macd", "Macd(3, 7, 4)", c, dict(zip(("value", "signal", "histogram"), m)))
    write(
        "Vwap",
        "Vwap(), reset where start is 1",
        {"price": typical, "volume": volume, "start": start},
        {"value": vwap(typical, volume)},
    )
    write("RateOfChange", "RateOfChange(3)", c, {"value": change(close, 3)})
    write("Correlation", "Correlation(6)", xy, {"value": pairs(close, other, 6, correlation)})
    write(
        "Beta",
        "Beta(6)",
        xy,
        {
            "value": pairs(close, other, 6, slope),
            "intercept": pairs(close, other, 6, line),
            "residual": pairs(close, other, 6, rest),
        },
    )


if __name__ == "__main__":
    main()
