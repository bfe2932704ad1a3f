package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.quantlab.engine.backtest.Journal;
import io.quantlab.engine.backtest.JournalCheck;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.kernel.HashScope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// The journal fold: the events written as a journal and read back by the code behind `verify` must
/// satisfy it, and give the event hash.
final class JournalInvariants {
  private final Evidence run;

  JournalInvariants(Evidence run) {
    this.run = run;
  }

  void check() {
    try {
      JournalCheck.Report report =
          JournalCheck.of(
              new ByteArrayInputStream(journal(run.events())), HashScope.ALL, List.of());
      if (!report.clean()) {
        fail("journal: " + String.join("\n", report.findings().texts()));
      }
      assertEquals(run.events().size(), report.events(), "journal: events read back");
      assertEquals(run.fills().size(), report.fills(), "journal: fills read back");
      assertEquals(run.eventHash(), report.eventHash(), "journal: event hash");
    } catch (IOException e) {
      throw new UncheckedIOException("reading memory", e);
    }
  }

  /// The events as engine contract K-7 encodes them.
  static byte[] journal(List<OutputEvent> events) {
    ByteBuffer out =
        ByteBuffer.allocate(Journal.MAGIC.length + events.size() * EventType.WORDS * Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(Journal.MAGIC);
    events.forEach(e -> e.write(out));
    return out.array();
  }
}
