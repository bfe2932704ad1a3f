"""Writes the golden files of io.quantlab.engine.indicator.catalog: one for each function of wick.md 17.

    python3 engine-lib/src/test/python/indicator_catalog_golden.py

Shares nothing with the Java code: every value is computed from the definitions of wick.md section 17 with
60-digit decimals, so no rounding of doubles is in it. A missing value is None here and an empty field in the
file. Needs the standard library only.
"""

from decimal import Decimal as D, getcontext
from pathlib import Path

getcontext().prec = 60
OUT = Path(__file__).parents[1] / "resources/io/quantlab/engine/indicator/catalog"
BARS = 84
GAP = 60  # this bar has no values at all
FLAT = range(66, 73)  # these bars repeat one price
IDLE = (9, 70)  # these bars have no volume


def bars():
    """Hand-made bars in hundredths: a wave with a trend, a gap, a flat stretch, bars without volume."""
    made, close = [], 10000
    for i in range(BARS):
        open_ = close
        if i not in FLAT:
            close = open_ + (37 * i * i + 91 * i + 13) % 211 - 98
        high = max(open_, close) + (0 if i in FLAT else (29 * i) % 23)
        low = min(open_, close) - (0 if i in FLAT else (31 * i) % 19)
        volume = 0 if i in IDLE else 100 + (53 * i) % 71
        made.append([None] * 5 if i == GAP else [D(x) / 100 for x in (open_, high, low, close)] + [D(volume)])
    return [list(c) for c in zip(*made)]


OPEN, HIGH, LOW, CLOSE, VOLUME = bars()
MOVING = [None if i == GAP else D(10000 + 7 * i + (37 * i * i + 13) % 199) / 100 for i in range(BARS)]
OTHER = [None if i in (GAP, 30) else D(5000 + (41 * i * i) % 157) / 100 for i in range(BARS)]
COND = [D(1 if (7 * i * i) % 11 < 4 else 0) for i in range(BARS)]
RESET = [D(1 if i % 13 == 0 else 0) for i in range(BARS)]


# --- series arithmetic; None is missing ---


def lift(f, *xs):
    """f at every step; missing where an argument is or where a division by 0 happens."""
    out = []
    for row in zip(*xs):
        try:
            out.append(None if None in row else f(*row))
        except (ZeroDivisionError, ArithmeticError):
            out.append(None)
    return out


def sub(x, y):
    return lift(lambda a, b: a - b, x, y)


def add(x, y):
    return lift(lambda a, b: a + b, x, y)


def mul(x, y):
    return lift(lambda a, b: a * b, x, y)


def div(x, y):
    return lift(lambda a, b: None if b == 0 else a / b, x, y)


def scale(x, f):
    return lift(lambda a: a * D(f), x)


def lag(x, n):
    return [None] * n + x[: len(x) - n] if n else list(x)


def change(x, n=1):
    return sub(x, lag(x, n))


def mean(w):
    return sum(w) / len(w)


def moment(w, k):
    m = mean(w)
    return sum((v - m) ** k for v in w) / len(w)


def root(v):
    return None if v is None or v < 0 else v.sqrt()


def known(x):
    return [v for v in x if v is not None]


def carry(x, n, f):  # class c
    out = []
    for i in range(len(x)):
        seen = known(x[: i + 1])
        out.append(f(seen[-n:]) if len(seen) >= n else None)
    return out


def freeze(x, n, f):  # class s
    out = []
    for i in range(len(x)):
        seen = known(x[: i + 1])
        out.append(None if x[i] is None or len(seen) < n else f(seen))
    return out


def window(x, n, f):  # class b
    out = []
    for i in range(len(x)):
        part = known(x[max(0, i + 1 - n) : i + 1])
        out.append(f(part) if i + 1 >= n and part else None)
    return out


def history(x, n, f):  # class h
    out = []
    for i in range(len(x)):
        part = x[max(0, i + 1 - n) : i + 1]
        out.append(None if len(part) < n or None in part else f(part))
    return out


def fill(x, n, f):  # class f
    out, filled = [], []
    for v in x:
        if v is not None or filled:
            filled.append(v if v is not None else filled[-1])
        out.append(None if v is None or len(filled) < n else f(filled[-n:]))
    return out


def dense(inputs, f, stays=False):
    """f on the steps that are whole; put back with gaps missing, or with the result before."""
    rows = [i for i in range(BARS) if all(x[i] is not None for x in inputs)]
    found = f(*[[x[i] for i in rows] for x in inputs])
    single = not isinstance(found, tuple)
    out = []
    for column in (found,) if single else found:
        whole, values = [], iter(column)
        for i in range(BARS):
            whole.append(next(values) if i in rows else whole[-1] if stays and whole else None)
        out.append(whole)
    return out[0] if single else tuple(out)


def kept(inputs, f):
    return dense(inputs, f, stays=True)


# --- the usual parts ---


def sma(x, n):
    return carry(x, n, mean)


def total(x, n):
    return carry(x, n, sum)


