package io.quantlab.fargate.cli;

import io.quantlab.engine.data.store.CorruptStoreException;
import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.EnumWords;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.NearestName;
import io.quantlab.fargate.terminal.WrongValue;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The one place that turns what was thrown into two sentences and an exit code.
///
/// A stack trace is printed with `--debug` only. A kind of exception with its own meaning gets its
/// case in [#failureOf].
final class ErrorPrinter implements IParameterExceptionHandler, IExecutionExceptionHandler {
  static final String DEBUG_OPTION = "--debug";

  private final Console console;
  private final Trace trace;

  private enum Trace {
    HIDDEN,
    SHOWN
  }

  private ErrorPrinter(Console console, Trace trace) {
    this.console = console;
    this.trace = trace;
  }

  /// Reads `--debug` from the raw arguments, so that it counts even when they cannot be parsed.
  static ErrorPrinter of(Console console, String[] args) {
    boolean debug = Arrays.asList(args).contains(DEBUG_OPTION);
    return new ErrorPrinter(console, debug ? Trace.SHOWN : Trace.HIDDEN);
  }

  @Override
  public int handleParseException(ParameterException exception, String[] args) {
    return print(usageFailure(exception));
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult result) {
    return print(exception);
  }

  /// Prints the failure and returns its exit code.
  int print(Throwable thrown) {
    Failure failure = failureOf(thrown);
    console.out().flush();
    console
        .err()
        .println(console.errColors().string("@|bold,red error:|@ ") + failure.getMessage());
    if (!failure.remedy().isEmpty()) {
      console.err().println("  " + failure.remedy());
    }
    if (trace == Trace.SHOWN) {
      thrown.printStackTrace(console.err());
    }
    console.err().flush();
    return failure.exit().code();
  }

  private static Failure failureOf(Throwable thrown) {
    return switch (thrown) {
      case Failure failure -> failure;
      case DataException exception ->
          new Failure(
              ExitCode.BAD_DATA, exception.getMessage(), exception.remedy(), exception.getCause());
      case CorruptStoreException exception ->
          new Failure(
              ExitCode.BAD_DATA,
              exception.getMessage() + ".",
              "'./quantlab data verify' lists all damage; fetch or import the data again.");
      case ParameterException exception -> usageFailure(exception);
      case UncheckedIOException exception -> ioFailure(exception.getCause(), placed(exception));
      case IOException exception -> ioFailure(exception, String.valueOf(exception.getMessage()));
      case InterruptedException _ -> new Failure(ExitCode.INTERRUPTED, "Stopped.", "");
      case OutOfMemoryError _ ->
          new Failure(
              ExitCode.ENVIRONMENT,
              "The memory of this process is used up.",
              "Give it more with QUANTLAB_JAVA_OPTS=-Xmx8g, or ask for less at once.");
      default ->
          new Failure(
              ExitCode.FAILED,
              "QuantLab itself has a fault here: " + thrown + ".",
              "Run the command again with --debug and report what it prints.");
    };
  }

  private static Failure usageFailure(ParameterException exception) {
    CommandLine command = exception.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    if (exception instanceof UnmatchedArgumentException unmatched) {
      String typed = unmatched.getUnmatched().getFirst();
      if (!command.getSubcommands().isEmpty() && !typed.startsWith("-")) {
        String group = command.getParent() == null ? "" : command.getCommandName() + " ";
        return new Failure(
            ExitCode.USAGE,
            "There is no command '" + group + typed + "'.",
            NearestName.advice(typed, command.getSubcommands().keySet()));
      }
      if (typed.startsWith("-")) {
        return new Failure(
            ExitCode.USAGE,
            "'" + name + "' has no option '" + typed + "'.",
            NearestName.of(typed, optionNames(command))
                .map(option -> "Did you mean '" + option + "'?")
                .orElse("'./" + name + " --help' lists its options."));
      }
    }
    if (exception.getCause() instanceof WrongValue wrong) {
      return wrong.of(nameOf(exception.getArgSpec()));
    }
    if (exception.getArgSpec() instanceof OptionSpec option && typeOfOne(option).isEnum()) {
      return new Failure(
          ExitCode.USAGE,
          option.longestName() + " was \"" + exception.getValue() + "\".",
          EnumWords.advice(typeOfOne(option)));
    }
    return new Failure(
        ExitCode.USAGE,
        sentence(exception.getMessage()),
        "'./" + name + " --help' explains the command.");
  }

  /// The type of a value, also of one of several.
  private static Class<?> typeOfOne(OptionSpec option) {
    return option.isMultiValue() ? option.auxiliaryTypes()[0] : option.type();
  }

  private static String nameOf(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static List<String> optionNames(CommandLine command) {
    return command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
  }

  /// The message that says what was being done; that of the cause when there is no other.
  private static String placed(UncheckedIOException exception) {
    IOException cause = exception.getCause();
    return cause.toString().equals(exception.getMessage())
        ? String.valueOf(cause.getMessage())
        : exception.getMessage();
  }

  private static Failure ioFailure(IOException exception, String message) {
    if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
      return new Failure(
          ExitCode.ENVIRONMENT, "The disk is full: " + message + ".", "Free some space and retry.");
    }
    if (exception instanceof AccessDeniedException || message.contains("Permission denied")) {
      return new Failure(
          ExitCode.ENVIRONMENT,
          "No permission for " + message + ".",
          "Give yourself access to it, or name another place.");
    }
    if (message.contains("Read-only file system")) {
      return new Failure(
          ExitCode.ENVIRONMENT, "Cannot write: " + message + ".", "Name a place you can write to.");
    }
    if (exception instanceof NoSuchFileException || exception instanceof FileNotFoundException) {
      return new Failure(
          ExitCode.BAD_DATA, "There is no file " + message + ".", "Check the name and the folder.");
    }
    return new Failure(
        ExitCode.BAD_DATA,
        "Reading or writing failed: " + message + ".",
        "Check the file; --debug shows where it happened.");
  }

  private static String sentence(String parserMessage) {
    String message = parserMessage.replace("option option '", "option '");
    return message.endsWith(".") ? message : message + ".";
  }
}
