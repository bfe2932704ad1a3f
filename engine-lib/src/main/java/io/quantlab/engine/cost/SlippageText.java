package io.quantlab.engine.cost;

import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.execution.SlippageModel.Clip;
import io.quantlab.engine.execution.SlippageModel.Scope;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Slippage in words (engine contract 4.6): `ticks:1`, `bps:2`, `volume-share:0.025,0.1`.
///
/// Every model takes `scope=all|entries` and `clip=none|bar-range`.
public final class SlippageText {
  /// The text forms with their defaults, for messages and pages.
  public static final List<String> FORMS =
      List.of(
          "none",
          "ticks:1",
          "bps:2",
          "spread-share:0.5",
          "one-tick:0.3",
          "volume-share:0.025,0.1",
          "square-root:1,volatility=0.02,volume=1000000");

  /// The text forms of own impact; another slippage may be added with `+`.
  public static final List<String> IMPACT_FORMS =
      List.of(
          "impact-linear:2.5e-7,2.5e-6,half-life=30m",
          "impact-square-root:1,volatility=0.02,volume=1000000",
          "almgren-2005:outstanding=1728000000,days=0.2");

  private SlippageText() {}

  /// The model a text names.
  ///
  /// @throws IllegalArgumentException that names the part which is wrong
  public static SlippageModel parse(String text) {
    List<Term> terms = CostText.parse("slippage", text);
    SlippageModel plain = null;
    ImpactTerm impact = null;
    for (Term term : terms) {
      if (ImpactTerm.NAMES.contains(term.name) && impact == null) {
        impact = ImpactTerm.read(term);
      } else if (plain == null && !ImpactTerm.NAMES.contains(term.name)) {
        plain = plain(term);
      } else {
        throw term.wrong("slippage is one model and one impact at most", term.at);
      }
    }
    if (impact == null) {
      return plain;
    }
    SlippageModel besides = plain == null ? new SlippageModel.None() : plain;
    return new SlippageModel.Impact(impact.model(), impact.halfLifeNanos(), besides);
  }

  private static SlippageModel plain(Term term) {
    Scope scope =
        term.choice("scope", Map.of("all", Scope.ALL, "entries", Scope.ENTRIES), Scope.ALL);
    Clip clip =
        term.choice("clip", Map.of("none", Clip.NONE, "bar-range", Clip.BAR_RANGE), Clip.NONE);
    SlippageModel model = model(term);
    term.plainEnd();
    boolean plain = scope == Scope.ALL && clip == Clip.NONE;
    return plain ? model : new SlippageModel.Scoped(model, scope, clip);
  }

  private static SlippageModel model(Term term) {
    try {
      return switch (term.name) {
        case "none" -> new SlippageModel.None();
        case "ticks" -> new SlippageModel.Ticks(whole(term));
        case "bps" -> new SlippageModel.Bps(Basis.points(term.number("a number of basis points")));
        case "spread-share" -> new SlippageModel.SpreadShare(term.number("a share of the spread"));
        case "one-tick" ->
            new SlippageModel.OneTickWithProbability(term.number("a probability") / 1e8);
        case "volume-share" ->
            new SlippageModel.VolumeShare(
                term.number("the largest share", 2_500_000), term.number("k", 10_000_000));
        case "square-root" ->
            new SlippageModel.SquareRoot(
                term.number("factor Y", 100_000_000) / 1e8,
                term.fraction("volatility", Double.NaN),
                term.fraction("volume", Double.NaN));
        default ->
            throw term.noModel(Stream.of(FORMS, IMPACT_FORMS).flatMap(List::stream).toList());
      };
    } catch (IllegalArgumentException e) {
      throw term.placed(e);
    }
  }

  private static long whole(Term term) {
    long ticks = term.number("a number of order ticks");
    if (ticks % 100_000_000 != 0) {
      throw term.wrong("order ticks must be a whole number", term.at);
    }
    return ticks / 100_000_000;
  }
}