def smooth(x, n, weight):
    def last(seen):
        e = mean(seen[:n])
        for v in seen[n:]:
            e += weight * (v - e)
        return e

    return freeze(x, n, last)


def ema(x, n):
    return smooth(x, n, D(2) / (n + 1))


def rma(x, n):
    return smooth(x, n, D(1) / n)


def wma(x, n):
    return fill(x, n, lambda w: sum(v * (i + 1) for i, v in enumerate(w)) * 2 / (n * (n + 1)))


def swma(x):
    return history(x, 4, lambda w: (w[0] + 2 * w[1] + 2 * w[2] + w[3]) / 6)


def stdev(x, n):
    return carry(x, n, lambda w: root(moment(w, 2)))


def highest(x, n):
    return window(x, n, max)


def lowest(x, n):
    return window(x, n, min)


def roc(x, n):
    return scale(div(change(x, n), lag(x, n)), 100)


def chain(x, n, times):
    return x if times == 0 else chain(ema(x, n), n, times - 1)


def mid(x, y):
    return scale(add(x, y), "0.5")


def rsi(x, n):
    def last(seen):
        d = [b - a for a, b in zip(seen, seen[1:])]
        u, w = rma([max(v, D(0)) for v in d], n)[-1], rma([max(-v, D(0)) for v in d], n)[-1]
        return 100 - 100 / (1 + u / w) if w else D(100) if u else None

    return freeze(x, n + 1, last)


def stoch(x, hi, lo, n):
    low = lowest(lo, n)
    return scale(div(sub(x, low), sub(highest(hi, n), low)), 100)


def true_range(h, l, c, first):
    out = [h[0] - l[0] if first else None]
    for i in range(1, len(h)):
        part = (h[i], l[i], c[i - 1])
        out.append(None if None in part else max(h[i] - l[i], abs(h[i] - c[i - 1]), abs(l[i] - c[i - 1])))
    return out


def atr(h, l, c, n):
    return rma(true_range(h, l, c, True), n)


def banded(middle, far):
    return middle, add(middle, far), sub(middle, far)


def running(x):
    return freeze(x, 1, sum)


# --- 17.1 ---


def t3(x, n, v):
    v = D(v)
    weights = [-(v**3), 3 * v**2 + 3 * v**3, -(6 * v**2 + 3 * v + 3 * v**3), 1 + 3 * v + v**3 + 3 * v**2]
    out = [D(0)] * len(x)
    for k, weight in zip((6, 5, 4, 3), weights):
        out = add(out, scale(chain(x, n, k), weight))
    return out


def kama(x, n, fast, slow):
    out, run = [], 0
    quick, calm = D(2) / (fast + 1), D(2) / (slow + 1)
    for i, v in enumerate(x):
        run = 0 if v is None else run + 1
        if run < n:
            out.append(None)
        elif run == n:
            out.append(v)
        else:
            way = sum(abs(x[j] - x[j - 1]) for j in range(i - n + 1, i + 1))
            c = (abs(v - x[i - n]) / way if way else 0) * (quick - calm) + calm
            out.append(out[-1] + c * c * (v - out[-1]))
    return out


def alma(x, n, offset, sigma):
    m, s = D(offset) * (n - 1), D(n) / D(sigma)
    weights = [(-((i - m) ** 2) / (2 * s * s)).exp() for i in range(n)]
    return history(x, n, lambda w: sum(a * b for a, b in zip(w, weights)) / sum(weights))


def cmo(x, n):
    d = change(x)
    up, down = total(lift(lambda v: max(v, D(0)), d), n), total(lift(lambda v: max(-v, D(0)), d), n)
    return scale(div(sub(up, down), add(up, down)), 100)


def vidya(x, n):
    out, v = [], None
    for value, c in zip(x, cmo(x, n)):
        if c is not None:
            v = value if v is None else v + D(2) / (n + 1) * abs(c) / 100 * (value - v)
        out.append(v)
    return out


def mcginley(x, n):
    out = ema(x, n)
    for i in range(n, len(x)):
        out[i] = out[i - 1] + (x[i] - out[i - 1]) / (n * (x[i] / out[i - 1]) ** 4)
    return out


def line(w):
    n = len(w)
    xs = [D(i + 1) for i in range(n)]
    mx, my = mean(xs), mean(w)
    slope = sum((a - mx) * (b - my) for a, b in zip(xs, w)) / sum((a - mx) ** 2 for a in xs)
    rest = sum((b - my - slope * (a - mx)) ** 2 for a, b in zip(xs, w))
    whole = sum((b - my) ** 2 for b in w)
    return slope, my - slope * mx, None if whole == 0 else 1 - rest / whole


def ewma(x, half_life):
    return smooth(x, 1, 1 - D("0.5") ** (1 / D(half_life)))


# --- 17.2 ---


def signaled(x, n):
    signal = ema(x, n)
    return x, signal, sub(x, signal)


def percent(x, fast, slow):
    calm = ema(x, slow)
    return scale(div(sub(ema(x, fast), calm), calm), 100)


