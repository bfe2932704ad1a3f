package io.quantlab.local.up;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Forgets what a platform kept: its state, keys, letters, logs and scratch files. Prices, which a
/// person wrote, stay, and so does whatever else lies in the folder.
record Reset(Console console, DataFolder data) {
  private static final List<String> OWN =
      List.of("parts-data", "parts", "keys", "mail", "scratch", "platform.log", "worker.log");

  /// @param sure does not ask
  void run(boolean sure) {
    if (!Files.exists(data.folder())) {
      return;
    }
    if (!sure) {
      ask();
    }
    for (String name : OWN) {
      Path each = data.folder().resolve(name);
      Folders.remove(each);
    }
  }

  private void ask() {
    console
        .out()
        .print("Forget all users, scripts, data and runs in " + data.folder() + "? [y/N] ");
    console.out().flush();
    try {
      String answer =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
      if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
        throw new Failure(ExitCode.USAGE, "Nothing was forgotten.", "Say --yes, or leave --reset.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the answer", e);
    }
  }
}
