package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.execution.BookFills;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.QueueModel;
import io.quantlab.engine.market.Schema;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether the data of a run fits what is asked of its order books.
final class BookData {
  private static final Set<Schema> BOOKS = EnumSet.of(Schema.DEPTH, Schema.MBO);

  private BookData() {}

  /// Refuses two sources of best prices, a profile `book` without a book, and an exact queue
  /// without orders to count.
  static void check(FillProfile profile, List<RunSource> sources) {
    Map<String, Set<Schema>> kinds = new LinkedHashMap<>();
    for (RunSource source : sources) {
      if (source.schema() != Schema.ACTION) {
        kinds
            .computeIfAbsent(source.instrument().symbol(), _ -> EnumSet.noneOf(Schema.class))
            .add(source.schema());
      }
    }
    if (profile.book().map(BookFills::protectionTicks).orElse(0L) > 0) {
      refuseNothingToProtect(kinds);
    }
    kinds.forEach((symbol, schemas) -> {
      refuseTwoBooks(symbol, schemas);
      if (profile.quoteQueue().isPresent()) {
        refuseNoQueue(symbol, schemas);
      }
      if (profile.name().equals("book")) {
        refuseMissingBook(symbol, schemas, profile);
      }
    });
  }

  /// Quotes show one level, and an order never takes further than a tick beyond it.
  private static void refuseNothingToProtect(Map<String, Set<Schema>> kinds) {
    if (kinds.values().stream().noneMatch(schemas -> schemas.stream().anyMatch(BOOKS::contains))) {
      throw new Failure(
          ExitCode.USAGE,
          "--protection needs an order book, the run has " + kinds + ".",
          "Leave it out, or name depth data, as BTCUSDT:depth.");
    }
  }

  private static void refuseTwoBooks(String symbol, Set<Schema> schemas) {
    Set<Schema> best = EnumSet.copyOf(schemas);
    best.retainAll(EnumSet.of(Schema.QUOTE, Schema.DEPTH, Schema.MBO));
    if (best.size() > 1) {
      throw new Failure(
          ExitCode.USAGE,
          symbol + " is given as " + best + "; a run takes its best prices from one of them.",
          "Leave out all but one.");
    }
  }

  private static void refuseNoQueue(String symbol, Set<Schema> schemas) {
    if (!schemas.contains(Schema.QUOTE) && !schemas.contains(Schema.DEPTH)) {
      throw new Failure(
          ExitCode.USAGE,
          "--queue needs quotes or depth of " + symbol + ", which has " + schemas + ".",
          "Leave it out, or name such data.");
    }
  }

  private static void refuseMissingBook(String symbol, Set<Schema> schemas, FillProfile profile) {
    Set<Schema> books = EnumSet.copyOf(schemas);
    books.retainAll(BOOKS);
    if (books.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "The profile book needs an order book of " + symbol + ", which has " + schemas + ".",
          "Name its depth, as " + symbol + ":depth, or choose another profile.");
    }
    boolean exact = profile.book().orElseThrow().queue() instanceof QueueModel.Fifo;
    if (exact != books.contains(Schema.MBO)) {
      throw new Failure(
          ExitCode.USAGE,
          "--queue fifo and market-by-order data go together; " + symbol + " has " + books + ".",
          exact ? "Choose another queue, such as power3:3." : "Write --queue fifo.");
    }
  }
}
