package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;

/// `for_all` of test blocks (wick.md 9.4).
public final class Properties {
  private Properties() {}

  /// Tries a property on every beginning of a series, the shortest first; the first that fails ends
  /// the test.
  @Library("for_all")
  public static void forAll(State state, ArrayValue source, long lambda, int site) {
    Plan.Lambda property = state.plan().lambdas().get((int) lambda);
    Plan.Place place = property.parameters().getFirst();
    double[] numbers = new double[source.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = source.doubleAt(i);
    }
    for (int length = 1; length <= numbers.length; length++) {
      state.pay(property.fuel(), site);
      state.setRef(place.slot(), ArrayValue.of(java.util.Arrays.copyOf(numbers, length)));
      if (state.program().longOf(state, (int) lambda) == 0) {
        throw new Trap(Code.E2503, site, "the property fails for the first " + length + " values");
      }
    }
  }
}
