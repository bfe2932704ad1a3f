package io.quantlab.fargate.cli.run;

import io.quantlab.engine.cost.FeeText;
import io.quantlab.engine.cost.HoldingText;
import io.quantlab.engine.cost.MarginText;
import io.quantlab.engine.cost.SlippageText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import picocli.CommandLine.ITypeConverter;

/// Readers of the options that say what trading and holding cost.
///
/// Each makes the model to check the words; instruments are not known yet, so every symbol passes.
final class CostReaders {
  private CostReaders() {}

  /// Reads the value of `--fees`.
  static final class Fees implements ITypeConverter<CostWords> {
    @Override
    public CostWords convert(String text) {
      return CostWords.read(
          "fees",
          text,
          words -> FeeText.parse(words, CostWords::open),
          "2bps, 1/2bps (maker/taker), 0.005/share,min=1,max=1% or 1.50/trade with plain decimals");
    }
  }

  /// Reads the value of `--slippage`.
  static final class Slippage implements ITypeConverter<CostWords> {
    @Override
    public CostWords convert(String text) {
      return CostWords.read(
          "slippage", text, SlippageText::parse, "1tick, 1.5bps, spread-share:0.5 or volume-share");
    }
  }

  /// Reads the value of `--margin`.
  static final class Margin implements ITypeConverter<CostWords> {
    @Override
    public CostWords convert(String text) {
      return CostWords.read(
          "margin",
          text,
          words -> MarginText.parse(words, CostWords::open, anySymbol()),
          String.join(", ", MarginText.FORMS));
    }
  }

  /// Reads the value of `--funding`.
  static final class Funding implements ITypeConverter<CostWords> {
    @Override
    public CostWords convert(String text) {
      return CostWords.read(
          "funding", text, words -> holding().funding(words), forms(HoldingText.FUNDING));
    }
  }

  /// Reads the value of `--borrow`.
  static final class Borrow implements ITypeConverter<CostWords> {
    @Override
    public CostWords convert(String text) {
      return CostWords.read(
          "borrow", text, words -> holding().borrow(words), forms(HoldingText.BORROW));
    }
  }

  /// Reads the value of `--interest`.
  static final class Interest implements ITypeConverter<CostWords> {
    @Override
    public CostWords convert(String text) {
      return CostWords.read(
          "interest", text, words -> holding().interest(words, "USD"), forms(HoldingText.INTEREST));
    }
  }

  private static String forms(List<String> forms) {
    return String.join(", ", forms);
  }

  private static HoldingText holding() {
    return new HoldingText(CostWords::open, anySymbol());
  }

  /// A token for whatever symbol is named, the same each time.
  private static ToIntFunction<String> anySymbol() {
    List<String> seen = new ArrayList<>();
    return symbol -> {
      if (!seen.contains(symbol)) {
        seen.add(symbol);
      }
      return seen.indexOf(symbol) + 1;
    };
  }
}
