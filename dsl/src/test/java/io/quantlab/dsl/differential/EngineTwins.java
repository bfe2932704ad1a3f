package io.quantlab.dsl.differential;

import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.host.OrderTicket;
import io.quantlab.dsl.host.Timeframe;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.suite.BarTable;
import io.quantlab.dsl.suite.Scene;
import io.quantlab.dsl.suite.SceneCalendar;
import io.quantlab.dsl.suite.Stage;
import io.quantlab.dsl.suite.Watch;
import io.quantlab.engine.time.SessionCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Plays a strategy on the same random bars through the engine, once for each way to run it, and
/// writes down all that shows: values and fuel after every step, plots, logs, alerts, orders,
/// fills, refusals, equity, the error.
final class EngineTwins {
  private static final int BARS = 24;
  private static final long START = 1_741_000_200_000_000_000L;
  private static final SessionCalendar ALWAYS = SceneCalendar.always();

  private final Stage stage;

  EngineTwins(Loaded script, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] columns = new double[5][BARS];
    double price = 100;
    for (int bar = 0; bar < BARS; bar++) {
      columns[0][bar] = price;
      price = Math.rint((price + random.nextDouble(-2, 2)) * 4) / 4;
      columns[3][bar] = price;
      columns[1][bar] = Math.max(columns[0][bar], price) + random.nextInt(3);
      columns[2][bar] = Math.min(columns[0][bar], price) - random.nextInt(3);
      columns[4][bar] = 1 + random.nextInt(4);
    }
    BarTable.Prices prices =
        new BarTable.Prices(columns[0], columns[1], columns[2], columns[3], columns[4]);
    Timeframe minute = Timeframe.parse("1m");
    this.stage =
        new Stage(
            script,
            new Scene(
                minute,
                minute,
                Map.of(Scene.SYMBOL, BarTable.placed(prices, minute, ALWAYS, START)),
                ALWAYS,
                new Scene.Limits(random.nextInt(10) == 0 ? 100 : 20_000, 0, 0),
                Map.of(),
                Optional.empty()));
  }

  /// What a run begins with that the engine itself could not finish.
  static final String ENGINE_FAULT = "the engine failed: ";

  /// All that a run shows, line by line. A fault of the engine is shown too: it must be the same
  /// whoever runs the script.
  List<String> run(Function<Plan, Program> backend) {
    try {
      return story(stage.play(backend));
    } catch (IllegalStateException fault) {
      return List.of(ENGINE_FAULT + fault.getMessage());
    }
  }

  private static List<String> story(Stage.Played played) {
    Watch watch = played.watch();
    List<String> story = new ArrayList<>();
    watch.values().forEach((name, values) -> story.add(name + " " + values));
    story.add("fuel " + watch.fuel());
    watch.series().forEach((title, values) -> story.add("plot " + title + " " + values));
    story.add("logs " + watch.logs());
    story.add("alerts " + watch.alerts());
    played.orders().forEach(order -> story.add("order " + line(order)));
    watch
        .fills()
        .forEach(each ->
            story.add(
                "fill " + each.bar() + " " + each.fill().units() + " " + each.fill().price()));
    watch.rejects().forEach(each -> story.add("reject " + each.bar() + " " + line(each.order())));
    story.add("equity " + watch.equity());
    story.add("positions " + played.positions());
    story.add("error " + watch.error());
    return story;
  }

  private static String line(OrderTicket order) {
    return "%s %s %s %s %s %s"
        .formatted(
            order.id(), order.side(), order.units(), order.tag(), order.status(), order.reason());
  }

  /// Runs each event on one of two programs.
  static Program switched(Program one, Program other, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Program() {
      private Program now = one;

      @Override
      public void run(State state, int entry, Event event) {
        now = random.nextBoolean() ? one : other;
        now.run(state, entry, event);
      }

      @Override
      public void keep(State state, int entry) {
        now.keep(state, entry);
      }

      @Override
      public void remember(State state, int entry) {
        now.remember(state, entry);
      }

      @Override
      public double doubleOf(State state, int lambda) {
        return now.doubleOf(state, lambda);
      }

      @Override
      public long longOf(State state, int lambda) {
        return now.longOf(state, lambda);
      }

      @Override
      public Object refOf(State state, int lambda) {
        return now.refOf(state, lambda);
      }
    };
  }
}
