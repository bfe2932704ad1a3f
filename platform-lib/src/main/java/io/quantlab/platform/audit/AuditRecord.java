package io.quantlab.platform.audit;

import io.quantlab.platform.tenant.TenantId;

/// One state change (propfirm contract 13).
///
/// @param stream the chain it stands in, an account or a user
/// @param seq place in the stream, from 1 without a gap
/// @param actor session, key or `system`
/// @param action what was done, as `script.version.save`
/// @param subject what it was done to, an id
/// @param after SHA-256 of the state it left, hex, empty when nothing is left
/// @param requestId the request that asked for it
/// @param epochMillis when it was done
/// @param previous chain hash of the record before it, hex, empty for the first
public record AuditRecord(
    TenantId tenant,
    String stream,
    long seq,
    String user,
    String actor,
    String action,
    String subject,
    String after,
    String requestId,
    long epochMillis,
    String previous) {

  public AuditRecord {
    if (seq < 1) {
      throw new IllegalArgumentException("seq counts from 1, was " + seq);
    }
    if (seq == 1 != previous.isEmpty()) {
      throw new IllegalArgumentException(
          "only the first record has none before it, was seq " + seq);
    }
  }
}
