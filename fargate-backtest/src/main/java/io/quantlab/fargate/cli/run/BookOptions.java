package io.quantlab.fargate.cli.run;

import io.quantlab.engine.execution.BookFills;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.Latencies;
import io.quantlab.engine.execution.QueueModel;
import io.quantlab.engine.execution.VenueFaults;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What a profile is told besides its name (engine contract 4.1): its choices one by one, queues,
/// delays and faults. `book` must be told queues and delays.
@InFile(RunSection.FILLS)
final class BookOptions {
  @Option(
      names = "--fill",
      paramLabel = "NAME=VALUE",
      converter = FillWord.Reader.class,
      description = {
        "One choice of the profile made apart, repeatable: ticks, bars, quote-bars,",
        "session-quote-bars, path, through, stop-limit, children, volume-cap, trade-share,",
        "beyond-top, crossed, clip, auction-wait."
      })
  List<FillWord> fills = new ArrayList<>();

  @Option(
      names = "--queue",
      paramLabel = "MODEL",
      converter = BookSpec.Queue.class,
      description =
          "Place of resting orders on quotes and depth: none, risk-averse, power3:3, log, fifo ...")
  QueueModel queue;

  @Option(
      names = "--latency",
      paramLabel = "SPEC",
      converter = BookSpec.Delays.class,
      description =
          "Delays of feed, commands and reports: none, 5ms, feed=1ms,entry=5ms,response=5ms ...")
  Latencies latency;

  @Option(
      names = "--protection",
      paramLabel = "TICKS",
      description = "Order ticks beyond the best price of an order book a market order may take.")
  Long protection;

  @Option(
      names = "--venue-faults",
      paramLabel = "SPEC",
      converter = FaultSpec.Reader.class,
      description = {
        "What happens to reports of orders, by the seed of the run:",
        "late=0.01x50ms,duplicate=0.02x5ms,reordered=0.05x20ms,lost=0.01x1s; any of them."
      })
  VenueFaults faults;

  /// The profile with its choices made and what it needs; a [Failure] when it lacks something or
  /// two choices do not go together.
  FillProfile complete(FillProfile profile) {
    if (protection != null && protection < 0) {
      throw new Failure(
          ExitCode.USAGE, "--protection must not be negative, was " + protection + ".", "");
    }
    FillProfile chosen = chosen(profile);
    if (profile.name().equals("book")) {
      return ofBooks(chosen);
    }
    FillProfile queued = queue == null ? chosen : chosen.withQuoteQueue(quotes(queue));
    boolean plain = latency == null && faults == null && protection == null;
    return plain ? queued : queued.withBook(venue(QueueModel.standard()));
  }

  private FillProfile chosen(FillProfile profile) {
    try {
      return FillWord.setAll(profile, fills);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE, "--fill: " + e.getMessage() + ".", "Leave out one of the choices.", e);
    }
  }

  private static QueueModel quotes(QueueModel queue) {
    if (queue instanceof QueueModel.Fifo) {
      throw new Failure(
          ExitCode.USAGE,
          "--queue fifo belongs to --profile book and market-by-order data.",
          "Choose another queue, such as power3:3.");
    }
    return queue;
  }

  private FillProfile ofBooks(FillProfile profile) {
    if (queue == null || latency == null) {
      throw new Failure(
          ExitCode.USAGE,
          "The profile book needs --queue and --latency.",
          "Write --queue power3:3 --latency feed=1ms,entry=5ms,response=5ms, or what you measured.");
    }
    return profile.withBook(venue(queue));
  }

  private BookFills venue(QueueModel model) {
    Latencies ways = latency == null ? Latencies.NONE : latency;
    Latencies faulty = faults == null ? ways : ways.with(faults);
    return new BookFills(model, faulty, protection == null ? 0 : protection);
  }
}
