package io.quantlab.local.up;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.local.part.PartKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `quantlab logs`: lines of the platform or of a part.
@Command(
    name = "logs",
    header = "Show what the service on this machine logged.",
    footer = {
      "  ./quantlab logs",
      "  ./quantlab logs --request 01JH2V9Z6Q3K8XW5T7YB4C1D0E",
      "  ./quantlab logs --part dynamodb-local --lines 100"
    })
final class LogsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin DataFolder data = new DataFolder();

  @Option(
      names = "--part",
      paramLabel = "NAME",
      description = "A part instead of the platform: dynamodb-local, elasticmq, s3proxy.")
  String part;

  @Option(names = "--request", paramLabel = "ID", description = "Lines of one request only.")
  String request = "";

  @Option(names = "--tenant", paramLabel = "ID", description = "Lines of one tenant only.")
  String tenant = "";

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "40",
      description = "At most so many, the last ones. Default: ${DEFAULT-VALUE}.")
  int lines;

  LogsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path file = file();
    if (!Files.exists(file)) {
      throw new Failure(
          ExitCode.BAD_DATA, "There is no log " + file + ".", "./quantlab up writes it.");
    }
    List<String> found = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.contains(request) && line.contains(tenant)) {
        found.add(line);
      }
    }
    found.subList(Math.max(0, found.size() - lines), found.size()).forEach(console.out()::println);
    return ExitCode.OK.code();
  }

  private Path file() {
    if (part == null) {
      return data.folder().resolve("platform.log");
    }
    String names =
        Arrays.stream(PartKind.values()).map(PartKind::folder).collect(Collectors.joining(", "));
    if (!names.contains(part)) {
      throw new Failure(
          ExitCode.USAGE, "There is no part " + part + ".", "Choose one of " + names + ".");
    }
    return data.folder().resolve("parts").resolve(part + ".log");
  }
}
