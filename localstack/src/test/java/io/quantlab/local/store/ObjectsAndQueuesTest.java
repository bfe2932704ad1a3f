package io.quantlab.local.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.local.testkit.TestCloud;
import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.blob.Objects.Written;
import io.quantlab.platform.blob.Presigned;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Received;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.TenantId;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Objects and queues against the real parts.
final class ObjectsAndQueuesTest {
  private final TestCloud cloud = TestCloud.shared();
  private final Ids ids = new Ids(InstantSource.system());
  private final TenantId tenant = ids.tenant();

  @Test
  @DisplayName("PB-1: a name is written once; a second write leaves what was there")
  void nameIsWrittenOnce() {
    Id run = ids.next(IdKind.RUN);
    ObjectName name = ObjectName.run(tenant, run, 1, "metrics.json");
    assertEquals(Written.CREATED, cloud.objects.put(tenant, name, "text/plain", bytes("one")));
    assertEquals(Written.WAS_THERE, cloud.objects.put(tenant, name, "text/plain", bytes("two")));
    assertArrayEquals(bytes("one"), cloud.objects.get(tenant, name).orElseThrow());
    assertEquals(3, cloud.objects.find(tenant, name).orElseThrow().bytes());
    assertEquals(
        List.of("1/metrics.json"), cloud.objects.files(tenant, ObjectName.allOfRun(tenant, run)));
    cloud.objects.delete(tenant, name);
    assertEquals(Optional.empty(), cloud.objects.find(tenant, name));
    assertEquals(Optional.empty(), cloud.objects.get(tenant, name));
  }

  @Test
  @DisplayName("PB-2: a presigned address writes and reads one object, and nothing else")
  void presignedAddressWorksByItself() throws Exception {
    ObjectName name = ObjectName.upload(tenant, ids.next(IdKind.UPLOAD));
    Presigned.Address put = cloud.presigned.put(tenant, name, 5, "text/csv");
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(put.url()).PUT(HttpRequest.BodyPublishers.ofString("a,b\n1"));
    put.headers().forEach(request::header);
    assertEquals(200, client.send(request.build(), BodyHandlers.ofString()).statusCode());
    Presigned.Address get = cloud.presigned.get(tenant, name);
    HttpRequest read = HttpRequest.newBuilder(get.url()).build();
    assertEquals("a,b\n1", client.send(read, BodyHandlers.ofString()).body());
    HttpRequest other =
        HttpRequest.newBuilder(java.net.URI.create(get.url().toString().replace("/1?", "/2?")))
            .build();
    assertEquals(403, client.send(other, BodyHandlers.ofString()).statusCode());
  }

  @Test
  @DisplayName("PQ-1: a message comes with its tenant and id, and is gone when it is done")
  void messageComesOnce() {
    String id = ids.next(IdKind.EVENT).text();
    cloud.queues.send(tenant, QueueName.MAIL, id, "{\"v\":1}");
    Received received = cloud.queues.receive(QueueName.MAIL, 1, Duration.ofSeconds(2)).getFirst();
    assertEquals(tenant, received.tenant());
    assertEquals(id, received.id());
    assertEquals("{\"v\":1}", received.body());
    assertEquals(1, received.count());
    cloud.queues.done(QueueName.MAIL, received);
    assertEquals(List.of(), cloud.queues.receive(QueueName.MAIL, 1, Duration.ZERO));
    assertEquals(0, cloud.queues.dead(QueueName.MAIL));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