def tsi(x, short, long):
    d = change(x)
    return div(ema(ema(d, long), short), ema(ema(lift(abs, d), long), short))


def ultimate(h, l, c, lengths):
    low = lift(min, l, lag(c, 1))
    pressure, ranges = sub(c, low), true_range(h, l, c, False)
    parts = [scale(div(total(pressure, n), total(ranges, n)), w) for n, w in zip(lengths, (4, 2, 1))]
    return scale(add(add(parts[0], parts[1]), parts[2]), D(100) / 7)


def awesome(h, l, fast, slow):
    return sub(sma(mid(h, l), fast), sma(mid(h, l), slow))


def kst(x):
    out = sma(roc(x, 10), 10)
    for weight, (n, m) in zip((2, 3, 4), ((15, 10), (20, 10), (30, 15))):
        out = add(out, scale(sma(roc(x, n), m), weight))
    counted = [None if v is None else o for o, v in zip(out, x)]
    return out, sma(counted, 9)


def fisher(h, l, n):
    m = mid(h, l)
    fishers, triggers, v, f = [], [], D(0), D(0)
    for place in stoch(m, m, m, n):
        if place is None:
            fishers.append(None), triggers.append(None)
            continue
        v = D("0.66") * (place / 100 - D("0.5")) + D("0.67") * v
        v = D("0.999") if v > D("0.99") else D("-0.999") if v < D("-0.99") else v
        triggers.append(f)
        f = D("0.5") * ((1 + v) / (1 - v)).ln() + D("0.5") * f
        fishers.append(f)
    return fishers, triggers


def connors(x, a, b, n):
    runs, ranks, rates = [], [], roc(x, 1)
    for i, v in enumerate(x):
        d = v - x[i - 1] if i else 0
        before = runs[-1] if runs else D(0)
        runs.append(max(before, D(0)) + 1 if d > 0 else min(before, D(0)) - 1 if d < 0 else D(0))
        past = [r for r in rates[max(0, i - n) : i] if r is not None]
        ranks.append(D(100) * sum(r <= rates[i] for r in past) / n if i >= n else None)
    return scale(add(add(rsi(x, a), rsi(runs, b)), ranks), D(1) / 3)


def smi(h, l, c, n, s1, s2, s):
    top, bottom = highest(h, n), lowest(l, n)
    far = sub(c, mid(top, bottom))
    wide = [None if f is None else a - b for f, a, b in zip(far, top, bottom)]
    out = scale(div(ema(ema(far, s1), s2), ema(ema(wide, s1), s2)), 200)
    return out, ema(out, s)


def stc(x, n, fast, slow):
    def place(seen):
        w = seen[-n:]
        return 100 * (w[-1] - min(w)) / (max(w) - min(w)) if max(w) > min(w) else D(0)

    return sma(freeze(sub(ema(x, fast), ema(x, slow)), n, place), 3)


def pmo(x, n1, n2, s):
    out = smooth(scale(smooth(roc(x, 1), n1, D(2) / n1), 10), n2, D(2) / n2)
    return out, ema(out, s)


def rvgi(o, h, l, c, n):
    bodies, ranges = swma(sub(c, o)), swma(sub(h, l))
    out = div(total(bodies, n), total(ranges, n))
    steps = [i for i in range(BARS) if bodies[i] is not None]
    signals = dict(zip(steps, swma([out[i] for i in steps])))
    signal = []
    for i in range(BARS):
        signal.append(signals[i] if i in signals else signal[-1] if signal else None)
    return out, signal


def relative_volatility(x, n, m):
    d, dev = change(x), stdev(x, n)
    up = ema(lift(lambda a, b: b if a > 0 else D(0), d, dev), m)
    down = ema(lift(lambda a, b: b if a < 0 else D(0), d, dev), m)
    return scale(div(up, add(up, down)), 100)


# --- 17.3 ---


def dmi(h, l, c, n, m):
    up, down = change(h), scale(change(l), -1)
    ranges = rma(true_range(h, l, c, False), n)
    ups = lift(lambda u, d: u if u > d and u > 0 else D(0), up, down)
    downs = lift(lambda u, d: d if d > u and d > 0 else D(0), up, down)
    plus, minus = scale(div(rma(ups, n), ranges), 100), scale(div(rma(downs, n), ranges), 100)
    dx = lift(lambda a, b: abs(a - b) / (a + b or 1), plus, minus)
    return plus, minus, scale(rma(dx, m), 100)


def age(x, n, best):
    out = []
    for i in range(len(x)):
        part = [(j, x[j]) for j in range(max(0, i + 1 - n), i + 1) if x[j] is not None]
        found = [j for j, v in part if v == best(w for _, w in part)]
        out.append(D(i - found[0]) if i + 1 >= n and found else None)
    return out


def aroon(h, l, n):
    up = lift(lambda a: 100 * (n - a) / n, age(h, n + 1, max))
    down = lift(lambda a: 100 * (n - a) / n, age(l, n + 1, min))
    return up, down, sub(up, down)


