package io.quantlab.dsl.compiler;

import io.quantlab.dsl.plan.Plan;
import io.quantlab.engine.indicator.catalog.Catalog;
import io.quantlab.engine.indicator.catalog.Entry;
import io.quantlab.engine.indicator.catalog.Parameter;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The classes of a plan's indicators. A kernel is made at the first step of a run only, but its
/// class follows from the function.
final class KernelClasses {
  /// A length every function takes.
  private static final double LENGTH = 10;

  private final List<Optional<ClassDesc>> classes = new ArrayList<>();

  KernelClasses(List<Plan.Cell> cells) {
    for (Plan.Cell cell : cells) {
      classes.add(classOf(Catalog.find(cell.indicator())));
    }
  }

  /// Nothing when an example cannot be made; the kernel is addressed as any indicator then.
  static Optional<ClassDesc> classOf(Entry entry) {
    double[] arguments = new double[entry.parameters().size()];
    for (int i = 0; i < arguments.length; i++) {
      Parameter parameter = entry.parameters().get(i);
      arguments[i] = parameter.hasPreset() ? parameter.presetValue() : LENGTH;
    }
    try {
      return Optional.of(Descriptors.of(entry.create(arguments).getClass()));
    } catch (IllegalArgumentException notAllowed) {
      return Optional.empty();
    }
  }

  Optional<ClassDesc> of(int cell) {
    return classes.get(cell);
  }
}
