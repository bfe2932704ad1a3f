package io.quantlab.engine.twin;

import io.quantlab.engine.execution.DatedFee;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.ImpactModel;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.time.DatedTable;
import io.quantlab.engine.time.SessionCalendar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// A random instrument, market, plan and set of models, all from one seed.
record RandomCase(
    String name,
    Instrument instrument,
    List<MarketRows> data,
    Plan plan,
    FillProfile profile,
    FeeModel fees,
    CostMethod method) {
  /// What data the case has.
  enum Market {
    TRADES,
    QUOTES,
    QUOTES_AND_TRADES,
    BARS,
    QUOTE_BARS
  }

  static RandomCase of(Market market, long seed) {
    return new Maker(market, seed).make();
  }

  /// A case whose plan has entries with children and orders that may only shrink the position.
  static RandomCase withFamilies(Market market, long seed) {
    Maker maker = new Maker(market, seed);
    maker.families = true;
    return maker.make();
  }

  /// Two plans on one market, with the same models.
  static List<RandomCase> pair(Market market, long seed) {
    Maker maker = new Maker(market, seed);
    RandomCase first = maker.make();
    return List.of(first, first.with(first.data, maker.anotherPlan()));
  }

  RandomCase with(List<MarketRows> rows, Plan other) {
    return new RandomCase(name, instrument, rows, other, profile, fees, method);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name).append('\n');
    text.append(profile).append('\n').append(fees).append(' ').append(method);
    text.append(" order tick ").append(instrument.orderTicks().orderTickAt(1_000)).append('\n');
    for (MarketRows rows : data) {
      for (long[] row : rows.rows()) {
        text.append(rows.schema()).append(' ').append(java.util.Arrays.toString(row)).append('\n');
      }
    }
    plan.acts().forEach(act -> text.append(act).append('\n'));
    return text.toString();
  }

  /// Those a strategy can ask for.
  private static final List<OrderTerms.Contingency> CONTINGENCIES =
      List.of(
          OrderTerms.Contingency.OCO, OrderTerms.Contingency.OUO, OrderTerms.Contingency.LADDER);

  private static final class Maker {
    private final Market market;
    private final long seed;
    private final SplittableRandom random;
    private final long tick;
    private final List<Plan.Act> acts = new ArrayList<>();
    private final List<long[]> moments = new ArrayList<>(); // stamp, price
    private boolean families;
    private final Set<Integer> related = new HashSet<>();
    private long groups;
    private OrderTerms.Contingency contingency = OrderTerms.Contingency.OCO;

    Maker(Market market, long seed) {
      this.market = market;
      this.seed = seed;
      random = new SplittableRandom(seed);
      tick = random.nextInt(3) == 0 ? 5 : 1;
    }

    private boolean chance(int percent) {
      return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    RandomCase make() {
      List<MarketRows> data =
          switch (market) {
            case TRADES -> List.of(trades());
            case QUOTES -> List.of(quotes());
            case QUOTES_AND_TRADES -> List.of(quotes(), trades());
            case BARS -> List.of(bars(Schema.BAR));
            case QUOTE_BARS -> List.of(bars(Schema.QUOTE_BAR));
          };
      plan();
      return new RandomCase(
          market + " seed " + seed,
          terms(),
          data,
          new Plan(List.copyOf(acts)),
          profile(),
          fees(),
          any(List.of(CostMethod.FIFO, CostMethod.AVERAGE, CostMethod.LIFO, CostMethod.HIFO)));
    }

    Plan anotherPlan() {
      acts.clear();
      plan();
      return new Plan(List.copyOf(acts));
    }

    private Instrument terms() {
      return switch (random.nextInt(3)) {
        case 0 -> Lab.stock(1, tick);
        // 1e-5 x 1e-5 x 1e8 = 1e-2: values need rounding to 1e-8
        case 1 -> Lab.terms(1, Decimal.unit(5), Decimal.unit(5), Decimal.ONE, tick);
        default -> Lab.terms(1, Decimal.unit(4), Decimal.unit(3), new Decimal(125, 2), tick);
      };
    }

    // ---- data ----

    /// Stamps of two sessions with rows before, between and exactly at their ends.
    private long next(long nanos) {
      SessionCalendar days = Lab.calendar();
      int at = days.sessionAtOrAfter(nanos);
      int choice = random.nextInt(40);
      if (choice == 0 && days.regularClose(at) > nanos) {
        return days.regularClose(at);
      }
      if (choice == 1) {
        return days.regularOpen(at + 1) - random.nextInt(3) * Lab.SECOND;
      }
      if (choice == 2) {
        return days.regularClose(at) + random.nextInt(90) * Lab.SECOND;
      }
      return choice == 3 ? nanos : nanos + (1 + random.nextInt(90)) * Lab.SECOND;
    }

    private long start() {
      return Lab.OPEN - random.nextInt(300) * Lab.SECOND;
    }

    private long step(long price) {
      return chance(6) ? price + random.nextInt(-15, 16) : price + random.nextInt(-3, 4);
    }

    private MarketRows trades() {
      MarketRows rows = MarketRows.trades();
      long price = 1_000;
      long nanos = start();
      for (int i = random.nextInt(20, 70); i > 0; i--) {
        price = step(price);
        nanos = Math.max(nanos, next(nanos));
        rows.trade(nanos, price, chance(10) ? 0 : 1 + random.nextInt(20));
        moments.add(new long[] {nanos, price});
      }
      return rows;
    }

    private MarketRows quotes() {
      MarketRows rows = MarketRows.quotes();
      long price = 1_000;
      long nanos = start();
      long bidLots = 5;
      long askLots = 5;
      for (int i = random.nextInt(20, 70); i > 0; i--) {
        price = chance(30) ? price : step(price);
        nanos = Math.max(nanos, next(nanos));
        bidLots = chance(50) ? bidLots : random.nextInt(12);
        askLots = chance(50) ? askLots : random.nextInt(12);
        long spread = chance(5) ? -random.nextInt(3) : 1 + random.nextInt(4);
        switch (random.nextInt(16)) {
          case 0 -> rows.bidOnly(nanos, price, bidLots);
          case 1 -> rows.askOnly(nanos, price + spread, askLots);
          default -> rows.quote(nanos, price, bidLots, price + spread, askLots);
        }
        moments.add(new long[] {nanos, price});
      }
      return rows;
    }

    private MarketRows bars(Schema schema) {
      MarketRows rows = MarketRows.of(schema);
      SessionCalendar days = Lab.calendar();
      long close = 1_000;
      int session = days.sessionAtOrAfter(Lab.OPEN);
      long length = 30 * Lab.MINUTE;
      long start = days.regularOpen(session) - (chance(20) ? length : 0);
      for (int i = random.nextInt(12, 45); i > 0; i--) {
        long[] p = ohlc(chance(60) ? close : step(close));
        close = p[3];
        if (schema == Schema.BAR) {
          long volume = chance(5) ? 0 : random.nextInt(300);
          rows.bar(start, start + length, p[0], p[1], p[2], p[3], volume);
        } else {
          rows.row(asks(start, start + length, p));
        }
        moments.add(new long[] {start + length, close});
        start += length * (chance(10) ? 2 : 1);
        if (start >= days.regularClose(session)) {
          start = days.regularOpen(++session);
        }
      }
      return rows;
    }

    private long[] ohlc(long open) {
      long close = open + random.nextInt(-8, 9);
      long high = Math.max(open, close) + random.nextInt(7);
      long low = Math.min(open, close) - random.nextInt(7);
      return new long[] {open, high, low, close};
    }

    /// A quote bar whose ask side is above the bid side by a spread that differs point by point.
    private long[] asks(long start, long end, long[] bid) {
      long open = bid[0] + 1 + random.nextInt(3);
      long close = bid[3] + 1 + random.nextInt(3);
      long high = Math.max(Math.max(open, close), bid[1] + 1 + random.nextInt(3));
      long low = Math.min(Math.min(open, close), bid[2] + 1 + random.nextInt(3));
      return new long[] {
        end, start, bid[0], bid[1], bid[2], bid[3], open, high, low, close, 0, 0, 0
      };
    }

    // ---- models ----

    private FillProfile profile() {
      FillProfile base =
          any(
              List.of(
                  FillProfile.standard(),
                  FillProfile.touch(),
                  FillProfile.queueTouch(),
                  FillProfile.through(),
                  FillProfile.immediate(),
                  volumeShare()));
      SlippageModel slippage = slippage();
      if (chance(50)) {
        return base.name().equals("volume-share") ? base : base.withSlippage(slippage);
      }
      return varied(base, slippage);
    }

    /// Its own slippage needs bars with volume.
    private FillProfile volumeShare() {
      FillProfile named = FillProfile.volumeShare();
      boolean volume = market == Market.BARS && chance(50);
      return volume ? named : named.withSlippage(new SlippageModel.Ticks(1));
    }

    private SlippageModel slippage() {
      SlippageModel model =
          switch (random.nextInt(7)) {
            case 0 -> new SlippageModel.None();
            case 1 -> new SlippageModel.Ticks(1 + random.nextInt(2));
            case 2 -> new SlippageModel.Bps(1 + random.nextInt(300_000));
            case 3 -> new SlippageModel.OneTickWithProbability(random.nextDouble());
            case 4 ->
                new SlippageModel.SquareRoot(
                    random.nextDouble(2), random.nextDouble(0.05), 1 + random.nextInt(10_000));
            case 5 ->
                market == Market.QUOTES || market == Market.QUOTE_BARS
                    ? new SlippageModel.SpreadShare(random.nextInt(150_000_000))
                    : new SlippageModel.Ticks(1);
            default ->
                market == Market.BARS
                    ? new SlippageModel.VolumeShare(
                        1_000_000 * (1 + random.nextInt(60)), random.nextInt(300_000_000))
                    : new SlippageModel.Bps(20_000);
          };
      boolean bars = market == Market.BARS || market == Market.QUOTE_BARS;
      if (chance(25)) {
        return new SlippageModel.Impact(
            impact(), chance(50) ? 0 : (1 + random.nextInt(500)) * 60 * Lab.SECOND, model);
      }
      return chance(60)
          ? model
          : new SlippageModel.Scoped(
              model,
              any(List.of(SlippageModel.Scope.values())),
              bars ? any(List.of(SlippageModel.Clip.values())) : SlippageModel.Clip.NONE);
    }

    private ImpactModel impact() {
      return switch (random.nextInt(3)) {
        case 0 -> new ImpactModel.Linear(random.nextDouble(1e-2), random.nextDouble(1e-2));
        case 1 ->
            new ImpactModel.SquareRoot(
                random.nextDouble(2), random.nextDouble(0.05), 1 + random.nextInt(10_000));
        default ->
            new ImpactModel.Almgren2005(
                random.nextDouble(1),
                random.nextDouble(1),
                1 + random.nextInt(1_000_000),
                0.01 + random.nextDouble(),
                random.nextDouble(0.05),
                1 + random.nextInt(10_000));
      };
    }

    /// A profile nobody named: each dimension must work with each other.
    private FillProfile varied(FillProfile base, SlippageModel slippage) {
      FillProfile.StopLimitInBar stopLimit =
          chance(50) ? base.stopLimitInBar() : any(List.of(FillProfile.StopLimitInBar.values()));
      boolean perOrder = stopLimit == FillProfile.StopLimitInBar.CLOSE_ONLY;
      FillProfile.Path path =
          perOrder
              ? FillProfile.Path.PER_ORDER_SUBMISSION
              : any(List.of(FillProfile.Path.values()));
      return new FillProfile(
              "varied",
              base.tickTiming(),
              base.barTiming(),
              base.quoteBarTiming(),
              path,
              random.nextInt(3),
              stopLimit,
              chance(50) ? 0 : 1_000_000 * (1 + random.nextInt(30)),
              chance(50) ? 100_000_000 : 1_000_000 * (1 + random.nextInt(100)),
              any(List.of(FillProfile.BeyondTop.values())),
              any(List.of(FillProfile.Crossed.values())),
              slippage)
          .withAmends(any(List.of(FillProfile.Amends.values())));
    }

    private FeeModel fees() {
      return switch (random.nextInt(8)) {
        case 4 ->
            new FeeModel.Bounded(
                new FeeModel.Sum(List.of(simpleFees(), tiered(), dated())),
                random.nextInt(5_000_000),
                5_000_000 + random.nextInt(50_000_000));
        case 5 ->
            new FeeModel.MinorUnit(
                new FeeModel.Sum(List.of(simpleFees(), dated())), random.nextInt(4));
        case 6 ->
            new FeeModel.Converted(
                new FeeModel.Sum(
                    List.of(
                        new FeeModel.PerContract(random.nextInt(-500_000, 3_000_000)), dated())),
                "EUR",
                DatedTable.constant("rate", 50_000_000 + random.nextInt(100_000_000)));
        case 7 -> tiered();
        default -> simpleFees();
      };
    }

    private FeeModel tiered() {
      return new FeeModel.Tiered(
          List.of(
              new FeeModel.Tiered.Tier(0, random.nextInt(-2_000, 20_000), random.nextInt(50_000)),
              new FeeModel.Tiered.Tier(
                  1 + random.nextLong(2_000_000_000L),
                  random.nextInt(-2_000, 20_000),
                  random.nextInt(50_000)),
              new FeeModel.Tiered.Tier(
                  2_000_000_001L + random.nextLong(20_000_000_000L),
                  random.nextInt(-2_000, 20_000),
                  random.nextInt(50_000))));
    }

    private FeeModel dated() {
      List<DatedFee> lines = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        long[][] rows = new long[3][];
        for (int row = 0; row < 3; row++) {
          rows[row] =
              new long[] {
                random.nextInt(300_000),
                chance(50) ? 0 : random.nextInt(1_000_000),
                chance(50) ? 0 : 1_000_000 + random.nextInt(9_000_000)
              };
        }
        lines.add(
            new DatedFee(
                "line " + i,
                any(List.of(DatedFee.Kind.values())),
                chance(80) ? "*" : "XTST",
                chance(50) ? null : AssetClass.EQUITY,
                chance(30) ? null : any(List.of(Side.values())),
                any(List.of(DatedFee.Basis.values())),
                new DatedTable(
                    "line " + i,
                    List.of("rate", "min", "max"),
                    new long[] {0, Lab.minute(100), Lab.OPEN + 86_400 * Lab.SECOND},
                    rows)));
      }
      return new FeeModel.Dated(lines);
    }

    private FeeModel simpleFees() {
      return switch (random.nextInt(4)) {
        case 0 -> new FeeModel.None();
        case 1 -> new FeeModel.PerTrade(random.nextInt(200_000_000));
        case 2 -> new FeeModel.Bps(random.nextInt(-2_000, 20_000), random.nextInt(50_000));
        default ->
            new FeeModel.PerShare(
                random.nextInt(2_000_000),
                random.nextInt(150_000_000),
                chance(50) ? 0 : random.nextInt(2_000_000));
      };
    }

    // ---- plan ----

    private void plan() {
      int orders = 6 + random.nextInt(20);
      int number = 0;
      while (number < orders) {
        long[] moment = any(moments);
        Plan.When when =
            number > 0 && chance(15)
                ? Plan.When.fillOf(random.nextInt(number))
                : Plan.When.row(moment[0]);
        if (families && chance(40)) {
          number = family(when, number, moment[1]);
        } else if (chance(25)) {
          long group = ++groups;
          contingency = any(CONTINGENCIES);
          int size = 2 + random.nextInt(2);
          for (int i = 0; i < size; i++) {
            submit(when, number++, moment[1], group);
          }
        } else {
          submit(when, number++, moment[1], 0);
        }
      }
      for (int i = orders / 2; i > 0; i--) {
        change(random.nextInt(number));
      }
    }

    /// An entry and its exits, which may be more than it or on its side.
    private int family(Plan.When when, int entry, long price) {
      submit(when, entry, price, 0);
      related.add(entry);
      int number = entry + 1;
      long group = chance(70) ? ++groups : 0;
      contingency = any(CONTINGENCIES);
      OrderTerms.Release release = any(List.of(OrderTerms.Release.values()));
      for (int i = random.nextInt(3); i >= 0; i--) {
        Side side = chance(80) ? opposite(entry) : any(List.of(Side.values()));
        OrderKind kind = kind(price);
        OrderTerms plain = terms(kind).childOf(entry + 1, release);
        OrderTerms terms = chance(50) ? plain.reducing() : plain;
        submit(when, number, side, kind, terms, group);
        related.add(number++);
      }
      return number;
    }

    private Side opposite(int order) {
      return acts.stream()
              .anyMatch(a ->
                  a instanceof Plan.Act.Submit(Plan.When _, int number, Plan.Spec spec)
                      && number == order
                      && spec.side() == Side.BUY)
          ? Side.SELL
          : Side.BUY;
    }

    private void submit(Plan.When when, int number, long price, long group) {
      Side side = chance(50) ? Side.BUY : Side.SELL;
      OrderKind kind = kind(price);
      OrderTerms terms = terms(kind);
      submit(when, number, side, kind, families && chance(25) ? terms.reducing() : terms, group);
    }

    private void submit(
        Plan.When when, int number, Side side, OrderKind kind, OrderTerms terms, long group) {
      TimeInForce tif = TimeInForce.GTD;
      if (terms.postOnly() && terms.expiresNanos() == 0) {
        tif = any(List.of(TimeInForce.GTC, TimeInForce.DAY));
      } else if (terms.expiresNanos() == 0) {
        tif =
            any(
                List.of(
                    TimeInForce.GTC,
                    TimeInForce.GTC,
                    TimeInForce.DAY,
                    TimeInForce.IOC,
                    TimeInForce.FOK));
      }
      Plan.Spec spec = new Plan.Spec(side, kind, 1 + random.nextInt(15), tif, group, terms);
      acts.add(new Plan.Act.Submit(when, number, spec));
    }

    private OrderKind kind(long price) {
      return switch (random.nextInt(16)) {
        case 0, 1 -> new OrderKind.Market();
        case 2, 3 -> new OrderKind.Limit(near(price));
        case 4, 5 -> new OrderKind.StopMarket(near(price));
        case 6 -> new OrderKind.StopLimit(near(price), near(price));
        case 7 -> new OrderKind.MarketIfTouched(near(price));
        case 8 -> new OrderKind.LimitIfTouched(near(price), near(price));
        case 9, 10 -> new OrderKind.TrailingStop(trail(price));
        case 11 -> new OrderKind.TrailingStopLimit(trail(price), random.nextInt(4) * tick);
        case 12 -> chance(50) ? new OrderKind.MarketOnOpen() : new OrderKind.MarketOnClose();
        case 13 -> new OrderKind.LimitOnOpen(near(price));
        case 14 -> new OrderKind.LimitOnClose(near(price));
        default -> new OrderKind.MarketToLimit();
      };
    }

    private Trail trail(long price) {
      Trail.Offset offset =
          switch (random.nextInt(3)) {
            case 0 -> new Trail.Offset.Price(1 + random.nextInt(9));
            case 1 -> new Trail.Offset.Percent(1 + random.nextInt(1_000_000));
            default -> new Trail.Offset.OrderTicks(1 + random.nextInt(4));
          };
      Trail trail = Trail.by(offset);
      if (chance(30)) {
        trail = trail.activatedAt(near(price));
      }
      if (chance(30)) {
        trail = trail.inStepsOf(1 + random.nextInt(4));
      }
      return chance(30) ? trail.anchored(Trail.Anchor.CLOSE) : trail;
    }

    private OrderTerms terms(OrderKind kind) {
      OrderTerms.Taking taking = OrderTerms.Taking.ALLOWED;
      if (kind.code().mayRest() && chance(15)) {
        taking = chance(50) ? OrderTerms.Taking.REJECT : OrderTerms.Taking.SLIDE;
      }
      long display = chance(15) ? 1 + random.nextInt(4) : 0;
      long expires = chance(10) ? any(moments)[0] - random.nextInt(3) * Lab.SECOND : 0;
      return new OrderTerms(
          taking,
          OrderTerms.Effect.ANY,
          display,
          expires,
          0,
          OrderTerms.Release.PARTIAL,
          contingency);
    }

    private long near(long price) {
      return Math.floorDiv(price + random.nextInt(-8, 9), tick) * tick;
    }

    private void change(int order) {
      long[] moment = any(moments);
      Plan.When when = Plan.When.row(moment[0]);
      if (chance(40) || related.contains(order)) {
        acts.add(new Plan.Act.Cancel(when, order));
        return;
      }
      OrderKind kind =
          acts.stream()
              .filter(a -> a instanceof Plan.Act.Submit && a.order() == order)
              .map(a -> ((Plan.Act.Submit) a).spec().kind())
              .findFirst()
              .orElseThrow();
      boolean price = chance(60);
      long limit = kind.code().hasLimit() ? price ? near(moment[1]) : kind.limitOrZero() : 0;
      boolean trails = kind.trailOrNull() != null;
      long trigger =
          kind.code().hasTrigger() && !trails ? price ? near(moment[1]) : kind.triggerOrZero() : 0;
      acts.add(new Plan.Act.Amend(when, order, 1 + random.nextInt(15), limit, trigger));
    }
  }
}
