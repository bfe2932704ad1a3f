package io.quantlab.platform.store;

/// The order of a list by its sort key.
public enum ListOrder {
  ASCENDING,
  DESCENDING
}
