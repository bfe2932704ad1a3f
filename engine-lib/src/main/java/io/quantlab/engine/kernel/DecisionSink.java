package io.quantlab.engine.kernel;

import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Submission;

/// Takes the decision log: why there was, or was not, an order (engine contract S-33).
public interface DecisionSink {
  /// One answer of the gate with the signal behind it.
  ///
  /// @param names inputs of the signal, the first `inputs` entries; reused
  /// @param values their values; reused
  void decision(
      long sequence,
      long epochNanos,
      int account,
      String signal,
      int inputs,
      String[] names,
      double[] values,
      OrderRequest intent,
      Submission answer);
}
