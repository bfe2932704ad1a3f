package io.quantlab.function.api;

import io.quantlab.function.http.Call;
import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.store.Outbox;
import io.quantlab.platform.store.Outgoing;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.JobDocument;
import io.quantlab.platform.wire.JobMessage;
import java.nio.charset.StandardCharsets;

/// Hands a job over: its document is an object, its message leaves with the transaction that makes
/// it, and is sent when that is done. What is not sent then, the relay sends (PQ-2).
public final class JobStart {
  private final Objects objects;
  private final Queues queues;
  private final Outbox outbox;

  public JobStart(Objects objects, Queues queues, Outbox outbox) {
    this.objects = objects;
    this.queues = queues;
    this.outbox = outbox;
  }

  /// Writes the document of a job.
  void keep(JobDocument document) {
    TenantId tenant = document.tenant();
    objects.put(
        tenant,
        ObjectName.job(tenant, document.job()),
        "application/json",
        RecordJson.bytes(document));
  }

  /// The document of a job.
  JobDocument document(TenantId tenant, Id job) {
    byte[] json =
        objects
            .get(tenant, ObjectName.job(tenant, job))
            .orElseThrow(() -> new IllegalStateException("the document of " + job + " is gone"));
    return RecordJson.read(JobDocument.class, new String(json, StandardCharsets.UTF_8));
  }

  /// Writes the document and makes the message for the transaction.
  Outgoing prepare(Call call, Id about, JobDocument document) {
    TenantId tenant = call.tenant();
    keep(document);
    JobMessage message =
        new JobMessage(JobDocument.VERSION, document.job(), tenant, JobMessage.Action.SUBMIT);
    return new Outgoing(
        new Id(IdKind.EVENT, document.job().ulid()),
        QueueName.JOBS.text(),
        about,
        RecordJson.write(message));
  }

  /// Sends it, once the transaction is done.
  void send(TenantId tenant, Outgoing message) {
    queues.send(tenant, QueueName.of(message.queue()), message.id().text(), message.body());
    outbox.sent(tenant, message);
  }
}
