package io.quantlab.engine.risk;

import io.quantlab.engine.math.Normal;
import io.quantlab.engine.time.Clock;
import java.util.Arrays;

/// What a portfolio may lose, and to what it is exposed beyond its values (engine contract O-35):
/// factors, Greeks, value at risk, scenarios, episodes, exposure by correlations. Amounts are in
/// the account's currency, 1e-8; losses are positive, gains of scenarios too.
public final class PortfolioRisk {
  /// Nothing can be said yet: too few returns, or no past that reaches back far enough.
  public static final long UNKNOWN = Long.MIN_VALUE;

  /// How the loss after a scenario is estimated.
  static final LossMeasure AFTER_SCENARIO = new LossMeasure(LossMeasure.Measure.NORMAL, 0.99, 250);

  private final RiskTerms terms;
  private final SessionReturns returns;
  private final SessionCloses closes;
  private final OptionLookup options;
  private final Clock clock;
  private final DrawnReturns draws;
  private final int[] tokens;
  private double[] made = new double[0];

  /// @param returns of the sessions so far, by slot
  /// @param closes of the sessions so far, by slot
  /// @param tokens by slot
  /// @param seed of the run
  public PortfolioRisk(
      RiskTerms terms,
      SessionReturns returns,
      SessionCloses closes,
      OptionLookup options,
      Clock clock,
      int[] tokens,
      long seed) {
    this.terms = terms;
    this.returns = returns;
    this.closes = closes;
    this.options = options;
    this.clock = clock;
    this.tokens = tokens.clone();
    this.draws = new DrawnReturns(seed, tokens.length);
    for (Scenario scenario : terms.scenarios()) {
      scenario.tokens().forEach(token -> checkMoves(scenario, token));
    }
  }

  private void checkMoves(Scenario scenario, int token) {
    if (isOption(slotOf(token))) {
      throw new IllegalArgumentException(
          "scenario "
              + scenario.name()
              + " moves token "
              + token
              + ", an option: its price follows that of its underlying");
    }
  }

  /// What the run knows of risks.
  RiskTerms terms() {
    return terms;
  }

  Revaluation revaluation(Portfolio of) {
    return new Revaluation(of, options, clock.epochNanos(), terms.rate());
  }

  /// Whether an instrument is an option that lives.
  boolean isOption(int slot) {
    return options.option(slot) != null;
  }

  /// Exposure to a factor: the sum of value × loading.
  public long factorE8(Portfolio of, String factor) {
    double sum = 0;
    for (int slot = 0; slot < of.slots(); slot++) {
      if (of.lots(slot) != 0) {
        long loading = terms.factors().loadingE8(factor, tokens[slot], clock.epochNanos());
        sum += of.valueE8(slot) * (loading / 1e8);
      }
    }
    return (long) Math.rint(sum);
  }

  /// A Greek of all positions together.
  public long greekE8(Portfolio of, Greek greek) {
    Revaluation positions = revaluation(of);
    long sum = 0;
    for (int i = 0; i < positions.count(); i++) {
      sum = Math.addExact(sum, positions.greekE8(i, greek));
    }
    return sum;
  }

  /// The loss that past returns let expect until the next session close, or [#UNKNOWN].
  public long lossE8(Portfolio of, LossMeasure measure) {
    Revaluation positions = revaluation(of);
    int[] drivers = positions.drivers();
    int known = known(drivers, measure.sessions());
    if (known == 0) {
      return UNKNOWN;
    }
    int count = measure.measure().draws() ? DrawnReturns.COUNT : known;
    made = made.length < count ? new double[count] : made;
    if (measure.measure().draws()) {
      draws.made(positions, new Covariances(returns, drivers, known), drivers, tokens, made);
    } else {
      past(positions, known);
    }
    return (long) Math.ceil(ValueAtRisk.loss(measure.measure(), measure.confidence(), made, count));
  }

  /// What positions would have made in the last sessions.
  private void past(Revaluation positions, int known) {
    Arrays.fill(made, 0, known, 0);
    for (int i = 0; i < positions.count(); i++) {
      for (int back = 0; back < known; back++) {
        made[back] += positions.gain(i, returns.at(positions.driver(i), back), 0);
      }
    }
  }

