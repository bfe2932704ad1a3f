package io.quantlab.fargate.cli.run;

import io.quantlab.dsl.host.Options;
import io.quantlab.fargate.cli.wick.ScriptSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Options of a script's header line count where the command line has its defaults: `capital`,
/// `fees`, `slippage` (wick.md 2).
final class ScriptDefaults {
  private static final String CASH = "100000USD";

  private ScriptDefaults() {}

  static void apply(String spec, RunOptions options) {
    if (!ScriptSource.isScript(spec)) {
      return;
    }
    Options header = ScriptSource.load(Path.of(spec)).options();
    if (options.cash.equals(new Amount.Reader().convert(CASH))) {
      String currency = header.currency().orElse(options.cash.currency());
      options.cash = new Amount(header.capitalE8().orElse(options.cash.valueE8()), currency);
    }
    if (options.costs.fees.none() && !header.fees().isEmpty()) {
      List<String> words = new ArrayList<>();
      header.fees().forEach(charge -> words.add(fee(charge)));
      options.costs.fees = new CostWords(String.join("+", words));
    }
    if (options.costs.slippage.none()) {
      header
          .slippage()
          .ifPresent(charge -> options.costs.slippage = new CostWords(slippage(charge)));
    }
  }

  private static String fee(Options.Charge charge) {
    String number = Amount.text(charge.amountE8());
    return switch (charge.function()) {
      case "bps" -> number + "bps";
      case "per_unit" -> "per-share:" + number;
      default -> "per-trade:" + number;
    };
  }

  private static String slippage(Options.Charge charge) {
    String name = charge.function().equals("ticks") ? "ticks" : "bps";
    return name + ":" + Amount.text(charge.amountE8());
  }
}
