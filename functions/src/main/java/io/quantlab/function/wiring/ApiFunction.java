package io.quantlab.function.wiring;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.quantlab.platform.api.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The function `api` as the cloud names it: its package's handler.
public final class ApiFunction implements RequestStreamHandler {
  private final RestorableFunction function =
      RestorableFunction.start(Owner.API, DaggerApiComponent.factory()::in);

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handleRequest(in, out, context);
  }
}
