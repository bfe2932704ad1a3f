package io.quantlab.function.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A pipeline as a function of the cloud: an event in, an answer out.
public final class HttpFunction implements RequestStreamHandler {
  private final Pipeline pipeline;

  public HttpFunction(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    Invocation by = Invocation.of(context);
    String answer = GatewayEvents.answer(pipeline.handle(GatewayEvents.request(event), by));
    out.write(answer.getBytes(StandardCharsets.UTF_8));
  }
}
