package io.quantlab.dsl.suite;

import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.host.ScriptListener;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.runtime.ArrayValue;
import java.util.List;

/// `test_run`: what `run` gives a test block.
record TestRunValue(Loaded script, Stage.Played played) implements EngineValue {
  private static final List<String> NAMES =
      Catalogue.version1().memberNames(new Type.Object("test_run"));

  /// The values of a plot, one for each bar; empty when no plot has the title.
  ArrayValue series(String title) {
    List<Double> values = played.watch().series().getOrDefault(title, List.of());
    return ArrayValue.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Override
  public double number(int member) {
    throw absent(member);
  }

  @Override
  public long whole(int member) {
    throw absent(member);
  }

  @Override
  public Object value(int member) {
    Watch watch = played.watch();
    return switch (NAMES.get(member)) {
      case "orders" -> ArrayValue.ofRefs(played.orders().toArray());
      case "fills" -> ArrayValue.ofRefs(watch.fills().stream().map(Watch.Filled::fill).toArray());
      case "trades" -> ArrayValue.ofRefs(played.trips().toArray());
      case "alerts" -> ArrayValue.ofRefs(watch.alerts().stream().map(Sent::new).toArray());
      case "logs" -> ArrayValue.ofRefs(watch.logs().toArray());
      case "equity" -> longs(watch.equity());
      case "fuel" -> longs(watch.fuel());
      case "error" -> watch.error().map(error -> error.line(script.source())).orElse(null);
      default -> throw absent(member);
    };
  }

  private static ArrayValue longs(List<Long> values) {
    return ArrayValue.of(values.stream().mapToLong(Long::longValue).toArray());
  }

  private static IllegalStateException absent(int member) {
    return new IllegalStateException("'test_run' has no such member: " + NAMES.get(member));
  }

  /// `test_alert`.
  private record Sent(ScriptListener.Alert alert) implements EngineValue {
    private static final List<String> MEMBERS =
        Catalogue.version1().memberNames(new Type.Object("test_alert"));

    @Override
    public double number(int member) {
      throw new IllegalStateException(MEMBERS.get(member));
    }

    @Override
    public long whole(int member) {
      return alert.bar();
    }

    @Override
    public Object value(int member) {
      return alert.text();
    }
  }
}
