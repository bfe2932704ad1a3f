package io.quantlab.engine.indicator.catalog;

import java.util.List;

/// The checked numbers an indicator is made with, by position.
public final class Arguments {
  private final double[] values;

  Arguments(String name, List<Parameter> parameters, double[] values) {
    if (values.length != parameters.size()) {
      throw new IllegalArgumentException(
          name + " takes " + parameters.size() + " numbers, was given " + values.length);
    }
    this.values = values.clone();
    for (int i = 0; i < values.length; i++) {
      parameters.get(i).check(values[i]);
    }
  }

  int whole(int index) {
    return (int) values[index];
  }

  double real(int index) {
    return values[index];
  }

  boolean flag(int index) {
    return values[index] > 0;
  }
}
