package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Scripts on disk: UTF-8 texts.
final class ScriptFile {
  private ScriptFile() {}

  static Source read(Path file) {
    try {
      return new Source(Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException missing) {
      throw new Failure(
          ExitCode.BAD_DATA, "There is no file " + file + ".", "Check the path.", missing);
    } catch (CharacterCodingException damaged) {
      throw new Failure(
          ExitCode.BAD_DATA, file + " is no UTF-8 text.", "Save it as UTF-8.", damaged);
    } catch (IOException trouble) {
      throw new Failure(
          ExitCode.ENVIRONMENT,
          file + " cannot be read: " + trouble.getMessage() + ".",
          "Name a file that can be read.",
          trouble);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException trouble) {
      throw new Failure(
          ExitCode.ENVIRONMENT,
          file + " cannot be written: " + trouble.getMessage() + ".",
          "Give write permission, or make room.",
          trouble);
    }
  }
}
