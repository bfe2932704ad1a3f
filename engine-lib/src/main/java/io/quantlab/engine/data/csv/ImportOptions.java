package io.quantlab.engine.data.csv;

import io.quantlab.engine.instrument.Instrument.PriceSign;
import java.nio.file.Path;
import java.util.Optional;

/// How strict an import is (engine contract D-11, D-12).
///
/// @param maxRejectRatio share of rejected rows above which `SKIP` stops anyway, 0..1
/// @param reorderNanos rows that arrive late by at most this are sorted; 0 for none (V-05)
/// @param offSession what to do with rows outside every session (V-09)
/// @param jumpFactor limit of V-10 in multiples of the recent volatility, 0..100; 0 turns the rule
///   off
/// @param sign whether prices must be positive (V-08)
/// @param expiry import only the rows of this expiry; when empty each expiry is a dataset
/// @param rejectsDirectory where `<name>.rejects` is written; when empty rejected rows are only
///   counted
public record ImportOptions(
    Policy policy,
    double maxRejectRatio,
    long reorderNanos,
    OffSession offSession,
    int jumpFactor,
    PriceSign sign,
    Optional<String> expiry,
    Optional<Path> rejectsDirectory) {

  /// What a violation does.
  public enum Policy {
    /// The first violation stops the import; nothing is published.
    STRICT,
    /// The row is rejected and kept aside.
    SKIP
  }

  /// The three ways of V-09.
  public enum OffSession {
    ALLOW,
    FLAG,
    REJECT
  }

  public ImportOptions {
    if (!(maxRejectRatio >= 0 && maxRejectRatio <= 1)) {
      throw new IllegalArgumentException("maxRejectRatio must be 0..1, was " + maxRejectRatio);
    }
    if (reorderNanos < 0) {
      throw new IllegalArgumentException("reorderNanos must not be negative, was " + reorderNanos);
    }
    if (jumpFactor < 0 || jumpFactor > JumpCheck.MAX_FACTOR) {
      throw new IllegalArgumentException(
          "jumpFactor must be 0.." + JumpCheck.MAX_FACTOR + ", was " + jumpFactor);
    }
  }

  /// The default: strict, 1 % rejects, no reordering, off-session rows flagged, jump factor 50.
  public static ImportOptions strict() {
    return new ImportOptions(
        Policy.STRICT,
        0.01,
        0,
        OffSession.FLAG,
        50,
        PriceSign.POSITIVE,
        Optional.empty(),
        Optional.empty());
  }

  /// As [#strict], but violating rows are rejected and written to a file in `rejectsDirectory`.
  public static ImportOptions skip(Path rejectsDirectory) {
    return new ImportOptions(
        Policy.SKIP,
        0.01,
        0,
        OffSession.FLAG,
        50,
        PriceSign.POSITIVE,
        Optional.empty(),
        Optional.of(rejectsDirectory));
  }

  public ImportOptions withReorderNanos(long nanos) {
    return new ImportOptions(
        policy, maxRejectRatio, nanos, offSession, jumpFactor, sign, expiry, rejectsDirectory);
  }

  public ImportOptions withOffSession(OffSession mode) {
    return new ImportOptions(
        policy, maxRejectRatio, reorderNanos, mode, jumpFactor, sign, expiry, rejectsDirectory);
  }

  public ImportOptions withMaxRejectRatio(double ratio) {
    return new ImportOptions(
        policy, ratio, reorderNanos, offSession, jumpFactor, sign, expiry, rejectsDirectory);
  }

  public ImportOptions withJumpFactor(int factor) {
    return new ImportOptions(
        policy, maxRejectRatio, reorderNanos, offSession, factor, sign, expiry, rejectsDirectory);
  }

  public ImportOptions withSign(PriceSign other) {
    return new ImportOptions(
        policy,
        maxRejectRatio,
        reorderNanos,
        offSession,
        jumpFactor,
        other,
        expiry,
        rejectsDirectory);
  }

  public ImportOptions withExpiry(String only) {
    return new ImportOptions(
        policy,
        maxRejectRatio,
        reorderNanos,
        offSession,
        jumpFactor,
        sign,
        Optional.of(only),
        rejectsDirectory);
  }
}
