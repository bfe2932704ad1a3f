package io.quantlab.engine.backtest;

import io.quantlab.engine.kernel.EventType;
import java.util.HashSet;
import java.util.Set;

/// I-8: the sequence has no gap, time never goes back, each fill has an order, each order a
/// command; the closing event counts what came before it.
final class SequenceCheck implements JournalPart {
  private static final int SUBMIT = 0;

  private final Findings findings;
  private final Set<Long> submitted = new HashSet<>();
  private long sequence;
  private long nanos = Long.MIN_VALUE;
  private long fills;
  private boolean ended;

  SequenceCheck(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void event(JournalEvent e) {
    findings.holds(!ended, "I-8: the run goes on after its END", e);
    findings.equal(++sequence, e.sequence(), "I-8: gap in the sequence", e);
    findings.holds(e.nanos() >= nanos, "I-8: time goes back", e);
    sequence = e.sequence();
    nanos = Math.max(nanos, e.nanos());
    switch (e.type()) {
      case COMMAND -> {
        boolean opens = (e.extra() & 0xF) == SUBMIT;
        boolean fresh = opens ? submitted.add(e.word(0)) : submitted.contains(e.word(0));
        findings.holds(fresh, opens ? "I-8: order submitted twice" : "I-8: no such order", e);
      }
      case ORDER -> findings.holds(submitted.contains(e.word(0)), "I-8: no command behind it", e);
      case FILL -> {
        fills++;
        findings.holds(submitted.contains(e.word(0)), "I-8: no order behind the fill", e);
      }
      case END -> {
        ended = true;
        findings.equal(e.sequence() - 1, e.word(0), "I-8: END counts the events", e);
        findings.equal(submitted.size(), e.word(1), "I-8: END counts the orders", e);
        findings.equal(fills, e.word(2), "I-8: END counts the fills", e);
      }
      case LEDGER,
          LEDGER_MORE,
          TRIP,
          TRIP_MONEY,
          TRIP_ORDERS,
          SNAPSHOT,
          SNAPSHOT_MORE,
          ACTION,
          BALANCE -> {}
    }
  }

  @Override
  public void end() {
    if (!ended) {
      findings.add(
          "I-8: the journal does not end with " + EventType.END + ": it is cut after " + sequence);
    }
  }
}
