package io.quantlab.engine.testkit;

import io.quantlab.engine.kernel.DecisionSink;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Submission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps the decisions of a run (S-33).
public final class DecisionLog implements DecisionSink {
  /// One answer of the gate with the signal behind it.
  public record Decision(
      long epochNanos,
      String signal,
      Map<String, Double> inputs,
      OrderRequest intent,
      Submission answer) {}

  private final List<Decision> decisions = new ArrayList<>();

  @Override
  public void decision(
      long sequence,
      long epochNanos,
      int account,
      String signal,
      int inputs,
      String[] names,
      double[] values,
      OrderRequest intent,
      Submission answer) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < inputs; i++) {
      named.put(names[i], values[i]);
    }
    decisions.add(new Decision(epochNanos, signal, named, intent, answer));
  }

  public List<Decision> all() {
    return List.copyOf(decisions);
  }
}
