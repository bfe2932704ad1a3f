package io.quantlab.platform.queue;

import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.cloud.Patience;
import io.quantlab.platform.cloud.Principal;
import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/// The queues of an installation.
public final class Queues implements AutoCloseable {
  /// A body is at most so long; what is longer is an object that the body names.
  public static final int MAX_BODY_BYTES = 65_536;

  private static final int DEAD_HIDDEN_SECONDS = 60;
  private static final String DEAD_LETTER_DAYS_14 = "1209600";
  private static final Principal QUEUES = new Principal.Platform(Principal.Part.QUEUES);

  private final SqsClient client;
  private final String prefix;
  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  private Queues(SqsClient client, String prefix) {
    this.client = client;
    this.prefix = prefix;
  }

  /// Opens the queues; nothing is called yet.
  public static Queues open(Cloud cloud, String prefix) {
    Patience.Limit limit = cloud.patience().queues();
    SqsClient client = cloud.prepare(SqsClient.builder(), cloud.queues(), limit).build();
    return new Queues(client, prefix);
  }

  /// Makes the queues that are missing, each with its dead-letter queue.
  public void makeMissing() {
    new Principal.Platform(Principal.Part.SETUP)
        .run(() -> {
          for (QueueName name : QueueName.values()) {
            make(name);
          }
          return null;
        });
  }

  private void make(QueueName name) {
    String dead =
        client
            .createQueue(r ->
                r.queueName(prefix + name.deadText())
                    .attributes(
                        Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, DEAD_LETTER_DAYS_14)))
            .queueUrl();
    String arn =
        client
            .getQueueAttributes(r -> r.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    client.createQueue(r ->
        r.queueName(prefix + name.text())
            .attributes(
                Map.of(
                    QueueAttributeName.VISIBILITY_TIMEOUT,
                    Integer.toString(name.visibilitySeconds()),
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\""
                        + arn
                        + "\",\"maxReceiveCount\":\""
                        + name.receives()
                        + "\"}")));
  }

  /// Sends a message of a tenant.
  ///
  /// @param id a receiver that has seen it does nothing
  public void send(TenantId tenant, QueueName queue, String id, String body) {
    if (body.length() > MAX_BODY_BYTES) {
      throw new IllegalArgumentException("a message of " + body.length() + " bytes is an object");
    }
    QUEUES.run(() ->
        client.sendMessage(r ->
            r.queueUrl(address(queue.text()))
                .messageBody(body)
                .messageAttributes(Map.of("tenant", text(tenant.text()), "id", text(id)))));
  }

  /// Receives some messages, waiting for the first. Nobody waits for whoever receives, and a call
  /// that is given up may have taken messages along; so it has the time of a worker.
  ///
  /// @param wait at most 20 s
  public List<Received> receive(QueueName queue, int max, Duration wait) {
    Patience.Limit waiting = Patience.WORKER.queues().plus(wait);
    ReceiveMessageRequest request =
        ReceiveMessageRequest.builder()
            .queueUrl(QUEUES.run(() -> address(queue.text())))
            .maxNumberOfMessages(max)
            .waitTimeSeconds((int) wait.toSeconds())
            .messageAttributeNames("tenant", "id")
            .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
            .overrideConfiguration(
                c -> c.apiCallAttemptTimeout(waiting.attempt()).apiCallTimeout(waiting.whole()))
            .build();
    List<Received> all = new ArrayList<>();
    for (Message message : QUEUES.run(() -> client.receiveMessage(request).messages())) {
      all.add(
          new Received(
              new TenantId(message.messageAttributes().get("tenant").stringValue()),
              message.messageAttributes().get("id").stringValue(),
              message.body(),
              message.receiptHandle(),
              Integer.parseInt(
                  message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))));
    }
    return all;
  }

  /// Forgets a message that was worked off.
  public void done(QueueName queue, Received message) {
    QUEUES.run(() ->
        client.deleteMessage(
            r -> r.queueUrl(address(queue.text())).receiptHandle(message.receipt())));
  }

  /// Puts a message that nobody can work off where it does not come back from, with the reason.
  public void bury(QueueName queue, Received message, String reason) {
    QUEUES.run(() ->
        client.sendMessage(r ->
            r.queueUrl(address(queue.deadText()))
                .messageBody(message.body())
                .messageAttributes(
                    Map.of(
                        "tenant",
                        text(message.tenant().text()),
                        "id",
                        text(message.id()),
                        "reason",
                        text(reason)))));
    done(queue, message);
  }

  /// A message that was not worked off.
  ///
  /// @param id as its sender gave it; a redrive keeps it, so nothing is done twice
  /// @param reason empty when it was received too often
  public record Dead(TenantId tenant, String id, String reason, String body, String receipt) {}

  /// Messages of a dead-letter queue, at most so many; they are hidden from others for a minute.
  public List<Dead> deadLetters(QueueName queue, int max) {
    Map<String, Dead> found = new LinkedHashMap<>();
    while (found.size() < max) {
      List<Message> some =
          QUEUES.run(() ->
              client
                  .receiveMessage(r ->
                      r.queueUrl(address(queue.deadText()))
                          .maxNumberOfMessages(Math.min(10, max - found.size()))
                          .visibilityTimeout(DEAD_HIDDEN_SECONDS)
                          .messageAttributeNames("tenant", "id", "reason"))
                  .messages());
      if (some.isEmpty()) {
        break;
      }
      for (Message message : some) {
        found.put(message.receiptHandle(), dead(message));
      }
    }
    return List.copyOf(found.values());
  }

  private static Dead dead(Message message) {
    Map<String, MessageAttributeValue> attributes = message.messageAttributes();
    return new Dead(
        new TenantId(attributes.get("tenant").stringValue()),
        attributes.get("id").stringValue(),
        attributes.containsKey("reason") ? attributes.get("reason").stringValue() : "",
        message.body(),
        message.receiptHandle());
  }

  /// Shows dead letters again that were only looked at.
  public void putBack(QueueName queue, List<Dead> letters) {
    for (Dead letter : letters) {
      QUEUES.run(() ->
          client.changeMessageVisibility(r ->
              r.queueUrl(address(queue.deadText()))
                  .receiptHandle(letter.receipt())
                  .visibilityTimeout(0)));
    }
  }

  /// Sends a dead letter to its queue again, under its id.
  public void redrive(QueueName queue, Dead letter) {
    send(letter.tenant(), queue, letter.id(), letter.body());
    drop(queue, letter);
  }

  /// Forgets a dead letter.
  public void drop(QueueName queue, Dead letter) {
    QUEUES.run(() ->
        client.deleteMessage(
            r -> r.queueUrl(address(queue.deadText())).receiptHandle(letter.receipt())));
  }

  /// How many messages lie in the dead-letter queue of a queue.
  public int dead(QueueName queue) {
    return QUEUES.run(() ->
        Integer.parseInt(
            client
                .getQueueAttributes(r ->
                    r.queueUrl(address(queue.deadText()))
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private String address(String name) {
    return addresses.computeIfAbsent(
        name, each -> client.getQueueUrl(r -> r.queueName(prefix + each)).queueUrl());
  }

  @Override
  public void close() {
    client.close();
  }
}
