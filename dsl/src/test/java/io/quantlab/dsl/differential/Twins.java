package io.quantlab.dsl.differential;

import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Outbox;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Runs a plan over the same random bars in several ways and writes down all that can be told
/// apart: after every event each slot's committed bits, the fuel, the error with its place.
final class Twins {
  private static final int BARS = 16;

  private final Plan plan;
  private final double[][] bars = new double[5][BARS];
  private final long budget;

  /// @param seed of the bars and of the budget
  Twins(Plan plan, long seed) {
    this.plan = plan;
    SplittableRandom random = new SplittableRandom(seed);
    double price = 100;
    for (int bar = 0; bar < BARS; bar++) {
      double open = price;
      price = Math.rint((price + random.nextDouble(-2, 2)) * 4) / 4;
      bars[0][bar] = open;
      bars[1][bar] = Math.max(open, price) + random.nextInt(3);
      bars[2][bar] = Math.min(open, price) - random.nextInt(3);
      bars[3][bar] = price;
      bars[4][bar] = random.nextInt(4);
      if (random.nextInt(8) == 0) {
        bars[random.nextInt(5)][bar] = Double.NaN;
      }
    }
    budget = random.nextInt(10) == 0 ? 5 + random.nextInt(400) : 20_000;
  }

  /// Who runs an event.
  interface Choice {
    Program of(int bar);
  }

  /// Whether an event is first seen as a preview.
  enum Previews {
    NONE,
    SOME,
    /// Nothing is ever taken back, so values change in place.
    NEVER
  }

  /// All that a run shows, line by line.
  List<String> run(Choice choice, Previews previews, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    State state = new State(plan);
    if (previews == Previews.NEVER) {
      state.withoutPreviews();
      state.inPlace();
    }
    List<String> story = new ArrayList<>();
    story.add("start " + event(choice.of(0), state, Plan.START));
    if (!story.getFirst().equals("start ")) {
      return story;
    }
    state.commit();
    for (int bar = 0; bar < BARS; bar++) {
      if (previews == Previews.SOME && random.nextInt(3) == 0) {
        preview(choice.of(bar), state, bar, random.nextDouble(90, 110));
      }
      give(state, bar, Double.NaN);
      String error = event(choice.of(bar), state, Plan.BODY);
      story.add(line(state, bar, error));
      if (!error.isEmpty()) {
        return story;
      }
      state.commit();
      story.add(values(state));
    }
    return story;
  }

  private void preview(Program program, State state, int bar, double price) {
    give(state, bar, price);
    event(program, state, Plan.BODY);
    state.rollback();
  }

  private void give(State state, int bar, double price) {
    for (Plan.BarInput input : plan.clocks().getFirst().fields()) {
      if (input.field().family() == Plan.Family.LONG) {
        state.setLong(input.slot(), bar);
      } else {
        double given = bars[input.field().ordinal()][bar];
        state.setDouble(input.slot(), Double.isNaN(price) ? given : price);
      }
    }
  }

  private String event(Program program, State state, int entry) {
    Event event = new Event();
    state.begin(program, entry, event, budget);
    try {
      program.run(state, entry, event);
      return "";
    } catch (Trap trap) {
      return trap.code() + " " + plan.sites().get(trap.site()) + " " + trap.getMessage();
    }
  }

  private static String line(State state, int bar, String error) {
    Outbox outbox = state.outbox();
    StringBuilder line =
        new StringBuilder("bar " + bar + " fuel " + state.usedFuel() + " " + error);
    for (int plot = 0; plot < outbox.plots(); plot++) {
      line.append(" plot ")
          .append(outbox.outputOf(plot))
          .append(' ')
          .append(outbox.valueOf(plot, 0));
      line.append(Arrays.toString(outbox.othersOf(plot)));
    }
    return line.append(outbox.effects()).toString();
  }

  private String values(State state) {
    StringBuilder bits = new StringBuilder();
    for (int slot = 0; slot < plan.doubles(); slot++) {
      bits.append(Long.toHexString(Double.doubleToLongBits(state.committedDouble(slot))))
          .append(' ');
    }
    for (int slot = 0; slot < plan.longs(); slot++) {
      bits.append(state.committedLong(slot)).append(' ');
    }
    for (int slot = 0; slot < plan.refs(); slot++) {
      bits.append(state.committedRef(slot)).append(' ');
    }
    return bits.toString();
  }
}
