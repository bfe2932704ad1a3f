package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.Dice.Temper;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.testkit.Invariants;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionHours;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The hot loops against [PlainLoops] on random runs (Z-7): every output event equal, and all that
/// the strategies were told and could see.
///
/// Data with gaps, equal stamps, rows at the ends of bars and sessions, breaks, several days,
/// prints without size or price, synthetic bars; one to three strategies that order, subscribe, set
/// timers and throw at random moments; small accounts that are ruined.
class QuietLoopTest {
  private static final int CASES = Integer.getInteger("quantlab.twin.cases", 150);
  private static final long FIRST_SEED = Long.getLong("quantlab.twin.seed", 1);
  private static final SessionCalendar PAUSING = pausing();

  /// The data of a run.
  private enum Data {
    TRADES,
    QUOTES,
    QUOTES_AND_TRADES,
    TRADES_OF_TWO,
    TRADES_AND_ACTIONS,
    BARS,
    BARS_OF_TWO,
    BARS_AND_ACTIONS,
    QUOTE_BARS
  }

  private static SessionCalendar pausing() {
    CalendarBuilder builder = new CalendarBuilder("PAUSE", 1001, ZoneOffset.UTC, 252);
    SessionHours hours =
        SessionHours.of(LocalTime.of(9, 30), LocalTime.of(16, 0))
            .extended(LocalTime.of(8, 0), LocalTime.of(18, 0))
            .pausing(LocalTime.of(11, 45), LocalTime.of(12, 30));
    LocalDate last = LocalDate.of(2024, 3, 29);
    for (LocalDate day = LocalDate.of(2024, 1, 2); !day.isAfter(last); day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() < 6) {
        builder.session(day, hours, 0);
      }
    }
    return builder.build(LocalDate.of(2024, 1, 2), last);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Z-7: quiet loops and plain loops give the same events and the same views")
  void agree(Data data) {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
      try {
        new Case(data, new SplittableRandom(seed)).compare();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(data + " seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  /// One random run.
  private static final class Case {
    private final SplittableRandom random;
    private final SessionCalendar calendar;
    private final Lab lab = Lab.empty();
    private final List<Dice> made = new ArrayList<>();
    private int strategies;

    Case(Data data, SplittableRandom random) {
      this.random = random;
      this.calendar = chance(50) ? Lab.calendar() : PAUSING;
      token(1, data);
      if (data == Data.TRADES_OF_TWO || data == Data.BARS_OF_TWO) {
        token(2, data);
      }
      models();
      traders(data);
    }

    private boolean chance(int percent) {
      return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    private void token(int token, Data data) {
      lab.instrument(terms(token)).calendar(token, calendar);
      switch (data) {
        case TRADES, TRADES_OF_TWO -> lab.data(token, trades());
        case QUOTES -> lab.data(token, quotes());
        case QUOTES_AND_TRADES -> lab.data(token, quotes()).data(token, trades());
        case TRADES_AND_ACTIONS -> lab.data(token, trades()).data(token, actions());
        case BARS, BARS_OF_TWO -> lab.data(token, bars(0));
        case BARS_AND_ACTIONS -> lab.data(token, bars(0)).data(token, actions());
        case QUOTE_BARS -> lab.data(token, bars(1 + random.nextInt(4)));
      }
    }

    private Instrument terms(int token) {
      return switch (random.nextInt(3)) {
        case 0 -> Lab.stock(token, 1);
        // values need rounding to 1e-8
        case 1 -> Lab.terms(token, Decimal.unit(5), Decimal.unit(5), Decimal.ONE, 1);
        default -> Lab.terms(token, Decimal.unit(4), Decimal.unit(3), new Decimal(125, 2), 1);
      };
    }

    private void models() {
      FillProfile profile =
          any(
              List.of(
                  FillProfile.standard(),
                  FillProfile.touch(),
                  FillProfile.through(),
                  FillProfile.immediate()));
      lab.profile(chance(70) ? profile : profile.withSlippage(new SlippageModel.Ticks(1)));
      lab.fees(chance(50) ? new FeeModel.None() : new FeeModel.Bps(10_000, 20_000));
      lab.cost(chance(50) ? CostMethod.FIFO : CostMethod.AVERAGE);
      lab.scope(any(List.of(SessionScope.values())));
      lab.snapshots(chance(50) ? 0 : (1 + random.nextInt(50)) * Lab.MINUTE);
      lab.blocks(any(List.of(1, 7, 100, 4096)));
      lab.expectFailure();
    }

    private void traders(Data data) {
      strategies = chance(60) ? 1 : 2 + random.nextInt(2);
      boolean poor = chance(15);
      boolean alike = chance(60);
      int kind = random.nextInt(4);
      for (int i = 0; i < strategies; i++) {
        int which = alike ? kind : random.nextInt(4);
        long seed = random.nextLong();
        int perMille = any(List.of(2, 10, 50, 300));
        long lots = poor ? 20_000 : 20;
        Temper temper = chance(20) ? Temper.WILD : Temper.CALM;
        lab.trader(
            "dice " + i, () -> make(which, seed, perMille, lots, temper), poor ? 100 : 1_000_000);
      }
    }

    private Strategy make(int which, long seed, int perMille, long lots, Temper temper) {
      Dice dice =
          switch (which) {
            case 0 -> new Dice.Listener(seed, perMille, lots, temper);
            case 1 -> new Dice.BarReader(seed, perMille, lots, temper);
            case 2 -> new Dice.Runner(seed, perMille, lots, temper);
            default -> new Dice.Unwilling(seed, perMille, lots, temper);
          };
      made.add(dice);
      return dice;
    }

    void compare() {
      LabResult quiet = run(lab);
      List<String> seen = summaries();
      LabResult plain = run(lab.plain());
      assertEquals(
          plain.eventHash(), quiet.eventHash(), () -> Invariants.firstDifference(plain, quiet));
      assertEquals(summaries(), seen, "what the strategies saw");
      assertEquals(plain.end(), quiet.end());
      assertEquals(plain.kernel().items(), quiet.kernel().items());
    }

    private LabResult run(Lab which) {
      made.clear();
      return which.judged();
    }

    /// Of the first run; the judge repeats it.
    private List<String> summaries() {
      return made.subList(0, strategies).stream().map(Dice::summary).toList();
    }

    // ---- data ----

    private int count() {
      return chance(20) ? 1 + random.nextInt(20) : 200 + random.nextInt(1_200);
    }

    private long start() {
      return Lab.OPEN - (chance(50) ? 0 : random.nextInt(3_600) * Lab.SECOND);
    }

    /// The next stamp: soon, at the same instant, on a full minute, at an edge of the session, or
    /// on another day.
    private long next(long nanos) {
      int at = calendar.sessionAtOrAfter(nanos);
      return switch (random.nextInt(60)) {
        case 0 -> Math.max(nanos, calendar.regularClose(at));
        case 1 -> Math.max(nanos, any(List.of(calendar.breakStart(at), calendar.breakEnd(at))));
        case 2, 3, 4, 5 -> nanos;
        case 6, 7, 8, 9, 10 -> (nanos / Lab.MINUTE + 1) * Lab.MINUTE;
        case 11 -> nanos + random.nextInt(7_200) * Lab.SECOND;
        case 12 ->
            chance(20) ? calendar.regularOpen(at + 1) - random.nextInt(5) * Lab.SECOND : nanos;
        default -> nanos + 1 + random.nextLong(4 * Lab.SECOND);
      };
    }

    private long step(long price) {
      long moved = chance(2) ? price + random.nextInt(-40, 41) : price + random.nextInt(-2, 3);
      return Math.max(50, moved);
    }

    private MarketRows trades() {
      MarketRows rows = MarketRows.trades();
      boolean odd = chance(50);
      long price = 1_000;
      long nanos = start();
      for (int i = count(); i > 0; i--) {
        price = step(price);
        nanos = next(nanos);
        long lots = odd && chance(5) ? 0 : 1 + random.nextInt(50);
        long flags = lots == 0 && chance(50) ? Flags.NO_SIZE : 0;
        flags |= odd && chance(3) ? Flags.NOT_PRICE_FORMING : 0;
        rows.row(nanos, price, lots, flags);
      }
      return rows;
    }

    private MarketRows quotes() {
      MarketRows rows = MarketRows.quotes();
      long price = 1_000;
      long nanos = start();
      for (int i = count(); i > 0; i--) {
        price = step(price);
        nanos = next(nanos);
        long spread = chance(3) ? -1 : 1 + random.nextInt(3);
        switch (random.nextInt(30)) {
          case 0 -> rows.bidOnly(nanos, price, 10);
          case 1 -> rows.askOnly(nanos, price + spread, 10);
          default -> rows.quote(nanos, price, random.nextInt(30), price + spread, 10);
        }
      }
      return rows;
    }

    /// Bars of a length that does not always fill the session; spread 0 = bars of trades.
    private MarketRows bars(long spread) {
      MarketRows rows = spread == 0 ? MarketRows.bars() : MarketRows.quoteBars();
      long length = any(List.of(Lab.MINUTE, 5 * Lab.MINUTE, 37 * Lab.SECOND));
      int session = calendar.sessionAtOrAfter(Lab.OPEN);
      long start = calendar.regularOpen(session) - (chance(20) ? 3 * length : 0);
      long price = 1_000;
      for (int i = count(); i > 0; i--) {
        long open = chance(60) ? price : step(price);
        price = step(step(open));
        long high = Math.max(open, price) + random.nextInt(4);
        long low = Math.min(open, price) - random.nextInt(4);
        if (spread == 0) {
          long volume = chance(5) ? 0 : random.nextInt(400);
          long flags = chance(3) ? Flags.SYNTHETIC : 0;
          rows.row(start + length, start, open, high, low, price, volume, 3, flags);
        } else {
          rows.quoteBar(start, start + length, open, high, low, price, spread);
        }
        start += length * (chance(5) ? 1 + random.nextInt(30) : 1);
        if (chance(1) || start >= calendar.regularClose(session)) {
          start = calendar.regularOpen(++session);
        }
      }
      return rows;
    }

    private MarketRows actions() {
      TreeMap<Long, long[]> actions = new TreeMap<>();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        long nanos = Lab.OPEN + random.nextLong(3 * 3_600) * Lab.SECOND;
        long kind = 1 + random.nextInt(2);
        actions.put(
            nanos, new long[] {nanos, kind, 1 + random.nextInt(3), 1 + random.nextInt(3), 0});
      }
      MarketRows rows = MarketRows.actions();
      actions.values().forEach(rows::row);
      return rows;
    }
  }
}
