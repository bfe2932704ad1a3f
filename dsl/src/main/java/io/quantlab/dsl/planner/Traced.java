package io.quantlab.dsl.planner;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.Plan;
import java.util.List;

/// A plan to step through: it does and costs the same as the plain one, says when statements begin,
/// and evaluates expressions somebody watches.
///
/// @param locals every name of every scope, in order of declaration; one that is expanded in
///   several places stands several times
/// @param watches in the order in which they were asked for
public record Traced(Plan plan, List<Local> locals, List<Watch> watches) {
  public Traced {
    locals = List.copyOf(locals);
    watches = List.copyOf(watches);
  }

  /// A name, where its value lies, and the statement that declares it.
  public record Local(String name, Type type, Plan.Place place, Span statement) {}

  /// Where the value of a watched expression lies.
  ///
  /// @param error slot of the text of what went wrong in the newest evaluation; none when nothing
  public record Watch(Type type, Plan.Place place, int error) {}
}
