package io.quantlab.engine.analysis;

/// Log returns of account and benchmark per primary bar, for the whole-period β; both of equal
/// length.
public record BarReturns(double[] own, double[] benchmark) {
  public BarReturns {
    if (own.length != benchmark.length) {
      throw new IllegalArgumentException(
          "need equally many bar returns, were " + own.length + " and " + benchmark.length);
    }
  }

  public static BarReturns none() {
    return new BarReturns(new double[0], new double[0]);
  }
}
