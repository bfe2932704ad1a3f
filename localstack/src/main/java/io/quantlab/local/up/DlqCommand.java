package io.quantlab.local.up;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.local.runtime.LocalCloud;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Queues;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab dlq`: messages that could not be worked off (platform contract PQ-3).
@Command(
    name = "dlq",
    header = "List, show, redrive or drop messages that could not be worked off.",
    description = {
      "A redrive keeps the ids of messages, so nothing is done twice. --match takes those whose body has",
      "this value at this JSON pointer."
    },
    footer = {
      "  ./quantlab dlq list",
      "  ./quantlab dlq redrive --queue jobs --rate 5",
      "  ./quantlab dlq drop --queue jobs --match /tenant=k3v9q2m1a0 --dry-run"
    })
final class DlqCommand implements Callable<Integer> {
  private static final int MOST = 1_000;

  private final Console console;

  /// What is done with each message.
  enum Action {
    LIST,
    SHOW,
    REDRIVE,
    DROP
  }

  @Mixin DataFolder data = new DataFolder();

  @Parameters(index = "0", paramLabel = "ACTION", description = "list, show, redrive or drop.")
  Action action;

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      description = "One queue: jobs, mail. Default: all of them.")
  String queue;

  @Option(
      names = "--match",
      paramLabel = "POINTER=VALUE",
      description = "Only messages whose body has this value, such as /job=job_01….")
  String match;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "10",
      description = "Messages a second, at most. Default: ${DEFAULT-VALUE}.")
  int rate;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  boolean dryRun;

  DlqCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    URI endpoint = data.endpoint("queue");
    Cloud cloud =
        LocalCloud.at(Optional.empty(), Optional.empty(), Optional.of(endpoint), List.of());
    int count = 0;
    try (Queues queues = Queues.open(cloud, LocalPlatform.NAMES.tablePrefix())) {
      for (QueueName each : queue == null ? List.of(QueueName.values()) : List.of(named())) {
        count += work(queues, each);
      }
    }
    console.out().println(count + " message(s)" + (dryRun ? ", nothing was done" : ""));
    return ExitCode.OK.code();
  }

  private QueueName named() {
    for (QueueName name : QueueName.values()) {
      if (name.text().equals(queue)) {
        return name;
      }
    }
    throw new Failure(ExitCode.USAGE, "There is no queue " + queue + ".", "Name jobs or mail.");
  }

  private int work(Queues queues, QueueName name) {
    List<Queues.Dead> letters = queues.deadLetters(name, MOST);
    List<Queues.Dead> wanted = letters.stream().filter(this::matches).toList();
    for (Queues.Dead letter : wanted) {
      console.out().println(line(name, letter));
      if (!dryRun) {
        act(queues, name, letter);
      }
    }
    boolean looked = dryRun || action == Action.LIST || action == Action.SHOW;
    queues.putBack(
        name, looked ? letters : letters.stream().filter(each -> !matches(each)).toList());
    return wanted.size();
  }

  private void act(Queues queues, QueueName name, Queues.Dead letter) {
    switch (action) {
      case LIST, SHOW -> {}
      case REDRIVE -> {
        queues.redrive(name, letter);
        pace();
      }
      case DROP -> queues.drop(name, letter);
    }
  }

  private void pace() {
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos() / Math.max(1, rate));
  }

  private String line(QueueName name, Queues.Dead letter) {
    String reason = letter.reason().isEmpty() ? "received too often" : letter.reason();
    String head = name.text() + " " + letter.id() + " of " + letter.tenant() + ": " + reason;
    return action == Action.SHOW ? head + "\n  " + letter.body() : head;
  }

  private boolean matches(Queues.Dead letter) {
    if (match == null) {
      return true;
    }
    int equals = match.indexOf('=');
    if (equals < 1 || !match.startsWith("/")) {
      throw new Failure(
          ExitCode.USAGE,
          "--match is a JSON pointer and a value, was " + match + ".",
          "Write --match /job=job_01….");
    }
    try {
      JsonNode at = RecordJson.tree(letter.body()).at(match.substring(0, equals));
      return at.asText().equals(match.substring(equals + 1)) && !at.isMissingNode();
    } catch (IllegalStateException _) {
      return false;
    }
  }
}
