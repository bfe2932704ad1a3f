package io.quantlab.dsl.plan;

import java.util.List;

/// A function of the library that both back ends call: a public static method of package `runtime`.
///
/// The method takes the [State] first when it needs it, then the arguments, then the `int` number
/// of the site when it can fail. It is written once; the interpreter binds a handle of it, compiled
/// classes call it directly.
///
/// @param name as in the catalogue, a member with its type: `string.upper`, `array.push`
/// @param owner binary name of the class
/// @param method its name there
/// @param descriptor as the class file writes it
/// @param takesState whether the state is the first argument
/// @param takesSite whether the site is the last argument
public record Routine(
    String name,
    String owner,
    String method,
    String descriptor,
    boolean takesState,
    boolean takesSite,
    List<Plan.Family> parameters,
    Result result) {
  public Routine {
    parameters = List.copyOf(parameters);
  }

  /// What a call gives.
  public enum Result {
    DOUBLE,
    LONG,
    /// A `boolean` of Java, 0 or 1 as a whole number.
    BOOL,
    REF,
    NOTHING
  }
}
