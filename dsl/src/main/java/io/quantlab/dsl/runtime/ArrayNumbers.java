package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Numbers;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import java.util.Arrays;

/// Statistics of arrays of numbers (wick.md 16.4): of the population; an `na` element makes them
/// `na`, an empty array too, but for the sum, which is 0.
public final class ArrayNumbers {
  private ArrayNumbers() {}

  @Library("array.sum")
  public static double sum(State state, ArrayValue array, int site) {
    state.pay(array.size() / 8, site);
    return Numbers.finite(total(array));
  }

  private static double total(ArrayValue array) {
    double sum = 0;
    for (int i = 0; i < array.size(); i++) {
      sum += array.numberAt(i);
    }
    return sum;
  }

  /// The sum of whole numbers.
  @Library("array.sum_int")
  public static long sumOfInts(State state, ArrayValue array, int site) {
    state.pay(array.size() / 8, site);
    long sum = 0;
    for (int i = 0; i < array.size(); i++) {
      sum += array.longAt(i);
      if (Math.abs(sum) > Numbers.INT_MAX) {
        throw new Trap(Code.E2001, site, "the sum leaves the range of int, ±(2^53 - 1)");
      }
    }
    return sum;
  }

  /// The sum of amounts, percentages or durations.
  @Library("array.sum_money")
  public static long sumOfMoney(State state, ArrayValue array, int site) {
    state.pay(array.size() / 8, site);
    long sum = 0;
    for (int i = 0; i < array.size(); i++) {
      sum = Money.add(sum, array.longAt(i), site);
    }
    return sum;
  }

  @Library("array.mean")
  public static double mean(State state, ArrayValue array, int site) {
    state.pay(array.size() / 8, site);
    return mean(array);
  }

  private static double mean(ArrayValue array) {
    return Numbers.finite(total(array) / array.size());
  }

  @Library("array.min")
  public static Object min(State state, ArrayValue array, int site) {
    return extreme(state, array, -1, site);
  }

  @Library("array.max")
  public static Object max(State state, ArrayValue array, int site) {
    return extreme(state, array, 1, site);
  }

  private static Object extreme(State state, ArrayValue array, int side, int site) {
    state.pay(array.size() / 8, site);
    if (array.size() == 0) {
      return null;
    }
    Object best = array.at(0);
    for (int i = 1; i < array.size(); i++) {
      Object next = array.at(i);
      if (best instanceof Double number && Double.isNaN(number)) {
        return best;
      }
      if (next instanceof Double number && Double.isNaN(number)) {
        return next;
      }
      if (Ordering.compare(next, best) * side > 0) {
        best = next;
      }
    }
    return best;
  }

  private static double[] sorted(ArrayValue array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.numberAt(i);
    }
    Arrays.sort(numbers);
    return numbers;
  }

  private static boolean isEmptyOrMissing(double[] sorted) {
    return sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1]);
  }

  @Library("array.median")
  public static double median(State state, ArrayValue array, int site) {
    state.pay(array.size() / 8, site);
    double[] sorted = sorted(array);
    if (isEmptyOrMissing(sorted)) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Numbers.finite(sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2);
  }

  /// As the indicator `percentile`: position n·p/100 + 0.5, cut to 1 … n, linear between ranks.
  @Library("array.percentile")
  public static double percentile(State state, ArrayValue array, double percent, int site) {
    state.pay(array.size() / 8, site);
    double[] sorted = sorted(array);
    if (isEmptyOrMissing(sorted) || Double.isNaN(percent)) {
      return Double.NaN;
    }
    double position = Math.clamp(sorted.length * percent / 100 + 0.5, 1, sorted.length);
    int rank = (int) position;
    double low = sorted[rank - 1];
    double high = sorted[Math.min(rank, sorted.length - 1)];
    return low + (position - rank) * (high - low);
  }

  @Library("array.variance")
  public static double variance(State state, ArrayValue array, int site) {
    state.pay(array.size() / 8, site);
    return moment(array, array);
  }

  @Library("array.stdev")
  public static double stdev(State state, ArrayValue array, int site) {
    return Math.sqrt(variance(state, array, site));
  }

  @Library("array.covariance")
  public static double covariance(State state, ArrayValue array, ArrayValue other, int site) {
    ArrayRoutines.requireSameSize(array, other, site);
    state.pay(array.size() / 8, site);
    return moment(array, other);
  }

  @Library("array.correlation")
  public static double correlation(State state, ArrayValue array, ArrayValue other, int site) {
    double covariance = covariance(state, array, other, site);
    double spread = Math.sqrt(moment(array, array) * moment(other, other));
    return spread == 0 ? Double.NaN : Numbers.finite(covariance / spread);
  }

  private static double moment(ArrayValue x, ArrayValue y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double sum = 0;
    for (int i = 0; i < x.size(); i++) {
      sum += (x.numberAt(i) - meanX) * (y.numberAt(i) - meanY);
    }
    return Numbers.finite(sum / x.size());
  }

  @Library("array.sorted")
  public static ArrayValue sorted(
      State state, ArrayValue array, long by, boolean descending, int site) {
    int size = array.size();
    long rounds = size < 2 ? 0 : 64 - Long.numberOfLeadingZeros(size - 1);
    state.pay(2 * size * rounds, site);
    ArrayValue result = ArrayRoutines.fresh(state, array.family(), size, site);
    Object[] keys = new Object[size];
    Integer[] order = new Integer[size];
    for (int i = 0; i < size; i++) {
      keys[i] = by < 0 ? array.at(i) : ArrayLambdas.boxed(state, (int) by, array, i, site);
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Ordering.compareLast(keys[a], keys[b], descending));
    for (int index : order) {
      Sharable.share(array.at(index));
      result.add(array.at(index));
    }
    ArrayRoutines.keep(state, result, site);
    return result;
  }
}
