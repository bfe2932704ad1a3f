package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.EventType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The invariants of engine contract 1.6, checked on the encoded output events of a run alone: this
/// class and its parts decode them anew and share no code with the kernel.
public final class Invariants {
  /// Rows up to which a registered run is also cut for I-9: six runs of a big one take too long.
  private static final int CUT_ROWS_MAX = 5_000;

  private Invariants() {}

  /// I-1 to I-8, I-10, the journal fold, and the rules of X-3 that hold in every run. Every part is
  /// heard: the error names all that is broken.
  public static void check(Evidence run) {
    List<AssertionError> broken = new ArrayList<>();
    List<Runnable> parts =
        List.of(
            () -> sequence(run),
            () -> new OrderInvariants(run).check(),
            () -> new MoneyInvariants(run).check(),
            () -> new ReachInvariants(run).check(),
            () -> new SizeInvariants(run).check(),
            () -> new JournalInvariants(run).check());
    for (Runnable part : parts) {
      try {
        part.run();
      } catch (AssertionError e) {
        broken.add(e);
      }
    }
    if (!broken.isEmpty()) {
      AssertionError all =
          new AssertionError(
              String.join("\n", broken.stream().map(AssertionError::getMessage).toList()));
      broken.forEach(all::addSuppressed);
      throw all;
    }
  }

  /// Everything there is to say about a run of a lab: [#check], [#checkReplay], and I-9 at one cut
  /// right behind the row in the middle of its data.
  static void judge(LabResult run) {
    check(run.evidence());
    checkReplay(run);
    List<Long> stamps = run.lab().stamps();
    if (run.end() == EndReason.COMPLETED && !stamps.isEmpty() && stamps.size() <= CUT_ROWS_MAX) {
      LookAhead.check(run.lab(), stamps.get(stamps.size() / 2) + 1);
    }
  }

  /// K-5: the same run again, and again with data decoded in other blocks, gives the same hash. A
  /// run that somebody stopped is the beginning of the whole one.
  public static void checkReplay(LabResult run) {
    Lab again = run.lab().copy();
    if (run.end() == EndReason.CANCELED) {
      List<OutputEvent> whole = again.once().events();
      List<OutputEvent> begun = LookAhead.body(run.events());
      assertEquals(begun, whole.subList(0, begun.size()), "K-5: a stopped run begins the whole");
      return;
    }
    LabResult second = again.once();
    assertEquals(run.eventHash(), second.eventHash(), () -> "K-5: " + firstDifference(run, second));
    LabResult other = again.blocks(3).once();
    assertEquals(
        run.eventHash(),
        other.eventHash(),
        () -> "K-5: data in blocks of 3 rows: " + firstDifference(run, other));
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
  private static void sequence(Evidence run) {
    long sequence = 0;
    long nanos = Long.MIN_VALUE;
    Set<Long> submitted = new HashSet<>();
    for (OutputEvent e : run.events()) {
      assertEquals(++sequence, e.sequence(), () -> "I-8: gap before " + e);
      long before = nanos;
      assertTrue(e.nanos() >= before, () -> "I-8: time goes back at " + e);
      nanos = e.nanos();
      switch (e.type()) {
        case COMMAND -> {
          if ((e.extra() & 0xF) == 0) {
            assertTrue(submitted.add(e.a()), () -> "I-8: order submitted twice: " + e);
          } else {
            assertTrue(submitted.contains(e.a()), () -> "I-8: no command behind " + e);
          }
        }
        case ORDER, FILL ->
            assertTrue(submitted.contains(e.a()), () -> "I-8: no command behind " + e);
        default -> {}
      }
    }
    List<OutputEvent> events = run.events();
    assertEquals(EventType.END, events.getLast().type(), "I-8: the last event ends the run");
    assertEquals(events.size() - 1, events.getLast().a(), "I-8: END counts the events before it");
    assertEquals(run.fills().size(), events.getLast().c(), "I-8: END counts fills");
  }
}
