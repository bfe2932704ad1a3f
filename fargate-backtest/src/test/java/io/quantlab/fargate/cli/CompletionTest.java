package io.quantlab.fargate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The completion script, run by a real bash.
final class CompletionTest {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir Path folder;

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    assumeTrue(Files.isExecutable(BASH), "no /bin/bash on this machine");
    Files.writeString(folder.resolve("completion"), Session.run("completion", "bash").out());
    assertEquals("completion", complete("./quantlab", "compl"));
    assertEquals("verify version", complete("./quantlab", "ver"));
    assertEquals("--module", complete("./quantlab", "test", "--mod"));
    assertEquals("bash zsh", complete("./quantlab", "completion", ""));
  }

  @Test
  void zshGetsTheSameScriptWithItsBridge() {
    Session session = Session.run("completion", "zsh");
    assertEquals(0, session.exitCode());
    assertTrue(session.out().contains("bashcompinit"), session::out);
  }

  /// What bash offers after these words, the last of them unfinished. `compopt` works only while
  /// the shell itself completes, so it is silenced.
  private String complete(String... words) throws IOException, InterruptedException {
    String script =
        "source completion; compopt() { :; }; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\";"
            + " COMP_POINT=${#COMP_LINE}; COMP_TYPE=9; _complete_quantlab; echo \"${COMPREPLY[@]}\"";
    String[] command = new String[4 + words.length];
    command[0] = BASH.toString();
    command[1] = "-c";
    command[2] = script;
    command[3] = "bash";
    System.arraycopy(words, 0, command, 4, words.length);
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed.strip();
  }
}
