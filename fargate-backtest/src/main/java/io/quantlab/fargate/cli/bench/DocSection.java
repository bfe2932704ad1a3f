package io.quantlab.fargate.cli.bench;

import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The generated part of a Markdown page, between two comments; everything else is left alone.
///
/// @param file the page; it is made when it does not exist
record DocSection(Path file) {
  static final String BEGIN = "<!-- begin of what './quantlab bench --out' writes -->\n";
  static final String END = "<!-- end of what './quantlab bench --out' writes -->\n";

  /// Checks that the page can be written before hours of work are put into its content.
  void check() throws IOException {
    if (Files.exists(file)) {
      begin(Files.readString(file));
    }
  }

  void write(String section) throws IOException {
    String part = BEGIN + "\n" + section + "\n" + END;
    if (!Files.exists(file)) {
      Files.writeString(file, part);
      return;
    }
    String page = Files.readString(file);
    int end = page.indexOf(END) + END.length();
    Files.writeString(file, page.substring(0, begin(page)) + part + page.substring(end));
  }

  private int begin(String page) {
    int begin = page.indexOf(BEGIN);
    if (begin < 0 || page.indexOf(END) < begin) {
      throw new Failure(
          ExitCode.BAD_DATA,
          file
              + " has no part for the benchmark: the lines '"
              + BEGIN.strip()
              + "' and '"
              + END.strip()
              + "' are missing.",
          "Add them where the results shall stand, or name another file.");
    }
    return begin;
  }
}
