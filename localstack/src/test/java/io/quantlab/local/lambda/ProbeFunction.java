package io.quantlab.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.crac.Core;
import org.crac.Resource;

/// A function that does what its event names: tell of itself, sleep, throw, end its process.
public final class ProbeFunction implements RequestStreamHandler, Resource {
  private String steps = "start";

  public ProbeFunction() {
    Core.getGlobalContext().register(this);
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    steps += " freeze";
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    steps += " thaw";
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    if (event.contains("/halt")) {
      Runtime.getRuntime().halt(3);
    }
    if (event.contains("/throw")) {
      throw new IllegalStateException("as it was told");
    }
    if (event.contains("/sleep")) {
      sleep();
    }
    String told =
        ProcessHandle.current().pid()
            + " "
            + context.getAwsRequestId()
            + " "
            + context.getRemainingTimeInMillis()
            + " "
            + steps;
    out.write(
        ("{\"statusCode\":200,\"headers\":{},\"body\":\"" + told + "\",\"isBase64Encoded\":false}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
