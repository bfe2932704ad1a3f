package io.quantlab.dsl.suite;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.host.AccountDays;
import io.quantlab.dsl.host.AccountTape;
import io.quantlab.dsl.host.InputValues;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.host.RuleRun;
import io.quantlab.dsl.host.ScriptSettings;
import io.quantlab.dsl.host.Timeframe;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.plan.Outbox;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.Timeframes;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.plan.World;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.RecordValue;
import io.quantlab.engine.time.IsoInstant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a test block can ask: to run its script over bars, to replay its rule over marks, for a
/// random path.
final class TestWorld implements World {
  private static final long START = IsoInstant.parse("2025-01-01T00:00:00Z");
  private static final double STEP = 0.01;
  private static final double FIRST = 100;

  private final Loaded script;
  private final Function<Plan, Program> backend;
  private final Fixtures fixtures;

  TestWorld(Loaded script, Function<Plan, Program> backend, Fixtures fixtures) {
    this.script = script;
    this.backend = backend;
    this.fixtures = fixtures;
  }

  @Override
  public Object ask(String function, Object[] arguments, int site) {
    return switch (function) {
      case "run" -> run(named(arguments), site);
      case "replay" -> replay(named(arguments), site);
      case "random_walk" -> randomWalk((Long) arguments[0], (Long) arguments[1]);
      case "test_run.series" -> ((TestRunValue) arguments[0]).series((String) arguments[1]);
      default -> throw new IllegalStateException("a test cannot ask for '" + function + "'");
    };
  }

  private static Map<String, Object> named(Object[] pairs) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      named.put((String) pairs[i], pairs[i + 1]);
    }
    return named;
  }

  private static Map<String, Object> inputs(Map<String, Object> arguments) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    if (arguments.get("inputs") instanceof RecordValue pairs) {
      for (int i = 0; i < pairs.size(); i += 2) {
        inputs.put((String) pairs.field(i), new InputValues.Raw(pairs.field(i + 1)));
      }
    }
    return inputs;
  }

  private Object run(Map<String, Object> arguments, int site) {
    Timeframe timeframe =
        arguments.get("timeframe") instanceof Long code
            ? Timeframe.parse(Timeframes.name(code))
            : Timeframe.parse("1m");
    Map<String, BarTable> bars = new LinkedHashMap<>();
    Timeframe data = timeframe;
    Listing listing = Listing.NONE;
    if (arguments.get("fixture") instanceof String name && !name.isEmpty()) {
      Fixtures.Fixture fixture =
          fixtures
              .find(name)
              .orElseThrow(() -> new Trap(Code.E2503, site, "there is no fixture '" + name + "'"));
      data = fixture.timeframe();
      timeframe = arguments.containsKey("timeframe") ? timeframe : data;
      Optional<Long> from = time(arguments, "from");
      Optional<Long> to = time(arguments, "to");
      fixture.bars().forEach((symbol, table) -> bars.put(symbol, table.between(from, to)));
      listing = fixture.listing().between(from, to);
    } else {
      bars.put(
          Scene.SYMBOL,
          BarTable.placed(prices(arguments, site), timeframe, SceneCalendar.always(), START));
    }
    Scene scene =
        new Scene(
            timeframe,
            data,
            bars,
            SceneCalendar.always(),
            Scene.Limits.USUAL,
            inputs(arguments),
            Optional.empty(),
            listing);
    return new TestRunValue(script, new Stage(script, scene).play(backend));
  }

  private static Optional<Long> time(Map<String, Object> arguments, String name) {
    return Optional.ofNullable((Long) arguments.get(name));
  }

  private static BarTable.Prices prices(Map<String, Object> arguments, int site) {
    double[] closes = numbers(arguments.get("closes"));
    if (closes == null) {
      throw new Trap(Code.E2503, site, "a run needs closes or a fixture");
    }
    try {
      return new BarTable.Prices(
          numbers(arguments.get("opens")),
          numbers(arguments.get("highs")),
          numbers(arguments.get("lows")),
          closes,
          numbers(arguments.get("volumes")));
    } catch (IllegalArgumentException wrong) {
      throw new Trap(Code.E2202, site, wrong.getMessage());
    }
  }

  private static double[] numbers(Object value) {
    if (!(value instanceof ArrayValue array)) {
      return null;
    }
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.numberAt(i);
    }
    return numbers;
  }

  private Object replay(Map<String, Object> arguments, int site) {
    long[] times = null;
    if (arguments.get("times") instanceof ArrayValue array) {
      times = new long[array.size()];
      for (int i = 0; i < times.length; i++) {
        times[i] = array.longAt(i);
      }
    }
    AccountTape tape;
    try {
      tape =
          AccountTape.of(
              "USD", numbers(arguments.get("equity")), numbers(arguments.get("balance")), times);
    } catch (IllegalArgumentException wrong) {
      throw new Trap(Code.E2202, site, wrong.getMessage());
    }
    if (tape.events().isEmpty()) {
      throw new Trap(Code.E2503, site, "a tape needs at least one mark");
    }
    Map<String, Object> inputs = inputs(arguments);
    Plan plan = script.plan(inputs, 0);
    Watch watch = new Watch(plan, String::valueOf);
    new RuleRun(
            plan, backend.apply(plan), tape, AccountDays.UTC, ScriptSettings.Limits.USUAL, watch)
        .play(inputs);
    watch
        .error()
        .ifPresent(error -> {
          throw new Trap(Code.E2503, site, "the rule failed: " + error.line(script.source()));
        });
    return new TestReplayValue(watch);
  }

  /// A path from 100 whose steps are up or down by at most one percent, by the counter-based
  /// generator of wick.md 10 with site 0.
  private static ArrayValue randomWalk(long seed, long n) {
    double[] path = new double[(int) Math.max(0, Math.min(n, ArrayValue.SIZE_MAX))];
    long base = mixed(seed * 0x9E3779B97F4A7C15L);
    double price = FIRST;
    for (int i = 0; i < path.length; i++) {
      long draw = mixed(base + (i + 1) * 0x9E3779B97F4A7C15L);
      double share = (draw >>> 11) * 0x1p-53;
      price *= 1 + STEP * (2 * share - 1);
      path[i] = Math.rint(price * 100) / 100;
    }
    return ArrayValue.of(path);
  }

  private static long mixed(long value) {
    long z = value;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  @Override
  public Object root(Root root) {
    throw absent(root.name().toLowerCase(java.util.Locale.ROOT));
  }

  @Override
  public long now() {
    return START;
  }

  @Override
  public EngineValue position(long symbol) {
    throw absent("position");
  }

  @Override
  public EngineValue quote(long symbol) {
    throw absent("quote");
  }

  @Override
  public EngineValue facts(long symbol) {
    throw absent("symbol");
  }

  /// Symbols of defaults have no meaning in a test: all of them are the primary one.
  @Override
  public long symbol(String name, int site) {
    return 0;
  }

  @Override
  public long timeframe() {
    return Timeframes.of(1, "m");
  }

  @Override
  public String currency() {
    return "USD";
  }

  @Override
  public String zone() {
    return "UTC";
  }

  @Override
  public Object handle(Outbox.Request request) {
    return null;
  }

  private static Trap absent(String what) {
    return new Trap(
        Code.E2503, 0, "a test has no '" + what + "' of its own: ask the result of run");
  }
}
