package io.quantlab.local.runtime;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.quantlab.function.wiring.ApiComponent;
import io.quantlab.function.wiring.IdentityComponent;
import io.quantlab.function.wiring.PlainContext;
import io.quantlab.function.wiring.Surroundings;
import io.quantlab.platform.api.Owner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/// The functions in this process: the same handlers the cloud runs, events in and answers out as
/// text (platform contract PL-8).
public final class LocalFunctions implements Functions {
  private final Map<Owner, RequestStreamHandler> functions;

  /// Functions that were put together already.
  LocalFunctions(Map<Owner, RequestStreamHandler> functions) {
    this.functions = Map.copyOf(functions);
  }

  public LocalFunctions(Surroundings around) {
    functions = new EnumMap<>(Owner.class);
    for (Owner owner : Owner.values()) {
      functions.put(
          owner,
          switch (owner) {
            case IDENTITY -> IdentityComponent.in(around);
            case API -> ApiComponent.in(around);
          });
    }
  }

  @Override
  public String invoke(Owner owner, String event, String requestId) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    PlainContext context =
        new PlainContext(requestId, System.nanoTime() + PlainContext.USUAL_NANOS);
    try {
      functions
          .get(owner)
          .handleRequest(
              new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context);
    } catch (IOException e) {
      throw new UncheckedIOException("calling the function " + owner, e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
