package io.quantlab.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.time.SessionCalendar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Random ticks over random calendars: the builders against list-based twins (Z-7).
class BarTwinTest {
  private static final long SEED = 77_001;
  private static final int ROUNDS = 120;

  private record Tick(long t, long a, long b, long lots, long flags) {}

  private static BarSpec randomSpec(SplittableRandom random) {
    return new BarSpec(
        NaiveIntervals.randomInterval(random),
        SessionScope.values()[random.nextInt(3)],
        Anchor.values()[random.nextInt(2)],
        EmptyInterval.values()[random.nextInt(2)]);
  }

  private static List<Tick> randomTicks(SplittableRandom random, SessionCalendar c) {
    int n = random.nextInt(1, 400);
    long[] stamps = new long[n];
    for (int i = 0; i < n; i++) {
      int s = random.nextInt(c.count());
      stamps[i] =
          switch (random.nextInt(8)) {
            case 0 -> c.regularClose(s);
            case 1 -> c.extendedClose(s);
            case 2 -> c.breakStart(s);
            case 3 -> c.regularOpen(s);
            case 4 -> c.extendedOpen(s) - random.nextLong(1L << 44);
            default -> random.nextLong(c.extendedOpen(s), c.extendedClose(s));
          };
      stamps[i] = Math.clamp(stamps[i], c.firstNanos(), c.endNanos() - 1);
    }
    Arrays.sort(stamps);
    List<Tick> ticks = new ArrayList<>();
    for (long t : stamps) {
      long flags = random.nextInt(5) == 0 ? Flags.NOT_PRICE_FORMING : 0;
      flags |= random.nextInt(6) == 0 ? Flags.NO_BID : 0;
      flags |= random.nextInt(6) == 0 ? Flags.NO_ASK : 0;
      ticks.add(
          new Tick(t, random.nextLong(50, 99), random.nextLong(50, 99), random.nextLong(4), flags));
    }
    return ticks;
  }

  @Test
  @DisplayName("T-10..T-14: bars of trades equal those of the naive twin")
  void tradeBars() {
    for (int round = 0; round < ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(SEED + round);
      SessionCalendar c = NaiveIntervals.randomCalendar(random);
      BarSpec spec = randomSpec(random);
      List<Tick> ticks = randomTicks(random, c);
      List<String> expected = new ArrayList<>();
      long outside = naiveTrades(spec, c, ticks, expected);
      BarBuilder b = new BarBuilder(spec, c);
      List<String> actual = new ArrayList<>();
      for (Tick tick : ticks) {
        if (random.nextInt(10) == 0) {
          drain(b, tick.t - 1, actual);
        }
        while (b.roll(tick.t)) {
          actual.add(text(b.closed()));
        }
        b.add(tick.t, tick.a, tick.lots, tick.flags);
      }
      drain(b, c.endNanos(), actual);
      String label = "seed " + (SEED + round) + " " + spec;
      assertEquals(String.join("\n", expected), String.join("\n", actual), label);
      assertEquals(outside, b.outsideCount(), label);
      assertEquals(0, b.lateCount(), label);
    }
  }

  private static void drain(BarBuilder b, long through, List<String> out) {
    while (b.expire(through)) {
      out.add(text(b.closed()));
    }
  }

  private static String text(TradeBar bar) {
    return bar.startNanos()
        + " "
        + bar.endNanos()
        + " "
        + bar.open()
        + " "
        + bar.high()
        + " "
        + bar.low()
        + " "
        + bar.close()
        + " "
        + bar.volume()
        + " "
        + bar.count()
        + " "
        + bar.flags();
  }

  private static long naiveTrades(
      BarSpec spec, SessionCalendar c, List<Tick> ticks, List<String> out) {
    List<NaiveIntervals.Slot> slots = NaiveIntervals.of(spec, c);
    List<List<Tick>> contents = new ArrayList<>();
    slots.forEach(slot -> contents.add(new ArrayList<>()));
    long outside = 0;
    for (Tick tick : ticks) {
      NaiveIntervals.Slot slot = NaiveIntervals.find(slots, tick.t);
      if (slot == null) {
        outside++;
      } else if (tick.lots > 0) {
        contents.get(slots.indexOf(slot)).add(tick);
      }
    }
    Long previous = null;
    for (int i = 0; i < slots.size() && slots.get(i).end() <= c.endNanos(); i++) {
      List<Tick> all = contents.get(i);
      long[] prices =
          all.stream()
              .filter(t -> (t.flags & Flags.NOT_PRICE_FORMING) == 0)
              .mapToLong(Tick::a)
              .toArray();
      long volume = all.stream().mapToLong(Tick::lots).sum();
      long flags = 0;
      if (prices.length == 0) {
        boolean fill = spec.emptyInterval() == EmptyInterval.FILL_FORWARD;
        boolean wanted = !all.isEmpty() || fill && inSession(c, slots.get(i));
        if (previous == null || !wanted) {
          continue;
        }
        prices = new long[] {previous};
        flags = Flags.SYNTHETIC | (all.isEmpty() ? 0 : Flags.NOT_PRICE_FORMING);
      }
      previous = prices[prices.length - 1];
      out.add(
          slots.get(i).start()
              + " "
              + slots.get(i).end()
              + " "
              + ohlc(prices)
              + " "
              + volume
              + " "
              + all.size()
              + " "
              + flags);
    }
    return outside;
  }

