package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.risk.RiskRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes the risk table of a run (engine contract O-35).
final class RiskRows {
  private RiskRows() {}

  static Table of(Kernel kernel, List<Instrument> instruments) {
    Map<Integer, Instrument> byToken =
        instruments.stream().collect(Collectors.toMap(Instrument::token, Function.identity()));
    TableWriter w = new TableWriter(ResultTables.RISK);
    for (RiskRow row : kernel.riskRows()) {
      if (row.token() == RiskRow.ALL) {
        w.row();
      } else {
        w.row(byToken.get(row.token())).number("token", row.token()).symbol();
      }
      w.nanos("time", row.epochNanos()).text("measure", row.measure());
      if (row.day() != RiskRow.NO_SESSION) {
        w.text("sessionDate", LocalDate.ofEpochDay(row.day()).toString());
      }
      if (kernel.accounts() > 1) {
        w.text("strategy", kernel.account(row.account()).name());
      }
      if (!row.subject().isEmpty()) {
        w.text("subject", row.subject());
      }
      w.money("value", row.valueE8());
    }
    return w.table();
  }
}