def supertrend(h, l, c, factor, n):
    lines, dirs, upper, lower, side = [], [], None, None, 1
    for i, a in enumerate(atr(h, l, c, n)):
        if a is None:
            lines.append(None), dirs.append(None)
            continue
        low, top = (h[i] + l[i]) / 2 - D(factor) * a, (h[i] + l[i]) / 2 + D(factor) * a
        if upper is None:
            lower, upper = low, top
        else:
            lower = low if low > lower or c[i - 1] < lower else lower
            upper = top if top < upper or c[i - 1] > upper else upper
            side = (-1 if c[i] > upper else 1) if side > 0 else (1 if c[i] < lower else -1)
        lines.append(lower if side < 0 else upper), dirs.append(D(side))
    return lines, dirs


def psar(h, l, start, step, most):
    start, step, most = D(start), D(step), D(most)
    out = [None]
    up = not h[0] > h[1]
    s, ep, af = (l[0], h[1], start) if up else (h[0], l[1], start)
    out.append(s)
    for i in range(2, len(h)):
        s += af * (ep - s)
        if up and l[i] <= s:
            up, s, ep, af = False, max(ep, h[i], h[i - 1], h[i - 2]), l[i], start
        elif up:
            s = min(s, l[i - 1], l[i - 2])
            if h[i] > ep:
                ep, af = h[i], min(af + step, most)
        elif h[i] >= s:
            up, s, ep, af = True, min(ep, l[i], l[i - 1], l[i - 2]), h[i], start
        else:
            s = max(s, h[i - 1], h[i - 2])
            if l[i] < ep:
                ep, af = l[i], min(af + step, most)
        out.append(s)
    return out


def ichimoku(h, l, a, b, c):
    t, k = mid(highest(h, a), lowest(l, a)), mid(highest(h, b), lowest(l, b))
    return t, k, mid(t, k), mid(highest(h, c), lowest(l, c))


def vortex(h, l, c, n):
    ranges = total(true_range(h, l, c, False), n)
    plus, minus = lift(abs, sub(h, lag(l, 1))), lift(abs, sub(l, lag(h, 1)))
    return div(total(plus, n), ranges), div(total(minus, n), ranges)


def choppiness(h, l, c, n):
    ratio = div(total(true_range(h, l, c, True), n), sub(highest(h, n), lowest(l, n)))
    return lift(lambda r: 100 * r.log10() / D(n).log10() if r > 0 else None, ratio)


def mass_index(h, l, n):
    e = ema(sub(h, l), 9)
    return total(div(e, ema(e, 9)), n)


def pivot(x, left, right, beyond):
    def point(w):
        v = w[left]
        if any(beyond(o, v) for o in w[:left]) or not all(beyond(v, o) for o in w[left + 1 :]):
            return None
        return v

    return history(x, left + right + 1, point)


def pivot_points(h, l, c):
    p, r = lift(lambda a, b, d: (a + b + d) / 3, h, l, c), sub(h, l)
    ups = [sub(scale(p, 2), l), add(p, r), sub(add(scale(p, 2), h), scale(l, 2)), sub(add(scale(p, 3), h), scale(l, 3))]
    downs = [sub(scale(p, 2), h), sub(p, r), sub(add(scale(p, 2), l), scale(h, 2)), sub(add(scale(p, 3), l), scale(h, 3))]
    return (p, *ups, *downs)


def heikin_ashi(o, h, l, c):
    closes = lift(lambda *w: sum(w) / 4, o, h, l, c)
    opens = []
    for i in range(BARS):
        before = opens[i - 1] if i else None
        first = None if closes[i] is None else (o[i] + c[i]) / 2
        opens.append(first if closes[i] is None or before is None else (before + closes[i - 1]) / 2)
    return opens, lift(max, h, opens, closes), lift(min, l, opens, closes), closes


# --- 17.4, 17.5 ---


def keltner(x, h, l, c, n, k):
    return banded(ema(x, n), scale(ema(true_range(h, l, c, False), n), k))


def starc(h, l, c, n, k, m):
    far = scale(atr(h, l, c, m), k)
    first = next(i for i, v in enumerate(far) if v is not None)
    middle = [v if i >= first else None for i, v in enumerate(sma(c, n))]
    return banded(middle, far)


def ulcer(w):
    falls = [100 * (v - max(w[: i + 1])) / max(w[: i + 1]) for i, v in enumerate(w)]
    return root(mean([f * f for f in falls]))


def vwap(price, volume, reset, k):
    outs, start = ([], [], []), 0
    for i in range(BARS):
        start = i if reset[i] else start
        pairs = [(p, v) for p, v in zip(price[start : i + 1], volume[start : i + 1]) if p is not None]
        sold = sum(v for _, v in pairs)
        if price[i] is None or not sold:
            middle, far = None, None
        else:
            middle = sum(p * v for p, v in pairs) / sold
            far = D(k) * root(max(D(0), sum(p * p * v for p, v in pairs) / sold - middle**2))
        for out, sign in zip(outs, (0, 1, -1)):
            out.append(None if middle is None else middle + sign * far)
    return outs


