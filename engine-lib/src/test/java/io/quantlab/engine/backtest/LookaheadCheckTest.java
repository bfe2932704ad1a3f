package io.quantlab.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.SmallRun;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An honest strategy passes the look-ahead check, one that peeks does not.
final class LookaheadCheckTest {
  private static final long SEED = 4;
  private static final int CUTS = 12;

  /// Reads the row after the one it is shown, straight from the source of the run.
  private static final class Cheater implements Strategy {
    private final RunSource source;
    private StrategyContext context;

    Cheater(RunSource source) {
      this.source = source;
    }

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView tick) {
      trade(tick.token(), tick.epochNanos(), tick.twiceMidTicks() / 2);
    }

    @Override
    public void onBar(BarView bar) {
      trade(bar.token(), bar.endNanos(), bar.closeTicks());
    }

    private void trade(int token, long nanos, long price) {
      long next = after(nanos);
      long held = context.position(token).lots();
      if (next > price && held == 0) {
        context.market(token, 10);
      } else if (next >= 0 && next < price && held > 0) {
        context.market(token, -held);
      }
    }

    private long after(long nanos) {
      boolean bars = !source.isTicks();
      try (RowCursor rows = source.open().get()) {
        for (RowBlock block = rows.next(); block != null; block = rows.next()) {
          for (int row = 0; row < block.size(); row++) {
            if (block.column(0)[row] > nanos) {
              return block.column(bars ? 5 : 1)[row];
            }
          }
        }
      }
      return -1;
    }
  }

  private static LookaheadCheck.Certificate check(
      SmallRun run, Function<List<RunSource>, List<Strategy>> strategies) throws IOException {
    return LookaheadCheck.of(
        run.config, strategies, run::open, run.result.lastNanos(), CUTS, SEED, RunWatch.none());
  }

  @ParameterizedTest
  @EnumSource(
      value = Schema.class,
      names = {"TRADE", "QUOTE", "BAR", "QUOTE_BAR"})
  @DisplayName("T-21: an honest run is clean at every cut")
  void honest(Schema schema) throws IOException {
    Function<List<RunSource>, List<Strategy>> honest = _ -> List.of(new Momentum());
    SmallRun run = new SmallRun(SmallRun.sources(SmallRun.walk(schema, SEED)), honest);
    assertTrue(run.result.counts().fills() > 50, "it trades");
    LookaheadCheck.Certificate certificate = check(run, honest);
    assertTrue(certificate.clean(), () -> "seed " + SEED + ": " + certificate);
    assertEquals(CUTS, certificate.cuts().size());
    long most = certificate.cuts().stream().mapToLong(LookaheadCheck.Cut::events).max().orElse(0);
    assertTrue(most > run.result.counts().events() / 2, "late cuts compare most of the run");
  }

  @ParameterizedTest
  @EnumSource(
      value = Schema.class,
      names = {"TRADE", "QUOTE", "BAR", "QUOTE_BAR"})
  @DisplayName("T-21: a strategy that reads the next row is caught, with the event it gave away")
  void cheating(Schema schema) throws IOException {
    Function<List<RunSource>, List<Strategy>> cheat = s -> List.of(new Cheater(s.getFirst()));
    SmallRun run = new SmallRun(SmallRun.sources(SmallRun.walk(schema, SEED)), cheat);
    assertTrue(run.result.counts().fills() > 50, "it trades");
    LookaheadCheck.Certificate certificate = check(run, cheat);
    assertFalse(certificate.clean(), () -> "seed " + SEED + ": " + certificate);
    String words = certificate.toString();
    assertTrue(words.contains("recorded event"), words);
    assertTrue(words.contains("COMMAND"), words);
  }

  /// Trades while its source holds no size above any that is honestly there: shortened data changes
  /// nothing of what it does, poisoned data does.
  private static final class Alarmed implements Strategy {
    private final boolean alarm;
    private StrategyContext context;

    Alarmed(RunSource source, long honest) {
      this.alarm = largestSize(source) > honest;
    }

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView tick) {
      trade(tick.token());
    }

    @Override
    public void onBar(BarView bar) {
      trade(bar.token());
    }

    private void trade(int token) {
      if (!alarm) {
        context.market(token, context.position(token).lots() > 0 ? -1 : 1);
      }
    }
  }

  private static long largestSize(RunSource source) {
    int column = source.schema() == Schema.QUOTE_BAR ? 10 : source.isTicks() ? 2 : 6;
    long largest = 0;
    try (RowCursor rows = source.open().get()) {
      for (RowBlock block = rows.next(); block != null; block = rows.next()) {
        for (int row = 0; row < block.size(); row++) {
          largest = Math.max(largest, block.column(column)[row]);
        }
      }
    }
    return largest;
  }

  @ParameterizedTest
  @EnumSource(
      value = Schema.class,
      names = {"TRADE", "QUOTE", "BAR", "QUOTE_BAR"})
  @DisplayName("T-21: what only poisoned data shows, also of sizes, is caught by the second pass")
  void alarmed(Schema schema) throws IOException {
    List<RunSource> sources = SmallRun.sources(SmallRun.walk(schema, SEED));
    long honest = largestSize(sources.getFirst());
    Function<List<RunSource>, List<Strategy>> alarmed =
        s -> List.of(new Alarmed(s.getFirst(), honest));
    SmallRun run = new SmallRun(sources, alarmed);
    assertTrue(run.result.counts().fills() > 50, "it trades");
    LookaheadCheck.Certificate certificate = check(run, alarmed);
    assertFalse(certificate.clean(), () -> "seed " + SEED + ": " + certificate);
    assertTrue(
        certificate.firstDifference().contains("poisoned data: recorded"), certificate::toString);
    assertFalse(certificate.toString().contains("shortened data"), certificate::toString);
  }

  @Test
  @DisplayName("T-21: the same seed draws the same cuts")
  void cutsComeFromTheSeed() throws IOException {
    Function<List<RunSource>, List<Strategy>> honest = _ -> List.of(new Momentum());
    SmallRun run = new SmallRun(SmallRun.sources(SmallRun.walk(Schema.TRADE, SEED)), honest);
    assertEquals(check(run, honest), check(run, honest));
  }
}
