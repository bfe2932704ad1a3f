package io.quantlab.fargate.cli.run;

import io.quantlab.engine.execution.BookFills;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.Latencies;
import io.quantlab.engine.execution.QueueModel;
import io.quantlab.engine.execution.VenueFaults;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import picocli.CommandLine.Option;

/// What the profile `book` must be told besides its name (engine contract 4.1).
@InFile(RunSection.FILLS)
final class BookOptions {
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
      description = "Delays, for profile book: none, 5ms, feed=1ms,entry=5ms,response=5ms ...")
  Latencies latency;

  @Option(
      names = "--protection",
      paramLabel = "TICKS",
      description = "Order ticks beyond the best price a market order may take, for profile book.")
  Long protection;

  /// Orders and reports at once, but for faults.
  private BookFills faulty(QueueModel standard) {
    return new BookFills(standard, Latencies.NONE.with(faults), 0);
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

  @Option(
      names = "--venue-faults",
      paramLabel = "SPEC",
      converter = FaultSpec.Reader.class,
      description = {
        "What happens to reports of orders, by the seed of the run:",
        "late=0.01x50ms,duplicate=0.02x5ms,reordered=0.05x20ms,lost=0.01x1s; any of them."
      })
  VenueFaults faults;

  /// The profile with what it needs; a [Failure] when it lacks something or needs none of it.
  FillProfile complete(FillProfile profile) {
    if (!profile.name().equals("book")) {
      if (latency != null || protection != null) {
        throw new Failure(
            ExitCode.USAGE,
            "--latency and --protection belong to --profile book.",
            "Leave them out, or choose that profile and depth data.");
      }
      FillProfile queued = queue == null ? profile : profile.withQuoteQueue(quotes(queue));
      return faults == null ? queued : queued.withBook(faulty(QueueModel.standard()));
    }
    if (queue == null || latency == null) {
      throw new Failure(
          ExitCode.USAGE,
          "The profile book needs --queue and --latency.",
          "Write --queue power3:3 --latency feed=1ms,entry=5ms,response=5ms, or what you measured.");
    }
    if (protection != null && protection < 0) {
      throw new Failure(
          ExitCode.USAGE, "--protection must not be negative, was " + protection + ".", "");
    }
    Latencies ways = faults == null ? latency : latency.with(faults);
    return profile.withBook(new BookFills(queue, ways, protection == null ? 0 : protection));
  }
}
