package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.engine.backtest.MarketAt;
import io.quantlab.engine.backtest.OrderFacts;
import io.quantlab.engine.backtest.OrderJournal;
import io.quantlab.engine.backtest.OrderStep;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run folder tells of its orders: journal, tables, instruments. A table is read when it is
/// first asked for.
final class OrderEvidence {
  private final StoredRun run;
  private final OrderJournal journal;
  private final Map<Integer, OrderUnits> units;
  private final Map<String, Optional<Table>> tables = new HashMap<>();

  private OrderEvidence(StoredRun run, OrderJournal journal, Map<Integer, OrderUnits> units) {
    this.run = run;
    this.journal = journal;
    this.units = units;
  }

  /// The words of a row of the decision log.
  record Decision(
      String signal, String inputs, String intent, String answer, String limit, String detail) {}

  /// Reads a run.
  ///
  /// @param wanted order whose steps are wanted; 0 = none
  static OrderEvidence of(StoredRun run, long wanted) {
    Path file = run.folder().resolve(RunExecution.JOURNAL);
    if (!Files.isRegularFile(file)) {
      throw new Failure(
          ExitCode.BAD_DATA, "The run has no " + file + ".", "Run it again with its --out.");
    }
    Map<Integer, OrderUnits> units = new HashMap<>();
    run.data()
        .forEach(source -> {
          if (!source.path("schema").asText().equals("ACTION")) {
            units.putIfAbsent(source.path("token").asInt(), OrderUnits.of(source));
          }
        });
    OrderEvidence evidence = new OrderEvidence(run, journal(file, wanted), units);
    evidence.refuseDamage(file);
    return evidence;
  }

  private static OrderJournal journal(Path file, long wanted) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return OrderJournal.read(in, wanted);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.BAD_DATA,
          file + ": " + e.getMessage() + ".",
          "Run again; './quantlab verify' says all that is wrong with a run.",
          e);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.BAD_DATA, "The journal " + file + " cannot be read.", "Run again.", e);
    }
  }

  private void refuseDamage(Path file) {
    long said = run.count("orders");
    if (said != journal.count()) {
      throw new Failure(
          ExitCode.BAD_DATA,
          file
              + ": the journal has "
              + journal.count()
              + " orders, the manifest says "
              + said
              + ".",
          "Run again; './quantlab verify' says all that is wrong with a run.");
    }
    for (long id = 1; id <= journal.count(); id++) {
      int token = journal.order(id).token();
      if (!units.containsKey(token)) {
        throw new Failure(
            ExitCode.BAD_DATA,
            file + ": order " + id + " has the token " + token + ", which the manifest lacks.",
            "Journal and manifest are of different runs; run again.");
      }
    }
  }

  StoredRun run() {
    return run;
  }

  OrderJournal journal() {
    return journal;
  }

  /// Instruments by token.
  Map<Integer, OrderUnits> units() {
    return units;
  }

  OrderUnits units(OrderFacts order) {
    return units.get(order.token());
  }

  /// The name of the strategy an order belongs to.
  String strategy(OrderFacts order) {
    return run.strategyNames().get(order.account());
  }

  // ---- tables, each of which may be missing ----

  private Optional<Table> table(TableSchema schema) {
    return tables.computeIfAbsent(schema.name(), _ -> read(schema));
  }

  private Optional<Table> read(TableSchema schema) {
    try {
      return Optional.ofNullable(RunFiles.read(run.folder(), schema));
    } catch (IOException | IllegalArgumentException e) {
      throw new Failure(
          ExitCode.BAD_DATA,
          "The table "
              + schema.name()
              + " of "
              + run.folder()
              + " is damaged: "
              + e.getMessage()
              + ".",
          "Run again, or take the file away: the journal has what happened.",
          e);
    }
  }

  /// A text of the orders table, empty when there is none.
  String orderText(OrderFacts order, String column) {
    Optional<Table> orders = table(ResultTables.ORDERS);
    if (orders.isEmpty() || orders.get().rows() < order.id()) {
      return "";
    }
    int row = Math.toIntExact(order.id() - 1);
    return orders.get().textAt(row, ResultTables.ORDERS.column(column), "");
  }

  /// Size ahead in the queue by the sequence of a fill, where the fills table has it.
  Map<Long, Long> queueAhead() {
    Map<Long, Long> ahead = new HashMap<>();
    int sequence = ResultTables.FILLS.column("sequence");
    int lots = ResultTables.FILLS.column("queueAheadLots");
    table(ResultTables.FILLS)
        .ifPresent(fills -> {
          for (int row = 0; row < fills.rows(); row++) {
            if (fills.isPresent(row, lots)) {
              ahead.put(fills.longAt(row, sequence), fills.longAt(row, lots));
            }
          }
        });
    return ahead;
  }

  /// Why the strategy asked for an order; empty without a decision log.
  Optional<Decision> decision(OrderFacts order) {
    return table(ResultTables.DECISIONS).flatMap(decisions -> decision(decisions, order));
  }

  boolean hasDecisions() {
    return table(ResultTables.DECISIONS).filter(t -> t.rows() > 0).isPresent();
  }

  private Optional<Decision> decision(Table t, OrderFacts order) {
    int id = ResultTables.DECISIONS.column("orderId");
    int time = ResultTables.DECISIONS.column("time");
    int token = ResultTables.DECISIONS.column("token");
    int answer = ResultTables.DECISIONS.column("answer");
    int skip = order.denied() == null ? 0 : deniedBefore(order);
    for (int row = 0; row < t.rows(); row++) {
      boolean mine;
      if (order.denied() == null) {
        mine =
            t.isPresent(row, id)
                && t.longAt(row, id) == order.id()
                && t.textAt(row, answer, "").equals("ACCEPTED");
      } else {
        mine =
            t.longAt(row, time) == order.createdNanos()
                && t.isPresent(row, token)
                && t.longAt(row, token) == order.token()
                && t.textAt(row, answer, "").equals(order.denied().name());
      }
      if (mine && skip-- == 0) {
        return Optional.of(decision(t, row));
      }
    }
    return Optional.empty();
  }

  /// Denied orders leave no id in the decision log: those of one instant stand in their order.
  private int deniedBefore(OrderFacts order) {
    int before = 0;
    for (long id = order.id() - 1; id >= 1; id--) {
      OrderFacts other = journal.order(id);
      if (other.createdNanos() != order.createdNanos()) {
        return before;
      }
      before += other.denied() == order.denied() && other.token() == order.token() ? 1 : 0;
    }
    return before;
  }

  private static Decision decision(Table t, int row) {
    TableSchema of = ResultTables.DECISIONS;
    String limit = "";
    if (t.isPresent(row, of.column("limit"))) {
      limit =
          t.longAt(row, of.column("actual"))
              + " against a limit of "
              + t.longAt(row, of.column("limit"))
              + " "
              + t.textAt(row, of.column("unit"), "");
    }
    return new Decision(
        t.textAt(row, of.column("signal"), ""),
        t.textAt(row, of.column("inputs"), ""),
        t.textAt(row, of.column("intent"), ""),
        t.textAt(row, of.column("answer"), ""),
        limit.strip(),
        t.textAt(row, of.column("detail"), ""));
  }

  // ---- the market ----

  /// The market at each step of an order.
  ///
  /// @param sources the data of the run; empty when it cannot be opened
  MarketAt.Seen[] market(OrderFacts order, List<RunSource> sources) {
    long[] nanos = journal.steps().stream().mapToLong(OrderStep::nanos).toArray();
    return MarketAt.of(sources, order.token(), nanos);
  }
}