def mfi(x, v, n):
    d, flow = change(x), mul(x, v)
    up = [f if m is None or m > 0 else D(0) for m, f in zip(d, flow)]
    down = [f if m is None or m < 0 else D(0) for m, f in zip(d, flow)]
    return lift(lambda p, q: 100 - 100 / (1 + p / q) if q else D(100), total(up, n), total(down, n))


def flow(h, l, c, v):
    return lift(lambda a, b, x, q: ((x - b) - (a - x)) / (a - b) * q if a > b else D(0), h, l, c, v)


def volume_index(c, v, lower):
    out = [D(1)]
    for i in range(1, len(c)):
        counts = v[i] < v[i - 1] if lower else v[i] > v[i - 1]
        out.append(out[-1] * c[i] / c[i - 1] if counts else out[-1])
    return out


def klinger(h, l, c, v, fast, slow, s):
    force, cm, before = [], D(0), None
    for i in range(len(h)):
        dm = h[i] - l[i]
        t = None if i == 0 else 1 if h[i] + l[i] + c[i] > h[i - 1] + l[i - 1] + c[i - 1] else -1
        if i < 2:
            force.append(None)
        else:
            cm = cm + dm if t == before else h[i - 1] - l[i - 1] + dm
            none = cm == dm or v[i] == 0 or cm == 0
            force.append(D(0) if none else v[i] * (abs(2 * (dm / cm - 1)) if dm else 2) * t * 100)
        before = t
    out = sub(ema(force, fast), ema(force, slow))
    return out, ema(out, s)


def wad(h, l, c):
    steps = [D(0)]
    for i in range(1, len(c)):
        d = c[i] - c[i - 1]
        steps.append(c[i] - min(l[i], c[i - 1]) if d > 0 else c[i] - max(h[i], c[i - 1]) if d < 0 else D(0))
    return running(steps)


# --- 17.6 ---


def ranked(x, n, f):
    return freeze(x, n, lambda seen: f(sorted(seen[-n:])))


def percentile(z, p):
    place = min(max(len(z) * D(p) / 100 + D("0.5"), D(1)), D(len(z)))
    low = int(place)
    return z[low - 1] + (place - low) * (z[min(low, len(z) - 1)] - z[low - 1])


def pairs(x, y, n, f):
    out = []
    for i in range(BARS):
        a, b = x[max(0, i + 1 - n) : i + 1], y[max(0, i + 1 - n) : i + 1]
        out.append(None if len(a) < n or None in a or None in b else f(a, b))
    return out


def cov(a, b):
    return mean([(x - mean(a)) * (y - mean(b)) for x, y in zip(a, b)])


def corr(a, b):
    wide = moment(a, 2) * moment(b, 2)
    return None if wide == 0 else cov(a, b) / root(wide)


def over_dev(w, f):
    return None if moment(w, 2) == 0 else f(w)


def run(x, n, beyond):
    out, steps = [], 0
    for i, v in enumerate(x):
        before = x[i - 1] if i else None
        steps = steps + 1 if v is not None and before is not None and beyond(v, before) else 0
        out.append(D(steps >= n))
    return out


def counts(x, n):
    return [sum(x[max(0, i + 1 - n) : i + 1]) for i in range(len(x))]


def crosses(a, b, beyond):
    out, before = [], None
    for x, y in zip(a, b):
        if x is None or y is None:
            out.append(D(0))
            continue
        out.append(D(bool(beyond(x, y) and before is not None and not beyond(*before))))
        before = (x, y)
    return out


def bars_since(cond):
    out, last = [], None
    for i, c in enumerate(cond):
        last = i if c else last
        out.append(None if last is None else D(i - last))
    return out


def value_when(cond, x, k):
    return [([x[j] for j in range(i, -1, -1) if cond[j]][k : k + 1] or [None])[0] for i in range(BARS)]


