package io.quantlab.engine.backtest;

import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.time.IsoInstant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;

/// The look-ahead check (engine contract T-21): a run is repeated on data that ends at a cut, then
/// on data that is poisoned after it; up to the cut both must give the events of the journal.
///
/// A strategy, feed or broker that used data from after the cut would do something else before it.
/// Cuts are drawn from a seed, uniformly between the first and the last row. Events at the cut
/// itself count; the closing events of the shortened run (final snapshot, balances, END) do not.
public final class LookaheadCheck {
  /// Purpose of the random stream the cuts come from.
  private static final int CUTS = 0x10CA;

  /// Opens the journal of the run to check, from its first byte.
  public interface JournalOpener {
    InputStream open() throws IOException;
  }

  /// One cut.
  ///
  /// @param nanos the cut, UTC nanoseconds
  /// @param events events compared in the pass on shortened data
  /// @param difference what differs first, empty when nothing does
  public record Cut(long nanos, long events, String difference) {}

  /// What was done and found.
  ///
  /// @param seed seed of the cuts
  /// @param asked how many cuts were asked for
  /// @param cuts those that were made: fewer when somebody stopped the check
  public record Certificate(long seed, int asked, List<Cut> cuts) {
    public Certificate {
      cuts = List.copyOf(cuts);
    }

    /// Whether the check came to its end.
    public boolean complete() {
      return cuts.size() == asked;
    }

    /// Whether the check came to its end and no cut showed a difference.
    public boolean clean() {
      return complete() && firstDifference().isEmpty();
    }

    /// The cut that showed a difference first, in words; empty when none did.
    public String firstDifference() {
      for (Cut cut : cuts) {
        if (!cut.difference().isEmpty()) {
          return "cut " + IsoInstant.format(cut.nanos()) + ", " + cut.difference();
        }
      }
      return "";
    }

    /// Events compared on shortened data over all cuts.
    public long events() {
      return cuts.stream().mapToLong(Cut::events).sum();
    }
  }

  private final RunConfig config;
  private final Function<List<RunSource>, List<Strategy>> strategies;
  private final JournalOpener journal;
  private final RunWatch watch;

  private LookaheadCheck(
      RunConfig config,
      Function<List<RunSource>, List<Strategy>> strategies,
      JournalOpener journal,
      RunWatch watch) {
    this.config = config;
    this.strategies = strategies;
    this.journal = journal;
    this.watch = watch;
  }

  /// Checks a run.
  ///
  /// @param strategies makes fresh instances for a repetition; gets the data it runs on
  /// @param lastNanos stamp of the run's last event
  /// @param cuts how many cuts, at least 1
  public static Certificate of(
      RunConfig config,
      Function<List<RunSource>, List<Strategy>> strategies,
      JournalOpener journal,
      long lastNanos,
      int cuts,
      long seed,
      RunWatch watch)
      throws IOException {
    LookaheadCheck check = new LookaheadCheck(config, strategies, journal, watch);
    long first =
        config.sources().stream()
            .filter(source -> source.schema() != Schema.ACTION)
            .mapToLong(RunSource::firstNanos)
            .min()
            .orElseThrow();
    RngStream random = new Rng(seed).stream(CUTS, 0);
    List<Cut> done = new ArrayList<>();
    for (int i = 0; i < cuts && !watch.canceled(); i++) {
      done.add(check.cut(first + random.below(Math.max(1, lastNanos - first))));
    }
    return new Certificate(seed, cuts, done);
  }

  private Cut cut(long nanos) throws IOException {
    Prefix shortened = repeat(nanos, CutCursor.After.LEFT_OUT);
    if (!shortened.difference.isEmpty()) {
      return new Cut(nanos, shortened.compared, "shortened data: " + shortened.difference);
    }
    Prefix poisoned = repeat(nanos, CutCursor.After.POISONED);
    String difference =
        poisoned.difference.isEmpty() ? "" : "poisoned data: " + poisoned.difference;
    return new Cut(nanos, shortened.compared, difference);
  }

  private Prefix repeat(long nanos, CutCursor.After after) throws IOException {
    AtomicLong known = new AtomicLong(Long.MIN_VALUE);
    LongConsumer latest = stamp -> known.accumulateAndGet(stamp, Math::max);
    List<RunSource> sources = new ArrayList<>();
    for (RunSource s : config.sources()) {
      sources.add(s.reading(() -> new CutCursor(s.open().get(), nanos, after, latest)));
    }
    RunConfig cut = config.withSources(sources);
    try (InputStream in = journal.open()) {
      in.skipNBytes(Journal.MAGIC.length);
      Prefix prefix = new Prefix(in, nanos, after);
      RunWatch until =
          new RunWatch() {
            @Override
            public void rows(long count) {
              watch.rows(count);
            }

            @Override
            public boolean canceled() {
              return prefix.done() || watch.canceled();
            }
          };
      RunResult result = Backtest.run(cut, strategies.apply(sources), List.of(prefix), until);
      prefix.end(result.lastNanos(), known.get());
      return prefix;
    }
  }

  /// Compares the events of a repetition with those of the journal up to a cut.
  private static final class Prefix implements KernelListener {
    private final InputStream recorded;
    private final long cutNanos;
    private final CutCursor.After after;
    private final JournalEvent next = new JournalEvent();
    private final JournalEvent now = new JournalEvent();
    private final long[] words = new long[EventType.WORDS];
    private boolean more;
    private boolean passed;
    private long compared;
    private long extraNanos = Long.MAX_VALUE;
    private String extra = "";
    private String difference = "";

    Prefix(InputStream recorded, long cutNanos, CutCursor.After after) throws IOException {
      this.recorded = recorded;
      this.cutNanos = cutNanos;
      this.after = after;
      read();
    }

    private void read() throws IOException {
      more = recorded.readNBytes(next.bytes(), 0, next.bytes().length) == next.bytes().length;
    }

    @Override
    public long wanted() {
      return -1;
    }

    boolean done() {
      return passed || !difference.isEmpty();
    }

    @Override
    public void onEvents(EventBatch batch) {
      for (int i = 0; i < batch.size() && !done(); i++) {
        batch.copy(i, words);
        now.set(words);
        take();
      }
    }

    private void take() {
      if (now.nanos() > cutNanos) {
        passed = true;
      } else if (more && Arrays.equals(next.bytes(), now.bytes())) {
        compared++;
        advance();
      } else if (after == CutCursor.After.LEFT_OUT && (!more || next.nanos() > now.nanos())) {
        // the shortened run closes its books here, unless it turns out to go on: see end
        passed = true;
        extraNanos = now.nanos();
        extra = now.text();
      } else {
        difference = "recorded " + recordedText() + ", repeated " + now.text();
      }
    }

    private void advance() {
      try {
        read();
      } catch (IOException e) {
        throw new UncheckedIOException("reading the event journal", e);
      }
    }

    private String recordedText() {
      return more ? next.text() : "nothing more";
    }

    /// After the repetition, whose clock stood at `lastNanos`: it may have said nothing more than
    /// the journal before that, and nothing less up to the cut; on shortened data up to the last
    /// thing known, since what is due between two rows is done when the second one comes.
    void end(long lastNanos, long knownNanos) {
      if (!difference.isEmpty()) {
        return;
      }
      long reached = after == CutCursor.After.LEFT_OUT ? Math.min(lastNanos, knownNanos) : cutNanos;
      if (extraNanos < lastNanos) {
        difference = "recorded " + recordedText() + ", repeated " + extra;
      } else if (more && next.nanos() <= reached) {
        difference = "recorded " + next.text() + ", repeated nothing";
      }
    }
  }
}
