package io.quantlab.fargate.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.fargate.cli.data.TextTable;
import io.quantlab.fargate.cli.data.TextTable.Side;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab statement`: the books of a run by session, reconciled with its ledger.
@Command(
    name = "statement",
    header = "Print the daily statement of a run.",
    description = {
      "With --date: cash by currency before and after and what changed it, fills, positions and",
      "NAV of that session, reconciled with the ledger. Without: one line for each session."
    },
    footer = {"  ./quantlab statement runs/a", "  ./quantlab statement runs/a --date 2024-01-08"})
public final class StatementCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "RUN", description = "A run folder or its manifest.json.")
  Path run;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "The session, as 2024-01-08, or end.")
  String date;

  public StatementCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StoredRun stored = StoredRun.open(run);
    Table equity = stored.table(ResultTables.EQUITY);
    if (equity.rows() == 0) {
      throw new Failure(
          ExitCode.BAD_DATA, run + ": the equity table is empty.", "Restore it, or run again.");
    }
    List<Integer> sessions = Statement.sessions(equity);
    if (date == null) {
      list(equity, sessions);
      return ExitCode.OK.code();
    }
    Statement statement = Statement.of(stored, equity, sessions, find(equity, sessions));
    print(stored, statement);
    return statement.differenceE8 == 0 ? ExitCode.OK.code() : ExitCode.FAILED.code();
  }

  private static String date(Table equity, int row) {
    return equity.textAt(row, ResultTables.EQUITY.column("sessionDate"), "end");
  }

  private int find(Table equity, List<Integer> sessions) {
    for (int i = 0; i < sessions.size(); i++) {
      if (date(equity, sessions.get(i)).equals(date)) {
        return i;
      }
    }
    throw new Failure(
        ExitCode.USAGE,
        "The run has no session \"" + date + "\".",
        "Its sessions are "
            + date(equity, sessions.getFirst())
            + " to "
            + date(equity, sessions.getLast())
            + "; './quantlab statement "
            + run
            + "' lists them.");
  }

  private void list(Table equity, List<Integer> sessions) {
    TextTable table =
        new TextTable(
            List.of(Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT),
            List.of("session", "closed (UTC)", "cash", "market value", "NAV", "flows"));
    int from = 0;
    for (int row : sessions) {
      long flows = 0;
      for (int r = from; r <= row; r++) {
        flows += equity.longAt(r, ResultTables.EQUITY.column("flows"));
      }
      from = row + 1;
      table.row(
          List.of(
              date(equity, row),
              OrderUnits.utc(equity.longAt(row, ResultTables.EQUITY.column("time"))),
              money(equity, row, "cash"),
              money(equity, row, "marketValue"),
              money(equity, row, "nav"),
              Amount.display(flows)));
    }
    table.print(console.out());
    console.out().flush();
  }

  private static String money(Table equity, int row, String column) {
    return Amount.display(equity.longAt(row, ResultTables.EQUITY.column(column)));
  }

  // ---- one session ----

  private void print(StoredRun stored, Statement s) {
    PrintStream out = console.out();
    Map<Long, OrderUnits> units = units(stored);
    String currency = stored.text("currency");
    out.println("Session " + s.date + ", closed " + OrderUnits.utc(s.closeNanos));
    out.println();
    cash(s, out);
    out.println();
    fills(stored, s, units, out);
    positions(s, units, out);
    out.println("NAV " + Amount.display(s.navE8) + " " + currency);
    out.println("  market value " + Amount.display(s.marketValueE8));
    out.println("  unrealized   " + Amount.display(s.unrealizedE8));
    out.println("  flows        " + Amount.display(s.flowsE8));
    out.println(
        s.differenceE8 == 0
            ? "The ledger agrees with the equity table to the unit."
            : "FAILED: the equity table has "
                + Amount.text(s.differenceE8)
                + " more cash than the ledger.");
    out.flush();
  }

  private static Map<Long, OrderUnits> units(StoredRun stored) {
    Map<Long, OrderUnits> units = new HashMap<>();
    for (JsonNode source : stored.data()) {
      OrderUnits of = OrderUnits.of(source);
      units.putIfAbsent((long) of.token(), of);
    }
    return units;
  }

  private static void cash(Statement s, PrintStream out) {
    TextTable table = new TextTable(List.of(Side.LEFT, Side.RIGHT), List.of("cash", "amount"));
    s.closing.forEach((currency, closing) -> {
      table.row(
          List.of(currency + " opening", Amount.display(s.opening.getOrDefault(currency, 0L))));
      s.changes.forEach((cause, amount) -> {
        if (cause.startsWith(currency + " ") && amount != 0) {
          table.row(List.of("  " + cause, Amount.display(amount)));
        }
      });
      table.row(List.of(currency + " closing", Amount.display(closing)));
    });
    table.print(out);
  }

  private static void fills(
      StoredRun stored, Statement s, Map<Long, OrderUnits> units, PrintStream out) {
    if (s.fills.isEmpty()) {
      return;
    }
    Table fills = stored.table(ResultTables.FILLS);
    TextTable table =
        new TextTable(
            List.of(
                Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT),
            List.of("fill (UTC)", "symbol", "side", "size", "price", "value", "fee"));
    for (int row : s.fills) {
      OrderUnits of = units.get(fills.longAt(row, ResultTables.FILLS.column("token")));
      table.row(
          List.of(
              OrderUnits.utc(fills.longAt(row, ResultTables.FILLS.column("time"))),
              of.symbol(),
              fills.textAt(row, ResultTables.FILLS.column("side")),
              of.size(fills.longAt(row, ResultTables.FILLS.column("lots"))),
              of.price(fills.longAt(row, ResultTables.FILLS.column("price"))),
              Amount.display(fills.longAt(row, ResultTables.FILLS.column("value"))),
              Amount.display(fills.longAt(row, ResultTables.FILLS.column("fee")))));
    }
    table.print(out);
    out.println();
  }

  private static void positions(Statement s, Map<Long, OrderUnits> units, PrintStream out) {
    TextTable table =
        new TextTable(
            List.of(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.LEFT),
            List.of("position", "size", "cost", "currency"));
    boolean any = false;
    for (Map.Entry<Long, Statement.Position> entry : s.positions.entrySet()) {
      if (entry.getValue().lots != 0 || entry.getValue().costE8 != 0) {
        OrderUnits of = units.get(entry.getKey());
        any = true;
        table.row(
            List.of(
                of.symbol(),
                of.size(entry.getValue().lots),
                Amount.display(entry.getValue().costE8),
                of.currency()));
      }
    }
    if (any) {
      table.print(out);
      out.println();
    }
  }
}
