package io.quantlab.function.wiring;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.quantlab.function.http.HttpFunction;
import io.quantlab.platform.api.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.crac.Core;
import org.crac.Resource;

/// A function as the cloud starts, freezes and thaws it.
///
/// Before the snapshot a function of its own is put together under throwaway keys, warmed up, and
/// thrown away with its clients, ids, caches and keys. After a restore the real one is put together
/// anew. So nothing unique, random, dated or secret can be in a snapshot, whatever a class may
/// keep: no object that answers a request is older than the restore. Where there are no snapshots
/// the real one is put together at once.
///
/// Idle connections of the HTTP client are the JVM's; it drops those older than five seconds, so
/// none survives a snapshot either.
final class RestorableFunction implements RequestStreamHandler, Resource {
  /// Says whether a snapshot comes; set by the platform.
  private static final String START = "AWS_LAMBDA_INITIALIZATION_TYPE";

  private static final String SNAPSHOT = "snap-start";

  /// Leaves the warm-up out, to measure what it gives.
  private static final String WARM_UP = "QL_WARM_UP";

  private static final String NO_WARM_UP = "none";

  private final Owner owner;
  private final Function<Surroundings, FunctionComponent> assembly;
  private final SurroundingsSource source;
  private final Map<String, String> environment;
  private volatile HttpFunction function;

  RestorableFunction(
      Owner owner,
      Function<Surroundings, FunctionComponent> assembly,
      SurroundingsSource source,
      Map<String, String> environment) {
    this.owner = owner;
    this.assembly = assembly;
    this.source = source;
    this.environment = Map.copyOf(environment);
  }

  /// The function of this process, with what its package found beside it.
  static RestorableFunction start(Owner owner, Function<Surroundings, FunctionComponent> assembly) {
    SurroundingsSource source =
        ServiceLoader.load(SurroundingsSource.class, RestorableFunction.class.getClassLoader())
            .findFirst()
            .orElseThrow(() ->
                new IllegalStateException(
                    "nothing beside this package provides "
                        + SurroundingsSource.class.getName()
                        + ": add the jar of the place it runs in"));
    RestorableFunction started = new RestorableFunction(owner, assembly, source, System.getenv());
    if (SNAPSHOT.equals(System.getenv(START))) {
      Core.getGlobalContext().register(started);
    } else {
      started.open();
    }
    return started;
  }

  private void open() {
    Surroundings around = source.around(environment, source.keys(environment));
    function = assembly.apply(around).function();
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    if (NO_WARM_UP.equals(environment.get(WARM_UP))) {
      return;
    }
    Surroundings around = source.around(environment, ThrowawayKeys.make()).forWarmUp();
    FunctionComponent warm = assembly.apply(around);
    try (Clients _ = warm.clients()) {
      warm.warmUp().run(owner);
    } catch (RuntimeException e) {
      e.printStackTrace(); // the runtime client tells the kind of the failure, and no more
      throw e;
    }
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    open();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handleRequest(in, out, context);
  }
}
