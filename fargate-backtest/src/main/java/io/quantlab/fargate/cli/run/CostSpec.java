package io.quantlab.fargate.cli.run;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.fargate.terminal.WrongValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/// Fees and slippage as people write them: `2bps`, `0.005/share,min=1,max=1%`, `1.50/trade`,
/// `1/2bps`, `1tick`.
final class CostSpec {
  private static final String NUMBER = "(-?[0-9]+(?:\\.[0-9]+)?)";
  private static final Pattern BPS = Pattern.compile(NUMBER + "(?:/" + NUMBER + ")?bps?");
  private static final Pattern SHARE =
      Pattern.compile(NUMBER + "/share(?:,min=" + NUMBER + ")?(?:,max=" + NUMBER + "%)?");
  private static final Pattern TRADE = Pattern.compile(NUMBER + "/trade");
  private static final Pattern TICKS = Pattern.compile("([0-9]{1,9})ticks?");

  private CostSpec() {}

  /// Reads the value of `--fees`.
  static final class Fees implements ITypeConverter<FeeModel> {
    @Override
    public FeeModel convert(String text) {
      return fees(text);
    }
  }

  /// Reads the value of `--slippage`.
  static final class Slippage implements ITypeConverter<SlippageModel> {
    @Override
    public SlippageModel convert(String text) {
      return slippage(text);
    }
  }

  private static FeeModel fees(String text) {
    if (text.equals("none")) {
      return new FeeModel.None();
    }
    Matcher m = BPS.matcher(text);
    if (m.matches()) {
      long first = bps(m.group(1));
      return m.group(2) == null
          ? new FeeModel.Bps(first, first)
          : new FeeModel.Bps(first, bps(m.group(2)));
    }
    m = SHARE.matcher(text);
    if (m.matches()) {
      long min = m.group(2) == null ? 0 : positive(m.group(2));
      long max = m.group(3) == null ? 0 : positive(m.group(3)) / 100;
      return new FeeModel.PerShare(positive(m.group(1)), min, max);
    }
    m = TRADE.matcher(text);
    if (m.matches()) {
      return new FeeModel.PerTrade(positive(m.group(1)));
    }
    throw new WrongValue(
        "{} was \"" + text + "\", which is no fee.",
        "Write none, 2bps, 1/2bps (maker/taker), 0.005/share, 0.005/share,min=1,max=1% or 1.50/trade.");
  }

  private static SlippageModel slippage(String text) {
    if (text.equals("none")) {
      return new SlippageModel.None();
    }
    Matcher m = TICKS.matcher(text);
    if (m.matches()) {
      return new SlippageModel.Ticks(Long.parseLong(m.group(1)));
    }
    m = BPS.matcher(text);
    if (m.matches() && m.group(2) == null && !m.group(1).startsWith("-")) {
      return new SlippageModel.Bps(bps(m.group(1)));
    }
    throw new WrongValue(
        "{} was \"" + text + "\", which is no slippage.", "Write none, 1tick, 2ticks or 1.5bps.");
  }

  /// Basis points as a ratio in 1e-8.
  private static long bps(String number) {
    return Amount.e8(number) / 10_000;
  }

  private static long positive(String number) {
    long value = Amount.e8(number);
    if (value < 0) {
      throw new WrongValue("{} must not be negative, was " + number + ".", "");
    }
    return value;
  }
}
