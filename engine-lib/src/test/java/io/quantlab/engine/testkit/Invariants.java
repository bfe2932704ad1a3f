package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.kernel.EventType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The invariants of engine contract 1.6, checked on the encoded output events of a run alone: this
/// class and its parts decode them anew and share no code with the kernel.
public final class Invariants {
  private Invariants() {}

  /// I-1 to I-8 and the rules of X-3 that hold in every run.
  public static void check(LabResult run) {
    sequence(run);
    new OrderInvariants(run).check();
    new MoneyInvariants(run).check();
    new ReachInvariants(run).check();
  }

  /// K-5: the same run again, and again with data decoded in other blocks, gives the same hash.
  public static void checkReplay(LabResult run) {
    Lab again = run.lab().copy();
    LabResult second = again.runUnchecked();
    if (run.end() == io.quantlab.engine.kernel.EndReason.CANCELED) {
      return; // somebody else decided where the run ended
    }
    assertEquals(run.eventHash(), second.eventHash(), () -> firstDifference(run, second));
    LabResult other = again.blocks(3).runUnchecked();
    assertEquals(
        run.eventHash(),
        other.eventHash(),
        () -> "data in blocks of 3 rows: " + firstDifference(run, other));
  }

  /// Where two runs part.
  public static String firstDifference(LabResult a, LabResult b) {
    int n = Math.min(a.events().size(), b.events().size());
    for (int i = 0; i < n; i++) {
      if (!a.events().get(i).equals(b.events().get(i))) {
        return "event " + i + "\n  " + a.events().get(i) + "\n  " + b.events().get(i);
      }
    }
    return "sizes " + a.events().size() + " and " + b.events().size();
  }

  /// I-8: gap-free sequence, rising times, every fill an order, every order a command.
  private static void sequence(LabResult run) {
    long sequence = 0;
    long nanos = Long.MIN_VALUE;
    Set<Long> submitted = new HashSet<>();
    for (OutputEvent e : run.events()) {
      assertEquals(++sequence, e.sequence(), "I-8: gap before " + e);
      assertTrue(e.nanos() >= nanos, () -> "I-8: time goes back at " + e);
      nanos = e.nanos();
      if (e.type() == EventType.COMMAND && (e.extra() & 0xF) == 0) {
        assertTrue(submitted.add(e.a()), () -> "I-8: order submitted twice: " + e);
      } else if (Set.of(EventType.COMMAND, EventType.ORDER, EventType.FILL).contains(e.type())) {
        assertTrue(submitted.contains(e.a()), () -> "I-8: no command behind " + e);
      }
    }
    List<OutputEvent> events = run.events();
    assertEquals(EventType.END, events.getLast().type(), "the last event ends the run");
    assertEquals(events.size() - 1, events.getLast().a(), "END counts the events before it");
    assertEquals(run.events(EventType.FILL).size(), events.getLast().c(), "END counts fills");
  }
}
