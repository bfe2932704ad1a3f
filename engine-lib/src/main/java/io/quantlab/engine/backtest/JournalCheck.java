package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.kernel.HashScope;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Checks a finished run from its journal alone: the invariants I-1 to I-6 and I-8 of engine
/// contract 1.6, exact in units, the event hash, and the tables beside it.
///
/// It decodes the 64-byte events anew and shares no code with the kernel that wrote them; only the
/// names of the enums and the order state table are common. I-7 needs the market data, see
/// [ReachCheck].
public final class JournalCheck {
  private final Findings findings = new Findings();
  private final List<JournalPart> parts = new ArrayList<>();
  private final long[] counts = new long[32];
  private final HashScope scope;
  private final MessageDigest digest;
  private long orders;

  /// What a journal holds and what is wrong with it.
  ///
  /// @param eventHash hash over the events of the scope, as the manifest should say it
  /// @param findings empty when every check holds
  public record Report(
      long events,
      long orders,
      long fills,
      long ledgerEntries,
      String eventHash,
      Findings findings) {

    /// Whether every check holds.
    public boolean clean() {
      return findings.count() == 0;
    }
  }

  private JournalCheck(HashScope scope, List<Table> tables) {
    this.scope = scope;
    parts.add(new SequenceCheck(findings));
    parts.add(new OrderCheck(findings));
    parts.add(new LedgerCheck(findings));
    if (!tables.isEmpty()) {
      parts.add(new TableCheck(tables, findings));
    }
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Checks a journal to its end.
  ///
  /// @param scope what the event hash of the run covers
  /// @param tables tables of the run that must say the same; may be empty
  public static Report of(InputStream journal, HashScope scope, List<Table> tables)
      throws IOException {
    return new JournalCheck(scope, tables).read(journal);
  }

  private Report read(InputStream journal) throws IOException {
    if (!Arrays.equals(journal.readNBytes(Journal.MAGIC.length), Journal.MAGIC)) {
      findings.add("the journal does not begin with QLEVENT1");
      return report();
    }
    JournalEvent event = new JournalEvent();
    long number = 0;
    while (true) {
      int read = journal.readNBytes(event.bytes(), 0, event.bytes().length);
      if (read == 0) {
        break;
      }
      number++;
      if (read < event.bytes().length) {
        findings.add("the journal ends inside event " + number + ", after " + read + " bytes");
        break;
      }
      take(event, number);
    }
    parts.forEach(JournalPart::end);
    return report();
  }

  private void take(JournalEvent event, long number) {
    EventType type = event.type();
    if (type == null) {
      findings.add("event " + number + " has the unknown type " + (event.bytes()[0] & 0xFF));
      return;
    }
    counts[type.id()]++;
    orders += type == EventType.COMMAND && (event.extra() & 0xF) == 0 ? 1 : 0;
    try {
      parts.forEach(part -> part.event(event));
    } catch (ArithmeticException | IndexOutOfBoundsException e) {
      findings.add("impossible values (" + e.getMessage() + ") at " + event.text());
    }
    if ((scope.mask() & type.bit()) != 0) {
      byte[] bytes = event.bytes();
      if (scope != HashScope.ALL) {
        Arrays.fill(bytes, Long.BYTES, 2 * Long.BYTES, (byte) 0); // the sequence does not count
      }
      digest.update(bytes);
    }
  }

  private Report report() {
    long events = 0;
    for (EventType type : EventType.values()) {
      events += counts[type.id()];
    }
    return new Report(
        events,
        orders,
        counts[EventType.FILL.id()],
        counts[EventType.LEDGER.id()],
        HexFormat.of().formatHex(digest.digest()),
        findings);
  }
}
