package io.quantlab.engine.kernel;

import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import java.util.Arrays;

/// A strategy's random streams, one for each call site (engine contract K-6).
final class StrategyDraws {
  private final Rng rng;
  private final int purpose;
  private int[] sites = new int[4];
  private RngStream[] streams = new RngStream[4];
  private int count;

  StrategyDraws(long seed, int lane) {
    this.rng = new Rng(seed);
    this.purpose = Rng.STRATEGY + lane;
  }

  RngStream at(int callSite) {
    for (int i = 0; i < count; i++) {
      if (sites[i] == callSite) {
        return streams[i];
      }
    }
    if (count == streams.length) {
      sites = Arrays.copyOf(sites, count * 2);
      streams = Arrays.copyOf(streams, count * 2);
    }
    sites[count] = callSite;
    streams[count] = rng.stream(purpose, callSite);
    return streams[count++];
  }
}
