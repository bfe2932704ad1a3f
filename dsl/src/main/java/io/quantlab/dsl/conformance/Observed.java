package io.quantlab.dsl.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Everything one run showed.
///
/// A value is `null` for `na` and `none`, a `Boolean`, a `Long`, a `Double`, a `String` (also
/// money, percent, times, symbols and enum members, in their text forms), a `List`, a `Set`, a
/// `Map`, or [Seen.Members] for a record.
///
/// @param diagnostics of reading, checking, binding and running
/// @param types top-level name to its type in Wick notation
/// @param values top-level name to its values after each committed bar
/// @param fields of the primary bars, by their names
/// @param orders members of each order by name, with `bar`; likewise `fills`, `rejects`, `alerts`,
///   `verdicts`
/// @param fuel used by the body on each bar
public record Observed(
    List<Found> diagnostics,
    Set<String> declared,
    Map<String, String> types,
    Map<String, List<Object>> values,
    Map<String, List<Object>> fields,
    List<Map<String, Object>> orders,
    List<Map<String, Object>> fills,
    List<Map<String, Object>> rejects,
    Map<String, Double> positions,
    List<Map<String, Object>> alerts,
    List<String> logs,
    List<Map<String, Object>> verdicts,
    List<Long> fuel) {

  /// A diagnostic as it was shown.
  ///
  /// @param severity in lower case
  /// @param bar of an error of the run, -1 for others
  /// @param related places as `line:column`
  /// @param fixed the text after the first quick fix
  public record Found(
      String severity,
      String code,
      int line,
      int column,
      int bar,
      String message,
      List<String> related,
      Optional<String> fixed) {
    @Override
    public String toString() {
      String where = bar < 0 ? "" : " bar " + bar;
      return severity + " " + code + " at " + line + ":" + column + where + " (" + message + ")";
    }
  }

  /// What a script showed that was not run.
  public static Observed unplayed(
      List<Found> diagnostics, Set<String> declared, Map<String, String> types) {
    return new Observed(
        diagnostics,
        declared,
        types,
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /// In what two runs of the same script differ; empty when in nothing.
  public List<Failure> differences(Observed other, String field) {
    List<Failure> found = new ArrayList<>();
    for (String name : values.keySet()) {
      compare(found, field + " values." + name, values.get(name), other.values.get(name));
    }
    compare(found, field + " diagnostics", diagnostics, other.diagnostics);
    compare(found, field + " orders", orders, other.orders);
    compare(found, field + " fills", fills, other.fills);
    compare(found, field + " rejects", rejects, other.rejects);
    compare(found, field + " positions", positions, other.positions);
    compare(found, field + " alerts", alerts, other.alerts);
    compare(found, field + " logs", logs, other.logs);
    compare(found, field + " verdicts", verdicts, other.verdicts);
    compare(found, field + " fuel", fuel, other.fuel);
    return found;
  }

  private static void compare(List<Failure> found, String field, Object mine, Object theirs) {
    if (!Objects.equals(mine, theirs)) {
      found.add(new Failure(field, Shown.of(mine), Shown.of(theirs)));
    }
  }
}
