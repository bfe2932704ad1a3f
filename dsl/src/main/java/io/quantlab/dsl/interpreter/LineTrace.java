package io.quantlab.dsl.interpreter;

/// Counts, line by line, how often a script's statements ran and what fuel they took.
///
/// The fuel of a stretch of statements is taken at once, before the first; the plan says how it is
/// shared among them. What is taken besides, by turns of loops and by work whose cost depends on a
/// size, goes to the statement at hand. So the sum over all lines is the fuel the script used.
public final class LineTrace {
  private final int[] lines;
  private final long[] fuel;
  private final long[] runs;
  private final long[] lastEvent;
  private long events;
  private long left;
  private int line;
  private boolean paused;

  /// @param lines the line of each site of the plan, from 1
  /// @param count lines of the source
  public LineTrace(int[] lines, int count) {
    this.lines = lines.clone();
    this.fuel = new long[count + 1];
    this.runs = new long[count + 1];
    this.lastEvent = new long[count + 1];
  }

  /// Events the script had so far: steps of the body, calls of handlers, blocks of clocks.
  public long events() {
    return events;
  }

  /// How often statements of a line ran.
  public long runs(int atLine) {
    return runs[atLine];
  }

  /// Fuel the statements of a line took; line 0 is what belongs to none.
  public long fuel(int atLine) {
    return fuel[atLine];
  }

  /// Whether a statement of the line ran after the first so many events.
  public boolean ranSince(int atLine, long eventsBefore) {
    return lastEvent[atLine] > eventsBefore;
  }

  void begin(long fuelOfEvent) {
    events++;
    left = fuelOfEvent;
    line = 0;
  }

  /// A statement begins.
  void at(int site, long fuelNow) {
    if (paused) {
      return;
    }
    goTo(lines[site], fuelNow);
    runs[line]++;
    lastEvent[line] = events;
  }

  /// What comes belongs to a line again.
  void goTo(int toLine, long fuelNow) {
    settle(fuelNow);
    line = paused ? line : toLine;
  }

  int line() {
    return line;
  }

  /// Fuel was taken whose shares are told by [#share].
  void charged(int amount) {
    left -= paused ? 0 : amount;
  }

  void share(int site, int amount) {
    fuel[lines[site]] += paused ? 0 : amount;
  }

  /// What comes is not the script's own.
  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
  }

  void settle(long fuelNow) {
    if (paused) {
      return;
    }
    fuel[line] += left - fuelNow;
    left = fuelNow;
  }
}
