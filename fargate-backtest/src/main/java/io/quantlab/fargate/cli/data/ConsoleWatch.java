package io.quantlab.fargate.cli.data;

import io.quantlab.fargate.data.ImportWatch;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.Progress;

/// Shows imports as progress bars.
///
/// @param console where they are shown
public record ConsoleWatch(Console console) implements ImportWatch {
  @Override
  public Task start(String fileName) {
    return new Bar(Progress.start(console, "Importing " + fileName, "rows", -1));
  }

  private record Bar(Progress progress) implements Task {
    @Override
    public void rows(long done) {
      progress.stepTo(done);
    }

    @Override
    public void close() {
      progress.close();
    }
  }
}
