package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.link.LockFile;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.fargate.library.LibraryFolder;
import io.quantlab.fargate.library.LibraryTrouble;
import io.quantlab.fargate.library.Locking;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes into lock files what the imports of scripts mean, and says what is new.
final class LockWriter {
  private final Console console;
  private final Locking.Keep keep;

  LockWriter(Console console, Locking.Keep keep) {
    this.console = console;
    this.keep = keep;
  }

  ExitCode lock(List<Path> files) {
    int changes = 0;
    try {
      for (Path file : files) {
        changes += lock(file);
      }
    } catch (LibraryTrouble trouble) {
      throw new Failure(
          ExitCode.BAD_DATA, trouble.getMessage() + ".", "Mend or remove the file.", trouble);
    }
    if (changes == 0) {
      console.out().println("nothing to change");
    }
    return ExitCode.OK;
  }

  private int lock(Path file) {
    LibraryFolder folder = LibraryFolder.around(file);
    Locking locking = new Locking(folder, keep);
    Loaded loaded = Loaded.of(ScriptFile.read(file), Kind.INDICATOR, locking);
    Optional<Diagnostic> refused =
        loaded.diagnostics().stream().filter(each -> each.code() == Code.E1704).findFirst();
    if (refused.isPresent()) {
      throw new Failure(
          ExitCode.BAD_DATA,
          file + ":" + refused.get().line(loaded.source()) + ".",
          "'quantlab library add' publishes a library here.");
    }
    Map<String, LockFile.Entry> all = new LinkedHashMap<>();
    folder.lock().entries().forEach(each -> all.put(each.request().toString(), each));
    int changes = 0;
    for (LockFile.Entry each : locking.entries()) {
      LockFile.Entry before = all.put(each.request().toString(), each);
      if (!each.equals(before)) {
        changes++;
        console.out().println(change(each, before));
      }
    }
    if (changes > 0) {
      ScriptFile.write(folder.lockFile(), new LockFile(all.values()).text());
    }
    return changes;
  }

  private static String change(LockFile.Entry entry, LockFile.Entry before) {
    String now = entry.request() + " is " + entry.version();
    if (before == null) {
      return now;
    }
    return before.version().equals(entry.version())
        ? now + " with another text"
        : now + ", was " + before.version();
  }
}
