package io.quantlab.engine.math;

/// Mean, variance, skewness and excess kurtosis of the last `period` values.
///
/// Each update makes two passes over the window, mean first and central moments after it, never
/// E[x²] - E[x]² (wick.md 17): the cost is O(period), the result depends on the window alone and
/// not on what went through it before. Moments divide by the count (population) unless said
/// otherwise.
public final class RollingMoments {
  private final Window window;
  private double mean = Double.NaN;
  private double second = Double.NaN;
  private double third = Double.NaN;
  private double fourth = Double.NaN;

  /// A window of 1 or more values.
  public RollingMoments(int period) {
    window = new Window(period);
  }

  /// Takes the next value; the moments of fewer values stand while the window fills.
  public void update(double value) {
    window.push(value);
    mean = window.mean();
    central(window.size());
  }

  private void central(int count) {
    double rest = 0;
    double squares = 0;
    double cubes = 0;
    double fourths = 0;
    double[] values = window.values();
    int to = window.to();
    for (int i = window.from(); i < to; i++) {
      double distance = values[i] - mean;
      double square = distance * distance;
      rest += distance;
      squares += square;
      cubes += square * distance;
      fourths += square * square;
    }
    second = (squares - rest * rest / count) / count;
    third = cubes / count;
    fourth = fourths / count;
  }

  /// Values in the window, at most `period`.
  public int count() {
    return window.size();
  }

  /// Whether `period` values have been seen.
  public boolean ready() {
    return window.full();
  }

  public double mean() {
    return mean;
  }

  /// Population variance, 0 or above.
  public double variance() {
    return Math.max(second, 0);
  }

  /// Variance with divisor count - 1; `NaN` of one value.
  public double sampleVariance() {
    int count = window.size();
    return count < 2 ? Double.NaN : variance() * count / (count - 1);
  }

  /// m3 / m2^1.5; `NaN` when all values are equal.
  public double skewness() {
    double variance = variance();
    return variance > 0 ? third / (variance * Math.sqrt(variance)) : Double.NaN;
  }

  /// m4 / m2² - 3; `NaN` when all values are equal.
  public double excessKurtosis() {
    double variance = variance();
    return variance > 0 ? fourth / (variance * variance) - 3 : Double.NaN;
  }

  /// Multiplies every value of the window: moments of degree n by the n-th power.
  public void scale(double factor) {
    window.scale(factor);
    mean *= factor;
    second *= factor * factor;
    third *= factor * factor * factor;
    fourth *= factor * factor * factor * factor;
  }

  /// Adds to every value of the window: the mean moves, the moments around it stay.
  public void shift(double distance) {
    window.shift(distance);
    mean += distance;
  }

  /// Keeps or brings back the state.
  public void exchange(Snapshot snapshot) {
    window.exchange(snapshot);
    mean = snapshot.pass(mean);
    second = snapshot.pass(second);
    third = snapshot.pass(third);
    fourth = snapshot.pass(fourth);
  }
}