  /// Returns that all prices have, at most some; 0 when one has too few.
  private int known(int[] drivers, int sessions) {
    int known = sessions;
    for (int slot : drivers) {
      known = Math.min(known, returns.known(slot));
    }
    return known < LossMeasure.FEWEST ? 0 : known;
  }

  /// What positions gain in a scenario. A price whose returns are too few to tell how far it
  /// follows the market moves as the market does.
  public long gainE8(Portfolio of, Scenario scenario) {
    Revaluation positions = revaluation(of);
    double[] moves = new double[of.slots()];
    for (int slot : positions.drivers()) {
      Double own = scenario.prices().get(tokens[slot]);
      moves[slot] = own != null ? own : scenario.price() * follows(slot, scenario);
    }
    return (long) Math.rint(positions.gain(moves, scenario.volatility()));
  }

  private double follows(int slot, Scenario scenario) {
    int token = scenario.market();
    if (token == Scenario.ALL_ALIKE || token == tokens[slot]) {
      return 1;
    }
    int[] two = {slot, slotOf(token)};
    int known = known(two, AFTER_SCENARIO.sessions());
    return known == 0 ? 1 : new Covariances(returns, two, known).beta(0, 1, scenario.correlation());
  }

  private int slotOf(int token) {
    for (int slot = 0; slot < tokens.length; slot++) {
      if (tokens[slot] == token) {
        return slot;
      }
    }
    throw new IllegalArgumentException("the run has no data of token " + token);
  }

  /// The loss to be expected until the next close (normal, 99 %, 250 sessions) with the
  /// volatilities and correlations of a scenario and the deltas of now, or [#UNKNOWN].
  public long lossAfterE8(Portfolio of, Scenario scenario) {
    Revaluation positions = revaluation(of);
    int[] drivers = positions.drivers();
    int known = known(drivers, AFTER_SCENARIO.sessions());
    if (known == 0) {
      return UNKNOWN;
    }
    Covariances past = new Covariances(returns, drivers, known);
    double[] deltas = positions.deltas(drivers);
    double mean = 0;
    for (int i = 0; i < drivers.length; i++) {
      mean += deltas[i] * past.mean(i);
    }
    double deviation = past.deviation(deltas, scenario.volatility(), scenario.correlation());
    double quantile = mean + Normal.inverse(1 - AFTER_SCENARIO.confidence()) * deviation;
    return (long) Math.ceil(Math.max(0, -quantile));
  }

  /// What positions gain in an episode that has ended; those whose price had no close before it do
  /// not move. [#UNKNOWN] when no price of them is known that far back.
  public long gainE8(Portfolio of, Episode episode) {
    Revaluation positions = revaluation(of);
    double sum = 0;
    boolean any = positions.count() == 0;
    for (int i = 0; i < positions.count(); i++) {
      double move = closes.move(positions.driver(i), episode);
      if (!Double.isNaN(move)) {
        any = true;
        sum += positions.gain(i, move, 0);
      }
    }
    return any ? (long) Math.rint(sum) : UNKNOWN;
  }

  /// Absolute value of the positions whose price is not known over an episode.
  public long uncoveredE8(Portfolio of, Episode episode) {
    Revaluation positions = revaluation(of);
    long sum = 0;
    for (int i = 0; i < positions.count(); i++) {
      if (Double.isNaN(closes.move(positions.driver(i), episode))) {
        sum = Math.addExact(sum, Math.abs(of.valueE8(positions.slot(i))));
      }
    }
    return sum;
  }

  /// Exposure scaled by correlations ([PortfolioLimit.Correlated]), options by their deltas, or
  /// [#UNKNOWN].
  public long correlatedE8(Portfolio of, int sessions) {
    Revaluation positions = revaluation(of);
    int[] drivers = positions.drivers();
    int known = known(drivers, sessions);
    if (known == 0) {
      return UNKNOWN;
    }
    Covariances past = new Covariances(returns, drivers, known);
    return (long) Math.rint(past.correlated(positions.deltas(drivers)));
  }
}
