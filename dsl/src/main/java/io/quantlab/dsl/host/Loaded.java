package io.quantlab.dsl.host;

import io.quantlab.dsl.check.Checked;
import io.quantlab.dsl.check.Checker;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.link.Libraries;
import io.quantlab.dsl.link.Linked;
import io.quantlab.dsl.link.Linker;
import io.quantlab.dsl.parser.WickReader;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Timeframes;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import io.quantlab.dsl.planner.Traced;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A script from its text to its plan.
///
/// @param diagnostics of reading and checking, in order of place
/// @param kind of the header line, or the one the text was given
/// @param planned nothing for a script with errors
public record Loaded(
    Source source,
    Script script,
    Kind kind,
    Checked checked,
    List<Diagnostic> diagnostics,
    Optional<Planned> planned) {
  public Loaded {
    diagnostics = List.copyOf(diagnostics);
  }

  /// Loads a script that imports nothing.
  ///
  /// @param kind of a text without a header line
  public static Loaded of(Source source, Kind kind) {
    return of(source, kind, Libraries.NONE);
  }

  /// Loads a script with the libraries it imports; the source of the result has their texts too.
  ///
  /// @param kind of a text without a header line
  public static Loaded of(Source source, Kind kind, Libraries libraries) {
    Linked linked = Linker.link(WickReader.read(source), libraries);
    Checked checked = Checker.check(linked, kind);
    List<Diagnostic> all = new ArrayList<>(linked.diagnostics());
    all.addAll(checked.diagnostics());
    all.sort(Comparator.comparingInt(each -> each.span().start()));
    boolean sound = all.stream().noneMatch(each -> each.severity().stops());
    Optional<Planned> planned = sound ? Optional.of(Planner.plan(checked)) : Optional.empty();
    if (planned.isPresent() && planned.get() instanceof Planned.Refused(var refused)) {
      all.addAll(refused);
      all.sort(Comparator.comparingInt(each -> each.span().start()));
      planned = Optional.empty();
    }
    return new Loaded(linked.source(), linked.script(), checked.kind(), checked, all, planned);
  }

  /// True when nothing in the text keeps it from running.
  public boolean isSound() {
    return planned.isPresent();
  }

  /// The plan of a sound script with its inputs at their defaults.
  ///
  /// @throws IllegalStateException when the script has errors
  public Plan plan() {
    return made(
        planned.orElseThrow(() ->
            new IllegalStateException(
                "the script has errors: " + diagnostics.getFirst().line(source))));
  }

  /// The plan for given inputs: loops that keep state and other timeframes are fixed by them.
  ///
  /// @param inputs values by name, as [ScriptSettings#inputs]
  /// @param historyMax in place of the header's `max_history`; 0 for that
  public Plan plan(Map<String, Object> inputs, int historyMax) {
    if (inputs.isEmpty() && historyMax == 0) {
      return plan();
    }
    plan();
    Map<String, Object> fixed = fixed(inputs);
    return made(
        historyMax == 0 ? Planner.plan(checked, fixed) : Planner.plan(checked, fixed, historyMax));
  }

  /// The plan for stepping through the script, see [Planner#traced].
  ///
  /// @param inputs values by name, as [ScriptSettings#inputs]
  /// @param watchesFrom offset in the text at which watched expressions begin
  /// @throws IllegalStateException as [#plan]
  public Traced traced(Map<String, Object> inputs, int watchesFrom) {
    plan();
    return Planner.traced(checked, fixed(inputs), watchesFrom);
  }

  private Map<String, Object> fixed(Map<String, Object> inputs) {
    Map<String, Object> fixed = new HashMap<>();
    inputs.forEach((name, value) -> {
      Object own = fixed(name, value);
      if (own != null) {
        fixed.put(name, own);
      }
    });
    return fixed;
  }

  /// The value as the planner wants it; `null` for one that fixes nothing, or is none.
  private Object fixed(String name, Object value) {
    Type type = checked.names().containsKey(name) ? checked.names().get(name).fact().type() : null;
    if (value instanceof InputValues.Raw(Object raw)) {
      return raw instanceof Number ? raw : null;
    }
    if (value instanceof List<?> list) {
      return list;
    }
    try {
      return switch (type) {
        case Type.Basic.INT -> (Object) Long.parseLong(value.toString().replace("_", ""));
        case Type.Basic.FLOAT -> Double.parseDouble(value.toString().replace("_", ""));
        case Type.Basic.TIMEFRAME -> {
          Timeframe timeframe = Timeframe.parse(value.toString());
          yield Timeframes.of(timeframe.count(), timeframe.unit().suffix());
        }
        case Type.ArrayOf _ -> List.of(value.toString().split(","));
        case null, default -> null;
      };
    } catch (IllegalArgumentException _) {
      return null; // the run says what is wrong with it
    }
  }

  /// The plan of a test block.
  public Plan plan(Item.Test test) {
    return made(Planner.test(checked, test));
  }

  private Plan made(Planned of) {
    return switch (of) {
      case Planned.Ready(Plan plan) -> plan;
      case Planned.Refused(var refused) ->
          throw new IllegalStateException(refused.getFirst().line(source));
    };
  }
}
