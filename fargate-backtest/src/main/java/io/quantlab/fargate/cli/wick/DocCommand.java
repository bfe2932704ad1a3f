package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.CodePage;
import io.quantlab.dsl.library.BuiltinPage;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `quantlab doc`: the reference of what a script may use, whole or word by word.
@Command(
    name = "doc",
    header = "Explain built-ins and diagnostic codes of Wick.",
    description = {
      "Without a word: the reference of all built-ins, as Markdown.",
      "With words: what each of them is; a type lists its members, a code explains itself."
    },
    footer = {
      "  quantlab doc sma",
      "  quantlab doc account order.limit",
      "  quantlab doc E1401",
      "  quantlab doc > built-ins.md"
    })
public final class DocCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "0..*", paramLabel = "WORD", description = "Built-ins, types, codes.")
  List<String> words = List.of();

  public DocCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (words.isEmpty()) {
      console.out().print(BuiltinPage.markdown());
    }
    for (String word : words) {
      console.out().print(explain(word).orElseThrow(() -> unknown(word)));
    }
    return ExitCode.OK.code();
  }

  private static Optional<String> explain(String word) {
    for (Code code : Code.values()) {
      if (code.name().equalsIgnoreCase(word)) {
        return Optional.of(CodePage.section(code).strip() + "\n");
      }
    }
    return BuiltinPage.about(word);
  }

  private static Failure unknown(String word) {
    List<String> known = new ArrayList<>(BuiltinPage.words());
    for (Code code : Code.values()) {
      known.add(code.name());
    }
    return new Failure(
        ExitCode.USAGE,
        "There is no built-in, type or code '" + word + "'.",
        NearestName.of(word, known)
            .map(each -> "Did you mean '" + each + "'?")
            .orElse("'quantlab doc' lists them all."));
  }
}
