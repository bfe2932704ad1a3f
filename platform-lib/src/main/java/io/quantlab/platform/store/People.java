package io.quantlab.platform.store;

import java.time.InstantSource;

/// The repositories of the table `identity`.
public record People(
    Identities users,
    Members members,
    Sessions sessions,
    SecondFactors factors,
    ApiKeys keys,
    OneTimeSecrets secrets,
    Throttles throttles,
    Federation federation) {

  /// All of them over the same tables.
  public static People open(Tables tables, InstantSource clock) {
    IdentityRows rows = new IdentityRows(tables, clock);
    Identities users = new Identities(rows);
    return new People(
        users,
        new Members(rows, new TenantTable(tables, clock)),
        new Sessions(rows),
        new SecondFactors(rows),
        new ApiKeys(rows),
        new OneTimeSecrets(rows),
        new Throttles(rows),
        new Federation(rows, users));
  }
}
