package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;
import java.util.Map;

/// What a list shows of a thing; stamps in epoch milliseconds.
public record Head(
    Id id,
    String title,
    String status,
    long version,
    long created,
    long updated,
    Map<String, String> summary) {}
