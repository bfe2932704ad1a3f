package io.quantlab.platform.cloud;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/// The way of every attempt of a call: none after the deadline, none to what is down. Reads and
/// writes of a dependency have a breaker each, because one can work without the other.
final class GuardedHttp implements SdkHttpClient {
  private static final int REST_SECONDS = 5;
  private static final int SERVER_ERROR = 500;

  private final SdkHttpClient to;
  private final String name;
  private final Map<Kind, Breaker> breakers = new ConcurrentHashMap<>();

  private enum Kind {
    READ,
    WRITE
  }

  GuardedHttp(SdkHttpClient to, String name) {
    this.to = to;
    this.name = name;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = to.prepareRequest(request);
    Kind kind = kind(request.httpRequest());
    Breaker breaker = breakers.computeIfAbsent(kind, _ -> new Breaker(System::nanoTime));
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        if (Deadline.hasPassed()) {
          throw new Outage("the deadline of the request has passed", 1);
        }
        if (!breaker.permits()) {
          throw new Outage(name + " is down", REST_SECONDS);
        }
        return counted(prepared, breaker);
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  /// An answer that says what is wrong with the request is no failure of who answers.
  private static HttpExecuteResponse counted(ExecutableHttpRequest prepared, Breaker breaker)
      throws IOException {
    boolean answered = false;
    try {
      HttpExecuteResponse response = prepared.call();
      answered = response.httpResponse().statusCode() < SERVER_ERROR;
      return response;
    } finally {
      if (answered) {
        breaker.succeeded();
      } else {
        breaker.failed();
      }
    }
  }

  private static Kind kind(SdkHttpRequest request) {
    if (request.method() == SdkHttpMethod.GET || request.method() == SdkHttpMethod.HEAD) {
      return Kind.READ;
    }
    String target = request.firstMatchingHeader("X-Amz-Target").orElse("");
    String operation = target.substring(target.indexOf('.') + 1);
    return operation.startsWith("Get")
            || operation.startsWith("Query")
            || operation.startsWith("BatchGet")
            || operation.startsWith("List")
        ? Kind.READ
        : Kind.WRITE;
  }

  @Override
  public String clientName() {
    return to.clientName();
  }

  @Override
  public void close() {
    to.close();
  }
}
