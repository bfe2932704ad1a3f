package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;

/// The key of a row all tenants read: `G#…`, or where a link leads: `Z#…` (platform contract 4.2).
final class SharedKey {
  /// Whose comments are reports.
  static final String REPORTS = "G#THR#REPORTS";

  private final String partition;
  private final String sort;

  private SharedKey(String partition, String sort) {
    this.partition = partition;
    this.sort = sort;
  }

  static SharedKey listing(Id listing) {
    return new SharedKey("G#LST#" + listing, "LST");
  }

  static SharedKey version(Id listing, long number) {
    String digits = Long.toString(number);
    return new SharedKey("G#LST#" + listing, "V#" + "0".repeat(19 - digits.length()) + digits);
  }

  static SharedKey review(Id listing, Id user) {
    return new SharedKey("G#LST#" + listing, "R#" + user);
  }

  static SharedKey profile(String handle) {
    return new SharedKey("G#PRO#" + handle, "PRO");
  }

  static SharedKey comment(Id listing, Id comment) {
    return new SharedKey("G#THR#" + listing, "C#" + comment);
  }

  static SharedKey report(Id report) {
    return new SharedKey(REPORTS, "C#" + report);
  }

  /// @param sha256 of the link's secret, hex
  static SharedKey link(String sha256) {
    return new SharedKey("Z#" + sha256, "AT");
  }

  String partition() {
    return partition;
  }

  String sort() {
    return sort;
  }
}
