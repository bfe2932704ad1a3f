package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.fargate.cli.data.ConsoleWatch;
import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.data.DataResolver;
import io.quantlab.fargate.data.ResolvedData;
import io.quantlab.fargate.data.ResolvedRun;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.ArrayList;
import java.util.List;

/// Opens the market data of a run: the words after `--data`, cut to `--from` and `--to`.
final class RunData {
  private RunData() {}

  static List<RunSource> resolve(RunOptions options, Console console) {
    DataResolver resolver =
        new DataResolver(
            options.places.places(), new ConsoleWatch(console), options.market.calendarChoice());
    ResolvedRun run = resolve(resolver, options);
    run.notes().forEach(note -> console.err().println("Note: " + note));
    long from = options.fromNanos();
    long to = options.toNanos();
    List<RunSource> sources = new ArrayList<>();
    for (ResolvedData data : run.data()) {
      sources.add(source(data, from, to));
    }
    refuseOutside(run.data(), from, to, options);
    for (ResolvedData actions : run.actions()) {
      sources.add(source(actions, from, to));
    }
    return sources;
  }

  private static ResolvedRun resolve(DataResolver resolver, RunOptions options) {
    try {
      return resolver.resolve(
          options.dataWithSymbol(), options.fillData, options.contracts.prices());
    } catch (DataException e) {
      throw new Failure(ExitCode.BAD_DATA, e.getMessage(), e.remedy(), e);
    }
  }

  /// A period in which no instrument has a row makes no run.
  private static void refuseOutside(
      List<ResolvedData> all, long from, long to, RunOptions options) {
    if (options.from == null && options.to == null) {
      return;
    }
    for (ResolvedData data : all) {
      try (RowCursor rows = data.open(from, to)) {
        if (rows.next() != null) {
          return;
        }
      }
    }
    ResolvedData first = all.getFirst();
    throw new Failure(
        ExitCode.USAGE,
        first.name()
            + " has data from "
            + RunReport.day(first.firstNanos())
            + " to "
            + RunReport.day(first.lastNanos())
            + ", none of it between --from "
            + (options.from == null ? "the start" : options.from)
            + " and --to "
            + (options.to == null ? "the end" : options.to)
            + ".",
        "Choose dates inside the data.");
  }

  private static RunSource source(ResolvedData data, long from, long to) {
    return new RunSource(
        data.instrument(),
        data.calendar(),
        data.schema(),
        data.datasetHash(),
        data.place(),
        data.rows(),
        Math.max(from, data.firstNanos()),
        Math.min(to, data.lastNanos()),
        () -> data.open(from, to),
        data.prices(),
        data.use(),
        data.auctions());
  }
}