def nearest(z, p):
    rank = -(-len(z) * p // 100)
    return z[max(rank, 1) - 1]


def modal(z):
    return max(sorted(set(z)), key=z.count)


def above(a, b):
    return a > b


def below(a, b):
    return a < b


def functions():
    """name: (inputs, numbers, results)."""
    c, h, l, o, v = CLOSE, HIGH, LOW, OPEN, VOLUME
    hl, hlc, ohlc, hlcv = (h, l), (h, l, c), (o, h, l, c), (h, l, c, v)
    hlc3 = lift(lambda a, b, d: (a + b + d) / 3, h, l, c)
    x, cv = (c,), (c, v)
    level = [D(101)] * BARS
    moving = rsi(MOVING, 5)
    raw = stoch(c, h, l, 5)
    body = lift(lambda a, b: (2 * D(2).ln() - 1) * (a / b).ln() ** 2, c, o)
    span = lift(lambda a, b: (a / b).ln() ** 2, h, l)
    year = root(D(252))
    return {
        "sma": (x, (5,), sma(c, 5)),
        "ema": (x, (5,), ema(c, 5)),
        "rma": (x, (5,), rma(c, 5)),
        "wma": (x, (5,), wma(c, 5)),
        "swma": (x, (), swma(c)),
        "vwma": (cv, (5,), kept(cv, lambda a, b: div(total(mul(a, b), 5), total(b, 5)))),
        "hma": (x, (9,), wma(sub(scale(wma(c, 4), 2), wma(c, 9)), 3)),
        "dema": (x, (4,), sub(scale(chain(c, 4, 1), 2), chain(c, 4, 2))),
        "tema": (x, (4,), add(scale(sub(chain(c, 4, 1), chain(c, 4, 2)), 3), chain(c, 4, 3))),
        "t3": (x, (3, "0.7"), t3(c, 3, "0.7")),
        "kama": (x, (6, 2, 30), kama(c, 6, 2, 30)),
        "alma": (x, (9, "0.85", 6), alma(c, 9, "0.85", 6)),
        "zlema": (x, (6,), dense(x, lambda a: ema(sub(scale(a, 2), lag(a, 2)), 6))),
        "trima": (x, (6,), kept(x, lambda a: sma(sma(a, 3), 4))),
        "vidya": (x, (6,), dense(x, lambda a: vidya(a, 6))),
        "mcginley": (x, (6,), dense(x, lambda a: mcginley(a, 6))),
        "linreg": (x, (7, 2), carry(c, 7, lambda w: line(w)[1] + line(w)[0] * 5)),
        "ewma": (x, ("2.5",), ewma(c, "2.5")),
        "change": (x, (3,), change(c, 3)),
        "mom": (x, (4,), change(c, 4)),
        "roc": (x, (3,), roc(c, 3)),
        "rsi": (x, (5,), rsi(c, 5)),
        "stoch": ((c, h, l), (5,), raw),
        "stochastic": (hlc, (5, 3, 4), (sma(raw, 3), sma(sma(raw, 3), 4))),
        "stoch_rsi": (
            (MOVING,),
            (5, 6, 3, 4),
            (sma(stoch(moving, moving, moving, 6), 3), sma(sma(stoch(moving, moving, moving, 6), 3), 4)),
        ),
        "macd": (x, (3, 7, 4), signaled(sub(ema(c, 3), ema(c, 7)), 4)),
        "ppo": (x, (3, 7, 4), signaled(percent(c, 3, 7), 4)),
        "cci": (
            (hlc3,),
            (7,),
            carry(hlc3, 7, lambda w: over_dev(w, lambda u: (u[-1] - mean(u)) / (D("0.015") * mean([abs(q - mean(u)) for q in u])))),
        ),
        "cmo": (x, (6,), kept(x, lambda a: cmo(a, 6))),
        "williams_r": (hlc, (5,), lift(lambda s: s - 100, raw)),
        "tsi": (x, (4, 7), dense(x, lambda a: tsi(a, 4, 7))),
        "ultimate": (hlc, (3, 6, 9), kept(hlc, lambda a, b, d: ultimate(a, b, d, (3, 6, 9)))),
        "awesome": (hl, (5, 12), awesome(h, l, 5, 12)),
        "accelerator": (hl, (), kept(hl, lambda a, b: sub(awesome(a, b, 5, 34), sma(awesome(a, b, 5, 34), 5)))),
        "trix": (x, (4,), dense(x, lambda a: roc(chain(a, 4, 3), 1))),
        "dpo": (x, (7,), sub(c, lag(sma(c, 7), 4))),
        "kst": (x, (), kst(c)),
        "coppock": (x, (5, 8, 6), wma(add(roc(c, 8), roc(c, 6)), 5)),
        "fisher": (hl, (6,), fisher(h, l, 6)),
        "connors_rsi": (x, (3, 2, 20), dense(x, lambda a: connors(a, 3, 2, 20))),
        "smi": (hlc, (5, 4, 3, 3), smi(h, l, c, 5, 4, 3, 3)),
        "stc": (x, (5, 4, 9), dense(x, lambda a: stc(a, 5, 4, 9))),
        "pmo": (x, (7, 5, 4), dense(x, lambda a: pmo(a, 7, 5, 4))),
        "bop": (ohlc, (), div(sub(c, o), sub(h, l))),
        "elder_ray": (hlc, (6,), (sub(h, ema(c, 6)), sub(l, ema(c, 6)))),
        "rvgi": (ohlc, (5,), rvgi(o, h, l, c, 5)),
        "relative_volatility": (x, (5, 6), dense(x, lambda a: relative_volatility(a, 5, 6))),
        "dmi": (hlc, (5, 6), dense(hlc, lambda a, b, d: dmi(a, b, d, 5, 6))),
        "adx": (hlc, (5,), dense(hlc, lambda a, b, d: dmi(a, b, d, 5, 5)[2])),
        "aroon": (hl, (6,), aroon(h, l, 6)),
        "supertrend": (hlc, (2, 5), dense(hlc, lambda a, b, d: supertrend(a, b, d, 2, 5))),
        "psar": (hl, ("0.02", "0.02", "0.2"), dense(hl, lambda a, b: psar(a, b, "0.02", "0.02", "0.2"))),
        "ichimoku": (hl, (4, 7, 12), ichimoku(h, l, 4, 7, 12)),
        "vortex": (hlc, (6,), kept(hlc, lambda a, b, d: vortex(a, b, d, 6))),
        "choppiness": (hlc, (6,), kept(hlc, lambda a, b, d: choppiness(a, b, d, 6))),
        "mass_index": (hl, (5,), kept(hl, lambda a, b: mass_index(a, b, 5))),
        "alligator": (
            hl,
            (),
            (lag(rma(mid(h, l), 13), 8), lag(rma(mid(h, l), 8), 5), lag(rma(mid(h, l), 5), 3)),
        ),
        "chandelier": (
            hlc,
            (6, 3),
            (sub(highest(h, 6), scale(atr(h, l, c, 6), 3)), add(lowest(l, 6), scale(atr(h, l, c, 6), 3))),
        ),
        "chande_kroll": (
            hlc,
            (5, 1, 4),
            (
                lowest(add(lowest(l, 5), atr(h, l, c, 5)), 4),
                highest(sub(highest(h, 5), atr(h, l, c, 5)), 4),
            ),
        ),
        "pivot_high": ((h,), (2, 1), pivot(h, 2, 1, above)),
        "pivot_low": ((l,), (2, 1), pivot(l, 2, 1, below)),
        "pivot_points": (hlc, (0,), pivot_points(h, l, c)),
        "heikin_ashi": (ohlc, (), heikin_ashi(o, h, l, c)),
        "true_range": (hlc, (1,), true_range(h, l, c, True)),
        "atr": (hlc, (5,), atr(h, l, c, 5)),
        "natr": (hlc, (5,), scale(div(atr(h, l, c, 5), c), 100)),
        "stdev": (x, (6, 0), stdev(c, 6)),
        "variance": (x, (6, 1), carry(c, 6, lambda w: moment(w, 2) * 6 / 5)),
        "bollinger": (x, (6, 2), banded(sma(c, 6), scale(stdev(c, 6), 2))),
        "bb_width": (x, (6, 2), scale(div(stdev(c, 6), sma(c, 6)), 400)),
        "bb_percent": (
            x,
            (6, 2),
            carry(c, 6, lambda w: over_dev(w, lambda u: (u[-1] - mean(u)) / (4 * root(moment(u, 2))) + D("0.5"))),
        ),
        "keltner": ((c, h, l, c), (6, 2, 1), keltner(c, h, l, c, 6, 2)),
        "keltner_width": (
            (c, h, l, c),
            (6, 2, 1),
            div(scale(ema(true_range(h, l, c, False), 6), 4), ema(c, 6)),
        ),
        "donchian": (hl, (6,), (mid(highest(h, 6), lowest(l, 6)), highest(h, 6), lowest(l, 6))),
        "envelope": (x, (6, "0.025"), (sma(c, 6), scale(sma(c, 6), "1.025"), scale(sma(c, 6), "0.975"))),
        "starc": (hlc, (4, 2, 6), starc(h, l, c, 4, 2, 6)),
        "hist_vol": (
            x,
            (6, 252),
            kept(x, lambda a: scale(stdev(lift(lambda p, q: (p / q).ln(), a, lag(a, 1)), 6), 100 * year)),
        ),
        "parkinson": (hl, (6, 252), lift(lambda m: 100 * root(252 * m / (4 * D(2).ln())), sma(span, 6))),
        "garman_klass": (
            ohlc,
            (6, 252),
            lift(lambda m: None if m < 0 else 100 * root(252 * m), sma(sub(scale(span, "0.5"), body), 6)),
        ),
        "ulcer": (x, (6,), history(c, 6, ulcer)),
        "obv": (
            cv,
            (),
            dense(cv, lambda a, b: running(lift(lambda d, q: q if d > 0 else -q if d < 0 else D(0), change(a), b))),
        ),
        "vwap": ((hlc3, v, RESET), (), vwap(hlc3, v, RESET, 0)[0]),
        "vwap_bands": ((hlc3, v, RESET), (2,), vwap(hlc3, v, RESET, 2)),
        "mfi": ((hlc3, v), (6,), kept((hlc3, v), lambda a, b: mfi(a, b, 6))),
        "adl": (hlcv, (), running(flow(h, l, c, v))),
        "chaikin_osc": (hlcv, (3, 7), sub(ema(running(flow(h, l, c, v)), 3), ema(running(flow(h, l, c, v)), 7))),
        "cmf": (hlcv, (6,), div(total(flow(h, l, c, v), 6), total(v, 6))),
        "pvt": (cv, (), dense(cv, lambda a, b: running(mul(div(change(a), lag(a, 1)), b)))),
        "nvi": (cv, (), dense(cv, lambda a, b: volume_index(a, b, True))),
        "pvi": (cv, (), dense(cv, lambda a, b: volume_index(a, b, False))),
        "eom": (
            (h, l, v),
            (6, 10000),
            kept((h, l, v), lambda a, b, q: sma(scale(div(mul(change(mid(a, b)), sub(a, b)), q), 10000), 6)),
        ),
        "force": (cv, (6,), dense(cv, lambda a, b: ema(mul(change(a), b), 6))),
        "klinger": (hlcv, (5, 9, 4), dense(hlcv, lambda a, b, d, q: klinger(a, b, d, q, 5, 9, 4))),
        "pvo": ((v,), (3, 7, 4), signaled(percent(v, 3, 7), 4)),
        "wad": (hlc, (), dense(hlc, wad)),
        "volume_osc": ((v,), (3, 7), percent(v, 3, 7)),
        "rel_volume": ((v,), (6,), kept((v,), lambda q: div(q, sma(q, 6)))),
        "sum": (x, (5,), total(c, 5)),
        "cum": (x, (), running(c)),
        "highest": (x, (5,), highest(c, 5)),
        "lowest": (x, (5,), lowest(c, 5)),
        "highest_ever": (x, (), [max(known(c[: i + 1])) for i in range(BARS)]),
        "lowest_ever": (x, (), [min(known(c[: i + 1])) for i in range(BARS)]),
        "bars_since_highest": (x, (6,), age(c, 6, max)),
        "bars_since_lowest": (x, (6,), age(c, 6, min)),
        "value_range": (x, (6,), sub(highest(c, 6), lowest(c, 6))),
        "median": (x, (6,), ranked(c, 6, lambda z: (z[2] + z[3]) / 2)),
        "mode": (x, (6,), ranked(c, 6, modal)),
        "percentile": (x, (7, 35), ranked(c, 7, lambda z: percentile(z, 35))),
        "percentile_nearest": (x, (7, 35), ranked(c, 7, lambda z: nearest(z, 35))),
        "percent_rank": (x, (8,), history(c, 9, lambda w: D(100) * sum(q <= w[-1] for q in w[:-1]) / 8)),
        "mad": (x, (6,), carry(c, 6, lambda w: mean([abs(q - mean(w)) for q in w]))),
        "zscore": (x, (6,), carry(c, 6, lambda w: over_dev(w, lambda u: (u[-1] - mean(u)) / root(moment(u, 2))))),
        "skew": (
            x,
            (7,),
            carry(c, 7, lambda w: over_dev(w, lambda u: moment(u, 3) / (moment(u, 2) * root(moment(u, 2)))))),
        "kurtosis": (x, (7,), carry(c, 7, lambda w: over_dev(w, lambda u: moment(u, 4) / moment(u, 2) ** 2 - 3))),
        "covariance": ((c, OTHER), (6,), pairs(c, OTHER, 6, cov)),
        "correlation": ((c, OTHER), (6,), pairs(c, OTHER, 6, corr)),
        "beta": ((c, OTHER), (6,), pairs(c, OTHER, 6, lambda a, b: cov(a, b) / moment(b, 2))),
        "slope": (x, (6,), carry(c, 6, lambda w: line(w)[0])),
        "r_squared": (x, (6,), carry(c, 6, lambda w: line(w)[2])),
        "autocorrelation": (x, (6, 2), pairs(c, lag(c, 2), 6, corr)),
        "cog": (x, (6,), carry(c, 6, lambda w: -sum(q * (6 - i) for i, q in enumerate(w)) / sum(w))),
        "rising": (x, (2,), run(c, 2, above)),
        "falling": (x, (2,), run(c, 2, below)),
        "all_true": ((COND,), (2,), [D(n >= 2) for n in counts(COND, 2)]),
        "any_true": ((COND,), (3,), [D(n > 0) for n in counts(COND, 3)]),
        "count_true": ((COND,), (5,), counts(COND, 5)),
        "cross_over": ((c, level), (), crosses(c, level, above)),
        "cross_under": ((c, level), (), crosses(c, level, below)),
        "cross": (
            (c, level),
            (),
            lift(max, crosses(c, level, above), crosses(c, level, below)),
        ),
        "bars_since": ((COND,), (), bars_since(COND)),
        "value_when": ((COND, c), (1,), value_when(COND, c, 1)),
    }


def text(x):
    return "" if x is None else repr(float(x))


def write(name, inputs, numbers, results):
    columns = [*inputs, *(results if isinstance(results, tuple) else (results,))]
    call = f"{name}({', '.join(str(n) for n in numbers)})"
    head = [
        f"# {call}; {BARS} hand-made bars (gap at row {GAP}, flat from row {FLAT[0]}); expected values by",
        "# src/test/python/indicator_catalog_golden.py: 60-digit decimals from wick.md 17, empty = missing",
        f"# arguments:{','.join(str(n) for n in numbers)}",
        ",".join([f"in{i}" for i in range(len(inputs))] + [f"out{i}" for i in range(len(columns) - len(inputs))]),
    ]
    rows = [",".join(text(v) for v in row) for row in zip(*columns)]
    (OUT / f"{name}.csv").write_text("\n".join(head + rows) + "\n")


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for name, (inputs, numbers, results) in functions().items():
        write(name, inputs, numbers, tuple(results) if isinstance(results, tuple) else results)


if __name__ == "__main__":
    main()
