package io.quantlab.local.lambda;

import io.quantlab.function.wiring.ApiFunction;
import io.quantlab.function.wiring.IdentityFunction;
import io.quantlab.platform.api.Owner;
import java.time.Duration;

/// How a function is run (platform contract 1.1).
///
/// @param name of the function
/// @param handler class that takes its events
/// @param memoryMegabytes of its size in the cloud
/// @param heapMegabytes of its process here
/// @param timeOut after which it is killed
/// @param atOnce calls at the same time, each in a process of its own
record FunctionProfile(
    String name,
    String handler,
    int memoryMegabytes,
    int heapMegabytes,
    Duration timeOut,
    int atOnce) {
  private static final int FULL_PROCESSOR = 1_769;

  static FunctionProfile of(Owner owner) {
    return switch (owner) {
      case IDENTITY ->
          new FunctionProfile(
              "identity",
              IdentityFunction.class.getName(),
              FULL_PROCESSOR,
              160,
              Duration.ofSeconds(15),
              2);
      case API ->
          new FunctionProfile(
              "api", ApiFunction.class.getName(), FULL_PROCESSOR, 512, Duration.ofSeconds(29), 4);
    };
  }
}
