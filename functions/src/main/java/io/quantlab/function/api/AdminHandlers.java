package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.route.AdminRoutes;
import io.quantlab.platform.route.PlatformBodies;
import io.quantlab.platform.store.AuditLog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What operators of the installation do: dead letters.
public final class AdminHandlers implements Handlers.Group {
  private static final int USUAL = 100;

  private final Queues queues;
  private final AuditLog audit;

  public AdminHandlers(Queues queues, AuditLog audit) {
    this.queues = queues;
    this.audit = audit;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers.on(AdminRoutes.QUEUES, this::list).on(AdminRoutes.REDRIVE, this::redrive);
  }

  private HttpResponse list(Call call) {
    List<PlatformBodies.QueueState> items =
        Stream.of(QueueName.values())
            .map(name -> new PlatformBodies.QueueState(name.text(), queues.dead(name)))
            .toList();
    return Answer.json(200, new PlatformBodies.QueueStates(items));
  }

  /// Letters that are not meant are shown again at once.
  private HttpResponse redrive(Call call) {
    QueueName name = named(call.variables().get("queue"));
    PlatformBodies.Redrive wanted = call.body(PlatformBodies.Redrive.class);
    List<Queues.Dead> others = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (Queues.Dead letter :
        queues.deadLetters(name, wanted.most().orElse((long) USUAL).intValue())) {
      if (wanted.tenant().filter(tenant -> !tenant.equals(letter.tenant())).isPresent()) {
        others.add(letter);
      } else {
        queues.redrive(name, letter);
        ids.add(letter.id());
      }
    }
    queues.putBack(name, others);
    String what = OpaqueToken.sha256(String.join("\n", ids));
    audit.note(call.tenant(), call.audited("queue.redrive", call.caller().user(), what));
    return Answer.json(
        200, new PlatformBodies.Redriven(name.text(), ids.size(), queues.dead(name)));
  }

  private static QueueName named(String text) {
    return Stream.of(QueueName.values())
        .filter(name -> name.text().equals(text))
        .findFirst()
        .orElseThrow(ProblemException::notFound);
  }
}
