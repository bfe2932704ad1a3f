package io.quantlab.engine.indicator.catalog;

import io.quantlab.engine.indicator.Indicator;
import java.util.Arrays;
import java.util.Map;

/// Columns of real or reference bars, and the functions of the catalogue over them.
record Bars(Map<String, double[]> columns) {

  double[] get(String name) {
    return switch (name) {
      case "hlc3" -> mean("high", "low", "close");
      case "hl2" -> mean("high", "low");
      case "never" -> new double[rows()];
      default -> columns.get(name);
    };
  }

  private double[] mean(String... names) {
    double[] out = new double[rows()];
    for (int row = 0; row < out.length; row++) {
      int at = row;
      out[row] = Arrays.stream(names).mapToDouble(name -> get(name)[at]).sum() / names.length;
    }
    return out;
  }

  int rows() {
    return columns.get("close").length;
  }

  /// One output of a function whose arguments are columns: first the names or arrays of its series
  /// arguments, then its numbers, as in a script.
  double[] of(String call, Object... arguments) {
    String name = call.contains(".") ? call.substring(0, call.indexOf('.')) : call;
    Entry entry = Catalog.find(name);
    double[][] inputs = new double[entry.inputs().size()][];
    int next = 0;
    for (int i = 0; i < inputs.length; i++) {
      boolean bar = entry.inputs().get(i).role() == Input.Role.BAR;
      Object column = bar ? entry.inputs().get(i).name() : arguments[next++];
      inputs[i] = column instanceof double[] series ? series : get((String) column);
    }
    double[] numbers = new double[entry.parameters().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ((Number) arguments[next++]).doubleValue();
    }
    Indicator indicator = entry.create(numbers);
    double[][] results = new double[indicator.outputs()][inputs[0].length];
    indicator.run(inputs, 0, inputs[0].length, results);
    int output = 0;
    while (call.contains(".") && !call.endsWith("." + entry.outputs().get(output).name())) {
      output++;
    }
    return results[output];
  }
}
