package io.quantlab.platform.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.platform.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The chain against bytes put together by hand, and against tampering.
final class AuditChainTest {
  private static final TenantId TENANT = new TenantId("k3v9aaaaaa");

  private static AuditRecord record(long seq, String action, String previous) {
    return new AuditRecord(TENANT, "s", seq, "u", "a", action, "x", "", "r", 5, previous);
  }

  private static List<AuditRecord> stream(int length) {
    List<AuditRecord> all = new ArrayList<>();
    String previous = "";
    for (int i = 1; i <= length; i++) {
      AuditRecord each = record(i, "act-" + i, previous);
      all.add(each);
      previous = AuditChain.hash(each);
    }
    return all;
  }

  @Test
  @DisplayName("propfirm 13: the bytes of a record, field by field")
  void canonicalBytes() {
    String expected =
        "01"
            + "0000000a"
            + hex("k3v9aaaaaa")
            + "00000001"
            + hex("s")
            + "0000000000000001"
            + "00000001"
            + hex("u")
            + "00000001"
            + hex("a")
            + "00000003"
            + hex("act")
            + "00000001"
            + hex("x")
            + "00000000"
            + "00000001"
            + hex("r")
            + "0000000000000005";
    assertEquals(expected, HexFormat.of().formatHex(AuditChain.bytes(record(1, "act", ""))));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("propfirm 13: chain = SHA-256(2, before, SHA-256(0, bytes))")
  void chainHash() throws Exception {
    AuditRecord first = record(1, "act", "");
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update((byte) 0);
    byte[] leaf = sha.digest(AuditChain.bytes(first));
    sha.update((byte) 2);
    assertEquals(HexFormat.of().formatHex(sha.digest(leaf)), AuditChain.hash(first));
  }

  @Test
  @DisplayName("U1: a record that is changed, dropped, inserted or moved is found")
  void tamperingIsFound() {
    assertEquals(Optional.empty(), AuditChain.complaint(stream(9)));
    for (int i = 0; i < 8; i++) {
      List<AuditRecord> changed = stream(9);
      changed.set(i, record(i + 1, "other", changed.get(i).previous()));
      assertTrue(AuditChain.complaint(changed).isPresent(), "changed " + i);
      List<AuditRecord> dropped = stream(9);
      dropped.remove(i);
      assertTrue(AuditChain.complaint(dropped).isPresent(), "dropped " + i);
      List<AuditRecord> doubled = stream(9);
      doubled.add(i, doubled.get(i));
      assertTrue(AuditChain.complaint(doubled).isPresent(), "doubled " + i);
      List<AuditRecord> moved = stream(9);
      moved.add(i, moved.remove(i + 1));
      assertTrue(AuditChain.complaint(moved).isPresent(), "moved " + i);
    }
  }
}
