package io.quantlab.engine.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Reads the compiled classes of the packages whose results must not depend on the machine.
class DeterminismTest {
  /// K-5: these must come from `StrictMath`; `sqrt`, `floor` and plain arithmetic are strict.
  private static final Set<String> LOOSE =
      Set.of(
          "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot", "random", "sin", "cos",
          "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh");

  private static final Set<String> CLOCKS =
      Set.of("nanoTime", "currentTimeMillis", "identityHashCode", "getenv", "getProperty");

  @Test
  @DisplayName("K-5: no loose Math function, clock or foreign random numbers")
  void resultsDependOnTheInputsOnly() throws IOException, URISyntaxException {
    Path root = root(Philox.class);
    List<String> calls = new ArrayList<>();
    int classes = 0;
    for (String name : List.of("math", "indicator", "data/synthetic")) {
      try (Stream<Path> files = Files.walk(root.resolve("io/quantlab/engine").resolve(name))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
          calls.addAll(banned(file));
          classes++;
        }
      }
    }
    assertEquals(List.of(), calls);
    assertTrue(classes > 40, "only " + classes + " classes were read");
  }

  @Test
  void plantedCallsAreFound() throws IOException, URISyntaxException {
    Path own = root(Planted.class).resolve(Planted.class.getName().replace('.', '/') + ".class");
    assertEquals(2, banned(own).size(), "calls found in " + new Planted().value());
  }

  static final class Planted {
    double value() {
      return Math.exp(1) + System.nanoTime();
    }
  }

  private static Path root(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static List<String> banned(Path file) throws IOException {
    ClassModel model = ClassFile.of().parse(file);
    List<String> found = new ArrayList<>();
    for (MethodModel method : model.methods()) {
      method
          .code()
          .ifPresent(code ->
              code.forEach(element -> {
                if (element instanceof InvokeInstruction call && isBanned(call)) {
                  found.add(model.thisClass().asInternalName() + " calls " + call);
                }
              }));
    }
    return found;
  }

  private static boolean isBanned(InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    String name = call.name().stringValue();
    return switch (owner) {
      case "java/lang/Math" -> LOOSE.contains(name);
      case "java/lang/System" -> CLOCKS.contains(name);
      case "java/util/Random", "java/util/concurrent/ThreadLocalRandom", "java/time/Clock" -> true;
      default -> owner.startsWith("java/time/") && name.equals("now");
    };
  }
}