  private static boolean inSession(SessionCalendar c, NaiveIntervals.Slot slot) {
    for (int s = 0; s < c.count(); s++) {
      if (c.extendedOpen(s) < slot.end() && c.extendedClose(s) > slot.start()) {
        return true;
      }
    }
    return false;
  }

  private static String ohlc(long[] prices) {
    return prices[0]
        + " "
        + Arrays.stream(prices).max().orElseThrow()
        + " "
        + Arrays.stream(prices).min().orElseThrow()
        + " "
        + prices[prices.length - 1];
  }

  @Test
  @DisplayName("T-13: bars of quotes equal those of the naive twin, bid and ask apart")
  void quoteBars() {
    for (int round = 0; round < ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(SEED * 3 + round);
      SessionCalendar c = NaiveIntervals.randomCalendar(random);
      BarSpec spec = randomSpec(random).emptyInterval(EmptyInterval.SKIP);
      List<Tick> ticks = randomTicks(random, c);
      List<String> expected = new ArrayList<>();
      List<NaiveIntervals.Slot> slots = NaiveIntervals.of(spec, c);
      Map<NaiveIntervals.Slot, List<Tick>> contents = new LinkedHashMap<>();
      for (Tick tick : ticks) {
        NaiveIntervals.Slot slot = NaiveIntervals.find(slots, tick.t);
        if (slot != null) {
          contents.computeIfAbsent(slot, s -> new ArrayList<>()).add(tick);
        }
      }
      contents.keySet().removeIf(slot -> slot.end() > c.endNanos()); // still forming at the end
      contents.forEach((slot, own) -> expected.add(naiveQuote(slot, own)));
      QuoteBarBuilder b = new QuoteBarBuilder(spec, c);
      List<String> actual = new ArrayList<>();
      for (Tick tick : ticks) {
        while (b.roll(tick.t)) {
          actual.add(text(b.closed()));
        }
        b.add(tick.t, tick.a, tick.lots, tick.b, tick.lots + 1, tick.flags);
      }
      while (b.expire(c.endNanos())) {
        actual.add(text(b.closed()));
      }
      String label = "seed " + (SEED * 3 + round) + " " + spec;
      assertEquals(String.join("\n", expected), String.join("\n", actual), label);
    }
  }

  private static String naiveQuote(NaiveIntervals.Slot slot, List<Tick> own) {
    List<Tick> bids = own.stream().filter(t -> (t.flags & Flags.NO_BID) == 0).toList();
    List<Tick> asks = own.stream().filter(t -> (t.flags & Flags.NO_ASK) == 0).toList();
    long flags = (bids.isEmpty() ? Flags.NO_BID : 0) | (asks.isEmpty() ? Flags.NO_ASK : 0);
    if (flags == 0 && bids.getLast().a >= asks.getLast().b) {
      flags = Flags.CROSSED;
    }
    String bid = bids.isEmpty() ? "0 0 0 0" : ohlc(bids.stream().mapToLong(Tick::a).toArray());
    String ask = asks.isEmpty() ? "0 0 0 0" : ohlc(asks.stream().mapToLong(Tick::b).toArray());
    long bidLots = bids.isEmpty() ? 0 : bids.getLast().lots;
    long askLots = asks.isEmpty() ? 0 : asks.getLast().lots + 1;
    return slot.start()
        + " "
        + slot.end()
        + " "
        + bid
        + " "
        + bidLots
        + " "
        + ask
        + " "
        + askLots
        + " "
        + own.size()
        + " "
        + flags;
  }

  private static String text(QuoteBar bar) {
    return bar.startNanos()
        + " "
        + bar.endNanos()
        + " "
        + bar.bidOpen()
        + " "
        + bar.bidHigh()
        + " "
        + bar.bidLow()
        + " "
        + bar.bidClose()
        + " "
        + bar.bidLots()
        + " "
        + bar.askOpen()
        + " "
        + bar.askHigh()
        + " "
        + bar.askLow()
        + " "
        + bar.askClose()
        + " "
        + bar.askLots()
        + " "
        + bar.count()
        + " "
        + bar.flags();
  }
}
