package io.quantlab.function.http;

import io.quantlab.platform.api.HttpResponse;

/// Answers the requests of one route: decides, one transaction, answer.
@FunctionalInterface
public interface Handler {
  HttpResponse handle(Call call);
}
