package io.quantlab.dsl.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Every entry of the catalogue has something that runs it.
final class RoutinesTest {
  /// Entries with an operation of their own in the plan.
  private static final Set<String> OPERATIONS =
      Set.of(
          "avg",
          "floor",
          "ceil",
          "trunc",
          "round",
          "int",
          "sqrt",
          "exp",
          "log",
          "log10",
          "log2",
          "sin",
          "cos",
          "tan",
          "asin",
          "acos",
          "atan",
          "sinh",
          "cosh",
          "tanh",
          "to_radians",
          "to_degrees",
          "is_na",
          "float",
          "string",
          "snapshot",
          "symbol",
          "bars",
          "feed");

  /// Queries a host answers by name ([io.quantlab.dsl.plan.World#ask]).
  private static final Set<String> ASKED = Set.of("future", "options", "greeks", "worst_case");

  /// Written out in the header only, where the host reads them.
  private static final Set<String> OF_HEADER = Set.of("bps", "per_unit", "per_order", "ticks");

  @Test
  @DisplayName("16: the entries without a routine, an operation or a host")
  void everyEntryRuns() {
    List<String> open = new ArrayList<>();
    for (Builtin entry : Catalogue.version1().entries()) {
      if (!runs(entry)) {
        open.add(entry.receiver().map(type -> type.text() + ".").orElse("") + entry.name());
      }
    }
    assertEquals(List.of(), open);
  }

  private static boolean runs(Builtin entry) {
    boolean outside = entry.effect().isOutput() || entry.effect() == Effect.TEST;
    boolean value = entry.receiver().isEmpty() && entry.shape() == Builtin.Shape.VALUE;
    boolean indicator = entry.effect() == Effect.STATE;
    return outside
        || value
        || indicator
        || isOfEngine(entry.receiver())
        || OPERATIONS.contains(entry.name())
        || ASKED.contains(entry.name())
        || OF_HEADER.contains(entry.name())
        || Routines.names().contains(key(entry));
  }

  /// True for members of what a host gives.
  private static boolean isOfEngine(Optional<Type> receiver) {
    return receiver.isPresent()
        && (receiver.get() == Basic.SYMBOL
            || receiver.get() instanceof Type.Object(String name)
                && !name.equals("rng")
                && !Character.isUpperCase(name.charAt(0)));
  }

  private static String key(Builtin entry) {
    if (entry.receiver().isEmpty()) {
      boolean stream = entry.result() instanceof Type.Object(String name) && isStream(name);
      return stream ? "stream." + entry.name().toLowerCase(Locale.ROOT) : entry.name();
    }
    String owner =
        switch (entry.receiver().get()) {
          case Type.ArrayOf _ -> "array";
          case Type.MapOf _ -> "map";
          case Type.SetOf _ -> "set";
          case Type.Object(String name) when isStream(name) -> "stream";
          case Type type -> type.text();
        };
    boolean window = entry.receiver().get().text().equals("Window");
    return window && entry.name().equals("stdev") ? "window.stdev" : owner + "." + entry.name();
  }

  private static boolean isStream(String name) {
    return Character.isUpperCase(name.charAt(0));
  }

  @Test
  @DisplayName("13.2: every routine's method is found by its descriptor")
  void everyRoutineHasItsMethod() {
    assertTrue(Routines.names().size() > 150, () -> Routines.names().toString());
    for (String name : Routines.names()) {
      Routines.all(name).forEach(Routines::handle);
    }
  }
}
