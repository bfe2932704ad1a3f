package io.quantlab.engine.backtest;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.kernel.RunCounts;
import io.quantlab.engine.portfolio.Settlement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// What a reader of a result must know, in full sentences.
final class RunWarnings {
  private final RunConfig config;
  private final Kernel kernel;
  private final Broker broker;
  private final List<String> all = new ArrayList<>();

  RunWarnings(RunConfig config, Kernel kernel, Broker broker) {
    this.config = config;
    this.kernel = kernel;
    this.broker = broker;
  }

  List<String> of(EndReason end) {
    RunCounts counts = kernel.counts(broker.ambiguousBars());
    information(counts);
    data();
    accounts();
    end(end, counts);
    return all;
  }

  private void add(long count, String what) {
    if (count > 0) {
      all.add(count + what);
    }
  }

  private long sum(IntToLongFunction ofAccount) {
    return IntStream.range(0, kernel.accounts()).mapToLong(ofAccount).sum();
  }

  private void information(RunCounts counts) {
    if (config.profile().optimistic()) {
      all.add(
          "The fill profile "
              + config.profile().name()
              + " may fill on information the strategy had already seen: results are optimistic.");
    }
    config.sources().stream()
        .filter(RunSource::extrapolates)
        .map(source -> source.calendar())
        .distinct()
        .forEach(calendar ->
            all.add(
                "Calendar "
                    + calendar.name()
                    + " is stated through "
                    + LocalDate.ofEpochDay(calendar.validThrough())
                    + "; sessions after that are extrapolated, without holidays."));
    boolean worst = config.profile().path() == FillProfile.Path.WORST_CASE;
    String taken = worst ? "the worse path was taken." : config.profile().path() + " decided.";
    add(counts.ambiguousBars(), " bars were ambiguous; " + taken);
  }

  private void data() {
    add(
        broker.ignoredLatency(),
        " commands took less time than the bars they met, which had no effect (F-2).");
    add(
        kernel.standIns(),
        " bars met orders themselves, because the finer data for fills has nothing in them (F-1).");
    add(
        broker.unpricedFills(),
        " fills had no slippage: the market had not yet shown what "
            + config.profile().slippage()
            + " needs.");
  }

  private void accounts() {
    add(
        sum(kernel::unknownLocates),
        " short sales passed though nothing was known of what there was to borrow.");
    add(
        sum(this::goodFaithViolations),
        " sales were good-faith violations: bought with cash that had not settled, sold before it"
            + " did.");
    long calls = sum(kernel::marginCalls);
    if (calls > 0) {
      all.add("There were " + calls + " margin calls; positions were liquidated.");
    }
  }

  private long goodFaithViolations(int account) {
    Settlement settlement = kernel.account(account).settlement();
    return settlement == null ? 0 : settlement.goodFaithViolations();
  }

  private void end(EndReason end, RunCounts counts) {
    if (kernel.failure() != null) {
      all.add(
          "Strategy "
              + kernel.failure().strategy()
              + " threw "
              + kernel.failure().cause()
              + " in "
              + kernel.failure().callback()
              + " at "
              + kernel.failure().place()
              + ".");
    }
    if (end != EndReason.COMPLETED) {
      all.add("The run ended early (" + end + "): the result is partial.");
    }
    if (counts.fills() == 0) {
      all.add("The strategy never traded.");
    }
  }
}
