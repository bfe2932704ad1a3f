package io.quantlab.dsl.conformance;

import java.util.List;

/// A case: its main run first, then the further ones.
///
/// @param manual whether no runner can play the scene
public record Case(String id, boolean manual, List<CaseRun> runs) {
  public Case {
    runs = List.copyOf(runs);
  }
}
