package io.quantlab.local.lambda;

import io.quantlab.local.runtime.Functions;
import io.quantlab.platform.api.Owner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The functions in processes of their own, from their packages, under the runtime client of the
/// cloud (platform contract PL-9). Each call has a process to itself; a process that died or was
/// killed is replaced by a fresh one with the next call.
public final class RicFunctions implements Functions {
  private final RuntimeApi api;
  private final Map<Owner, SandboxPool> pools = new EnumMap<>(Owner.class);

  /// Where and how they run.
  ///
  /// @param packages folder of packages, kept between starts
  /// @param work folder for what the processes need
  /// @param environment what the functions are told
  public record Place(Path packages, Path work, Map<String, String> environment) {}

  private RicFunctions(Place place, Consumer<String> output) {
    RicProcess processes = new RicProcess(place.environment(), place.work(), output);
    api = new RuntimeApi(0);
    for (Owner owner : Owner.values()) {
      Path root = TaskRoot.of(owner, place.packages());
      pools.put(owner, new SandboxPool(FunctionProfile.of(owner), root, api, processes));
    }
  }

  /// Starts one process of each function and returns when all wait for calls.
  ///
  /// @param output hears the lines they print
  public static RicFunctions start(Place place, Consumer<String> output) {
    RicFunctions functions = new RicFunctions(place, output);
    try {
      List<CompletableFuture<Void>> starts = new ArrayList<>();
      for (SandboxPool pool : functions.pools.values()) {
        starts.add(
            CompletableFuture.runAsync(
                pool::prepare, command -> Thread.ofPlatform().start(command)));
      }
      starts.forEach(CompletableFuture::join);
      return functions;
    } catch (RuntimeException e) {
      functions.close();
      throw e;
    }
  }

  @Override
  public String invoke(Owner owner, String event, String requestId) {
    byte[] answer = pools.get(owner).call(requestId, event.getBytes(StandardCharsets.UTF_8));
    return new String(answer, StandardCharsets.UTF_8);
  }

  /// The processes that run now.
  public List<ProcessHandle> processes() {
    return pools.values().stream().flatMap(pool -> pool.processes().stream()).toList();
  }

  @Override
  public void close() {
    pools.values().forEach(SandboxPool::close);
    api.close();
  }
}
