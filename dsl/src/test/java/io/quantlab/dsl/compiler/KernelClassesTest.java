package io.quantlab.dsl.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.indicator.catalog.Catalog;
import io.quantlab.engine.indicator.catalog.Entry;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Generated code addresses a kernel by its class before there is one.
final class KernelClassesTest {
  @Test
  @DisplayName("13.3: a function's kernels are of one class, whatever the arguments")
  void argumentsDoNotChooseTheClass() {
    long seed = 20261120;
    SplittableRandom random = new SplittableRandom(seed);
    for (Entry entry : Catalog.entries()) {
      Optional<?> expected = KernelClasses.classOf(entry);
      assertTrue(expected.isPresent(), entry.name());
      for (int round = 0; round < 200; round++) {
        double[] arguments = new double[entry.parameters().size()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = round % 2 == 0 ? random.nextInt(60) : random.nextDouble(3);
        }
        try {
          Class<?> found = entry.create(arguments).getClass();
          assertEquals(expected.get(), Descriptors.of(found), entry.name() + " seed " + seed);
        } catch (IllegalArgumentException notAllowed) {
          continue; // a length outside of its range makes no kernel
        }
      }
    }
  }
}
