package io.quantlab.function.http;

import io.quantlab.platform.api.Cursors;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.PageRequest;
import java.util.Optional;

/// Lists in pages: `limit` and `cursor` in, `next` and `Link` out (platform contract PH-7).
public final class Pages {
  private static final int USUAL = 50;

  private final Cursors cursors;

  public Pages(Cursors cursors) {
    this.cursors = cursors;
  }

  /// The page a request asks for.
  public PageRequest of(Call call) {
    Optional<String> after =
        call.query("cursor").map(cursor -> cursors.read(call.tenant(), list(call), cursor));
    return new PageRequest(limit(call), after);
  }

  private static int limit(Call call) {
    String text = call.query("limit").orElse(Integer.toString(USUAL));
    if (!text.matches("[0-9]{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > PageRequest.MAX) {
      throw ProblemException.field(
          "/limit", "range", "expected 1 to " + PageRequest.MAX + ", found " + text);
    }
    return Integer.parseInt(text);
  }

  /// The cursor of the next page.
  public Optional<String> next(Call call, Page<?> page) {
    return page.next().map(after -> cursors.write(call.tenant(), list(call), after));
  }

  /// The answer with the link to the next page.
  public HttpResponse linked(Call call, Optional<String> next, HttpResponse answer) {
    return next.map(cursor ->
            answer.with(
                "Link",
                "<"
                    + call.request().path()
                    + "?limit="
                    + limit(call)
                    + "&cursor="
                    + cursor
                    + ">; rel=\"next\""))
        .orElse(answer);
  }

  private static String list(Call call) {
    return call.request().path() + " " + call.caller().user();
  }
}
