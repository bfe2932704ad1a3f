package io.quantlab.fargate.cli.data;

import io.quantlab.fargate.data.FileFormat;
import io.quantlab.fargate.data.KnownMapping;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab data mapping FILE`: how a file would be read.
@Command(
    name = "mapping",
    header = "Print the mapping a file is read with, to keep and to edit.",
    description = {
      "What is printed is a mapping file: --mapping takes it, and so does the name",
      "FILE.mapping beside the file. A file that cannot be understood gives a",
      "mapping to complete, and exit code 3."
    },
    footer = {
      "  quantlab data mapping AAPL.csv",
      "  quantlab data mapping prices.csv > prices.csv.mapping"
    })
final class DataMappingCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The file.")
  Path file;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "csv, parquet, arrow or jsonl; else by the file's name or first bytes.")
  String format;

  DataMappingCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    KnownMapping known =
        format == null ? KnownMapping.of(file) : KnownMapping.of(file, FileFormat.parse(format));
    console.out().print(known.text());
    if (known.missing().isEmpty()) {
      return ExitCode.OK.code();
    }
    console.err().println("error: " + known.missing());
    return ExitCode.BAD_DATA.code();
  }
}
