package io.quantlab.local.policy;

/// The names of the tables and the bucket of an installation.
///
/// @param tablePrefix before `main` and `identity`
public record Names(String tablePrefix, String bucket) {
  String main() {
    return "table/" + tablePrefix + "main";
  }

  String identity() {
    return "table/" + tablePrefix + "identity";
  }
}
