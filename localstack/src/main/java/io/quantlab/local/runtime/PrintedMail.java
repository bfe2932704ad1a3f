package io.quantlab.local.runtime;

import io.quantlab.platform.mail.Letter;
import io.quantlab.platform.mail.Mailer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Letters on one machine: the link on the console, the whole in a file (PA-6).
public final class PrintedMail implements Mailer {
  private final Path folder;
  private final Consumer<String> tell;
  private final AtomicLong count = new AtomicLong(System.currentTimeMillis());

  /// @param tell hears a line for each letter
  public PrintedMail(Path folder, Consumer<String> tell) {
    this.folder = folder;
    this.tell = tell;
  }

  @Override
  public void send(Letter letter) {
    String text =
        "To: " + letter.to() + "\nSubject: " + letter.kind().subject() + "\n\n" + letter.text();
    try {
      Files.createDirectories(folder);
      keep(text);
    } catch (IOException e) {
      throw new UncheckedIOException("writing a letter to " + folder, e);
    }
    tell.accept("Mail to " + letter.to() + ": " + letter.kind().subject() + "\n  " + letter.link());
  }

  /// Under the next number that no process has taken.
  private void keep(String text) throws IOException {
    while (true) {
      Path file = folder.resolve(count.incrementAndGet() + ".eml");
      try {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        return;
      } catch (FileAlreadyExistsException _) {
        continue;
      }
    }
  }
}
