package io.quantlab.dsl.host;

import io.quantlab.dsl.check.Checked;
import io.quantlab.dsl.check.Checker;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.parser.Reading;
import io.quantlab.dsl.parser.WickReader;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
    java.util.Optional<Planned> planned) {
  public Loaded {
    diagnostics = List.copyOf(diagnostics);
  }

  /// @param kind of a text without a header line
  public static Loaded of(Source source, Kind kind) {
    Reading reading = WickReader.read(source);
    Checked checked = Checker.check(source, reading.script(), kind);
    List<Diagnostic> all = new ArrayList<>(reading.diagnostics());
    all.addAll(checked.diagnostics());
    all.sort(Comparator.comparingInt(each -> each.span().start()));
    boolean sound = all.stream().noneMatch(each -> each.severity().stops());
    Kind actual = reading.script().header().isPresent() ? reading.script().kind() : kind;
    return new Loaded(
        source,
        reading.script(),
        actual,
        checked,
        all,
        sound ? java.util.Optional.of(Planner.plan(checked)) : java.util.Optional.empty());
  }

  /// True when nothing in the text keeps it from running.
  public boolean isSound() {
    return planned.isPresent();
  }

  /// The plan of a sound script.
  ///
  /// @throws IllegalStateException when the script has errors, or uses what cannot be planned; the
  ///   message names the first such place
  public Plan plan() {
    return switch (planned.orElse(null)) {
      case null ->
          throw new IllegalStateException(
              "the script has errors: " + diagnostics.getFirst().line(source));
      case Planned.Ready(Plan plan) -> plan;
      case Planned.Missing(var parts) ->
          throw new IllegalStateException(
              source.place(parts.getFirst().place().start())
                  + " cannot be run yet: "
                  + parts.getFirst().what());
    };
  }
}
