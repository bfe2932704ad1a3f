package io.quantlab.engine.risk;

/// One figure of the risk table (engine contract O-35).
///
/// @param day session date at whose close it was taken, days since 1970-01-01; [#NO_SESSION] at the
///   end of the run
/// @param account index of the account
/// @param measure name of the figure
/// @param subject which currency, sector, factor, scenario ..., empty where there is but one
/// @param token the position it is of, [#ALL] = the whole account
/// @param valueE8 account currency, 1e-8
public record RiskRow(
    long epochNanos,
    int day,
    int account,
    String measure,
    String subject,
    int token,
    long valueE8) {
  /// Not taken at a session close.
  public static final int NO_SESSION = Integer.MIN_VALUE;

  /// Of the whole account.
  public static final int ALL = 0;
}
