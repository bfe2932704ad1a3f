package io.quantlab.engine.kernel;

import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Submission;
import java.util.Arrays;

/// Why a strategy asks for what it asks next, for the decision log (engine contract O-34, S-33).
final class DecisionNote {
  private final Kernel kernel;
  private final Lane lane;
  private String signal = "";
  private String[] names = new String[8];
  private double[] values = new double[8];
  private int inputs;

  DecisionNote(Kernel kernel, Lane lane) {
    this.kernel = kernel;
    this.lane = lane;
  }

  void because(String name) {
    signal = name;
    inputs = 0;
  }

  void input(String name, double value) {
    if (inputs == names.length) {
      names = Arrays.copyOf(names, inputs * 2);
      values = Arrays.copyOf(values, inputs * 2);
    }
    names[inputs] = name;
    values[inputs++] = value;
  }

  /// A request was answered: what was noted belongs to it.
  void answered(OrderRequest request, Submission answer) {
    sent(request, answer);
    because("");
  }

  /// One of several orders was sent for what was noted.
  void sent(OrderRequest request, Submission answer) {
    kernel.decision(lane, signal, inputs, names, values, request, answer);
  }
}
