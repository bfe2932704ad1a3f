package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.MarketAt;
import io.quantlab.engine.backtest.OrderFacts;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Side;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.NearestName;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab orders`: the orders of a run, or the life of one (engine contract S-32, S-33).
@Command(
    name = "orders",
    header = "List the orders of a run, or tell the life of one.",
    description = {
      "With --id: what was asked and why, what the gate and the venue answered,",
      "every change and execution with the market at that time, what other orders",
      "did to it, and how it ended.",
      "Without: one line for each order."
    },
    footer = {
      "  ./quantlab orders runs/a --id 7",
      "  ./quantlab orders runs/a --status rejected,denied",
      "  ./quantlab orders runs/a --symbol EURUSD --side buy --limit 0",
      "  ./quantlab orders runs/a --id 7 --json"
    })
public final class OrdersCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "RUN", description = "A run folder or its manifest.json.")
  Path run;

  @Option(names = "--id", paramLabel = "N", description = "The order to tell the life of.")
  Long id;

  @Option(
      names = "--status",
      paramLabel = "NAME",
      split = ",",
      description = "List orders that ended so, one or several: filled, canceled, denied ...")
  List<OrderStatus> statuses = new ArrayList<>();

  @Option(names = "--symbol", paramLabel = "NAME", description = "List orders of this instrument.")
  String symbol;

  @Option(names = "--side", paramLabel = "NAME", description = "List buy or sell orders.")
  Side side;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = Moment.Reader.class,
      description = "List orders asked for at or after this instant.")
  Moment from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = Moment.Reader.class,
      description = "End, exclusive.")
  Moment to;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Orders to list at most, 0 = all. Default: ${DEFAULT-VALUE}.")
  int limit = 100;

  @Option(names = "--json", description = "Print JSON and nothing else to standard output.")
  boolean json;

  @Mixin StoredOptions options = new StoredOptions();

  public OrdersCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 0) {
      throw new Failure(
          ExitCode.USAGE, "--limit must be 0 or more, was " + limit + ".", "0 lists all orders.");
    }
    OrderEvidence evidence = OrderEvidence.of(StoredRun.open(run), id == null ? 0 : id);
    if (id == null) {
      list(evidence);
    } else {
      life(evidence);
    }
    return ExitCode.OK.code();
  }

  private void list(OrderEvidence evidence) throws IOException {
    refuseUnknownSymbol(evidence);
    List<OrderFacts> found = new ArrayList<>();
    long hidden = 0;
    for (long at = 1; at <= evidence.journal().count(); at++) {
      OrderFacts order = evidence.journal().order(at);
      if (isWanted(order, evidence.units(order))) {
        if (limit == 0 || found.size() < limit) {
          found.add(order);
        } else {
          hidden++;
        }
      }
    }
    if (json) {
      new OrderJson(evidence, console.out()).list(found);
      console.out().println();
      console.out().flush();
    } else if (found.isEmpty()) {
      console
          .out()
          .println(
              evidence.journal().count() == 0
                  ? "The run has no orders."
                  : "No order is like that.");
    } else {
      OrderList.print(evidence, found, hidden, console.out());
    }
  }

  private boolean isWanted(OrderFacts order, OrderUnits units) {
    return (statuses.isEmpty() || statuses.contains(order.status()))
        && (symbol == null || symbol.equals(units.symbol()))
        && (side == null || side == order.side())
        && (from == null || order.createdNanos() >= from.nanos())
        && (to == null || order.createdNanos() < to.nanos());
  }

  private void refuseUnknownSymbol(OrderEvidence evidence) {
    List<String> symbols =
        evidence.units().values().stream().map(OrderUnits::symbol).sorted().distinct().toList();
    if (symbol != null && !symbols.contains(symbol)) {
      throw new Failure(
          ExitCode.USAGE,
          "The run has no instrument \"" + symbol + "\".",
          NearestName.of(symbol, symbols).map(near -> "Did you mean " + near + "? ").orElse("")
              + "It has "
              + String.join(", ", symbols)
              + ".");
    }
  }

  private void life(OrderEvidence evidence) throws IOException {
    int count = evidence.journal().count();
    if (id < 1 || id > count) {
      throw new Failure(
          ExitCode.USAGE,
          count == 0
              ? "There is no order " + id + ": the run has none."
              : "There is no order " + id + ": the run has orders 1 to " + count + ".",
          "'./quantlab orders " + run + "' lists them.");
    }
    OrderFacts order = evidence.journal().order(id);
    List<RunSource> sources = sources(evidence.run());
    MarketAt.Seen[] market = evidence.market(order, sources);
    OrderUnits units = evidence.units(order);
    for (RunSource source : sources) {
      units =
          source.instrument().token() == order.token() ? units.in(source.calendar().zone()) : units;
    }
    if (json) {
      new OrderJson(evidence, console.out()).life(order, units, market);
      console.out().println();
      console.out().flush();
    } else {
      new OrderStory(evidence, order, units, market, console.out()).print();
    }
  }

  /// What a run says of its data it said when it was made.
  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream());
  }

  /// The data of the run, none when it is not there as it was: the rest can be told without.
  private List<RunSource> sources(StoredRun stored) {
    try {
      Console silent = Console.plain(nowhere(), nowhere());
      List<RunSource> sources = options.sources(stored, silent);
      List<String> hashes = sources.stream().map(RunSource::datasetHash).toList();
      if (hashes.equals(stored.datasetHashes())) {
        return sources;
      }
      console.err().println("Note: the data changed since the run; the market is not shown");
    } catch (Failure e) {
      console.err().println("Note: the market is not shown: " + e.getMessage() + " " + e.remedy());
    }
    return List.of();
  }
}
