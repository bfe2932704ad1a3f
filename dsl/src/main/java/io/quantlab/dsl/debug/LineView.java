package io.quantlab.dsl.debug;

import java.util.List;

/// A line of a script with what it holds and what it cost so far.
///
/// @param number from 1
/// @param ran whether a statement of it ran in the newest step
/// @param runs how often its statements ran so far
/// @param fuel they took so far
/// @param values of the names it declares or assigns
public record LineView(
    int number, String text, boolean ran, long runs, long fuel, List<Shown> values) {
  public LineView {
    values = List.copyOf(values);
  }
}
