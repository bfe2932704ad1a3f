package io.quantlab.fargate.cli.data;

import io.quantlab.engine.market.PriceView;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.Locale;

/// The words of `--adjust`.
public final class AdjustWord {
  private AdjustWord() {}

  /// The view of a word; a [Failure] when it is none.
  public static PriceView view(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "raw" -> PriceView.RAW;
      case "split" -> PriceView.SPLIT;
      case "split-dividend" -> PriceView.SPLIT_DIVIDEND;
      default ->
          throw new Failure(
              ExitCode.USAGE,
              "--adjust was \"" + word + "\".",
              "Choose one of raw, split, split-dividend.");
    };
  }
}
