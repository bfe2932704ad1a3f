package io.quantlab.dsl.plan;

import io.quantlab.dsl.diagnostic.Span;
import java.util.List;

/// The program of a script's body, run once per closed bar.
///
/// @param doubles number of slots for floats
/// @param longs number of slots for int, bool and the marks of what is initialized
/// @param inputs what the host writes before each step
/// @param names the script's own names of the top level, for whoever watches
/// @param rings histories, one for each slot that is looked back on
/// @param cells indicators, one for each place that calls one
/// @param sites places in the source, by number
public record Plan(
    int doubles,
    int longs,
    List<BarInput> inputs,
    List<Watched> names,
    List<Ring> rings,
    List<Cell> cells,
    List<Act> body,
    List<Span> sites) {
  public Plan {
    inputs = List.copyOf(inputs);
    names = List.copyOf(names);
    rings = List.copyOf(rings);
    cells = List.copyOf(cells);
    body = List.copyOf(body);
    sites = List.copyOf(sites);
  }

  /// Which array a slot lies in.
  public enum Family {
    DOUBLE,
    LONG
  }

  /// A field of the current bar and the slot it goes to.
  public record BarInput(Field field, int slot) {}

  /// Fields of a bar.
  public enum Field {
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME,
    /// A long; the others are doubles.
    INDEX;

    public Family family() {
      return this == INDEX ? Family.LONG : Family.DOUBLE;
    }
  }

  /// @param type in Wick notation: `float`, `int`, `bool`
  public record Watched(String name, String type, Family family, int slot) {}

  /// An indicator by its name in the engine's catalog.
  ///
  /// @param arguments the numbers it is made with
  public record Cell(String indicator, List<Double> arguments) {
    public Cell {
      arguments = List.copyOf(arguments);
    }
  }

  /// A slot whose committed values are kept.
  ///
  /// @param depth how many, 1 or more
  public record Ring(Family family, int slot, int depth) {}
}
