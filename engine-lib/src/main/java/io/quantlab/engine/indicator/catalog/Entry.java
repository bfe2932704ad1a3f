package io.quantlab.engine.indicator.catalog;

import io.quantlab.engine.indicator.Indicator;
import java.util.List;

/// One function of wick.md 17: what it takes, what it gives and the kernel that computes it.
///
/// @param family its sub-section
/// @param name as in the script
/// @param inputs series of a step, in the order of the kernel's `update`
/// @param parameters numbers that shape it, in the order of the call
/// @param outputs results of a step, in the order of the kernel's `output`
/// @param rule how it meets a missing value
/// @param cost whether a step costs the same for every length
/// @param memory how far back a value looks
/// @param definition the formula
/// @param source where the formula is published
/// @param factory makes the kernel
public record Entry(
    Family family,
    String name,
    List<Input> inputs,
    List<Parameter> parameters,
    List<Output> outputs,
    NaRule rule,
    Cost cost,
    Memory memory,
    String definition,
    String source,
    Factory factory) {

  /// What a step costs.
  public enum Cost {
    /// O(1), or O(1) amortized.
    CONSTANT,
    /// O(n): the window is computed anew ("w" in wick.md 17).
    WINDOW
  }

  /// How far back a value looks.
  public enum Memory {
    /// As far as the lengths say: the first value on the last steps alone is the value.
    LENGTHS,
    /// To the start, or beyond the lengths across missing values.
    ENDLESS
  }

  /// Makes a kernel of checked arguments.
  public interface Factory {
    Indicator create(Arguments arguments);
  }

  public Entry {
    inputs = List.copyOf(inputs);
    parameters = List.copyOf(parameters);
    outputs = List.copyOf(outputs);
  }

  /// Makes a kernel.
  ///
  /// @param arguments one number for each parameter
  /// @throws IllegalArgumentException when their count or one of them is not allowed
  public Indicator create(double... arguments) {
    return factory.create(new Arguments(name, parameters, arguments));
  }

  /// Whether a parameter may change from step to step, see [VaryingLength].
  public boolean mayVary(int parameter) {
    Parameter.Type type = parameters.get(parameter).type();
    return memory == Memory.LENGTHS && type == Parameter.Type.LENGTH;
  }

  /// The call as wick.md writes it: `rsi(src, n† = 14)`.
  public String signature() {
    StringBuilder text = new StringBuilder(name).append('(');
    String separator = "";
    for (Input input : inputs) {
      if (input.role() == Input.Role.ARGUMENT && !input.name().equals("reset")) {
        text.append(separator).append(input.name());
        text.append(input.preset().isEmpty() ? "" : " = " + input.preset());
        separator = ", ";
      }
    }
    for (Parameter parameter : parameters) {
      text.append(separator).append(parameter.name()).append(parameter.fixed() ? "†" : "");
      String equals = parameter.type() == Parameter.Type.CHOICE ? ": " : " = ";
      text.append(parameter.hasPreset() ? equals + parameter.preset() : "");
      separator = ", ";
    }
    for (Input input : inputs) {
      if (input.name().equals("reset")) {
        text.append(separator).append("reset = ").append(input.preset());
      }
    }
    return text.append(')').toString();
  }
}
