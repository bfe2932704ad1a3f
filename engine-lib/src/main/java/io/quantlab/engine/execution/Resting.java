package io.quantlab.engine.execution;

/// What the simulated venue keeps of one order; reused with the order's handle.
final class Resting {
  /// Where an order is at the venue.
  enum Place {
    NOWHERE,
    /// It waits for its first event.
    FRESH,
    /// It waits in a heap for its price.
    QUEUED
  }

  Place place = Place.NOWHERE;
  boolean triggered;
  long arrivedNanos;
  long priority;
}
