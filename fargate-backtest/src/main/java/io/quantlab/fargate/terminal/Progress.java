package io.quantlab.fargate.terminal;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/// How far a long command is, on standard error: a bar with rate and time left on a terminal, a
/// plain line every 5 seconds elsewhere, nothing at all for what takes less than a second.
///
/// Call [#stepTo] once per block of work, not per row: each call takes a lock. Close it before
/// printing results; the bar then disappears.
///
/// ```java
/// try (Progress progress = Progress.start(console, "Importing", "rows", rows)) {
///   progress.stepTo(done);
/// }
/// ```
public final class Progress implements AutoCloseable {
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final Duration BETWEEN_FRAMES = Duration.ofMillis(200);

  private final ProgressBar bar;
  private final Screen screen;

  private Progress(ProgressBar bar, Screen screen) {
    this.bar = bar;
    this.screen = screen;
  }

  /// Starts to watch a task.
  ///
  /// @param task what is being done, a word or two: `Importing`
  /// @param unit what is counted, in the plural: `rows`
  /// @param total how many there will be; negative when nobody knows yet
  public static Progress start(Console console, String task, String unit, long total) {
    return start(console, task, unit, total, QUIET, BETWEEN_LINES);
  }

  static Progress start(
      Console console, String task, String unit, long total, Duration quiet, Duration lines) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder().setTaskName(task).setInitialMax(total).setUnit(" " + unit, 1);
    Screen screen;
    if (console.errTarget() == Console.Target.FILE) {
      screen = new Lines(console.err(), quiet);
      builder
          .setRenderer((state, _) -> line(state, unit))
          .setUpdateIntervalMillis(Math.toIntExact(lines.toMillis()));
    } else {
      screen = new Bar(console.err(), quiet, console.columns() - 1);
      builder
          .setStyle(style(console.errTarget()))
          .showSpeed(decimals())
          .setUpdateIntervalMillis(Math.toIntExact(BETWEEN_FRAMES.toMillis()))
          .clearDisplayOnFinish();
    }
    return new Progress(builder.setConsumer(screen).build(), screen);
  }

  /// Reports how many are done by now, counted from the start.
  public void stepTo(long done) {
    bar.stepTo(done);
  }

  /// A few words at the end of the line, such as the file being read.
  public void note(String words) {
    bar.setExtraMessage(" " + words);
  }

  @Override
  public void close() {
    screen.finishing = true;
    bar.close();
  }

  private static ProgressBarStyle style(Console.Target target) {
    return target == Console.Target.COLOR_TERMINAL
        ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
        : ProgressBarStyle.ASCII;
  }

  private static DecimalFormat decimals() {
    return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  /// For example `Importing 40 % (4,000 of 10,000 rows), 800 rows/s, 8 s left`.
  private static String line(ProgressState state, String unit) {
    DecimalFormat number = decimals();
    double seconds = state.getElapsedAfterStart().toNanos() / 1e9;
    double rate = seconds > 0 ? state.getCurrent() / seconds : 0;
    // fewer than one a second says nothing beside the time that is left
    String speed = rate >= 1 ? ", " + number.format(rate) + " " + unit + "/s" : "";
    String done = number.format(state.getCurrent());
    if (state.isIndefinite()) {
      return state.getTaskName() + " " + done + " " + unit + speed;
    }
    String percent = number.format(Math.floor(state.getNormalizedProgress() * 100));
    String counts = " % (" + done + " of " + number.format(state.getMax()) + " " + unit + ")";
    String left =
        rate > 0
            ? ", " + number.format((state.getMax() - state.getCurrent()) / rate) + " s left"
            : "";
    return state.getTaskName() + " " + percent + counts + speed + left;
  }

  /// Lets nothing through until the quiet time is over; a task that ends before never shows.
  private abstract static sealed class Screen implements ProgressBarConsumer {
    final PrintStream stream;
    private final long quietUntilNanos;
    volatile boolean finishing;
    private boolean shown;

    Screen(PrintStream stream, Duration quiet) {
      this.stream = stream;
      this.quietUntilNanos = System.nanoTime() + quiet.toNanos();
    }

    abstract void show(String text);

    abstract void erase();

    @Override
    public final void accept(String text) {
      if (shown || (!finishing && System.nanoTime() - quietUntilNanos >= 0)) {
        shown = true;
        show(text);
      }
    }

    @Override
    public final void clear() {
      if (shown) {
        erase();
      }
    }

    @Override
    public final void close() {
      stream.flush();
    }
  }

  private static final class Bar extends Screen {
    private final int columns;

    Bar(PrintStream stream, Duration quiet, int columns) {
      super(stream, quiet);
      this.columns = columns;
    }

    @Override
    public int getMaxRenderedLength() {
      return columns;
    }

    @Override
    void show(String text) {
      stream.print("\r" + text);
      stream.flush();
    }

    @Override
    void erase() {
      stream.print("\r" + " ".repeat(columns) + "\r");
    }
  }

  private static final class Lines extends Screen {
    Lines(PrintStream stream, Duration quiet) {
      super(stream, quiet);
    }

    @Override
    public int getMaxRenderedLength() {
      return 200;
    }

    @Override
    void show(String text) {
      stream.println(text);
    }

    @Override
    void erase() {}
  }
}
