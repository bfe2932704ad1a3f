package io.quantlab.fargate.cli.data;

import io.quantlab.engine.market.PriceView;
import io.quantlab.fargate.terminal.WrongValue;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/// Reads the words of `--adjust`.
public final class PriceViewReader implements ITypeConverter<PriceView> {
  @Override
  public PriceView convert(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "raw" -> PriceView.RAW;
      case "split" -> PriceView.SPLIT;
      case "split-dividend" -> PriceView.SPLIT_DIVIDEND;
      default ->
          throw new WrongValue(
              "{} was \"" + text + "\".", "Choose one of raw, split, split-dividend.");
    };
  }
}
