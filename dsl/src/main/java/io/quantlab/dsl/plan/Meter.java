package io.quantlab.dsl.plan;

import io.quantlab.dsl.diagnostic.Code;

/// Counts what an event uses: fuel, memory, depth of calls (wick.md 12.2 and 12.3).
final class Meter {
  private static final int DEPTH_MAX = 128;

  private final long memoryMax;
  private Backstop backstop = Backstop.NONE;
  private long budget;
  private long fuel;
  private long reserve;
  private long memory;
  private long committedMemory;
  private int depth;
  private int lastCall;

  Meter(long memoryMax) {
    this.memoryMax = memoryMax;
  }

  void begin(long fuelOfEvent) {
    budget = fuelOfEvent;
    fuel = backstop.slice(fuelOfEvent);
    reserve = fuelOfEvent - fuel;
    backstop.begin();
    memory = committedMemory;
    depth = 0;
    lastCall = 0;
  }

  /// Sets the meter to the exact size of what is kept.
  void commit(long bytes) {
    committedMemory = bytes;
  }

  void take(long amount) {
    fuel -= amount;
  }

  /// Looks at the clock from now on.
  void setBackstop(Backstop ofRun) {
    backstop = ofRun;
  }

  /// @throws Overdue when the event's time is over
  void testTime() {
    backstop.test(lastCall);
  }

  void test(int site) {
    if (fuel < 0) {
      refuel(site);
    }
  }

  /// Takes the next slice of the budget, when there is one.
  private void refuel(int site) {
    backstop.test(site);
    long more = Math.min(reserve, Backstop.SLICE - fuel);
    fuel += more;
    reserve -= more;
    if (fuel < 0) {
      throw new Trap(Code.E2400, site, "the fuel of " + budget + " for one event is exhausted");
    }
  }

  long fuel() {
    return fuel;
  }

  void setFuel(long left) {
    fuel = left;
  }

  long used() {
    return budget - reserve - fuel;
  }

  void allocate(long bytes, int site) {
    memory += bytes;
    if (memory > memoryMax) {
      throw new Trap(
          Code.E2404, site, "the script needs more than " + memoryMax + " bytes of memory");
    }
  }

  long memory() {
    return memory;
  }

  void enter(int site) {
    lastCall = site;
    if (++depth > DEPTH_MAX) {
      throw new Trap(Code.E2402, site, "calls are nested deeper than " + DEPTH_MAX);
    }
  }

  int lastCall() {
    return lastCall;
  }

  void leave() {
    depth--;
  }
}
