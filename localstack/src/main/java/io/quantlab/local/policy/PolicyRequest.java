package io.quantlab.local.policy;

import java.util.List;
import java.util.Map;

/// A request as a policy sees it.
///
/// @param context condition keys with their values; a key that is absent is not there
public record PolicyRequest(String action, String resource, Map<String, List<String>> context) {
  public PolicyRequest {
    context = Map.copyOf(context);
  }
}
